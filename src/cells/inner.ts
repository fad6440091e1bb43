/**
 * What TypeScript has and its public types leave out: all of it that is used here. It makes a cell ten
 * times as fast. Each has a public way beside it, which is taken where a TypeScript lacks one of these,
 * or where the environment says `CHAINRULE_PUBLIC_TYPESCRIPT=1`; tests hold both ways equal.
 */
import ts from "typescript";

/** Functions that TypeScript exports without saying so. */
export interface Inner {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  createTypeChecker(program: ts.Program): InnerChecker;
  readonly transformTypeScript: unknown;
  transformNodes(
    emitResolver: object,
    emitHost: object,
    factory: ts.NodeFactory,
    options: ts.CompilerOptions,
    nodes: readonly ts.SourceFile[],
    transformers: readonly unknown[],
    allowDeclarationFiles: boolean,
  ): Transformed;
  createPrinter(
    options: ts.CompilerOptions,
    handlers: ts.PrintHandlers,
  ): { writeFile(file: ts.SourceFile, writer: object, map: object): void };
  createTextWriter(newLine: string): { getText(): string };
  createSourceMapGenerator(
    emitHost: object,
    file: string,
    sourceRoot: string,
    folder: string,
    options: ts.CompilerOptions,
  ): { toString(): string };
}

/** A checker that tells what is wrong with a file. */
export type InnerChecker = ts.TypeChecker & {
  getDiagnostics(file: ts.SourceFile): ts.Diagnostic[];
};

interface Transformed {
  readonly transformed: readonly ts.SourceFile[];
  dispose(): void;
  readonly emitNodeWithNotification: ts.PrintHandlers["onEmitNode"];
  readonly isEmitNotificationEnabled: ts.PrintHandlers["isEmitNotificationEnabled"];
  readonly substituteNode: ts.PrintHandlers["substituteNode"];
}

/** The checker asks its program here what an import means. */
export type Resolve = (
  file: ts.SourceFile,
  name: string,
  mode: ts.ResolutionMode,
) => ts.ResolvedModuleWithFailedLookupLocations | undefined;

/** Read by TypeScript's service. */
export interface InnerServiceHost {
  hasInvalidatedResolutions(path: string): boolean;
  getModuleResolutionCache(): ts.ModuleResolutionCache;
}

const inner = ts as unknown as Inner;
const functions = [
  inner.bindSourceFile,
  inner.createTypeChecker,
  inner.transformTypeScript,
  inner.transformNodes,
  inner.createPrinter,
  inner.createTextWriter,
  inner.createSourceMapGenerator,
];

let isPublic =
  globalThis.process?.env?.CHAINRULE_PUBLIC_TYPESCRIPT === "1" ||
  !functions.every((one) => typeof one === "function") ||
  parseErrorsOf(ts.createSourceFile("probe.ts", "", ts.ScriptTarget.ES2022)) === undefined;

/** From now on the public ways alone are taken, or ours again. A language is made for one of the two. */
export function takePublicWays(taken: boolean): void {
  isPublic = taken;
}

/** The inner functions, or `undefined` where the public ways are to be taken. */
export function innerFunctions(): Inner | undefined {
  return isPublic ? undefined : inner;
}

/** What did not parse, as the parser noted it in the file. */
export function parseErrorsOf(file: ts.SourceFile): readonly ts.Diagnostic[] | undefined {
  return (file as { readonly parseDiagnostics?: readonly ts.Diagnostic[] }).parseDiagnostics;
}

/** What the binder noted in the file. */
export function bindErrorsOf(file: ts.SourceFile): readonly ts.Diagnostic[] {
  return (file as unknown as { readonly bindDiagnostics: readonly ts.Diagnostic[] })
    .bindDiagnostics;
}

/** Lets the file be a module, whatever stands in it. */
export function markAsModule(file: ts.SourceFile): void {
  (file as unknown as { externalModuleIndicator: boolean }).externalModuleIndicator = true;
}

/** Gives a file what a program gives its own. */
export function markAsHeld(file: ts.SourceFile, path: string): void {
  Object.assign(file, { path, resolvedPath: path, originalFileName: path, imports: [] });
}

/** How the program finds what an import means. */
export function resolveOf(program: ts.Program): Resolve {
  return (program as ts.Program & { readonly getResolvedModule: Resolve }).getResolvedModule;
}

/** From now on the program finds files and modules in this way. */
export function setResolve(
  program: ts.Program,
  getSourceFile: ts.Program["getSourceFile"],
  getResolvedModule: Resolve,
): void {
  Object.assign(program, { getSourceFile, getResolvedModule });
}
