/** The exercises of appendix B, TypeScript for numbers: close enough, and a row of numbers. */
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  areClose,
  checkClose,
  checkRow,
  evenly,
} from "./19-typescript.checks.ts";

export const isClose: Exercise = exercise({
  name: "typescript.isClose",
  title: "Close enough",
  solution: `function isClose(a: number, b: number, tolerance: number): boolean {
  const size = Math.max(1, Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= tolerance * size;
}`,
  hints: [
    "How far apart they are is `Math.abs(a - b)`.",
    "The largest of three numbers is `Math.max(1, Math.abs(a), Math.abs(b))`.",
    "`Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))`",
  ],
  part: areClose,
  check: (answer) =>
    checkClose(answer) ??
    right("Absolute for small numbers, a share for large"),
});

export const rowOf: Exercise = exercise({
  name: "typescript.rowOf",
  title: "A row of numbers",
  solution: `function rowOf(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    return from * (1 - share) + to * share;
  });
}`,
  hints: [
    "Between `count` numbers lie `count - 1` distances.",
    "Number i lies `i / (count - 1)` of the way: 0 for the first, exactly 1 for the last.",
    "`from * (1 - share) + to * share` is `to` itself where the share is 1.",
  ],
  part: evenly,
  check: (answer) =>
    checkRow(answer) ?? right("No drift, and the last number is exact"),
});
