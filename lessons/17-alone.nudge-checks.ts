/** Check 4 of lesson 17: the learner's own gradient check on [3, 5, 4, 2] must say yes, and must be able to say no. */
import type { Matrix } from "../src/engine/matrix.ts";
import { seeded } from "../src/engine/random.ts";
import {
  fieldsOf,
  functionOf,
  type LearnerFunction,
  numberOf,
} from "../src/exercises/answer.ts";
import { describeNumber } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import { checkForward, hiddenOf, needs } from "./17-alone.forward-checks.ts";
import { drawn, drawnTargets } from "../src/exercises/matrices.ts";
import {
  backwardWith,
  copyOf,
  drawnNet,
  forwardOf,
  type Gradient,
  type Hidden,
  type Layer,
} from "./17-alone.parts.ts";

/** The network, samples, targets and the right gradients. */
interface Setting {
  readonly net: Layer[];
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly gradients: readonly Gradient[];
}

/** No sum is so near to 0 that a nudge crosses the kink of a ReLU, no slope so small that rounding hides it; some are 0. */
function settingOf(hidden: Hidden): Setting {
  for (let seed = 1; ; seed++) {
    const random = seeded(seed);
    const net = drawnNet(random, [3, 5, 4, 2]);
    const X = drawn(random, 6, 3);
    const Y = drawnTargets(random, 6, 2);
    const As = forwardOf(hidden)(net, X);
    const gradients = backwardWith(hidden)(net, As, Y);
    const sums = forwardOf({ ...hidden, apply: (z) => z })(net, X)[1];
    const second = forwardOf(hidden)(net.slice(0, 2), X);
    const far = [...sums.data, ...second[1].data.filter((a) => a !== 0)];
    const slopes = gradients.flatMap(({ dW, db }) => [
      ...dW.data,
      ...db.data,
    ]);
    const fine =
      far.every((z) => Math.abs(z) > 1e-2) &&
      slopes.every((d) => d === 0 || Math.abs(d) > 1e-3);
    const silent = hidden.name !== "ReLU" || slopes.includes(0);
    const strong = Math.abs(gradients[0].dW.data[4]) > 2e-2;
    if (fine && silent && strong) return { net, X, Y, gradients };
  }
}

/** Right gradients below the first, wrong ones above the second. */
const limits = { right: 1e-5, wrong: 1e-2 };

/** A wrong number in the gradients, and what a check that does not see it leaves out. */
interface Spoiled {
  readonly what: string;
  readonly cause: string;
  spoil(gradients: Gradient[]): void;
}

const spoiled: readonly Spoiled[] = [
  {
    what: "one number of the last dW is one tenth too large",
    cause:
      "the *largest* error is asked for: a mean or a sum of squares hides one wrong number among 56",
    spoil: (gradients) => scaleLargest(gradients[2].dW, 1.1),
  },
  {
    what: "a slope of the first dW has the wrong sign",
    cause: "are the weights of *every* layer nudged?",
    spoil: ([{ dW }]) => {
      dW.data[4] *= -1;
    },
  },
  {
    what: "a slope of the second db is one tenth too small",
    cause: "are the biases nudged, too?",
    spoil: (gradients) => scaleLargest(gradients[1].db, 0.9),
  },
  {
    what: "the smallest slope of all has the wrong sign",
    cause:
      "the error is relative: the difference, divided by the larger of the two",
    spoil: (gradients) => {
      const all = gradients.flatMap(({ dW, db }) => [dW, db]);
      const small = Math.min(...all.flatMap(({ data }) => sizesOf(data)));
      for (const { data } of all)
        data.set(data.map((d) => (Math.abs(d) === small ? -d : d)));
    },
  },
];

/** Sizes of the slopes that are not 0. */
function sizesOf(slopes: Matrix["data"]): number[] {
  return Array.from(slopes, Math.abs).filter((size) => size > 0);
}

function scaleLargest({ data }: Matrix, factor: number): void {
  const sizes = Array.from(data, Math.abs);
  data[sizes.indexOf(Math.max(...sizes))] *= factor;
}

/** `{ forward, worstError }`. */
export function checkNudges(answer: unknown): Verdict | undefined {
  const parts = fieldsOf(answer, "what the check gets", [
    "forward",
    "worstError",
  ]);
  const forward = functionOf(parts.forward, "forward");
  const worst = functionOf(parts.worstError, "worstError");
  needs("forward", parts.forward, checkForward);
  const setting = settingOf(hiddenOf(forward));
  return checkYes(worst, setting) ?? checkNo(worst, setting);
}

function errorOf(
  worst: LearnerFunction,
  { net, X, Y }: Setting,
  gradients: readonly Gradient[],
): { error: number; changed: boolean } {
  const given = copyOf(net);
  const error = worst(given, X, Y, gradients);
  const text = (layers: readonly Layer[]): string =>
    layers.map(({ W, b }) => `${W.data};${b.data}`).join();
  return {
    error: numberOf(error, "what `worstError` gives"),
    changed: text(given) !== text(net),
  };
}

function checkYes(
  worst: LearnerFunction,
  setting: Setting,
): Verdict | undefined {
  const { error, changed } = errorOf(worst, setting, setting.gradients);
  if (changed)
    return notYet({
      what: "`worstError`",
      came: "leaves the network changed",
      cause:
        "put each number back as it was, exactly: keep it in a variable, and do not take the nudge off again",
    });
  if (error >= 0 && error < limits.right) return undefined;
  return notYet({
    what: "`worstError` with the right gradients of [3, 5, 4, 2]",
    came: `is ${describeNumber(Number(error.toPrecision(3)))}`,
    expected: `less than ${limits.right}`,
    cause: causeOfError(error),
  });
}

function causeOfError(error: number): string {
  if (Number.isNaN(error))
    return "0 / 0: where both slopes are 0, the error is 0";
  if (error < 0)
    return "an error is a size: take the absolute value of the difference";
  if (error < 0.2)
    return "near: nudge to both sides, (cost(w + h) - cost(w - h)) / 2h with h = 1e-5, and lesson 04 knows why";
  return "is every slope compared with its own number, in the same order? Is the nudge taken back before the next one?";
}

function checkNo(
  worst: LearnerFunction,
  setting: Setting,
): Verdict | undefined {
  for (const { what, cause, spoil } of spoiled) {
    const gradients = setting.gradients.map(({ dW, db }) => ({
      dW: dW.copy(),
      db: db.copy(),
    }));
    spoil(gradients);
    const { error } = errorOf(worst, setting, gradients);
    if (error > limits.wrong) continue;
    return notYet({
      what: `\`worstError\`, where ${what},`,
      came: `is ${describeNumber(Number(error.toPrecision(3)))}`,
      expected: `more than ${limits.wrong}`,
      cause,
    });
  }
  return undefined;
}
