/** Cells that must run before the one that the reader runs: which, and what is said of it at the cell. */
import type { CellUses } from "../cells/uses.ts";
import type { Language } from "./language.ts";
import { needsOf } from "./needs.ts";
import { preparedUses } from "./prepared.ts";
import type { Program } from "./program.ts";
import { type Offer, runNote } from "./run-note.ts";

/** What is asked of the session. */
interface Session {
  readonly programs: readonly Program[];
  readonly language: Language;
  run(cells: readonly Program[]): void;
}

/** Knows what has run since the worker started. */
export class NeededCells {
  readonly #session: Session;
  /** The text with which a cell ran last. One that failed or was stopped has run: its reader saw it. */
  readonly #ran = new Map<Program, string>();
  /** Cells that the reader ran, and whose needs are not known yet. */
  readonly #wanted = new Set<Program>();
  /** Cells that wait for others, which are run first. */
  readonly #waiting = new Map<Program, readonly Program[]>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The reader runs this cell: what it needs is to run before it. */
  want(cell: Program): void {
    this.#wanted.add(cell);
    cell.showNote(undefined);
  }

  /** Cells to run before this one, or `undefined` if the reader is asked first, as some take long. */
  async before(cell: Program): Promise<readonly Program[] | undefined> {
    if (!this.#wanted.delete(cell)) return [];
    const missing = await this.#missing(cell).catch(() => []); // stopped, or said by the cell's own run
    const long = missing.filter(({ isSlow }) => isSlow);
    if (long.length > 0) {
      cell.showNote(runNote("This cell needs what takes long:", long, this.#offers(cell, missing)));
      return undefined;
    }
    if (missing.length > 0) this.#waitFor(cell, missing);
    return missing;
  }

  /** A cell has ended, which began with this text. */
  ended(cell: Program, text: string, failed: boolean): void {
    this.#ran.set(cell, text);
    const first = this.#waiting.get(cell);
    if (first !== undefined) cell.showNote(runNote(`Ran ${counted(first)} above first:`, first));
    this.#waiting.delete(cell);
    if (failed) this.#tellWaiting(cell);
  }

  /** Every variable is gone. */
  clear(): void {
    this.#ran.clear();
  }

  async #missing(cell: Program): Promise<Program[]> {
    const { programs } = this.#session;
    const uses = programs.slice(0, cell.position).map((one) => this.#usesOf(one));
    const needed = needsOf(await Promise.all(uses), cell.position - 1);
    return needed.map((index) => programs[index]).filter((one) => this.#ran.get(one) !== one.text);
  }

  async #usesOf(cell: Program): Promise<CellUses> {
    const known = cell.isChanged ? undefined : await preparedUses(cell.position);
    return known ?? (await this.#session.language.call("uses", cell.text));
  }

  #waitFor(cell: Program, first: readonly Program[]): void {
    this.#waiting.set(cell, first);
    cell.showNote(runNote(`Runs ${counted(first)} above first:`, first));
  }

  /** The cells that waited for this one do not run. */
  #tellWaiting(failed: Program): void {
    for (const [cell, first] of this.#waiting) {
      if (!first.includes(failed)) continue;
      const words =
        "This cell did not run, because one above that it needs has failed or was stopped:";
      cell.showNote(runNote(words, [failed], [this.#alone(cell)]));
    }
    this.#waiting.clear();
  }

  #offers(cell: Program, missing: readonly Program[]): Offer[] {
    const work = (): void => {
      this.#waitFor(cell, missing);
      this.#session.run([...missing, cell]);
    };
    return [{ words: `Run ${counted(missing)} above, then this one`, work }, this.#alone(cell)];
  }

  #alone(cell: Program): Offer {
    const work = (): void => {
      cell.showNote(undefined);
      this.#session.run([cell]);
    };
    return { words: "Run this cell alone", work };
  }
}

function counted({ length }: readonly Program[]): string {
  return length === 1 ? "1 cell" : `${length} cells`;
}
