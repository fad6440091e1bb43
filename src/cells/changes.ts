/** Which names' values a piece of a cell may change, or hand to somebody who may. */
import ts from "typescript";

/** A name whose value a call is given. */
export interface Handed {
  /** The name that the function goes by, or at which its path begins: `net` for `net.evaluate(test)`. */
  readonly to: string;
  /** True for a method: `net.evaluate`. */
  readonly isMethod: boolean;
  /** Which argument the name stands in, from 0. */
  readonly at: number;
  readonly name: string;
}

/** Names that `node` itself may change. */
export function changedBy(node: ts.Node): string[] {
  if (ts.isBinaryExpression(node)) {
    return isAssignment(node.operatorToken.kind) ? rootsOf(node.left) : [];
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return isStep(node.operator) ? rootsOf(node.operand) : [];
  }
  if (ts.isDeleteExpression(node)) return rootsOf(node.expression);
  if (ts.isTaggedTemplateExpression(node) || ts.isNewExpression(node)) return namesIn(node);
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) return changedByLoop(node);
  if (ts.isCallExpression(node)) return changedByCall(node);
  // Every number drawn changes what is drawn next.
  if (ts.isShorthandPropertyAssignment(node)) return node.name.text === "random" ? ["random"] : [];
  if (ts.isPropertyAssignment(node)) return isRandom(node.name) ? namesIn(node.initializer) : [];
  if (ts.isVariableDeclaration(node)) return changedByDeclaration(node);
  return [];
}

/** Another name for the same value, by which it may be changed: `const first = net.layers[0]`. */
function changedByDeclaration({ name, initializer }: ts.VariableDeclaration): string[] {
  if (initializer === undefined) return [];
  const isStream =
    ts.isCallExpression(initializer) && rootsOf(initializer.expression)[0] === "seeded";
  return isStream ? namesIn(name) : aliased(initializer);
}

/** Names that a call hands on; `console`, `Math` and the like only look at what they get. */
export function handedBy(node: ts.Node): Handed[] {
  if (!ts.isCallExpression(node)) return [];
  const [to = ""] = rootsOf(node.expression);
  if (readers.has(to)) return [];
  const isMethod = methodOf(node) !== undefined;
  return node.arguments.flatMap((argument, at) =>
    [...new Set(namesIn(argument))].map((name) => ({ to, isMethod, at, name })),
  );
}

const readers = new Set(["console", "Math", "JSON", "Number", "String", "Boolean"]);

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isStep(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

function isRandom(name: ts.PropertyName): boolean {
  return ts.isIdentifier(name) && name.text === "random";
}

/** `for (known of list)`; and a list that is an iterator is used up. */
function changedByLoop({
  initializer,
  expression,
}: ts.ForOfStatement | ts.ForInStatement): string[] {
  const assigned = ts.isVariableDeclarationList(initializer) ? [] : rootsOf(initializer);
  return [...assigned, ...aliased(expression)];
}

function changedByCall(node: ts.CallExpression): string[] {
  const method = methodOf(node);
  if (method !== undefined && readingMethods.has(method)) return [];
  const stored = method !== undefined && storingMethods.has(method);
  const roots = rootsOf(node.expression).filter((name) => !readers.has(name));
  return stored ? [...roots, ...node.arguments.flatMap(namesIn)] : roots;
}

function methodOf({ expression }: ts.CallExpression): string | undefined {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}

/** They leave what they are called of as it is. */
const readingMethods = new Set(
  `map filter slice reduce join concat flat flatMap includes indexOf some every at keys values entries find
  findIndex forEach toFixed toString padStart padEnd toPrecision toExponential repeat split trim`.split(
    /\s+/,
  ),
);

/** They put what they are given into something, by which it may be changed later. */
const storingMethods = new Set(["push", "unshift", "splice", "set", "add", "fill"]);

/** The name at the beginning of `net.layers[0].w`; those of a pattern or a list. */
function rootsOf(node: ts.Node): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  const isPath =
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isParenthesizedExpression(node);
  return isPath ? rootsOf(node.expression) : namesIn(node);
}

/** A value, or a part of one, as it stands. What is computed or copied is a value of its own. */
function aliased(value: ts.Expression): string[] {
  if (ts.isIdentifier(value)) return [value.text];
  const isPart =
    ts.isPropertyAccessExpression(value) ||
    ts.isElementAccessExpression(value) ||
    ts.isNonNullExpression(value);
  return isPart ? rootsOf(value) : [];
}

/** Every name in an expression, but for what stands in a function: that is looked at for itself. */
function namesIn(node: ts.Node): string[] {
  if (ts.isFunctionLike(node)) return [];
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) return namesIn(node.expression);
  if (ts.isPropertyAssignment(node)) return namesIn(node.initializer);
  const names: string[] = [];
  ts.forEachChild(node, (child) => void names.push(...namesIn(child)));
  return names;
}
