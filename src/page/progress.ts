/**
 * What a reader did with a lesson: edits, passed checks, answers to questions. Kept in this browser,
 * and in a file if the reader saves one; nothing leaves the machine.
 */

/** What is kept of a lesson. */
export interface Progress {
  /** Changed cells: id to text. A map, because an id may be `constructor`. */
  readonly edits: ReadonlyMap<string, string>;
  /** Ids of the cells whose check was passed. */
  readonly passed: readonly string[];
  /** Answers to questions: id of the text that asks to the letter, or `shown`. */
  readonly answers: ReadonlyMap<string, string>;
}

const none: Progress = { edits: new Map(), passed: [], answers: new Map() };
const prefix = "chainrule.progress.";

/** Keeps the progress of one lesson. Every change is kept at once. */
export class ProgressStore {
  readonly #key: string;
  readonly #listeners: ((progress: Progress) => void)[] = [];
  #progress: Progress;

  /** `lesson` names the page among the reader's pages. */
  constructor(lesson: string) {
    this.#key = `${prefix}${lesson}`;
    this.#progress = read(this.#key);
  }

  /** What is kept; nothing at all if the browser keeps nothing for pages opened from disk. */
  get progress(): Progress {
    return this.#progress;
  }

  /** Changes a part; false if the browser did not take it. */
  change(part: Partial<Progress>): boolean {
    this.#progress = { ...this.#progress, ...part };
    return write(this.#key, this.#progress);
  }

  /** Takes an answer to a question, or back. */
  answer(question: string, answer: string | undefined): void {
    const answers = new Map(this.#progress.answers);
    answers.delete(question);
    if (answer !== undefined) answers.set(question, answer);
    this.change({ answers });
  }

  /** Takes the progress of a file; whoever listens shows it. */
  load(progress: Progress): void {
    this.change(progress);
    for (const listener of this.#listeners) listener(progress);
  }

  /** Calls `listener` when the progress of a file was taken. */
  onLoad(listener: (progress: Progress) => void): void {
    this.#listeners.push(listener);
  }
}

/** The progress of every lesson that this browser keeps, by the lesson's name. */
export function keptProgress(): ReadonlyMap<string, Progress> {
  try {
    const names = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return new Map(names.map((key) => [key.slice(prefix.length), read(key)]));
  } catch {
    return new Map();
  }
}

/** Puts progress in the place of what is kept of a lesson. */
export function keepProgress(lesson: string, progress: Progress): boolean {
  return write(`${prefix}${lesson}`, progress);
}

/** The text of a progress file of one lesson. */
export function formatProgress(progress: Progress): string {
  return JSON.stringify({ chainrule: "progress", ...rawOf(progress) }, null, 1);
}

/** The text of a progress file of the whole course. */
export function formatCourseProgress(lessons: ReadonlyMap<string, Progress>): string {
  const raw = [...lessons].map(([name, progress]) => [name, rawOf(progress)]);
  return JSON.stringify({ chainrule: "progress", lessons: Object.fromEntries(raw) }, null, 1);
}

function rawOf({ edits, passed, answers }: Progress): object {
  return { edits: Object.fromEntries(edits), passed, answers: Object.fromEntries(answers) };
}

/** @throws SyntaxError if the text is no progress file of a lesson. */
export function parseProgress(text: string): Progress {
  const raw = readFile(text);
  if ("lessons" in raw) throw new SyntaxError("this file holds the progress of a whole course");
  return progressOf(raw);
}

/** @throws SyntaxError if the text is no progress file of a course. */
export function parseCourseProgress(text: string): ReadonlyMap<string, Progress> {
  const { lessons } = readFile(text);
  if (!isRecord(lessons)) throw new SyntaxError("this file holds no progress of a course");
  const entries = Object.entries(lessons).filter(([, value]) => isRecord(value));
  return new Map(entries.map(([name, value]) => [name, progressOf(value as RawProgress)]));
}

type RawProgress = Readonly<Record<string, unknown>>;

function readFile(text: string): RawProgress {
  const raw: unknown = JSON.parse(text);
  if (isRecord(raw) && raw.chainrule === "progress") return raw;
  throw new SyntaxError("this file holds no progress of a lesson");
}

function progressOf({ edits, passed, answers }: RawProgress): Progress {
  const ids = Array.isArray(passed) ? passed : [];
  return {
    edits: textsOf(edits),
    passed: ids.filter((id): id is string => typeof id === "string"),
    answers: textsOf(answers),
  };
}

function textsOf(value: unknown): ReadonlyMap<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return new Map(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function isRecord(value: unknown): value is RawProgress {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function read(key: string): Progress {
  try {
    return parseProgress(localStorage.getItem(key) ?? "");
  } catch {
    return none;
  }
}

function write(key: string, progress: Progress): boolean {
  try {
    localStorage.setItem(key, formatProgress(progress));
    return true;
  } catch {
    return false;
  }
}
