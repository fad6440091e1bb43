/**
 * What a cell asks of its host. Above all the await checkpoints: an interrupted cell must never go on
 * after an `await`, in whatever function it waits. See `Checkpoint` in compiled.ts.
 */
import ts from "typescript";
import type { CellModules } from "./compiled.ts";

const { factory } = ts;

/** Names of the helpers in the compiled code. */
export const awaitHelper = "__chainruleAwait";
export const importHelper = "__chainruleImport";
export const metaHelper = "__chainruleMeta";
export const modulesHelper = "__chainruleModules";

/** What a cell's code waits for, found while it was rewritten. */
export interface Waiting {
  /** True if anything in the cell awaits: the code needs the await helper. */
  awaits: boolean;
  /** True if the cell itself awaits, outside any function. */
  async: boolean;
}

/**
 * `await e` becomes `await helper(e)`, and `import.meta`, which no script may hold, a helper too; `import(x)`
 * passes through the host, or with `importer` becomes a call to the host's.
 */
export function addCheckpoints(
  waiting: Waiting,
  importer: boolean,
): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const visitor = (inFunction: boolean) => (node: ts.Node) => {
      const below = visitor(inFunction || ts.isFunctionLike(node));
      const visited = ts.visitEachChild(node, below, context);
      if (ts.isAwaitExpression(visited)) {
        note(waiting, inFunction);
        return factory.updateAwaitExpression(visited, checkpoint(visited.expression));
      }
      if (ts.isForOfStatement(visited) && visited.awaitModifier !== undefined) {
        note(waiting, inFunction);
        return guardLoop(visited);
      }
      if (isImportMeta(visited)) return factory.createIdentifier(metaHelper);
      return isImport(visited) ? hostImport(visited, importer) : visited;
    };
    return ts.visitEachChild(file, visitor(false), context);
  };
}

function isImportMeta(node: ts.Node): boolean {
  return ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;
}

function note(waiting: Waiting, inFunction: boolean): void {
  waiting.awaits = true;
  if (!inFunction) waiting.async = true;
}

function checkpoint(awaited: ts.Expression): ts.Expression {
  return factory.createCallExpression(factory.createIdentifier(awaitHelper), undefined, [awaited]);
}

/** The loop's own waiting cannot be wrapped, so its body starts with a checkpoint. */
function guardLoop(loop: ts.ForOfStatement): ts.ForOfStatement {
  const guard = factory.createAwaitExpression(checkpoint(factory.createVoidZero()));
  const body = ts.isBlock(loop.statement) ? loop.statement.statements : [loop.statement];
  return factory.updateForOfStatement(
    loop,
    loop.awaitModifier,
    loop.initializer,
    loop.expression,
    factory.createBlock([factory.createExpressionStatement(guard), ...body], true),
  );
}

function isImport(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** With `importer` the host imports; else it only sees what was imported. */
function hostImport(call: ts.CallExpression, importer: boolean): ts.CallExpression {
  if (!importer) return modulesCall("opened", [call]);
  const helper = factory.createIdentifier(importHelper);
  return factory.updateCallExpression(call, helper, undefined, call.arguments);
}

/** A call of one of the host's `CellModules`. */
export function modulesCall(name: keyof CellModules, given: ts.Expression[]): ts.CallExpression {
  const helper = factory.createIdentifier(modulesHelper);
  const method = factory.createPropertyAccessExpression(helper, name);
  return factory.createCallExpression(method, undefined, given);
}
