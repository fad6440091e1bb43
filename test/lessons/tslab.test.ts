import ts from "typescript";
import { describe, expect, test } from "vitest";
import { lessonNames } from "./lessons.ts";
import { lessonCells } from "./run-lesson.ts";

/**
 * What stock tslab 1.0.22 cannot run although it is right TypeScript, seen without starting it. (That
 * each lesson runs on tslab is tested in kernels.test.ts; this tells an author the reason at once.)
 */
describe("lessons keep to what stock tslab runs", () => {
  test.each(lessonNames)("%s", (lesson) => {
    const sources = lessonCells(lesson).filter(({ type }) => type === "code");
    expect(refusedByTslab(sources)).toEqual([]);
  });

  test("a shorthand property with the name of an earlier cell is seen, one of its own cell is not", () => {
    const cells = [
      {
        id: "first",
        source: 'import { tanh } from "chainrule";\nconst rate = 1, { a, b: [c] } = f();',
      },
      { id: "own", source: "const own = 2; show({ own }); const g = (x: number) => ({ x });" },
      { id: "later", source: "show({ rate, tanh, a, c, rate2: rate });" },
    ];
    expect(refusedByTslab(cells)).toEqual(
      ["rate", "tanh", "a", "c"].map((name) => `cell later: write { ${name}: ${name} } in full`),
    );
  });

  test("the two forms of top-level await that tslab cannot compile are seen", () => {
    const cells = [
      { id: "loop", source: "for await (const x of y) show(x);" },
      { id: "arrow", source: "await (async () => { await null; })();" },
      { id: "fine", source: "await train(); async function f() { for await (const x of y) x; }" },
    ];
    expect(refusedByTslab(cells)).toEqual([
      "cell loop: no `for await` at top level",
      "cell arrow: do not await a function in the place where it is written",
    ]);
  });
});

interface Source {
  readonly id: string;
  readonly source: string;
}

function refusedByTslab(cells: readonly Source[]): string[] {
  const earlier = new Set<string>();
  return cells.flatMap(({ id, source }) => {
    // As a module: in a script, `await` is a name like any other.
    const text = `${source}\nexport {};`;
    const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.Latest, true);
    const own = namesBoundIn(file);
    const found = [...shorthands(file)]
      .filter((name) => earlier.has(name) && !own.has(name))
      .map((name) => `write { ${name}: ${name} } in full`);
    for (const name of own) earlier.add(name);
    return [...found, ...awaits(file)].map((what) => `cell ${id}: ${what}`);
  });
}

/** Names of `{ name }`, which tslab does not turn into the variable of the earlier cell. */
function* shorthands(node: ts.Node): Generator<string> {
  if (ts.isShorthandPropertyAssignment(node)) yield node.name.text;
  for (const child of node.getChildren()) yield* shorthands(child);
}

/** All names that a cell binds anywhere: variables, parameters, functions, classes, imports. */
function namesBoundIn(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = (node as { name?: ts.Node }).name;
    if (isBinding(node) && name && ts.isIdentifier(name)) names.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isBinding(node: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node)
  );
}

/** Forms of await outside functions. */
function* awaits(node: ts.Node): Generator<string> {
  if (ts.isForOfStatement(node) && node.awaitModifier) yield "no `for await` at top level";
  if (ts.isAwaitExpression(node) && callsItself(node.expression)) {
    yield "do not await a function in the place where it is written";
  }
  if (ts.isFunctionLike(node)) return;
  for (const child of node.getChildren()) yield* awaits(child);
}

/** `(async () => ...)()`. */
function callsItself(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node)) return false;
  let called: ts.Expression = node.expression;
  while (ts.isParenthesizedExpression(called)) called = called.expression;
  return ts.isArrowFunction(called) || ts.isFunctionExpression(called);
}
