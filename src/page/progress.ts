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
  /** Names of the exercises that were passed, as the map of the course knows them: `xor.count`. */
  readonly exercises: readonly string[];
  /** Answers to questions: id of the text that asks to the letter, or `shown`. */
  readonly answers: ReadonlyMap<string, string>;
}

const none: Progress = { edits: new Map(), passed: [], exercises: [], answers: new Map() };
const prefix = "chainrule.progress.";

/** More than any lesson has: a stranger's cell may say that it passed what it likes. */
const MOST_EXERCISES = 100;

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

  /** Takes note that an exercise was passed. */
  pass(exercise: string): void {
    const { exercises } = this.#progress;
    if (exercises.includes(exercise) || exercises.length >= MOST_EXERCISES) return;
    this.change({ exercises: [...exercises, exercise] });
  }

  /** The exercises that were passed in this lesson, and in the others that this browser keeps. */
  passedAnywhere(): readonly string[] {
    const others = [...keptProgress().values()].flatMap(({ exercises }) => exercises);
    return [...new Set([...this.#progress.exercises, ...others])];
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

function rawOf({ edits, passed, exercises, answers }: Progress): object {
  const answered = Object.fromEntries(answers);
  return { edits: Object.fromEntries(edits), passed, exercises, answers: answered };
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

function progressOf({ edits, passed, exercises, answers }: RawProgress): Progress {
  return {
    edits: textsOf(edits),
    passed: namesOf(passed),
    exercises: namesOf(exercises),
    answers: textsOf(answers),
  };
}

function namesOf(value: unknown): readonly string[] {
  const names = Array.isArray(value) ? value : [];
  return names.filter((name): name is string => typeof name === "string");
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
