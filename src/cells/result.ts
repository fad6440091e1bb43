/** The last expression of a cell becomes its result: `return { value: e }`. */
import ts from "typescript";

const { factory } = ts;

/**
 * Runs before TypeScript's own transformers, which may move the last statement (`using` puts it
 * into a `try`).
 */
export function returnLastExpression(): ts.TransformerFactory<ts.SourceFile> {
  return () => (file) => {
    const last = file.statements.findLastIndex((statement) => !ts.isEmptyStatement(statement));
    const value = expressionOf(file.statements[last]);
    if (value === undefined) return file;
    const statements = [...file.statements];
    statements[last] = ts.setTextRange(returnValue(value), file.statements[last]);
    return factory.updateSourceFile(file, statements);
  };
}

function expressionOf(statement: ts.Statement | undefined): ts.Expression | undefined {
  if (statement === undefined) return undefined;
  if (ts.isExpressionStatement(statement)) return statement.expression;
  const isDefault = ts.isExportAssignment(statement) && !statement.isExportEquals;
  return isDefault ? statement.expression : undefined;
}

function returnValue(value: ts.Expression): ts.Statement {
  // In `{ value: () => 1 }` the function would take the name "value"; `(0, e)` keeps it nameless.
  const kept = isNameless(value)
    ? factory.createComma(factory.createNumericLiteral(0), value)
    : value;
  const result = factory.createPropertyAssignment("value", kept);
  return factory.createReturnStatement(factory.createObjectLiteralExpression([result]));
}

function isNameless(value: ts.Expression): boolean {
  const inner = unwrap(value);
  if (ts.isArrowFunction(inner)) return true;
  return (
    (ts.isFunctionExpression(inner) || ts.isClassExpression(inner)) && inner.name === undefined
  );
}

/** Without the parentheses and type assertions around it. */
function unwrap(value: ts.Expression): ts.Expression {
  const wrapped =
    ts.isParenthesizedExpression(value) ||
    ts.isAsExpression(value) ||
    ts.isSatisfiesExpression(value) ||
    ts.isNonNullExpression(value);
  return wrapped ? unwrap(value.expression) : value;
}
