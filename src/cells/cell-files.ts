/** Our own files: they stand in the notebook's folder for TypeScript alone, on no disk. */
import type ts from "typescript";
import type { CellMemory, CellModule } from "./memory.ts";

type Resolution = ts.ResolvedModuleWithFailedLookupLocations;

/** Whether an import means an earlier cell. */
export function isCellName(name: string): boolean {
  return moduleName.test(name);
}

/** The modules of earlier cells as files, and the paths of those that are being written. */
export class CellFiles {
  /** The cell that the program itself holds. */
  get root(): string {
    return `${this.folder}/__cell.ts${this.jsx ? "x" : ""}`;
  }
  /** Whether that cell holds JSX. */
  jsx = false;
  /** Imports what every live module imports, so that the program holds it. */
  readonly index: string;
  /** The import that a root needs for it. */
  readonly indexImport: string = 'import "./__cell_index";';
  private readonly folder: string;
  private readonly prefix: string;
  private readonly memory: CellMemory;
  private drafts = 0;

  constructor(folder: string, memory: CellMemory) {
    this.prefix = `${folder}/__cell_`;
    this.folder = folder;
    this.index = `${this.prefix}index.d.ts`;
    this.memory = memory;
  }

  /** A path that no file has had yet. */
  nextDraft(): string {
    return `${this.prefix}draft${++this.drafts}.ts`;
  }

  /** Whether a path is the index's, a module's, live or not, or a draft's. */
  isOwn(path: string): boolean {
    return path.startsWith(this.prefix);
  }

  /** The file that declares modules for all, if some cell does. */
  ambient(): readonly string[] {
    return this.memory.ambient() === "" ? [] : [this.ambientPath];
  }

  private get ambientPath(): string {
    return `${this.prefix}ambient.d.ts`;
  }

  /** The text of the index or of a live module. */
  read(path: string): string | undefined {
    // Asked for every file of every program, so the answer for all others must cost nothing.
    if (!this.isOwn(path)) return undefined;
    if (path === this.index) return this.memory.index();
    if (path === this.ambientPath) return this.memory.ambient();
    const [, number, extension] = moduleFile.exec(path.slice(this.prefix.length)) ?? [];
    const module = this.module(number);
    return module?.extension === extension ? module?.text : undefined;
  }

  /** What `./__cell_3` stands for; undefined for any other import. */
  resolve(name: string): Resolution | undefined {
    const [, found] = moduleName.exec(name) ?? [];
    const extension = found === "index" ? ".d.ts" : this.module(found)?.extension;
    if (extension === undefined) return undefined;
    const resolvedFileName = `${this.prefix}${found}${extension}`;
    const resolvedModule = { resolvedFileName, extension, isExternalLibraryImport: false };
    return { resolvedModule } as Resolution;
  }

  private module(number: string | undefined): CellModule | undefined {
    return number === undefined ? undefined : this.memory.module(Number(number));
  }
}

const moduleName = /^\.\/__cell_(\d+|index)$/;
const moduleFile = /^(\d+)(\.d\.ts|\.ts)$/;
