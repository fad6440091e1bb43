/**
 * Declarations turned into assignments: `const { a, b: [c = 1] } = e` declares script-level names that
 * the host has already made, so the cell only assigns them: `({ a, b: [c = 1] } = e)`.
 */
import ts from "typescript";

const { factory } = ts;

/** `name = value`, as a statement that keeps the declaration's place in the text. */
export function assign(name: ts.BindingName, value: ts.Expression, place: ts.Node): ts.Statement {
  const assignment = factory.createAssignment(assignmentTarget(name), value);
  const statement = factory.createExpressionStatement(ts.setTextRange(assignment, place));
  return ts.setTextRange(statement, place);
}

/** The assignment pattern that assigns what the binding pattern declares. */
export function assignmentTarget(name: ts.BindingName): ts.Expression {
  if (ts.isIdentifier(name)) return name;
  const target = ts.isArrayBindingPattern(name)
    ? factory.createArrayLiteralExpression(name.elements.map(arrayElement))
    : factory.createObjectLiteralExpression(name.elements.map(objectElement));
  return ts.setTextRange(target, name);
}

/** `undefined` that no cell can shadow. */
export function nothing(): ts.Expression {
  return factory.createVoidZero();
}

function arrayElement(element: ts.ArrayBindingElement): ts.Expression {
  if (ts.isOmittedExpression(element)) return element;
  const target = assignmentTarget(element.name);
  return element.dotDotDotToken
    ? factory.createSpreadElement(target)
    : withDefault(target, element);
}

function objectElement(element: ts.BindingElement): ts.ObjectLiteralElementLike {
  const target = assignmentTarget(element.name);
  if (element.dotDotDotToken) return factory.createSpreadAssignment(target);
  if (element.propertyName === undefined && ts.isIdentifier(target)) {
    return factory.createShorthandPropertyAssignment(target, element.initializer);
  }
  const property = element.propertyName ?? (element.name as ts.Identifier);
  return factory.createPropertyAssignment(property, withDefault(target, element));
}

function withDefault(target: ts.Expression, element: ts.BindingElement): ts.Expression {
  return element.initializer ? factory.createAssignment(target, element.initializer) : target;
}
