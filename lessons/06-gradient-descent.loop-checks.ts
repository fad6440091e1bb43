/** How the loop of lesson 06 is judged: by whole paths, on landscapes that tell the stop rules apart. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { notYet } from "../src/exercises/verdict.ts";
import { slopesOfF } from "./06-gradient-descent.checks.ts";
import { loopSlips } from "./06-gradient-descent.loop-slips.ts";
import { type Gradient, right } from "./06-gradient-descent.loops.ts";

/** Slopes that cancel in a sum, so that a stop rule that adds them stops at once. */
const slanted: Gradient = ([x, y]) => [x - y + 2, y - x - 2];
/** A bowl whose first slope is 0 from the start. */
const trough: Gradient = ([, y]) => [0, 2 * y];
/** A slope that never ends: only the number of steps ends the walk, and 4 steps of 0.5 lead to -2. */
const ramp: Gradient = ([x]) => {
  if (Math.abs(x) < 100) return [1, 2];
  throw new Refusal(
    notYet({
      what: "`descend` on a slope that never ends",
      came: "goes on and on",
      cause: "count the steps: at most `stop.steps` of them are allowed",
    }),
  );
};
const bowl: Gradient = (place) => place.map((v) => 2 * v);

export const descendCheck: FunctionCheck = {
  name: "descend",
  cases: [
    [bowl, [3], 0.1, { length: 1e-3, steps: 3 }],
    [bowl, [0.3, 0.4], 0.1, { length: 0.5, steps: 100 }],
    [bowl, [0, 0], 0.1, { length: 0.1, steps: 5 }],
    [bowl, [0.5], 0.25, { length: 1, steps: 5 }], // exactly as long: go on
    [slanted, [1, 0], 0.1, { length: 0.5, steps: 100 }],
    [trough, [2, 1], 0.25, { length: 0.1, steps: 100 }],
    [ramp, [0, 0], 0.5, { length: 0.1, steps: 4 }],
    [slopesOfF, [0.5, 0.5], 0.5, { length: 1e-4, steps: 200 }],
  ],
  draw: (random: Random) => [
    bowl,
    [random.normal(), random.normal(), random.normal()],
    random.uniform(0.1, 0.4),
    { length: 0.05, steps: 12 + random.integer(20) },
  ],
  expected: right,
  slips: loopSlips,
  otherwise:
    "the path begins with `from`; at each place look at the gradient, stop if it is shorter than `stop.length` or `stop.steps` steps are made, else add the next place",
};
