/** Whole TypeScript files that a cell imports, as JavaScript that Node can load. */
import ts from "typescript";

/**
 * `source` without its types, as an ES module with its source map inside. Types are not checked
 * here: the language service does that when the importing cell is checked.
 */
export function transpileFile(source: string, fileName: string): string {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    inlineSourceMap: true,
    verbatimModuleSyntax: false, // an import used only as a type may name what exists only as one
    jsx: ts.JsxEmit.ReactJSX,
  };
  return ts.transpileModule(source, { fileName, compilerOptions }).outputText;
}

/** Every module that `source` names in an import, an export or an `import(...)`. */
export function importsOf(source: string): string[] {
  return ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName);
}
