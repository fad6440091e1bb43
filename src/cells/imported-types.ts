/** Which of the names that a cell imports are types alone: at run time no module has them. */
import ts from "typescript";

/** Names by which an open file imports what is no value; what cannot be found may be one. */
export function importedTypes(program: ts.Program, path: string): ReadonlySet<string> {
  const file = program.getSourceFile(path) as ts.SourceFile;
  const checker = program.getTypeChecker();
  const isType = (name: ts.Identifier): boolean => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Alias)) return false;
    return (checker.getAliasedSymbol(symbol).flags & ts.SymbolFlags.Value) === 0;
  };
  const names = file.statements.flatMap(namedImports).filter(isType);
  return new Set(names.map(({ text }) => text));
}

function namedImports(statement: ts.Statement): ts.Identifier[] {
  if (!ts.isImportDeclaration(statement)) return [];
  const bindings = statement.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map(({ name }) => name);
}
