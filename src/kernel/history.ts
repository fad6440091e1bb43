/**
 * The history in files: a folder for each person, a file for each session, that only its owner can read.
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
import { History, type HistoryStore } from "../jupyter/history.ts";
import { log } from "./log.ts";

/** Sessions kept; older ones are removed when a new one starts. */
const KEPT_SESSIONS = 100;
/** Files that this program names so; any other in the folder is not read, and is no number either. */
const SESSION_FILE = /^\d{1,9}\.jsonl$/;

/**
 * The history in `folder`, by default the place in which the system keeps such data; it is made when the
 * first cell is recorded.
 */
export function fileHistory(
  folder: string = defaultFolder(),
  tell: (text: string) => void = log,
): History {
  return new History(new SessionFiles(folder), tell);
}

class SessionFiles implements HistoryStore {
  readonly place: string;

  constructor(folder: string) {
    this.place = folder;
  }

  sessions(): number[] {
    try {
      const files = readdirSync(this.place).filter((name) => SESSION_FILE.test(name));
      return files.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
    } catch {
      return []; // nothing was ever recorded
    }
  }

  lines(session: number): string[] {
    try {
      return readFileSync(this.#path(session), "utf8").split("\n");
    } catch {
      return []; // unknown, or removed by another kernel meanwhile
    }
  }

  /** Creating a file that must be new is safe among several kernels. */
  claim(): number {
    makeFolder(this.place);
    const sessions = this.sessions();
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

  append(session: number, line: string): void {
    appendFileSync(this.#path(session), `${line}\n`);
  }

  #path(session: number): string {
    return join(this.place, `${String(session).padStart(6, "0")}.jsonl`);
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
