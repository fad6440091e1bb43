/**
 * What was run before, in this session and earlier ones. Each session writes a file of its own, so
 * several kernels at once cannot harm each other's; only the file's owner can read it.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { log } from "./log.ts";

/** One cell that was run. */
export interface HistoryEntry {
  readonly session: number;
  /** Its execution count. */
  readonly line: number;
  readonly input: string;
  /** The text of its value; `null` if it had none. */
  readonly output: string | null;
}

/** Sessions kept; older ones are removed when a new one starts. */
const KEPT_SESSIONS = 100;
/** Characters that one session may write; beyond that it is no longer recorded. */
const LARGEST_SESSION = 1_000_000;
/** Longer values are recorded cut. */
const LONGEST_OUTPUT = 1000;
/** Files that this program names so; any other in the folder is not read, and is no number either. */
const SESSION_FILE = /^\d{1,9}\.jsonl$/;

/** The history of one person; the folder is made when the first cell is recorded. */
export class History {
  readonly #folder: string;
  #session: number | undefined;
  readonly #tell: (text: string) => void;
  #written = 0;

  /** `folder` defaults to the place in which the system keeps such data; `tell` hears what is wrong with it. */
  constructor(folder: string = defaultFolder(), tell: (text: string) => void = log) {
    this.#folder = folder;
    this.#tell = tell;
  }

  /** Records a cell. A disk that cannot be written is no reason to trouble the reader: the log says so, once. */
  add(line: number, input: string, output: string | null): void {
    if (this.#written > LARGEST_SESSION) return;
    try {
      this.#session ??= this.#claim();
      const cut = output === null ? null : output.slice(0, LONGEST_OUTPUT);
      const text = `${JSON.stringify([line, input, cut])}\n`;
      this.#written += text.length;
      if (this.#written <= LARGEST_SESSION) appendFileSync(this.#path(this.#session), text);
    } catch (error) {
      this.#written = Number.POSITIVE_INFINITY;
      this.#tell(`there will be no history, as ${this.#folder} takes none: ${String(error)}`);
    }
  }

  /** The last `n` cells, oldest first. */
  tail(n: number): HistoryEntry[] {
    const found: HistoryEntry[] = [];
    for (const session of this.#sessions().reverse()) {
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
    const found = this.#sessions().flatMap((s) => this.#read(s).filter((e) => matches(e.input)));
    const kept = unique ? lastOfEach(found) : found;
    return n === undefined ? kept : kept.slice(Math.max(0, kept.length - n));
  }

  #relative(session: number): number {
    const sessions = this.#sessions().filter((known) => known !== this.#session);
    if (session === 0) return this.#session ?? Number.NaN;
    return sessions.at(session) ?? Number.NaN;
  }

  /** The numbers of all sessions, in order. */
  #sessions(): number[] {
    try {
      const files = readdirSync(this.#folder).filter((name) => SESSION_FILE.test(name));
      return files.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
    } catch {
      return []; // nothing was ever recorded
    }
  }

  #read(session: number): HistoryEntry[] {
    try {
      const lines = readFileSync(this.#path(session), "utf8").split("\n");
      return lines.flatMap((line) => parseLine(session, line) ?? []);
    } catch {
      return []; // unknown, or removed by another kernel meanwhile
    }
  }

  /** Takes the next free number: creating a file that must be new is safe among several kernels. */
  #claim(): number {
    makeFolder(this.#folder);
    const sessions = this.#sessions();
    for (const old of sessions.slice(0, 1 - KEPT_SESSIONS))
      rmSync(this.#path(old), { force: true });
    for (let number = (sessions.at(-1) ?? 0) + 1; ; number++) {
      try {
        writeFileSync(this.#path(number), "", { flag: "wx", mode: 0o600 });
        return number;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    }
  }

  #path(session: number): string {
    return join(this.#folder, `${String(session).padStart(6, "0")}.jsonl`);
  }
}

/** Not with mkdir's `recursive`: where no folder can be made, as below /proc, Node 20 tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another kernel was quicker
  }
}

/** `CHAINRULE_HISTORY`, else a folder of the user's own. */
function defaultFolder(): string {
  const { CHAINRULE_HISTORY, APPDATA, XDG_DATA_HOME } = process.env;
  if (CHAINRULE_HISTORY !== undefined) return CHAINRULE_HISTORY;
  const home = homedir();
  const data: Partial<Record<NodeJS.Platform, string>> = {
    win32: APPDATA ?? join(home, "AppData", "Roaming"),
    darwin: join(home, "Library", "Application Support"),
  };
  const base = data[process.platform] ?? XDG_DATA_HOME ?? join(home, ".local", "share");
  return join(base, "chainrule", "history");
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
