/** The history, in what the browser keeps for the lab's address: an entry for each session. */
import { History, type HistoryStore } from "../jupyter/history.ts";

/** Sessions kept; older ones are removed when a new one starts: a browser gives some 5 MB in all. */
const KEPT_SESSIONS = 20;

const prefix = "chainrule.history.";

/** The history of whoever uses this browser. */
export function browserHistory(storage: Storage = localStorage): History {
  return new History(new SessionEntries(storage), (text) => console.warn(`chainrule: ${text}`));
}

class SessionEntries implements HistoryStore {
  readonly place = "this browser's storage";
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  sessions(): number[] {
    const keys = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i) ?? "");
    const own = keys.filter((key) => key.startsWith(prefix));
    return own.map((key) => Number(key.slice(prefix.length))).sort((a, b) => a - b);
  }

  lines(session: number): string[] {
    return (this.#storage.getItem(prefix + session) ?? "").split("\n");
  }

  claim(): number {
    const sessions = this.sessions();
    for (const old of sessions.slice(0, 1 - KEPT_SESSIONS)) this.#storage.removeItem(prefix + old);
    const number = (sessions.at(-1) ?? 0) + 1;
    this.#storage.setItem(prefix + number, "");
    return number;
  }

  append(session: number, line: string): void {
    const key = prefix + session;
    this.#storage.setItem(key, `${this.#storage.getItem(key) ?? ""}${line}\n`);
  }
}
