/** A checked cell as the module that later cells import from. */
import ts from "typescript";
import { isCellName } from "./cell-files.ts";
import { importsOf } from "./imports.ts";
import type { KnownName, NameKind } from "./known-name.ts";
import type { CellModule } from "./memory.ts";
import { type DeclaredName, hasModifier } from "./names.ts";
import type { CellService } from "./service.ts";
import { widened } from "./widen.ts";

/**
 * The open cell's declarations, with what each of its names is. `source` gives the cell's text with
 * what it needs of earlier cells, for the cells whose declarations cannot say everything. If `strict`,
 * types keep what only strictness makes of them.
 */
export function moduleOf(
  cells: CellService,
  declared: readonly DeclaredName[],
  source: () => string,
  strict: boolean,
): CellModule {
  const program = cells.program();
  const file = program.getSourceFile(cells.path) as ts.SourceFile;
  const names = knownNames(program.getTypeChecker(), file, declared);
  const global = isGlobal(file);
  // Some types have no name to be written by (a class made inside a function): then the text itself is kept.
  const inexact = program.getDeclarationDiagnostics(file).length > 0;
  const declarationsOrSource = inexact ? source() : declarations(cells, strict);
  const text = references(file.text) + declarationsOrSource;
  const imports = importsOf(text).filter((name) => !isCellName(name));
  return {
    text,
    extension: inexact ? ".ts" : ".d.ts",
    names,
    imports,
    global,
    ambient: ambient(file),
  };
}

/** The lines by which a cell refers to files with types, which count at a file's very top. */
export function references(source: string): string {
  const lines = source.match(/^\/\/\/ *<reference\b.*\/>/gm) ?? [];
  return lines.map((line) => `${line}\n`).join("");
}

/** What a cell declares of modules that are not there. */
function ambient(file: ts.SourceFile): string {
  const found = file.statements.filter(
    (one) => isGlobalStatement(one) && ts.isStringLiteral((one as ts.ModuleDeclaration).name),
  );
  return found.map((one) => `${one.getText(file)}\n`).join("");
}

function declarations({ service, path }: CellService, strict: boolean): string {
  const text = service.getEmitOutput(path, true, true).outputFiles[0]?.text ?? "";
  return strict ? text : widened(text);
}

/** Whether a cell changes the global scope or other modules. */
export function isGlobal(file: ts.SourceFile): boolean {
  return references(file.text) !== "" || file.statements.some(isGlobalStatement);
}

function knownNames(
  checker: ts.TypeChecker,
  file: ts.SourceFile,
  declared: readonly DeclaredName[],
): KnownName[] {
  const module = checker.getSymbolAtLocation(file);
  const exported = module === undefined ? [] : checker.getExportsOfModule(module);
  const symbols = new Map(exported.map((symbol) => [symbol.name, symbol]));
  return declared.map((one) => {
    const symbol = symbols.get(one.name);
    return symbol === undefined ? { ...one, kind: "import" } : knownName(checker, one, symbol);
  });
}

function knownName(checker: ts.TypeChecker, one: DeclaredName, symbol: ts.Symbol): KnownName {
  const local = localSymbol(checker, symbol);
  const meaning = isAlias(symbol) ? checker.getAliasedSymbol(symbol) : symbol;
  const value = (meaning.flags & ts.SymbolFlags.Value) !== 0;
  const type = (meaning.flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Namespace)) !== 0;
  // A module that could not be found means everything and nothing.
  if (!value && !type) return { ...one, kind: "import" };
  const kind = kindOf(local);
  const comment = kind === "variable" ? docComment(local) : undefined;
  return { name: one.name, value, type, kind, comment };
}

/** From our own `export { x }` to what the cell declares as x, which may be an import. */
function localSymbol(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined || !ts.isExportSpecifier(declaration)) return symbol;
  return checker.getExportSpecifierLocalTargetSymbol(declaration) ?? symbol;
}

function kindOf(symbol: ts.Symbol): NameKind {
  const { flags, valueDeclaration } = symbol;
  if (isAlias(symbol)) return "import";
  if (flags & ts.SymbolFlags.Function) return "function";
  if (flags & ts.SymbolFlags.Class) return "class";
  if (flags & ts.SymbolFlags.Enum) return "enum";
  if (flags & ts.SymbolFlags.Variable && valueDeclaration !== undefined) {
    const constant = ts.getCombinedNodeFlags(valueDeclaration) & ts.NodeFlags.Const;
    return constant ? "constant" : "variable";
  }
  return flags & ts.SymbolFlags.ValueModule ? "namespace" : "type";
}

function docComment({ valueDeclaration }: ts.Symbol): string | undefined {
  if (valueDeclaration === undefined) return undefined;
  return ts.getJSDocCommentsAndTags(valueDeclaration).find(ts.isJSDoc)?.getText();
}

function isAlias(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Alias) !== 0;
}

/** `declare global { ... }` or `declare module "x" { ... }`. */
function isGlobalStatement(statement: ts.Statement): boolean {
  if (!ts.isModuleDeclaration(statement)) return false;
  if (!hasModifier(statement, ts.SyntaxKind.DeclareKeyword)) return false;
  const isScope = (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
  return isScope || ts.isStringLiteral(statement.name);
}
