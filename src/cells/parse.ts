/** A cell's text as a syntax tree: always a module, so `await` stands anywhere at the top level. */
import ts from "typescript";
import { depthDiagnostic, tooDeepNode } from "./depth.ts";
import { innerFunctions, markAsModule, parseErrorsOf } from "./inner.ts";

/** A parsed cell. */
export interface ParsedCell {
  readonly file: ts.SourceFile;
  /** What does not parse, in the order of the text. */
  readonly errors: readonly ts.Diagnostic[];
}

/** The last cell: it is checked, compiled and remembered, each time from the same tree. */
let last: (ParsedCell & { readonly source: string }) | undefined;

/**
 * Parses a cell; mistakes are in `errors`, and the tree is then TypeScript's best guess. The tree is
 * only to be read.
 */
export function parseCell(source: string): ParsedCell {
  if (last?.source !== source) last = { source, ...parse(source) };
  return last;
}

/** A text that is nested too deeply is read no further: whatever walks over its tree would end the same way. */
function parse(source: string): ParsedCell {
  try {
    const parsed = parseWhole(source);
    const deep = tooDeepNode(parsed.file);
    return deep === undefined ? parsed : unread(deep.getStart(parsed.file));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // the end of the stack
    return unread(0);
  }
}

function unread(start: number): ParsedCell {
  const { file } = parseWhole("");
  return { file, errors: [depthDiagnostic(file, start)] };
}

/** As TypeScript, or if only that is right with JSX in it, which gives `<T>x` another meaning. */
function parseWhole(source: string): ParsedCell {
  const plain = parseAs("cell.ts", source);
  if (plain.errors.length === 0 || !/<[\w>]/.test(source)) return plain;
  const withJsx = parseAs("cell.tsx", source);
  return withJsx.errors.length === 0 ? withJsx : plain;
}

/** Whether a cell holds JSX. */
export function isJsx(file: ts.SourceFile): boolean {
  return file.fileName.endsWith(".tsx");
}

function parseAs(fileName: string, source: string): ParsedCell {
  if (innerFunctions() === undefined) return parseByProgram(fileName, source);
  const file = ts.createSourceFile(fileName, source, {
    languageVersion: ts.ScriptTarget.ES2022,
    setExternalModuleIndicator: markAsModule,
  });
  return { file, errors: parseErrorsOf(file) ?? [] };
}

const alone: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.Preserve,
  noLib: true,
  noResolve: true,
};

/** TypeScript's public way: a program for each cell, which costs 100 times more. */
function parseByProgram(name: string, source: string): ParsedCell {
  const host: ts.CompilerHost = {
    getSourceFile: (path, version) =>
      path === name ? ts.createSourceFile(path, source, version, true) : undefined,
    fileExists: (path) => path === name,
    readFile: () => undefined,
    getDefaultLibFileName: () => "",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
  const program = ts.createProgram([name], alone, host);
  const file = program.getSourceFile(name) as ts.SourceFile;
  return { file, errors: program.getSyntacticDiagnostics(file) };
}
