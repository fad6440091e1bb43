/**
 * What a cell has to do with the names of other cells, read from its text alone. From this a page knows which
 * cells above one must have run (page/needs.ts). Where a text cannot tell, it says more than is true.
 */
import ts from "typescript";
import { changedBy, type Handed, handedBy } from "./changes.ts";
import { declaredNames } from "./names.ts";
import { parseCell } from "./parse.ts";

/** A cell's names. */
export interface CellUses {
  /** Names that it declares at its top level, values and types. */
  readonly declares: readonly string[];
  /** Those of them that are code, a type, a number or a text: nobody changes what they hold. */
  readonly fixed: readonly string[];
  /** Those of them that it imports. */
  readonly imports: readonly string[];
  /** Every name in its text that another cell may have declared. */
  readonly mentions: readonly string[];
  /** Names whose value it may change, by what it does itself. */
  readonly changes: readonly string[];
  /** Names whose value it hands to a function, which may change it. */
  readonly hands: readonly Handed[];
  /** True if it reaches names that do not stand in it: nobody can say what it needs. */
  readonly reachesAll: boolean;
}

/** What a cell has to do with names; of one with mistakes, as far as it can be read. */
export function usesOf(source: string): CellUses {
  const { file } = parseCell(source);
  const mentions = new Set<string>();
  const changes = new Set<string>();
  const hands: Handed[] = [];
  walk(file, file, (node, parent) => {
    if (ts.isIdentifier(node) && isName(node, parent)) mentions.add(node.text);
    for (const name of changedBy(node)) changes.add(name);
    hands.push(...handedBy(node));
  });
  const declares = declaredNames(file).map(({ name }) => name);
  const imports = file.statements.filter(ts.isImportDeclaration).flatMap(importedNames);
  const fixed = new Set([...imports, ...file.statements.flatMap(fixedNames)]);
  return {
    declares,
    fixed: declares.filter((name) => fixed.has(name)),
    imports,
    mentions: [...mentions],
    changes: [...changes],
    hands,
    reachesAll: reaching.some((name) => mentions.has(name)),
  };
}

const reaching = ["globalThis", "eval", "Function", "self"];

function walk(
  node: ts.Node,
  parent: ts.Node,
  visit: (node: ts.Node, parent: ts.Node) => void,
): void {
  visit(node, parent);
  ts.forEachChild(node, (child) => walk(child, node, visit));
}

/** Not the `x` of `point.x`, nor that of `{ x: 1 }`. */
function isName(node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  const isKey = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent);
  return !isKey || parent.name !== node;
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const names: string[] = [];
  if (importClause === undefined) return names;
  walk(importClause, importClause, (node) => {
    if (ts.isIdentifier(node)) names.push(node.text);
  });
  return names;
}

/** Functions and types; constants that are a function, a number or a text. */
function fixedNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return fixedConstants(statement.declarationList);
  const isFixed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isFixed && statement.name !== undefined ? [statement.name.text] : [];
}

function fixedConstants({ flags, declarations }: ts.VariableDeclarationList): string[] {
  if (!(flags & ts.NodeFlags.Const)) return [];
  return declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && initializer !== undefined && isFixed(initializer) ? [name.text] : [],
  );
}

function isFixed(value: ts.Expression): boolean {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return true;
  return ts.isLiteralExpression(value) || ts.isPrefixUnaryExpression(value);
}
