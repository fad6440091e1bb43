/** What was run before, in this session and earlier ones: what is kept of it, and how it is looked up. */

/** One cell that was run. */
export interface HistoryEntry {
  readonly session: number;
  /** Its execution count. */
  readonly line: number;
  readonly input: string;
  /** The text of its value; `null` if it had none. */
  readonly output: string | null;
}

/** Where the lines of sessions are kept; each session writes its own, so that several at once cannot harm each other. */
export interface HistoryStore {
  /** The place, as a sentence names it. */
  readonly place: string;
  /** The numbers of all sessions, in order. */
  sessions(): number[];
  /** The lines of a session; none of one that is not there. */
  lines(session: number): string[];
  /** Takes the next free number; forgets sessions that are too old. */
  claim(): number;
  /** Adds a line. */
  append(session: number, line: string): void;
}

/** Characters that one session may write; beyond that it is no longer recorded. */
const LARGEST_SESSION = 1_000_000;
/** Longer values are recorded cut. */
const LONGEST_OUTPUT = 1000;

/** The history of one person; nothing is written before the first cell is recorded. */
export class History {
  readonly #store: HistoryStore;
  readonly #tell: (text: string) => void;
  #session: number | undefined;
  #written = 0;

  /** `tell` hears what is wrong with the store. */
  constructor(store: HistoryStore, tell: (text: string) => void) {
    this.#store = store;
    this.#tell = tell;
  }

  /** Records a cell. A store that takes nothing is no reason to trouble the reader: `tell` hears it, once. */
  add(line: number, input: string, output: string | null): void {
    if (this.#written > LARGEST_SESSION) return;
    try {
      this.#session ??= this.#store.claim();
      const cut = output === null ? null : output.slice(0, LONGEST_OUTPUT);
      const text = JSON.stringify([line, input, cut]);
      this.#written += text.length + 1;
      if (this.#written <= LARGEST_SESSION) this.#store.append(this.#session, text);
    } catch (error) {
      this.#written = Number.POSITIVE_INFINITY;
      this.#tell(`there will be no history, as ${this.#store.place} takes none: ${String(error)}`);
    }
  }

  /** The last `n` cells, oldest first. */
  tail(n: number): HistoryEntry[] {
    const found: HistoryEntry[] = [];
    for (const session of this.#store.sessions().reverse()) {
      if (found.length >= n) break;
      found.unshift(...this.#read(session));
    }
    return n > 0 ? found.slice(-n) : [];
  }

  /**
   * The cells of one session from `start` up to, not including, `stop`.
   *
   * @param session its number; 0 is the current one, -1 the one before, and so on
   */
  range(session: number, start: number, stop: number | undefined): HistoryEntry[] {
    const entries = this.#read(session > 0 ? session : this.#relative(session));
    return entries.filter(({ line }) => line >= start && (stop === undefined || line < stop));
  }

  /**
   * Cells whose whole text matches a pattern with `*` and `?`, oldest first.
   *
   * @param n at most the last so many; all if left out
   * @param unique of equal texts only the last
   */
  search(pattern: string, n: number | undefined, unique: boolean): HistoryEntry[] {
    const matches = globTest(pattern);
    const found = this.#store
      .sessions()
      .flatMap((s) => this.#read(s).filter((e) => matches(e.input)));
    const kept = unique ? lastOfEach(found) : found;
    return n === undefined ? kept : kept.slice(Math.max(0, kept.length - n));
  }

  #relative(session: number): number {
    const sessions = this.#store.sessions().filter((known) => known !== this.#session);
    if (session === 0) return this.#session ?? Number.NaN;
    return sessions.at(session) ?? Number.NaN;
  }

  #read(session: number): HistoryEntry[] {
    return this.#store.lines(session).flatMap((line) => parseLine(session, line) ?? []);
  }
}

/** A line that was being written when its kernel died, or that a disk has spoilt, is left out. */
function parseLine(session: number, text: string): HistoryEntry | undefined {
  try {
    const [line, input, output] = JSON.parse(text) as unknown[];
    if (typeof line !== "number" || typeof input !== "string") return undefined;
    return { session, line, input, output: typeof output === "string" ? output : null };
  } catch {
    return undefined;
  }
}

function globTest(pattern: string): (text: string) => boolean {
  const escaped = pattern.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const source = escaped.replaceAll("\\*", "[\\s\\S]*").replaceAll("\\?", "[\\s\\S]");
  const regex = new RegExp(`^${source}$`);
  return (text) => regex.test(text);
}

function lastOfEach(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const last = new Map(entries.map((entry) => [entry.input, entry]));
  return entries.filter((entry) => last.get(entry.input) === entry);
}
