/**
 * What later cells know of earlier ones.
 *
 * Each committed cell is kept as a declaration module of its own, `__cell_3.d.ts` in the notebook's
 * folder, so that a value keeps its type when a type of the same name is declared anew. For each
 * name, the latest cell that declared it counts. A cell is checked below some lines, the prelude, that
 * bring those names in; what it declares itself is left out of the prelude, so a redeclaration never
 * conflicts. Modules that no live name needs are dropped: memory grows with names, not with cells.
 *
 * A number is never given twice: what a module's name means once, it means for ever. The index file
 * imports what every module imports, so that a program with it holds all files that earlier cells need.
 * It does not import the modules: each passes on what its cell imports, so TypeScript would write a type
 * by way of a module that is dropped one day.
 */
import type { Entry, KnownName, NameKind } from "./known-name.ts";
import { type LiveName, preludeText } from "./prelude.ts";

/** A committed cell: `text` is its declarations, or its source if those cannot say everything. */
export interface CellModule {
  readonly text: string;
  readonly extension: ".d.ts" | ".ts";
  readonly names: readonly KnownName[];
  /** What the text imports that is no cell. */
  readonly imports: readonly string[];
  /** True if it changes the global scope or other modules, and so counts without a name. */
  readonly global: boolean;
  /** Its `declare module "x" { ... }`, for modules that are not there, which no module may declare. */
  readonly ambient: string;
}

/** A name, and whether it means a value, a type or both. */
export type Meaning = Pick<KnownName, "name" | "value" | "type">;

/** All that a memory holds: plain data, which another thread can take over. */
export interface KeptCells {
  readonly modules: ReadonlyMap<number, CellModule>;
  readonly values: ReadonlyMap<string, Entry>;
  readonly types: ReadonlyMap<string, Entry>;
  /** How many cells were committed. */
  readonly cells: number;
}

/** The cells committed so far. */
export class CellMemory {
  private readonly modules: Map<number, CellModule>;
  private readonly values: Map<string, Entry>;
  private readonly types: Map<string, Entry>;
  private cells: number;
  private changes = 0;

  /** Goes on from what another memory held. */
  constructor(kept?: KeptCells) {
    this.modules = new Map(kept?.modules);
    this.values = new Map(kept?.values);
    this.types = new Map(kept?.types);
    this.cells = kept?.cells ?? 0;
  }

  /** What another memory needs to go on from here. */
  kept(): KeptCells {
    const { modules, values, types, cells } = this;
    return { modules, values, types, cells };
  }

  /** Grows whenever the index file changes. */
  get version(): number {
    return this.changes;
  }

  /** Takes in a cell; its names replace those of earlier cells. */
  add(module: CellModule): void {
    if (module.names.length === 0 && !module.global) return;
    const cell = ++this.cells;
    this.changes++;
    this.dropSameGlobals(module);
    this.modules.set(cell, module);
    for (const known of module.names) this.remember({ ...known, cell });
    this.sweep();
  }

  /** Forgets every cell. Numbers go on, so that no old file is taken for a new one. */
  clear(): void {
    this.changes++;
    this.modules.clear();
    this.values.clear();
    this.types.clear();
  }

  /** Kind of an earlier cell's value. */
  kindOf(name: string): NameKind | undefined {
    return this.values.get(name)?.kind;
  }

  /** The names of all values. */
  names(): Iterable<string> {
    return this.values.keys();
  }

  /** How many modules and names are kept. */
  size(): { readonly modules: number; readonly names: number } {
    return { modules: this.modules.size, names: this.values.size + this.types.size };
  }

  /** The cell that is kept as `__cell_<number>`. */
  module(number: number): CellModule | undefined {
    return this.modules.get(number);
  }

  /** The text of the index file. */
  index(): string {
    const modules = [...this.modules];
    const globals = modules.filter(([, { global }]) => global).map(([cell]) => `./__cell_${cell}`);
    return importLines(new Set([...globals, ...modules.flatMap(([, { imports }]) => imports)]));
  }

  /** What live modules declare of modules that are not there. */
  ambient(): string {
    return [...this.modules.values()].map(({ ambient }) => ambient).join("");
  }

  /** The modules that count without a name, as a text that differs when they do. */
  globals(): string {
    const found = [...this.modules].filter(([, { global }]) => global);
    return found.map(([cell]) => cell).join();
  }

  /**
   * Lines that declare the live names a cell does not declare itself: all of them, so that a name
   * written wrongly finds its like, or only those that `mentioned` holds.
   */
  prelude(declared: readonly Meaning[], mentioned?: ReadonlySet<string>): string {
    const own = new Map(declared.map((one) => [one.name, one]));
    const live: LiveName[] = [];
    for (const name of new Set([...this.values.keys(), ...this.types.keys()])) {
      if (mentioned?.has(name) !== false) live.push({ name, ...this.live(name, own.get(name)) });
    }
    return preludeText(live);
  }

  /** What is left of a name beside what the cell itself declares. */
  private live(name: string, own: Meaning | undefined): { value?: Entry; type?: Entry } {
    const value = this.values.get(name);
    const type = this.types.get(name);
    // A new value takes a class's place, its type included; an interface of that name stays.
    const typeGoes = own?.type || (own?.value && type?.cell === value?.cell);
    return { value: own?.value ? undefined : value, type: typeGoes ? undefined : type };
  }

  private remember(entry: Entry): void {
    const { name } = entry;
    if (entry.value) {
      if (this.types.get(name)?.cell === this.values.get(name)?.cell) this.types.delete(name);
      this.values.set(name, entry);
    }
    if (entry.type) this.types.set(name, entry);
  }

  private dropSameGlobals(module: CellModule): void {
    if (!module.global) return;
    for (const [cell, other] of this.modules) {
      if (other.global && other.text === module.text) {
        this.modules.set(cell, { ...other, global: false });
      }
    }
  }

  /** Drops each module that no live name reaches. */
  private sweep(): void {
    const reached = new Set<number>();
    const reach = (cell: number): void => {
      const module = this.modules.get(cell);
      if (module === undefined || reached.has(cell)) return;
      reached.add(cell);
      for (const [, number] of module.text.matchAll(/__cell_(\d+)/g)) reach(Number(number));
    };
    for (const entry of [...this.values.values(), ...this.types.values()]) reach(entry.cell);
    for (const [cell, module] of this.modules) if (module.global) reach(cell);
    for (const cell of this.modules.keys()) if (!reached.has(cell)) this.modules.delete(cell);
  }
}

/** Imports for nothing but that a program holds the modules. */
export function importLines(names: Iterable<string>): string {
  return [...names].map((name) => `import ${JSON.stringify(name)};\n`).join("");
}
