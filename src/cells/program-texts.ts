/** The texts that a program is made of, each with a version by which TypeScript knows whether it has changed. */
import ts from "typescript";
import type { CellFiles } from "./cell-files.ts";
import type { LanguageFiles } from "./files.ts";
import type { JoinedFiles } from "./joined.ts";
import type { ModuleResolver } from "./resolution.ts";

interface KnownText {
  readonly version: string;
  readonly snapshot: ts.IScriptSnapshot;
}

/** Cells and files, as one. */
export class ProgramTexts {
  /** The cell inside the program; its version grows with each. */
  root: { readonly text: string; readonly version: number } = { text: "", version: 0 };
  /** The memory's version that the index file tells of. */
  indexVersion = 0;
  /** Whether files are looked at again; a package's never are. */
  looking = false;
  private readonly cells: CellFiles;
  private readonly files: LanguageFiles;
  private readonly joined: JoinedFiles;
  private readonly resolver: ModuleResolver;
  private readonly versions = new Map<string, string>();
  private readonly snapshots = new Map<string, KnownText>();

  constructor(
    cells: CellFiles,
    files: LanguageFiles,
    joined: JoinedFiles,
    resolver: ModuleResolver,
  ) {
    this.cells = cells;
    this.files = files;
    this.joined = joined;
    this.resolver = resolver;
  }

  version(path: string): string {
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

  read(path: string): string | undefined {
    if (path === this.cells.root) return this.root.text;
    return this.cells.read(path) ?? this.joined.read(path);
  }

  /** The file's text, read again only when its version has changed. */
  snapshot(path: string): ts.IScriptSnapshot | undefined {
    const version = this.version(path);
    const known = this.snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const text = this.read(path);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    if (this.resolver.isInstalled(path)) this.snapshots.set(path, { version, snapshot });
    return snapshot;
  }

  /** Whether the file is as it was when a program took it in. */
  isUnchanged(path: string): boolean {
    return this.files.version(path) === this.versions.get(path);
  }

  /** Looks at every file again, packages too. */
  forget(): void {
    this.versions.clear();
    this.snapshots.clear();
  }
}
