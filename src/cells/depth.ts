/** How deeply a cell's text is nested: TypeScript reads by recursion, so 3,000 brackets end its stack or take a minute. */
import ts from "typescript";

/** Nodes within nodes that every step after parsing takes, in a page's smaller stack too. */
const DEEPEST = 500;

/** The first node that lies too deep. */
export function tooDeepNode(file: ts.SourceFile): ts.Node | undefined {
  if (file.text.length < DEEPEST) return undefined;
  const open: [node: ts.Node, depth: number][] = [[file, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next;
    if (depth > DEEPEST) return node;
    ts.forEachChild(node, (child) => {
      open.push([child, isChain(node, child) ? depth : depth + 1]);
    });
  }
  return undefined;
}

/** The diagnostic of a text that is nested too deeply from `start` on. */
export function depthDiagnostic(file: ts.SourceFile, start: number): ts.Diagnostic {
  const messageText = `brackets are nested more than ${DEEPEST} deep here; give the inner parts names of their own`;
  return { category: ts.DiagnosticCategory.Error, code: 0, file, start, length: 1, messageText };
}

/** `a + b + c`, `a.b().c()` and `else if` nest in the tree and not in the text; TypeScript takes thousands of them. */
function isChain(node: ts.Node, child: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return child === node.left;
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) {
    return child === node.expression;
  }
  if (ts.isIfStatement(node)) return child === node.elseStatement;
  return ts.isConditionalExpression(node) && child === node.whenFalse;
}
