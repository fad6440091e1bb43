/** TypeScript's language service over one open cell, the cells before it, and the files they import. */
import ts from "typescript";
import { CellFiles } from "./cell-files.ts";
import { compilerOptions, library } from "./compiler-options.ts";
import { Drafts } from "./drafts.ts";
import type { LanguageFiles } from "./files.ts";
import { importsOf } from "./imports.ts";
import { type InnerServiceHost, innerFunctions } from "./inner.ts";
import { JoinedFiles } from "./joined.ts";
import { type CellMemory, importLines } from "./memory.ts";
import { isJsx, parseCell } from "./parse.ts";
import { ProgramTexts } from "./program-texts.ts";
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

/** What the program was made for. */
interface Root {
  /** Whether other cells may be checked beside it. */
  readonly fit: boolean;
  /** The modules that change the global scope, as the program knows them. */
  readonly globals: string;
}

/**
 * Owns the language service; a cell is opened, then asked about. Most cells are drafts beside the
 * program. A new program is made for one that imports what the program lacks, or changes the global scope.
 */
export class CellService {
  readonly service: ts.LanguageService;
  private readonly inner = innerFunctions();
  private readonly folder: string;
  private readonly settings: ts.CompilerOptions;
  private readonly registry: ts.DocumentRegistry;
  private looseService: ts.LanguageService | undefined;
  private readonly cells: CellFiles;
  private readonly files: LanguageFiles;
  private readonly memory: CellMemory;
  private readonly texts: ProgramTexts;
  private readonly resolver: ModuleResolver;
  private readonly project: Project;
  private readonly unresolved = new Set<string>();
  private drafts: Drafts | undefined;
  private opened: OpenCell | undefined;
  private root: Root = { fit: false, globals: "" };
  /** Files of the program that may change between two cells. */
  private watched: readonly string[] = [];
  /** Whether the program holds the root as it is now. */
  private planted = false;

  constructor(
    folder: string,
    packageFolder: string,
    files: LanguageFiles,
    memory: CellMemory,
    globals: string,
    project: Project,
  ) {
    this.project = project;
    this.folder = folder;
    this.settings = { ...compilerOptions, ...project.options };
    this.cells = new CellFiles(folder, memory);
    this.files = files;
    this.memory = memory;
    this.resolver = new ModuleResolver(files, this.settings, packageFolder);
    const joined = new JoinedFiles(files, library, globals);
    this.texts = new ProgramTexts(this.cells, files, joined, this.resolver);
    this.registry = ts.createDocumentRegistry(files.caseSensitive, folder || "/");
    this.service = ts.createLanguageService(this.host(folder), this.registry);
  }

  /** Puts a cell's text in place of the last one; `source` is the part that the learner wrote. */
  open(text: string, source: string): void {
    if (text === this.opened?.text && this.look() === this.opened.base) return;
    const jsx = isJsx(parseCell(source).file);
    if (this.inner === undefined || jsx || needsProgram.test(source)) {
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
    if (this.inner === undefined) return this.looseProgramMistakes();
    return (this.opened?.base ?? this.current()).looseMistakes(this.path, this.inner);
  }

  /** TypeScript's public way: a program of its own for the other options. */
  private looseProgramMistakes(): readonly ts.Diagnostic[] {
    const settings = { ...this.settings, ...this.project.loose };
    const host = { ...this.host(this.folder), getCompilationSettings: () => settings };
    this.looseService ??= ts.createLanguageService(host, this.registry);
    const program = this.looseService.getProgram() as ts.Program;
    return program.getSemanticDiagnostics(program.getSourceFile(this.path));
  }

  /** Gets ready for the next cell. */
  settle(): void {
    if (this.inner === undefined) return; // each cell has a program of its own
    const used = this.drafts?.count ?? 0;
    if (used > draftsKept) this.plant(this.texts.root.text, this.root.fit);
    this.base().program.getTypeChecker();
  }

  /** Looks again at installed packages. */
  refresh(): void {
    this.texts.forget();
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
    this.texts.looking = true;
    // The public way to have what was not found looked for again.
    if (this.inner === undefined && this.unresolved.size > 0) this.service.cleanupSemanticCache();
    try {
      return this.current();
    } finally {
      this.texts.looking = false;
    }
  }

  /** What TypeScript would find out as well, by a walk over all files of the program. */
  private isFresh(): boolean {
    const isUnchanged = (path: string) => this.texts.isUnchanged(path);
    return this.planted && this.unresolved.size === 0 && this.watched.every(isUnchanged);
  }

  /** Makes a cell part of the next program, below the modules that are live now. */
  private plant(text: string, fit: boolean, jsx = false): void {
    this.cells.jsx = jsx;
    this.texts.root = { text, version: this.texts.root.version + 1 };
    this.root = { fit, globals: this.memory.globals() };
    this.texts.indexVersion = this.memory.version;
    this.planted = false;
  }

  private current(): Drafts {
    let program = this.service.getProgram() as ts.Program;
    this.planted = true;
    if (program === this.drafts?.program) return this.drafts;
    if (this.texts.indexVersion !== this.memory.version) {
      this.texts.indexVersion = this.memory.version;
      program = this.service.getProgram() as ts.Program;
    }
    const own = (path: string) => path === this.cells.root || this.cells.isOwn(path);
    const paths = program.getSourceFiles().map(({ fileName }) => fileName);
    this.watched = paths.filter((path) => !own(path) && !this.resolver.isInstalled(path));
    this.drafts = new Drafts(
      program,
      this.project.loose,
      {
        read: (path) => this.cells.read(path),
        resolve: (name, from, mode) =>
          this.cells.resolve(name) ?? this.resolver.module(name, from, mode),
      },
      this.inner,
    );
    return this.drafts;
  }

  private host(folder: string): ts.LanguageServiceHost {
    const { files, resolver, settings } = this;
    return {
      getCompilationSettings: () => settings,
      getScriptFileNames: () => [this.cells.root, ...this.cells.ambient()],
      getScriptVersion: (path) => this.texts.version(path),
      getScriptSnapshot: (path) => this.texts.snapshot(path),
      getCurrentDirectory: () => folder || "/",
      getDefaultLibFileName: (options) => `${files.libFolder}/${ts.getDefaultLibFileName(options)}`,
      useCaseSensitiveFileNames: () => files.caseSensitive,
      fileExists: (path) => this.cells.read(path) !== undefined || files.fileExists(path),
      readFile: (path) => this.texts.read(path),
      directoryExists: (path) => files.directoryExists(path),
      getDirectories: (path) => files.getDirectories(path),
      readDirectory: (path, extensions, _exclude, _include, depth) =>
        files.readDirectory(path, extensions, depth),
      realpath: (path) => files.realpath(path),
      ...(this.inner && this.innerHost()),
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

  private innerHost(): InnerServiceHost {
    return {
      hasInvalidatedResolutions: (path) => this.texts.looking && this.unresolved.has(path),
      getModuleResolutionCache: () => this.resolver.packageCache(),
    };
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
