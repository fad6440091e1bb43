/** A cell's outputs on two hosts: what must be the same. */
import { expect } from "vitest";
import type { Cell, Output } from "../../src/notebook/notebook.ts";

/** Cells that show rounding errors: their numbers differ from one JavaScript engine to the next. */
const roundingCells: readonly string[] = [
  "04-sigmoid-derivative error-curve",
  // Eight layers, or weights of 1.5: chaotic, so the last digit of tanh decides the late losses.
  "10-any-depth depth",
  "10-any-depth deep",
];

/** A live curve has as many points, and says how long it took, as the clock would have it; so has a time. */
export const isLive = ({ source }: Cell): boolean =>
  /liveTraining\(|\bexamine\(|performance\.now\(/.test(source);

/** Whether what the cell shows differs from one JavaScript engine to the next. */
export function isChaotic(lesson: string, { id }: Cell): boolean {
  return roundingCells.includes(`${lesson} ${id}`);
}

/** What a cell gave, as data: figures without their picture, which is drawn from the same data. */
export function textOf(cell: Cell | undefined): string {
  if (cell?.cell_type !== "code") return "";
  return JSON.stringify(cell.outputs.filter((output) => !isProgress(output)).map(comparable));
}

/** The line that a training of more than a second shows: whether there is one, the clock decides. */
function isProgress(output: Output): boolean {
  return "data" in output && /^epoch \d+ of \d+, /.test(String(output.data["text/plain"]));
}

function comparable(output: Output): unknown {
  if (!("data" in output)) return output;
  const { "image/svg+xml": _picture, ...data } = output.data;
  return data;
}

const number = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;

/** Equal texts, with numbers equal but for the last digits of exp, log and the like. */
export function expectSame(actual: string, expected: string, cell: string): void {
  expect(actual.replace(number, "#"), cell).toBe(expected.replace(number, "#"));
  const numbers = actual.match(number) ?? [];
  for (const [index, text] of (expected.match(number) ?? []).entries()) {
    const [a, b] = [Number(numbers[index]), Number(text)];
    const close = Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(b), 1e-3);
    if (!close) expect(numbers[index], `${cell}, number ${index}`).toBe(text);
  }
}
