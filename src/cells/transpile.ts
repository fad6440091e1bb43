/** Whole TypeScript files that a cell imports, as JavaScript that Node can load. */
import ts from "typescript";
import { seeBareImports } from "./bare-imports.ts";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  inlineSourceMap: true,
  verbatimModuleSyntax: false, // an import used only as a type may name what exists only as one
  jsx: ts.JsxEmit.ReactJSX,
};

/**
 * `source` without its types, as an ES module with its source map inside. Types are not checked
 * here: the language service does that when the importing cell is checked.
 *
 * @param project what the folder's `tsconfig.json` says of how files are written (project.ts)
 */
export function transpileFile(
  source: string,
  fileName: string,
  project: ts.CompilerOptions = {},
): string {
  const compilerOptions = { ...options, ...project };
  const transformers = { after: [seeBareImports()] };
  return ts.transpileModule(source, { fileName, compilerOptions, transformers }).outputText;
}

/** The same as a CommonJS module. */
export function transpileCommonJs(
  source: string,
  fileName: string,
  project: ts.CompilerOptions = {},
): string {
  const commonJs = { module: ts.ModuleKind.CommonJS, esModuleInterop: true };
  const compilerOptions = { ...options, ...project, ...commonJs };
  return ts.transpileModule(source, { fileName, compilerOptions }).outputText;
}

/** Every module that `source` names in an import, an export or an `import(...)`. */
export function importsOf(source: string): string[] {
  return ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName);
}
