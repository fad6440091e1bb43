/** Where a cell's imports and types come from. */
import ts from "typescript";
import type { LanguageFiles } from "./files.ts";

/**
 * What a notebook may import whatever its folder has, and what stands for it in chainrule's: itself, and what
 * the kernel gives to a cell that asks for tslab. The loader knows no others.
 */
const own: Readonly<Record<string, string>> = {
  chainrule: "chainrule",
  tslab: "./dist/src/kernel/runner/tslab.js",
};

/** Resolves what is imported in the notebook's folder and the files it leads to. */
export class ModuleResolver {
  private readonly files: LanguageFiles;
  private readonly options: ts.CompilerOptions;
  private readonly packageFolder: string;
  private readonly host: ts.ModuleResolutionHost;
  private cache: ts.ModuleResolutionCache | undefined;

  constructor(files: LanguageFiles, options: ts.CompilerOptions, packageFolder: string) {
    this.files = files;
    this.options = options;
    this.packageFolder = packageFolder;
    this.host = {
      fileExists: (path) => files.fileExists(path),
      readFile: (path) => files.readFile(path),
      directoryExists: (path) => files.directoryExists(path),
      getDirectories: (path) => files.getDirectories(path),
      realpath: (path) => files.realpath(path),
    };
  }

  /** Looks at the disk again for packages. */
  refresh(): void {
    this.cache = undefined;
  }

  module(
    name: string,
    from: string,
    mode: ts.ResolutionMode,
  ): ts.ResolvedModuleWithFailedLookupLocations {
    // A learner's file or package may appear between two cells; what packages import does not change.
    const cache = this.isInstalled(from) ? this.packageCache() : undefined;
    const { options, host } = this;
    if (Object.hasOwn(own, name)) {
      const plain = { ...options, customConditions: [] };
      return ts.resolveModuleName(own[name], `${this.packageFolder}/cell.ts`, plain, host);
    }
    return ts.resolveModuleName(name, from, options, host, cache, undefined, mode);
  }

  types(name: string, from: string): ts.ResolvedTypeReferenceDirectiveWithFailedLookupLocations {
    const { options, host } = this;
    const found = ts.resolveTypeReferenceDirective(name, from, options, host);
    if (found.resolvedTypeReferenceDirective !== undefined) return found;
    const ours = `${this.packageFolder}/cell.ts`;
    return ts.resolveTypeReferenceDirective(name, ours, { ...options, typeRoots: undefined }, host);
  }

  /** True for files that change only when packages are installed: TypeScript's, packages', our own. */
  isInstalled(path: string): boolean {
    return (
      path.includes("/node_modules/") ||
      path.startsWith(`${this.files.libFolder}/lib.`) ||
      path.startsWith(`${this.packageFolder}/dist/`)
    );
  }

  /** What is known of installed packages. */
  packageCache(): ts.ModuleResolutionCache {
    const canonical = (path: string) => (this.files.caseSensitive ? path : path.toLowerCase());
    this.cache ??= ts.createModuleResolutionCache(
      this.packageFolder || "/",
      canonical,
      this.options,
    );
    return this.cache;
  }
}
