/** TypeScript's language service over one open cell, the cells before it, and the files they import. */
import ts from "typescript";
import type { LanguageFiles } from "./files.ts";
import { JoinedFiles } from "./joined.ts";
import type { CellMemory, CellModule } from "./memory.ts";
import { ModuleResolver } from "./resolution.ts";

const library = "lib.es2023.d.ts";

const compilerOptions: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  lib: [library],
  types: ["node"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  allowJs: true,
  skipLibCheck: true,
  declaration: true,
  emitDeclarationOnly: true,
  newLine: ts.NewLineKind.LineFeed,
};

/** Read by TypeScript's service, though its public type leaves them out. */
type ServiceHost = ts.LanguageServiceHost & {
  hasInvalidatedResolutions(path: string): boolean;
  getModuleResolutionCache(): ts.ModuleResolutionCache;
};

/** Owns the language service; a cell is opened, then asked about. */
export class CellService {
  readonly path: string;
  /** Files of earlier cells start so: "/folder/__cell_3.d.ts". */
  private readonly modulePrefix: string;
  readonly service: ts.LanguageService;
  private readonly files: LanguageFiles;
  private readonly memory: CellMemory;
  private readonly joined: JoinedFiles;
  private readonly resolver: ModuleResolver;
  private readonly installed = new Map<string, string>();
  private readonly snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();
  private readonly unresolved = new Set<string>();
  private text = "";
  private version = 0;
  private lookingAgain = false;

  constructor(
    folder: string,
    packageFolder: string,
    files: LanguageFiles,
    memory: CellMemory,
    globals: string,
  ) {
    this.path = `${folder}/__cell.ts`;
    this.modulePrefix = `${folder}/__cell_`;
    this.files = files;
    this.memory = memory;
    this.joined = new JoinedFiles(files, library, globals);
    this.resolver = new ModuleResolver(files, compilerOptions, packageFolder);
    const registry = ts.createDocumentRegistry(files.caseSensitive, folder || "/");
    this.service = ts.createLanguageService(this.host(folder), registry);
  }

  /** Puts a cell's text in place of the last one. */
  open(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.version++;
  }

  /** The whole text of the open cell's file. */
  get openText(): string {
    return this.text;
  }

  /** The program of the open cell. */
  program(): ts.Program {
    return this.service.getProgram() as ts.Program;
  }

  /** The program of the open cell, once the files on the disk were looked at again. */
  freshProgram(): ts.Program {
    this.lookingAgain = true;
    try {
      return this.program();
    } finally {
      this.lookingAgain = false;
    }
  }

  /** Looks again at installed packages. */
  refresh(): void {
    this.installed.clear();
    this.snapshots.clear();
    this.resolver.refresh();
    this.service.cleanupSemanticCache();
  }

  private host(folder: string): ServiceHost {
    const { files, resolver } = this;
    return {
      getCompilationSettings: () => compilerOptions,
      getScriptFileNames: () => [this.path],
      getScriptVersion: (path) => this.versionOf(path),
      getScriptSnapshot: (path) => this.snapshot(path),
      getCurrentDirectory: () => folder || "/",
      getDefaultLibFileName: (options) => `${files.libFolder}/${ts.getDefaultLibFileName(options)}`,
      useCaseSensitiveFileNames: () => files.caseSensitive,
      fileExists: (path) => this.cellModule(path) !== undefined || files.fileExists(path),
      readFile: (path) => this.read(path),
      directoryExists: (path) => files.directoryExists(path),
      getDirectories: (path) => files.getDirectories(path),
      readDirectory: (path, extensions, _exclude, _include, depth) =>
        files.readDirectory(path, extensions, depth),
      realpath: (path) => files.realpath(path),
      hasInvalidatedResolutions: (path) => this.lookingAgain && this.unresolved.has(path),
      getModuleResolutionCache: () => resolver.packageCache(),
      resolveModuleNameLiterals: (names, from, _redirect, options, file) => {
        const found = names.map((name) => {
          const mode = ts.getModeForUsageLocation(file, name, options);
          return this.cellImport(name.text) ?? resolver.module(name.text, from, mode);
        });
        this.noteUnresolved(from, names, found);
        return found;
      },
      resolveTypeReferenceDirectiveReferences: (names, from) =>
        names.map((name) => resolver.types(typeof name === "string" ? name : name.fileName, from)),
    };
  }

  private versionOf(path: string): string {
    if (path === this.path) return String(this.version);
    if (this.isIndex(path)) return String(this.memory.version);
    if (this.cellModule(path) !== undefined) return "1";
    if (!this.resolver.isInstalled(path)) return this.files.version(path);
    const known = this.installed.get(path) ?? this.files.version(path);
    this.installed.set(path, known);
    return known;
  }

  private read(path: string): string | undefined {
    if (path === this.path) return this.text;
    return this.cellModule(path)?.text ?? this.joined.read(path);
  }

  /** The file's text, read again only when its version has changed. */
  private snapshot(path: string): ts.IScriptSnapshot | undefined {
    const version = this.versionOf(path);
    const known = this.snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const text = this.read(path);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    if (this.resolver.isInstalled(path)) this.snapshots.set(path, { version, snapshot });
    return snapshot;
  }

  /**
   * Keeps the files, if they are not a package's, that import what was not found: it may be there at
   * the next check. A file that was found and has gone TypeScript notices by itself.
   */
  private noteUnresolved(
    from: string,
    names: readonly ts.StringLiteralLike[],
    found: readonly ts.ResolvedModuleWithFailedLookupLocations[],
  ): void {
    const missing = found.some(
      ({ resolvedModule }, i) => resolvedModule === undefined && !/^node:/.test(names[i].text),
    );
    const path = this.files.caseSensitive ? from : from.toLowerCase();
    if (missing && !this.resolver.isInstalled(from)) this.unresolved.add(path);
    else this.unresolved.delete(path);
  }

  private isIndex(path: string): boolean {
    return path.startsWith(this.modulePrefix) && indexFile.test(path);
  }

  private cellModule(path: string): { readonly text: string } | undefined {
    // Asked for every file of every program, so the answer for all others must cost nothing.
    if (!path.startsWith(this.modulePrefix)) return undefined;
    const [, name, extension] = moduleFile.exec(path.slice(this.modulePrefix.length)) ?? [];
    const module = name === undefined ? undefined : this.named(name);
    return module?.extension === extension ? module : undefined;
  }

  private cellImport(name: string): ts.ResolvedModuleWithFailedLookupLocations | undefined {
    const [, found] = moduleName.exec(name) ?? [];
    const module = found === undefined ? undefined : this.named(found);
    if (module === undefined) return undefined;
    const resolvedFileName = `${this.modulePrefix}${found}${module.extension}`;
    const { extension } = module;
    const resolvedModule = { resolvedFileName, extension, isExternalLibraryImport: false };
    return { resolvedModule } as ts.ResolvedModuleWithFailedLookupLocations;
  }

  /** An index file, or the module of a cell. */
  private named(name: string): Pick<CellModule, "text" | "extension"> | undefined {
    if (name !== "values" && name !== "types") return this.memory.module(Number(name));
    return { text: this.memory.index(name), extension: ".d.ts" };
  }
}

const moduleName = /^\.\/__cell_(\d+|values|types)$/;
const moduleFile = /^(\d+|values|types)(\.d\.ts|\.ts)$/;
const indexFile = /_(?:values|types)\.d\.ts$/;
