/**
 * What the `tsconfig.json` of a notebook's folder says about its cells: the nearest file upwards, as
 * for tsc. What is about files, such as `outDir`, means nothing to a cell.
 */
import ts from "typescript";
import type { LanguageFiles } from "./files.ts";

/** What "strict" stands for, each of which a file may turn on or off by itself. */
const strictFamily = [
  "noImplicitAny",
  "noImplicitThis",
  "strictBindCallApply",
  "strictBuiltinIteratorReturn",
  "strictFunctionTypes",
  "strictNullChecks",
  "strictPropertyInitialization",
  "useUnknownInCatchVariables",
] as const;

/** What else a cell can follow. */
const honoured = [
  ...["allowUmdGlobalAccess", "allowUnreachableCode", "allowUnusedLabels", "baseUrl"],
  ...["customConditions", "emitDecoratorMetadata", "exactOptionalPropertyTypes"],
  ...["experimentalDecorators"],
  ...["jsx", "jsxFactory", "jsxFragmentFactory", "jsxImportSource", "reactNamespace"],
  ...["noErrorTruncation", "noFallthroughCasesInSwitch", "noImplicitOverride"],
  ...["noImplicitReturns", "noPropertyAccessFromIndexSignature", "noUncheckedIndexedAccess"],
  ...["noUncheckedSideEffectImports", "paths", "pathsBasePath"],
  ...["rootDirs", "typeRoots", "useDefineForClassFields"],
] as const;

/** What would change what a cell means, and cannot. */
const impossible = [
  ...["allowArbitraryExtensions", "moduleSuffixes", "noCheck", "noLib"],
  ...["noResolve", "preserveSymlinks", "resolvePackageJsonExports", "resolvePackageJsonImports"],
] as const;

/** TypeScript's complaints that a file names no files to compile, which is no matter of cells. */
const noFiles = new Set([18002, 18003]);

/** How the cells of a folder are checked. */
export interface Project {
  /** Whether what only strictness objects to stops a cell. */
  readonly strict: boolean;
  /** What the file says, as far as a cell can follow it. */
  readonly options: ts.CompilerOptions;
  /** The same without strictness that the file does not ask for. */
  readonly loose: ts.CompilerOptions;
  /** A sentence about what the file says in vain, if there is something. */
  readonly notice?: string;
}

/** Reads the folder's project; without a file, cells are checked strictly and never stopped by it. */
export function readProject(folder: string, files: LanguageFiles): Project {
  const path = ts.findConfigFile(folder || "/", (name) => files.fileExists(name));
  if (path === undefined) return projectOf({});
  const { config, error } = ts.readConfigFile(path, (name) => files.readFile(name));
  if (config === undefined) return { ...projectOf({}), notice: unread(path, error) };
  const parent = path.replace(/\/[^/]*$/, "") || "/";
  const parsed = ts.parseJsonConfigFileContent(config, configHost(files), parent);
  const notice = error === undefined ? vain(parsed) : unread(path, error);
  return { ...projectOf(parsed.options), notice };
}

/** Compiler options of how a text is written. */
export type Writing = ts.CompilerOptions;

/** How the files of a project are written, whatever is checked. */
export function writing({ options }: Project): Writing {
  const { jsx } = options;
  // What is not to be rewritten could not run.
  const kept = jsx === ts.JsxEmit.Preserve || jsx === ts.JsxEmit.ReactNative;
  return { ...pick(options, writes), ...(kept ? { jsx: ts.JsxEmit.ReactJSX } : {}) };
}

const writes = [
  ...["emitDecoratorMetadata", "experimentalDecorators", "jsx", "jsxFactory"],
  ...["jsxFragmentFactory", "jsxImportSource", "reactNamespace", "useDefineForClassFields"],
] as const;

function projectOf(said: ts.CompilerOptions): Project {
  const family = pick(said, strictFamily);
  const rest = pick(said, honoured);
  const strict = said.strict ?? true;
  return {
    strict: said.strict === true,
    options: { ...rest, strict, ...family, ...typesOf(said) },
    loose: { ...rest, strict: false, ...(said.strict ? {} : family), ...typesOf(said) },
  };
}

/** Cells run in Node, so its types are there whatever a file says. */
function typesOf({ types = [] }: ts.CompilerOptions): ts.CompilerOptions {
  return { types: [...new Set(["node", ...types])] };
}

function pick(said: ts.CompilerOptions, names: readonly string[]): ts.CompilerOptions {
  return Object.fromEntries(names.filter((name) => name in said).map((name) => [name, said[name]]));
}

/** What is said in vain: options that no cell can follow, and what is no option at all. */
function vain({ options, errors }: ts.ParsedCommandLine): string | undefined {
  const names: string[] = impossible.filter((name) => name in options);
  if (options.lib?.some((name) => !/^lib\.es/.test(name))) names.unshift("lib");
  const effect = `${names.map((name) => `"${name}"`).join(", ")} has no effect on cells`;
  const faults = errors
    .filter(({ code }) => !noFiles.has(code))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ").replace(/\.$/, ""));
  const parts = [...(names.length > 0 ? [effect] : []), ...faults];
  return parts.length > 0 ? `tsconfig.json: ${parts.join("; ")}` : undefined;
}

function unread(path: string, error: ts.Diagnostic | undefined): string {
  const why = ts.flattenDiagnosticMessageText(error?.messageText ?? "it is empty", "\n");
  return `${path} is left out, as it cannot be read: ${why}`;
}

function configHost(files: LanguageFiles): ts.ParseConfigHost {
  return {
    useCaseSensitiveFileNames: files.caseSensitive,
    fileExists: (path) => files.fileExists(path),
    readFile: (path) => files.readFile(path),
    readDirectory: () => [], // which files belong to a project is no matter of cells
  };
}
