/** The exercises of lesson 06: a gradient, one step, the loop, the limit of the rate, a test for a minimum. */
import { checkFunction } from "../src/exercises/check-function.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import { gradientCheck } from "./06-gradient-descent.checks.ts";
import { descendCheck } from "./06-gradient-descent.loop-checks.ts";
import { isMinimumCheck } from "./06-gradient-descent.minimum-checks.ts";
import { rateLimitCheck } from "./06-gradient-descent.rate-checks.ts";
import { oneStepCheck } from "./06-gradient-descent.step-checks.ts";

export const gradient: Exercise = exercise({
  name: "gradientDescent.gradient",
  title: "The gradient",
  solution: `function gradient([x, y]: number[]): number[] {
  const e = Math.exp(-(x * x + y * y));
  return [e * (1 - 2 * x * x), -2 * x * y * e];
}`,
  hints: [
    "Compute $E$ once: `const e = Math.exp(-(x * x + y * y));`",
    "The first slope stands in the text: $E \\, (1 - 2 x^2)$. For the second, multiply $x$ by the slope of $E$ along $y$.",
    "`return [e * (1 - 2 * x * x), -2 * x * y * e];`",
  ],
  part: gradientCheck.expected,
  check: (answer) =>
    checkFunction(answer, gradientCheck) ??
    right("Both slopes are what a nudge measures"),
});

export const oneStep: Exercise = exercise({
  name: "gradientDescent.oneStep",
  title: "One step",
  solution: `function oneStep(place: number[], slopes: number[], rate: number): number[] {
  return place.map((v, i) => v - rate * slopes[i]);
}`,
  hints: [
    "Do for each coordinate what we did in the valley: the number minus rate times its slope.",
    "`place.map((v, i) => ...)` makes a new array; `slopes[i]` is the slope that belongs to `v`.",
    "`place.map((v, i) => v - rate * slopes[i])`",
  ],
  part: oneStepCheck.expected,
  check: (answer) =>
    checkFunction(answer, oneStepCheck) ??
    right("Every coordinate goes against its own slope"),
});

export const descend: Exercise = exercise({
  name: "gradientDescent.descend",
  title: "The loop",
  solution: `function descend(
  slopesAt: Gradient,
  from: number[],
  rate: number,
  stop: Stop,
): number[][] {
  const path = [from];
  for (let i = 0; i < stop.steps; i++) {
    const slopes = slopesAt(path[i]);
    if (lengthOf(slopes) < stop.length) break;
    path.push(move(path[i], slopes, rate));
  }
  return path;
}`,
  hints: [
    "Begin with `const path = [from];`. The last place is `path[path.length - 1]`.",
    "In a loop of at most `stop.steps` turns: take the slopes at the last place; if `lengthOf(slopes) < stop.length`, leave the loop with `break`.",
    "Else `path.push(move(path[i], slopes, rate));`. At the end return `path`.",
  ],
  part: descendCheck.expected,
  check: (answer) =>
    checkFunction(answer, descendCheck) ??
    right(
      "The walk ends where the ground is level, or when its steps are used up",
    ),
});

export const rateLimit: Exercise = exercise({
  name: "gradientDescent.rateLimit",
  title: "The largest rate",
  solution: `function rateLimit(slopesAt: Gradient, at: number[]): number {
  const curvatures = at.map((v, i) =>
    centralDifference((moved) => slopesAt(at.with(i, moved))[i], v),
  );
  return 2 / Math.max(...curvatures);
}`,
  hints: [
    "Look at the cell `curvature`. Write it for coordinate number `i` in place of $x$.",
    "`at.with(i, at[i] + h)` is a copy of `at` with coordinate `i` nudged; `slopesAt(...)[i]` is its own slope there.",
    "With $h = 10^{-5}$: `(slopesAt(at.with(i, at[i] + h))[i] - slopesAt(at.with(i, at[i] - h))[i]) / (2 * h)` for each `i`, then 2 divided by the largest.",
  ],
  part: rateLimitCheck.expected,
  check: (answer) =>
    checkFunction(answer, rateLimitCheck) ??
    right("The direction that bends most sets the limit for all"),
});

export const isMinimum: Exercise = exercise({
  name: "gradientDescent.isMinimum",
  title: "Is it a minimum?",
  solution: `function isMinimum(h: Height, [x, y]: number[], r: number): boolean {
  const moves = [-r, 0, r];
  const around = moves.flatMap((dx) => moves.map((dy) => [x + dx, y + dy]));
  const others = around.filter((_, i) => i !== 4); // 4 is the place itself
  return others.every((place) => h(place) > h([x, y]));
}`,
  hints: [
    "Two loops over `-r`, `0` and `r`, one for each coordinate, give nine places: the eight around, and the place itself.",
    "Compare `h([x + dx, y + dy])` with `h([x, y])`, but not where both moves are 0.",
    "As soon as one of them is not higher, return `false`; after the loops return `true`.",
  ],
  part: isMinimumCheck.expected,
  check: (answer) =>
    checkFunction(answer, isMinimumCheck) ??
    right("A level place that is not the lowest around does not pass"),
});
