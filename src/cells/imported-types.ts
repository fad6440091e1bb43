/** Which of the names that a cell imports are types to it: at run time a module need not have them. */
import ts from "typescript";

/** Names that a cell imports, as the type checker knows them. */
export interface ImportedTypes {
  /** Types alone: no module has them. */
  readonly types: ReadonlySet<string>;
  /**
   * Types and values by their declarations, of which the cell uses the type alone. TypeScript would leave such an
   * import out, and some packages declare classes that they do not export; a later cell may use the value.
   */
  readonly spare: ReadonlySet<string>;
}

export const noImportedTypes: ImportedTypes = { types: new Set(), spare: new Set() };

/** What an open file imports and is a type; what cannot be found may be a value. */
export function importedTypes(program: ts.Program, path: string): ImportedTypes {
  const file = program.getSourceFile(path) as ts.SourceFile;
  const names = file.statements.flatMap(namedImports);
  if (names.length === 0) return noImportedTypes;
  const checker = program.getTypeChecker();
  const meanings = names.map((name) => ({ text: name.text, meaning: meaningOf(checker, name) }));
  const known = meanings.filter(({ meaning }) => meaning !== 0);
  const [values, types] = [known.filter(isValue), known.filter((one) => !isValue(one))];
  const used = usedAsValues(file);
  const spare = values.filter(
    ({ text, meaning }) => meaning & ts.SymbolFlags.Type && !used.has(text),
  );
  return { types: textsOf(types), spare: textsOf(spare) };
}

interface Imported {
  readonly text: string;
  readonly meaning: ts.SymbolFlags;
}

function isValue({ meaning }: Imported): boolean {
  return (meaning & ts.SymbolFlags.Value) !== 0;
}

function textsOf(list: readonly Imported[]): ReadonlySet<string> {
  return new Set(list.map(({ text }) => text));
}

/** What an imported name stands for; 0 if that is not known. */
function meaningOf(checker: ts.TypeChecker, name: ts.Identifier): ts.SymbolFlags {
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Alias)) return 0;
  return checker.getAliasedSymbol(symbol).flags;
}

function namedImports(statement: ts.Statement): ts.Identifier[] {
  if (!ts.isImportDeclaration(statement)) return [];
  const bindings = statement.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map(({ name }) => name);
}

/** Every name that stands outside of types; a member's or a key's name among them does no harm. */
function usedAsValues(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    if (!isTypeOnly(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isTypeOnly(node: ts.Node): boolean {
  // What a class extends is a value, though it is written as a type.
  if (ts.isExpressionWithTypeArguments(node)) return !isExtended(node);
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node)
  );
}

function isExtended({ parent }: ts.ExpressionWithTypeArguments): boolean {
  return (
    ts.isHeritageClause(parent) &&
    parent.token === ts.SyntaxKind.ExtendsKeyword &&
    ts.isClassLike(parent.parent)
  );
}
