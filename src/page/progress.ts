/** What a reader did with a page: edits and passed exercises, kept in this browser or in a file. */

/** What is kept of a lesson. */
export interface Progress {
  /** Changed cells: id to text. A map, because an id may be `constructor`. */
  readonly edits: ReadonlyMap<string, string>;
  /** Ids of the cells whose check was passed. */
  readonly passed: readonly string[];
}

const none: Progress = { edits: new Map(), passed: [] };

/** Keeps the progress of one lesson. */
export class ProgressStore {
  readonly #key: string;

  /** `lesson` names the page among the reader's pages. */
  constructor(lesson: string) {
    this.#key = `chainrule.progress.${lesson}`;
  }

  /** What is kept; nothing at all if the browser keeps nothing for pages opened from disk. */
  load(): Progress {
    try {
      return parseProgress(localStorage.getItem(this.#key) ?? "");
    } catch {
      return none;
    }
  }

  /** False if the browser did not take it. */
  save(progress: Progress): boolean {
    try {
      localStorage.setItem(this.#key, formatProgress(progress));
      return true;
    } catch {
      return false;
    }
  }
}

/** The text of a progress file. */
export function formatProgress({ edits, passed }: Progress): string {
  const texts = Object.fromEntries(edits);
  return JSON.stringify({ chainrule: "progress", edits: texts, passed }, null, 1);
}

/** @throws SyntaxError if the text is no progress file. */
export function parseProgress(text: string): Progress {
  const raw = JSON.parse(text) as { chainrule?: unknown; edits?: unknown; passed?: unknown } | null;
  if (raw?.chainrule !== "progress")
    throw new SyntaxError("this file holds no progress of a lesson");
  const edits = Object.entries(raw.edits ?? {}).filter(isText);
  const passed = Array.isArray(raw.passed) ? raw.passed : [];
  return {
    edits: new Map(edits),
    passed: passed.filter((id): id is string => typeof id === "string"),
  };
}

function isText(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === "string";
}
