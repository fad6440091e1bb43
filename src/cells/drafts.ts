/**
 * Files put beside a finished program, as if it held them. A program is costly: a new one for each cell
 * walks over every file and starts its type checker from nothing. But a checker takes in one more module
 * at any time, and what it has learnt of the library and of earlier cells stays.
 */
import ts from "typescript";
import { type Inner, markAsHeld, type Resolve, resolveOf, setResolve } from "./inner.ts";
import { LooseChecker } from "./strictness.ts";

type Resolution = ts.ResolvedModuleWithFailedLookupLocations;

/** Where drafts get what the program itself does not have. */
export interface DraftSources {
  /** The text of an earlier cell's module. */
  read(path: string): string | undefined;
  resolve(name: string, from: string, mode: ts.ResolutionMode): Resolution;
}

/** One program with its drafts, all of one folder; the program and its checker answer for both. */
export class Drafts {
  readonly program: ts.Program;
  private readonly loose: ts.CompilerOptions;
  private readonly inner: Inner | undefined;
  private looseChecker: LooseChecker | undefined;
  private readonly sources: DraftSources;
  private readonly held: ts.Program["getSourceFile"];
  private readonly files = new Map<string, ts.SourceFile>();
  private readonly own = new Set<ts.SourceFile>();
  private readonly found = new Map<string, Resolution>();
  private ambient: ReadonlySet<string> | undefined;

  /**
   * Changes `program`: from now on it has the drafts. Without `inner` there can be none, and the program
   * stays as it is. `loose` are the differing options without strictness.
   */
  constructor(
    program: ts.Program,
    loose: ts.CompilerOptions,
    sources: DraftSources,
    inner: Inner | undefined,
  ) {
    this.loose = { ...program.getCompilerOptions(), ...loose };
    const { getSourceFile } = program;
    this.program = program;
    this.sources = sources;
    this.held = getSourceFile;
    this.inner = inner;
    if (inner === undefined) return;
    const getResolvedModule = resolveOf(program);
    const resolved: Resolve = (file, name, mode) =>
      this.own.has(file)
        ? this.resolve(name, file.fileName, mode)
        : getResolvedModule(file, name, mode);
    setResolve(program, (path) => getSourceFile(path) ?? this.file(path), resolved);
  }

  /** What is wrong with a file even without strictness. */
  looseMistakes(path: string, inner: Inner): readonly ts.Diagnostic[] {
    this.looseChecker ??= new LooseChecker(this.program, this.loose, inner);
    return this.looseChecker.mistakes(this.program.getSourceFile(path) as ts.SourceFile);
  }

  /** How many files were put beside the program; the checker never forgets one. */
  get count(): number {
    return this.own.size;
  }

  /** Whether the file `from` could import each of `names` without a new program. */
  knows(names: readonly string[], from: string): boolean {
    return names.every((name) => {
      const { resolvedModule } = this.resolve(name, from, ts.ModuleKind.ESNext);
      if (resolvedModule === undefined) return this.isAmbient(name);
      return this.held(resolvedModule.resolvedFileName) !== undefined;
    });
  }

  /** What the program holds is not looked for again: when it changes, so does the program. */
  private resolve(name: string, from: string, mode: ts.ResolutionMode): Resolution {
    const known = this.found.get(name);
    if (known !== undefined) return known;
    const found = this.sources.resolve(name, from, mode);
    const path = found.resolvedModule?.resolvedFileName;
    if (path !== undefined && this.held(path) !== undefined) this.found.set(name, found);
    return found;
  }

  /** Puts a module beside the program. `path` is one that no file has had. */
  add(path: string, text: string): ts.SourceFile {
    const file = ts.createSourceFile(path, text, this.program.getCompilerOptions().target ?? 0);
    markAsHeld(file, path);
    this.inner?.bindSourceFile(file, this.program.getCompilerOptions());
    this.files.set(path, file);
    this.own.add(file);
    return file;
  }

  private file(path: string): ts.SourceFile | undefined {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const text = this.sources.read(path);
    return text === undefined ? undefined : this.add(path, text);
  }

  /** Modules such as "node:fs" are declared inside some file rather than being one. */
  private isAmbient(name: string): boolean {
    const modules = () => this.program.getTypeChecker().getAmbientModules();
    this.ambient ??= new Set(modules().map((module) => module.name));
    return this.ambient.has(`"${name}"`);
  }
}
