/** The names that a cell declares at its top level, read from its text alone. */
import ts from "typescript";
import { parseCell } from "./parse.ts";

/** One top-level name. A class, an enum or an import means a value and a type. */
export interface DeclaredName {
  readonly name: string;
  readonly value: boolean;
  readonly type: boolean;
  /** Where it is declared first. */
  readonly node: ts.Identifier;
  /** True if the learner's own `export` already exports it. */
  readonly exported: boolean;
  /** True if it is only declared by a `var` inside a block or a loop's head. */
  readonly hoisted: boolean;
}

/** Top-level names of a parsed cell, each once, in the order of the text. */
export function declaredNames(file: ts.SourceFile): DeclaredName[] {
  const found = new Map<string, DeclaredName>();
  for (const statement of file.statements) {
    for (const next of namesOf(statement)) {
      const known = found.get(next.name);
      found.set(next.name, known === undefined ? next : merge(known, next));
    }
  }
  const own = new Set(file.statements.flatMap(ownExports));
  return [...found.values()].map((one) => (own.has(one.name) ? { ...one, exported: true } : one));
}

/** What `export { a, b as c }` exports under the name that it has here. */
function ownExports(statement: ts.Statement): string[] {
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) return [];
  const { exportClause: clause } = statement;
  if (clause === undefined || !ts.isNamedExports(clause)) return [];
  const kept = clause.elements.filter(({ propertyName }) => propertyName === undefined);
  return kept.map(({ name }) => name.text);
}

/** The names of values that a cell means to declare, whether it may run or not. */
export function intendedNames(source: string): string[] {
  const names = declaredNames(parseCell(source).file);
  return names.filter(({ value }) => value).map(({ name }) => name);
}

/** The identifiers bound by a name or a destructuring pattern. */
export function boundNames(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((e) => (ts.isOmittedExpression(e) ? [] : boundNames(e.name)));
}

/** True if the statement carries the modifier, as `export` or `declare`. */
export function hasModifier(statement: ts.Node, kind: ts.SyntaxKind): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}

function merge(a: DeclaredName, b: DeclaredName): DeclaredName {
  return {
    ...a,
    value: a.value || b.value,
    type: a.type || b.type,
    exported: a.exported || b.exported,
    hoisted: a.hoisted && b.hoisted,
  };
}

function namesOf(statement: ts.Statement): DeclaredName[] {
  const exported = hasModifier(statement, ts.SyntaxKind.ExportKeyword);
  const one = (name: ts.Identifier | undefined, value: boolean, type: boolean) =>
    name === undefined || name.text === ""
      ? []
      : [{ name: name.text, node: name, value, type, exported, hoisted: false }];
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.flatMap((d) => boundNames(d.name));
    return names.flatMap((name) => one(name, true, false));
  }
  if (ts.isFunctionDeclaration(statement)) return one(statement.name, true, false);
  if (ts.isClassDeclaration(statement)) return one(statement.name, true, true);
  if (ts.isEnumDeclaration(statement)) return one(statement.name, true, true);
  if (ts.isInterfaceDeclaration(statement)) return one(statement.name, false, true);
  if (ts.isTypeAliasDeclaration(statement)) return one(statement.name, false, true);
  if (ts.isModuleDeclaration(statement) && isNamespace(statement)) {
    return one(statement.name as ts.Identifier, true, true);
  }
  if (ts.isImportEqualsDeclaration(statement)) return one(statement.name, true, true);
  if (ts.isImportDeclaration(statement)) {
    return importedNames(statement.importClause).flatMap((name) => one(name, true, true));
  }
  return hoistedNames(statement).map((node) => {
    return { name: node.text, node, value: true, type: false, exported, hoisted: true };
  });
}

function hasOwnScope(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node);
}

/** What a `var` in a block, a loop or its head declares: it belongs to the cell as if it stood outside. */
function hoistedNames(node: ts.Node): ts.Identifier[] {
  if (ts.isExpression(node) || hasOwnScope(node)) return [];
  if (ts.isVariableDeclarationList(node)) {
    const isVar = !(node.flags & ts.NodeFlags.BlockScoped);
    return isVar ? node.declarations.flatMap(({ name }) => boundNames(name)) : [];
  }
  const found: ts.Identifier[] = [];
  ts.forEachChild(node, (child) => void found.push(...hoistedNames(child)));
  return found;
}

/** `namespace N`, not `declare module "x"` and not `declare global`. */
function isNamespace(declaration: ts.ModuleDeclaration): boolean {
  return (
    ts.isIdentifier(declaration.name) && !(declaration.flags & ts.NodeFlags.GlobalAugmentation)
  );
}

function importedNames(clause: ts.ImportClause | undefined): ts.Identifier[] {
  const names = clause?.name === undefined ? [] : [clause.name];
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, bindings.name];
  return [...names, ...bindings.elements.map((element) => element.name)];
}
