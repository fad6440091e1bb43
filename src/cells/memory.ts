/**
 * What later cells know of earlier ones.
 *
 * Each committed cell is kept as a declaration module of its own, `__cell_3.d.ts` in the notebook's
 * folder, so that a value keeps its type when a type of the same name is declared anew. For each
 * name, the latest cell that declared it counts. A cell is checked below some lines, the prelude, that
 * bring those names in; what it declares itself is left out of the prelude, so a redeclaration never
 * conflicts. Modules that no live name needs are dropped: memory grows with names, not with cells.
 *
 * The prelude takes names from two index files, of live values and of live types, and always from both:
 * TypeScript reuses the last program whole only where the new one imports the same modules. What is kept
 * of a cell names the numbered modules themselves, which mean the same for ever.
 */
import type { Entry, KnownName, NameKind } from "./known-name.ts";
import { type IndexKind, indexText, type LiveName, numbered, preludeText } from "./prelude.ts";

/** A committed cell: `text` is its declarations, or its source if those cannot say everything. */
export interface CellModule {
  readonly text: string;
  readonly extension: ".d.ts" | ".ts";
  readonly names: readonly KnownName[];
  /** True if it changes the global scope or other modules, and so counts without a name. */
  readonly global: boolean;
}

/** A name, and whether it means a value, a type or both. */
export type Meaning = Pick<KnownName, "name" | "value" | "type">;

/** The cells committed so far. */
export class CellMemory {
  private readonly modules = new Map<number, CellModule>();
  private readonly values = new Map<string, Entry>();
  private readonly types = new Map<string, Entry>();
  private readonly indexes = new Map<IndexKind, string>();
  private cells = 0;
  private changes = 0;

  /** Grows whenever the index files change. */
  get version(): number {
    return this.changes;
  }

  /** Takes in a cell; its names replace those of earlier cells. */
  add(found: CellModule): void {
    if (found.names.length === 0 && !found.global) return;
    const text = numbered(found.text, (kind, name) => this.entries(kind).get(name)?.cell);
    const module = { ...found, text };
    const cell = ++this.cells;
    this.change();
    this.dropSameGlobals(module);
    this.modules.set(cell, module);
    for (const known of module.names) this.remember({ ...known, cell });
    this.sweep();
  }

  /** Forgets every cell. Numbers go on, so that no old file is taken for a new one. */
  clear(): void {
    this.change();
    this.modules.clear();
    this.values.clear();
    this.types.clear();
  }

  /** Kind of an earlier cell's value. */
  kindOf(name: string): NameKind | undefined {
    return this.values.get(name)?.kind;
  }

  /** How many modules and names are kept. */
  size(): { readonly modules: number; readonly names: number } {
    return { modules: this.modules.size, names: this.values.size + this.types.size };
  }

  /** The cell that is kept as `__cell_<number>`. */
  module(number: number): CellModule | undefined {
    return this.modules.get(number);
  }

  /** The text of an index file: each live name from the module that it lives in. */
  index(kind: IndexKind): string {
    const known = this.indexes.get(kind);
    if (known !== undefined) return known;
    const globals = kind === "types" ? [] : [...this.modules].filter(([, { global }]) => global);
    const text = indexText(
      this.entries(kind).values(),
      globals.map(([cell]) => cell),
    );
    this.indexes.set(kind, text);
    return text;
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

  private entries(kind: IndexKind): ReadonlyMap<string, Entry> {
    return kind === "values" ? this.values : this.types;
  }

  private change(): void {
    this.changes++;
    this.indexes.clear();
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
