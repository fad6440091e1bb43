/**
 * Numbers in a lesson's text that a cell computes. The author writes `{{forward-run.a1:6}}`: the
 * value `a1` of the cell `forward-run`, with six digits after the point. A run of the lesson writes
 * them down (`NN-name.numbers.json`, kept beside it and held by a test), and the build fills them in.
 *
 * The first word is the cell's id. The next is a variable that the cell declares, or a property of
 * the cell's value; `{{nudge-w1:4}}` is the value itself. `:2%` writes a share as per cent.
 */
import type { Lesson } from "./lesson.ts";

/** Binding to text: `forward-run.a1:6` to `0.645656`. */
export type LessonNumbers = Readonly<Record<string, string>>;

/** One `{{...}}` of a text. */
export interface NumberBinding {
  /** As it is written between the braces. */
  readonly text: string;
  readonly cell: string;
  /** Properties and indices below the value. */
  readonly path: readonly string[];
  /** Digits after the point; as many as there are if left out. */
  readonly digits?: number;
  readonly percent: boolean;
}

const pattern = /\{\{([a-z0-9-]+)((?:\.\w+)*)(?::(\d+)(%)?)?\}\}/g;

/** The bindings of all texts of a lesson, each once. */
export function bindingsOf(lesson: Lesson): NumberBinding[] {
  const texts = lesson.cells.filter(({ type }) => type === "markdown").map(({ source }) => source);
  const found = texts.flatMap((text) => [...text.matchAll(pattern)].map(readBinding));
  return [...new Map(found.map((binding) => [binding.text, binding])).values()];
}

/** @throws Error if a binding has no number yet. */
export function fillNumbers(lesson: Lesson, numbers: LessonNumbers, name: string): Lesson {
  const fill = (source: string): string =>
    source.replace(pattern, (all) => {
      const key = all.slice(2, -2);
      if (Object.hasOwn(numbers, key)) return numbers[key];
      throw new Error(
        `${name}: no number for {{${key}}}; run the lesson's test with -u to write it down`,
      );
    });
  const cells = lesson.cells.map((cell) =>
    cell.type === "markdown" ? { ...cell, source: fill(cell.source) } : cell,
  );
  return { cells };
}

/** The text for a number; @throws TypeError if it is none. */
export function numberText(value: unknown, { text, digits, percent }: NumberBinding): string {
  if (typeof value !== "number")
    throw new TypeError(`{{${text}}} is ${String(value)}, not a number`);
  const shown = percent ? 100 * value : value;
  return grouped(digits === undefined ? String(shown) : shown.toFixed(digits));
}

/** From 10,000 on with commas, as in the sentences around it. */
function grouped(shown: string): string {
  return shown.replace(/^-?\d{5,}(?=$|\.)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
}

function readBinding([all, cell, path, digits, percent]: RegExpMatchArray): NumberBinding {
  return {
    text: all.slice(2, -2),
    cell,
    path: path.split(".").slice(1),
    ...(digits !== undefined && { digits: Number(digits) }),
    percent: percent !== undefined,
  };
}
