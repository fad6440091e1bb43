/** The compiler options of cells. */
import ts from "typescript";

/** Holds all that a cell knows of the language. */
export const library = "lib.es2023.d.ts";

/** How cells are checked where no `tsconfig.json` says otherwise (project.ts). */
export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: [library],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  allowJs: true,
  skipLibCheck: true,
  declaration: true,
  jsx: ts.JsxEmit.ReactJSX,
  emitDeclarationOnly: true,
  newLine: ts.NewLineKind.LineFeed,
};
