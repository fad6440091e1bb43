/** A cell's syntax tree as JavaScript with its source map. */
import ts from "typescript";
import { type Inner, innerFunctions } from "./inner.ts";
import { isJsx } from "./parse.ts";

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  // Keep every import that is not `import type`: a later cell may use what this one does not.
  verbatimModuleSyntax: true,
  isolatedModules: true,
  removeComments: true,
  sourceMap: true,
  newLine: ts.NewLineKind.LineFeed,
  jsx: ts.JsxEmit.ReactJSX,
};

/** JavaScript, and the JSON text of its source map. */
export interface Emitted {
  readonly text: string;
  readonly map: string;
}

/**
 * What these words begin TypeScript compiles only with a type checker at hand. One in a comment or a
 * string costs time and does no harm.
 */
const needsChecker =
  /\b(?:abstract|accessor|class|declare|enum|module|namespace|require|super|using)\b|@/;

/** Emits a cell, whose tree `file` parsed without errors; `transformers` are our own steps. */
export function emitCell(
  source: string,
  file: ts.SourceFile,
  transformers: ts.CustomTransformers,
  writing: ts.CompilerOptions = {},
): Emitted {
  const inner = innerFunctions();
  if (inner === undefined || isJsx(file) || needsChecker.test(source)) {
    return emitByProgram(source, transformers, writing, file.fileName);
  }
  return emitTree(file, transformers, inner);
}

/** TypeScript's public way: a program and a type checker of its own for each cell. */
export function emitByProgram(
  source: string,
  transformers: ts.CustomTransformers,
  writing: ts.CompilerOptions = {},
  fileName = "cell.ts",
): Emitted {
  const options = { ...compilerOptions, ...writing };
  const output = ts.transpileModule(source, { compilerOptions: options, transformers, fileName });
  const text = output.outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "");
  return { text, map: output.sourceMapText as string };
}

/**
 * What `emitByProgram` does in the end, without the program, which takes most of its time for a short
 * cell, and without the steps for what the words above begin; a test holds both ways equal.
 */
function emitTree(file: ts.SourceFile, transformers: ts.CustomTransformers, inner: Inner): Emitted {
  inner.bindSourceFile(file, compilerOptions);
  const { before = [], after = [] } = transformers;
  const { factory } = ts;
  const nodes = [file];
  const result = inner.transformNodes(
    resolver,
    host,
    factory,
    compilerOptions,
    nodes,
    [...before, inner.transformTypeScript, ...after],
    false,
  );
  const printer = inner.createPrinter(compilerOptions, {
    hasGlobalName: () => false,
    onEmitNode: result.emitNodeWithNotification,
    isEmitNotificationEnabled: result.isEmitNotificationEnabled,
    substituteNode: result.substituteNode,
  });
  const writer = inner.createTextWriter("\n");
  const map = inner.createSourceMapGenerator(host, "cell.js", "", "", compilerOptions);
  printer.writeFile(result.transformed[0], writer, map);
  result.dispose();
  return { text: writer.getText().trimEnd(), map: map.toString() };
}

/** Nothing that is asked here matters to a cell without the words above. */
const resolver = {
  hasNodeCheckFlag: () => false,
  isReferencedAliasDeclaration: () => true,
  isValueAliasDeclaration: () => true,
  isTopLevelValueImportEqualsWithEntityName: () => true,
  getReferencedExportContainer: () => undefined,
  getReferencedImportDeclaration: () => undefined,
  getReferencedValueDeclaration: () => undefined,
  getConstantValue: () => undefined,
};

const host = {
  getCurrentDirectory: () => "",
  getCanonicalFileName: (name: string) => name,
  getEmitModuleFormatOfFile: () => ts.ModuleKind.ESNext,
};
