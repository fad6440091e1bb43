/** The choice between two lines in lesson 00, and its slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";

interface Line {
  w: number[];
  b: number;
}
type Count = (line: Line) => number;

/** A line whose number of mistakes is written into it, for a check. */
const line = (b: number): Line => ({ w: [1, -b], b });
const countOf: Count = ({ b }) => Math.abs(b);

export const chooseCheck: FunctionCheck = {
  name: "choose",
  cases: [
    [line(9), line(4), countOf],
    [line(4), line(9), countOf],
    [line(-5), line(5), countOf],
    [line(0), line(3), countOf],
    [line(3), line(0), countOf],
    [line(4), line(5), countOf],
    [line(12), line(9), countOf], // as texts, "12" would come before "9"
  ],
  draw: (random: Random) => [
    line(random.integer(60)),
    line(-random.integer(60)),
    countOf,
  ],
  expected: (now: Line, next: Line, count: Count) =>
    count(next) <= count(now) ? next : now,
  slips: [
    [
      (now: Line, next: Line, count: Count) =>
        count(next) <= count(now) + 1 ? next : now,
      "one mistake more is too many: `next` must make no more mistakes than `now`",
    ],
    [
      (now: Line, next: Line, count: Count) =>
        count(next) === count(now) ? next : now,
      "fewer mistakes are as welcome as equally many: `<=`, not `===`",
    ],
    [
      (now: Line, next: Line, count: Count) =>
        String(count(next)) <= String(count(now)) ? next : now,
      "numbers are compared as numbers, not as texts",
    ],
    [
      (now: Line, next: Line, count: Count) => count(now) - count(next),
      "that says how much better the step is; return the line, `next` or `now`",
    ],
    [
      (now: Line, next: Line, count: Count) =>
        count(next) <= count(now) ? { ...next, b: now.b } : now,
      "the two lines are mixed: return one of them as it is",
    ],
    [
      (now: Line, next: Line, count: Count) =>
        count(next) < count(now) ? next : now,
      "a step with as many mistakes is kept, too: `<=`, not `<`",
    ],
    [
      (now: Line, next: Line, count: Count) =>
        count(next) >= count(now) ? next : now,
      "it keeps what is worse: fewer mistakes are better",
    ],
    [
      (now: Line, next: Line, count: Count) =>
        count(next) > count(now) ? next : now,
      "it keeps what is worse: fewer mistakes are better",
    ],
    [
      (_now: Line, next: Line) => next,
      "it takes every step: compare `count(next)` with `count(now)`",
    ],
    [
      (now: Line) => now,
      "it takes no step: compare `count(next)` with `count(now)`",
    ],
    [
      (now: Line, next: Line, count: Count) =>
        Math.min(count(now), count(next)),
      "that is the number of mistakes; the line itself is asked for",
    ],
    [
      (now: Line, next: Line, count: Count) => count(next) <= count(now),
      "that says whether the step is good; return the line, `next` or `now`",
    ],
    [
      (now: Line, next: Line) => (next.b <= now.b ? next : now),
      "it compares the numbers of the lines; `count(line)` says how many mistakes a line makes",
    ],
    [
      (now: Line, next: Line, count: Count) =>
        count(next) === 0 ? next : now,
      "it waits for a line without any mistake; a step that is not worse is enough",
    ],
  ],
  otherwise:
    "compare `count(next)` with `count(now)`, with the `count` that is handed in, and return one of the two lines",
};
