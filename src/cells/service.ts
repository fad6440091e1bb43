/** TypeScript's language service over one open cell, the cells before it, and the files they import. */
import ts from "typescript";
import { CellFiles } from "./cell-files.ts";
import { compilerOptions, library } from "./compiler-options.ts";
import { Drafts } from "./drafts.ts";
import type { LanguageFiles } from "./files.ts";
import { importsOf } from "./imports.ts";
import { JoinedFiles } from "./joined.ts";
import { type CellMemory, importLines } from "./memory.ts";
import { isJsx, parseCell } from "./parse.ts";
import type { Project } from "./project.ts";
import { ModuleResolver } from "./resolution.ts";

/** A cell that may change the global scope, refers to a file, or tells TypeScript which errors to leave out. */
const needsProgram = /\bdeclare\b|@ts-|^\/\/\/ *<reference\b/m;

/** Modules of Node's, which are declared; and what every file would need if it held JSX. */
const neverMissed = /^node:|\/jsx-(?:dev-)?runtime$/;

/** A checker keeps what it knew of every draft; after so many, a quiet moment is used to start anew. */
const draftsKept = 100;

interface OpenCell {
  readonly path: string;
  readonly text: string;
  readonly base: Drafts;
}

/** The cell inside the program. */
interface Root {
  readonly text: string;
  readonly version: number;
  /** Whether other cells may be checked beside it. */
  readonly fit: boolean;
  /** The modules that change the global scope, as the program knows them. */
  readonly globals: string;
}

/** Read by TypeScript's service, though its public type leaves them out. */
type ServiceHost = ts.LanguageServiceHost & {
  hasInvalidatedResolutions(path: string): boolean;
  getModuleResolutionCache(): ts.ModuleResolutionCache;
};

/**
 * Owns the language service; a cell is opened, then asked about. Most cells are drafts beside the
 * program. A new program is made for one that imports what the program lacks, or changes the global scope.
 */
export class CellService {
  readonly service: ts.LanguageService;
  private readonly cells: CellFiles;
  private readonly files: LanguageFiles;
  private readonly memory: CellMemory;
  private readonly joined: JoinedFiles;
  private readonly resolver: ModuleResolver;
  private readonly project: Project;
  private readonly versions = new Map<string, string>();
  private readonly snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();
  private readonly unresolved = new Set<string>();
  private drafts: Drafts | undefined;
  private opened: OpenCell | undefined;
  private root: Root = { text: "", version: 0, fit: false, globals: "" };
  private indexVersion = 0;
  /** Files of the program that may change between two cells. */
  private watched: readonly string[] = [];
  /** Whether the program holds the root as it is now. */
  private planted = false;
  private looking = false;

  constructor(
    folder: string,
    packageFolder: string,
    files: LanguageFiles,
    memory: CellMemory,
    globals: string,
    project: Project,
  ) {
    this.project = project;
    this.cells = new CellFiles(folder, memory);
    this.files = files;
    this.memory = memory;
    this.joined = new JoinedFiles(files, library, globals);
    const options = { ...compilerOptions, ...project.options };
    this.resolver = new ModuleResolver(files, options, packageFolder);
    const registry = ts.createDocumentRegistry(files.caseSensitive, folder || "/");
    this.service = ts.createLanguageService(this.host(folder, options), registry);
  }

  /** Puts a cell's text in place of the last one; `source` is the part that the learner wrote. */
  open(text: string, source: string): void {
    if (text === this.opened?.text && this.look() === this.opened.base) return;
    const jsx = isJsx(parseCell(source).file);
    if (jsx || needsProgram.test(source)) {
      this.plant(`${text}${this.cells.indexImport}\n`, false, jsx);
      this.opened = { path: this.cells.root, text, base: this.current() };
      return;
    }
    const base = this.baseWith(importsOf(source));
    this.opened = { path: this.cells.nextDraft(), text, base };
    base.add(this.opened.path, text);
  }

  /** Where the open cell stands. */
  get path(): string {
    return this.opened?.path ?? this.cells.root;
  }

  /** The whole text of the open cell's file. */
  get openText(): string {
    return this.opened?.text ?? "";
  }

  /** The program of the open cell. */
  program(): ts.Program {
    return (this.opened?.base ?? this.current()).program;
  }

  /** The open cell's mistakes that are none of strictness alone. */
  looseMistakes(): readonly ts.Diagnostic[] {
    return (this.opened?.base ?? this.current()).looseMistakes(this.path);
  }

  /** Gets ready for the next cell. */
  settle(): void {
    const used = this.drafts?.count ?? 0;
    if (used > draftsKept) this.plant(this.root.text, this.root.fit);
    this.base().program.getTypeChecker();
  }

  /** Looks again at installed packages. */
  refresh(): void {
    this.versions.clear();
    this.snapshots.clear();
    this.resolver.refresh();
    this.service.cleanupSemanticCache();
    this.planted = false;
  }

  /**
   * A program that has what a cell imports. Its root only names those modules: if it held the cell, what
   * the cell exports would be a way to a type for the cells after it, and be gone with the next root.
   */
  private baseWith(imports: readonly string[]): Drafts {
    const base = this.base();
    if (base.knows(imports, this.cells.root)) return base;
    this.plant(`${importLines(imports)}${this.cells.indexImport}\n`, true);
    return this.current();
  }

  /** A program to put drafts beside. */
  private base(): Drafts {
    const lost = this.unresolved.has(this.canonical(this.cells.root));
    const { fit, globals } = this.root;
    if (lost || !fit || globals !== this.memory.globals()) this.plant(this.cells.indexImport, true);
    return this.look();
  }

  /** The latest program, once the files on the disk were looked at again. */
  private look(): Drafts {
    if (this.drafts !== undefined && this.isFresh()) return this.drafts;
    this.looking = true;
    try {
      return this.current();
    } finally {
      this.looking = false;
    }
  }

  /** What TypeScript would find out as well, by a walk over all files of the program. */
  private isFresh(): boolean {
    const unchanged = (path: string) => this.files.version(path) === this.versions.get(path);
    return this.planted && this.unresolved.size === 0 && this.watched.every(unchanged);
  }

  /** Makes a cell part of the next program, below the modules that are live now. */
  private plant(text: string, fit: boolean, jsx = false): void {
    this.cells.jsx = jsx;
    const version = this.root.version + 1;
    this.root = { text, version, fit, globals: this.memory.globals() };
    this.indexVersion = this.memory.version;
    this.planted = false;
  }

  private current(): Drafts {
    let program = this.service.getProgram() as ts.Program;
    this.planted = true;
    if (program === this.drafts?.program) return this.drafts;
    if (this.indexVersion !== this.memory.version) {
      this.indexVersion = this.memory.version;
      program = this.service.getProgram() as ts.Program;
    }
    const own = (path: string) => path === this.cells.root || this.cells.isOwn(path);
    const paths = program.getSourceFiles().map(({ fileName }) => fileName);
    this.watched = paths.filter((path) => !own(path) && !this.resolver.isInstalled(path));
    this.drafts = new Drafts(program, this.project.loose, {
      read: (path) => this.cells.read(path),
      resolve: (name, from, mode) =>
        this.cells.resolve(name) ?? this.resolver.module(name, from, mode),
    });
    return this.drafts;
  }

  private host(folder: string, options: ts.CompilerOptions): ServiceHost {
    const { files, resolver } = this;
    return {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [this.cells.root, ...this.cells.ambient()],
      getScriptVersion: (path) => this.versionOf(path),
      getScriptSnapshot: (path) => this.snapshot(path),
      getCurrentDirectory: () => folder || "/",
      getDefaultLibFileName: (options) => `${files.libFolder}/${ts.getDefaultLibFileName(options)}`,
      useCaseSensitiveFileNames: () => files.caseSensitive,
      fileExists: (path) => this.cells.read(path) !== undefined || files.fileExists(path),
      readFile: (path) => this.read(path),
      directoryExists: (path) => files.directoryExists(path),
      getDirectories: (path) => files.getDirectories(path),
      readDirectory: (path, extensions, _exclude, _include, depth) =>
        files.readDirectory(path, extensions, depth),
      realpath: (path) => files.realpath(path),
      hasInvalidatedResolutions: (path) => this.looking && this.unresolved.has(path),
      getModuleResolutionCache: () => resolver.packageCache(),
      resolveModuleNameLiterals: (names, from, _redirect, options, file) => {
        const found = names.map((name) => {
          const mode = ts.getModeForUsageLocation(file, name, options);
          return this.cells.resolve(name.text) ?? resolver.module(name.text, from, mode);
        });
        this.noteUnresolved(from, names, found);
        return found;
      },
      resolveTypeReferenceDirectiveReferences: (names, from) =>
        names.map((name) => resolver.types(typeof name === "string" ? name : name.fileName, from)),
    };
  }

  private versionOf(path: string): string {
    if (path === this.cells.root) return String(this.root.version);
    if (path === this.cells.index) return String(this.indexVersion);
    if (this.cells.ambient().includes(path)) return this.cells.read(path) ?? "";
    if (this.cells.isOwn(path)) return "1";
    const known = this.versions.get(path);
    if (known !== undefined && !(this.looking && !this.resolver.isInstalled(path))) return known;
    const version = this.files.version(path);
    this.versions.set(path, version);
    return version;
  }

  private read(path: string): string | undefined {
    if (path === this.cells.root) return this.root.text;
    return this.cells.read(path) ?? this.joined.read(path);
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
      ({ resolvedModule }, i) => resolvedModule === undefined && !neverMissed.test(names[i].text),
    );
    const path = this.canonical(from);
    if (missing && !this.resolver.isInstalled(from)) this.unresolved.add(path);
    else this.unresolved.delete(path);
  }

  private canonical(path: string): string {
    return this.files.caseSensitive ? path : path.toLowerCase();
  }
}
