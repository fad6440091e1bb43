/** The training loop of lesson 01: it must divide what can be divided, and give up where none can. */
import { blobs } from "../src/data/clouds.ts";
import { seeded } from "../src/engine/random.ts";
import { functionOf, type LearnerFunction } from "../src/exercises/answer.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, Verdict } from "../src/exercises/verdict.ts";
import {
  inputs,
  predict,
  type Samples,
  type Unit,
  unitOf,
} from "./01-perceptron.checks.ts";

const and: Samples = { X: inputs, Y: [0, 0, 0, 1] };
const xor: Samples = { X: inputs, Y: [0, 1, 1, 0] };
/** Zeros are right about all of it: the first epoch brings no mistake. */
const always: Samples = { X: inputs, Y: [1, 1, 1, 1] };

/** Judges the learner's loop on what a line divides, on XOR, and on too few epochs. */
export function checkSeparate(answer: unknown): Verdict | undefined {
  const separate = functionOf(answer, "separate");
  const forAnd = run(separate, and, 1000);
  if (forAnd === undefined) return checkNever(separate);
  for (const [name, samples] of separable()) {
    const unit = samples === and ? forAnd : run(separate, samples, 1000);
    const wrong = checkSeparated(name, samples, unit);
    if (!wrong) continue;
    const same = samples !== and && isSame(unit, forAnd);
    return same ? new Verdict("not yet", wrong.message, unused) : wrong;
  }
  return (
    checkHonest("XOR", xor, run(separate, xor, 50)) ??
    checkHonest("AND and 3 epochs", and, run(separate, and, 3)) ??
    checkTooFew(separate) ??
    checkTooMany(separate)
  );
}

const unused =
  "this is the unit that came for AND: are the `samples` used that come in?";

function run(
  separate: LearnerFunction,
  samples: Samples,
  maxEpochs: number,
): unknown {
  const unit = separate(structuredClone(samples), maxEpochs);
  if (isTodo(unit)) throw new NotTried();
  return unit;
}

/** Tables and clouds that a line divides, each with a name for messages. */
function separable(): [string, Samples][] {
  const X = [0, 1].flatMap((x3) => inputs.map((x) => [...x, x3]));
  return [
    ["AND", and],
    ["blobs at (1, 1) and (3, 3)", twoBlobs([1, 1], [3, 3])],
    ["blobs at (4, 1) and (1, 3)", twoBlobs([4, 1], [1, 3])],
    ["blobs at (2, 4) and (2, 1)", twoBlobs([2, 4], [2, 1])],
    ["AND of three inputs", { X, Y: [0, 0, 0, 0, 0, 0, 0, 1] }],
    ["points in a narrow gap", narrow()],
  ];
}

const hints: Readonly<Record<string, string>> = {
  "AND of three inputs":
    "a unit has one weight for each input: `samples.X[0].map(() => 0)`",
  "points in a narrow gap":
    "`maxEpochs` is the limit, and here it is 1000; a fixed number is too small",
};

function twoBlobs(zero: [number, number], one: [number, number]): Samples {
  const { X, Y } = blobs({ centers: [zero, one], random: seeded(5) });
  return { X: X.toArray(), Y: Array.from(Y.data) };
}

/** Two points so near to each other that 100 epochs are not enough. */
function narrow(): Samples {
  return {
    X: [
      [1, 1],
      [1, 1.01],
    ],
    Y: [0, 1],
  };
}

/** Nothing came for AND: does anything come where the first epoch brings no mistake? */
function checkNever(separate: LearnerFunction): Verdict {
  // Weights without an input make NaN, which the step takes for 0: such a unit comes for 0 only.
  const never = run(separate, { X: inputs, Y: [0, 0, 0, 0] }, 1000);
  if (never !== undefined)
    unitOf(never, "the unit for four targets of 0", inputs[0].length);
  const simple = run(separate, always, 1000);
  return notYet({
    what: "for AND, `separate`",
    came: "returned `undefined` within 1000 epochs",
    expected: "a unit, for a line exists",
    cause:
      simple === undefined
        ? "`return unit` is missing where `runEpoch` returned `[]`, or the unit was replaced before: `[]` has no last unit"
        : "only the first epoch can succeed: `return undefined` stands inside the loop, or the unit is not replaced by the last of the updates, or each epoch starts from zeros again",
  });
}

function checkSeparated(
  name: string,
  samples: Samples,
  value: unknown,
): Verdict | undefined {
  if (value === undefined)
    return notYet({
      what: `for ${name}, \`separate\``,
      came: "returned `undefined` within 1000 epochs",
      expected: "a unit, for a line exists",
      cause:
        hints[name] ??
        "more epochs are needed than the rule takes: does each epoch start from the last unit of the epoch before?",
    });
  if (Array.isArray(value))
    return notYet({
      what: `for ${name}, \`separate\``,
      came: "returned a list",
      expected: "a unit",
      cause: "these are the updates of an epoch; return the unit",
    });
  const unit = unitOf(value, `the unit for ${name}`, samples.X[0].length);
  const mistakes = mistakesOf(unit, samples);
  if (mistakes === 0) return undefined;
  return notYet({
    what: `for ${name}, your unit`,
    came: `is wrong about ${mistakes} of ${samples.Y.length} samples`,
    expected: "0 mistakes",
    cause: "the loop ended before a whole epoch had passed without a mistake",
  });
}

function checkHonest(
  name: string,
  samples: Samples,
  value: unknown,
): Verdict | undefined {
  if (value === undefined) return undefined;
  if (value === null)
    return notYet({
      what: `for ${name}, \`separate\``,
      came: "returned `null`",
      expected: "`undefined`",
      cause: "`null` is another value; write `return undefined`",
    });
  const unit = unitOf(value, `the answer for ${name}`, samples.X[0].length);
  const wrong = mistakesOf(unit, samples);
  return notYet({
    what: `for ${name}, \`separate\``,
    came: `returned a unit that is wrong about ${wrong} of ${samples.Y.length} rows`,
    expected: "`undefined`",
    cause:
      name === "XOR"
        ? "after `maxEpochs` epochs the last unit is returned all the same"
        : "more epochs were run than `maxEpochs` allows",
  });
}

/** AND needs six epochs, the last one without a mistake: six must be enough. */
function checkTooFew(separate: LearnerFunction): Verdict | undefined {
  if (run(separate, and, 6) !== undefined) return undefined;
  return notYet({
    what: "for AND and 6 epochs, `separate`",
    came: "returned `undefined`, though the sixth epoch brings no mistake",
    expected: "a unit",
    cause:
      run(separate, and, 7) === undefined
        ? "each epoch starts from the last of the updates of the epoch before, not from another of them"
        : "one epoch too few: `n <= maxEpochs`, or count from 0",
  });
}

/** Who runs one epoch too many finds a unit in five epochs of AND, and one in no epoch at all. */
function checkTooMany(separate: LearnerFunction): Verdict | undefined {
  const inTime = [run(separate, and, 5), run(separate, always, 0)];
  if (inTime.includes(undefined)) return undefined;
  return notYet({
    what: "for AND and 5 epochs, `separate`",
    came: "returned a unit, though only the sixth epoch brings no mistake",
    expected: "`undefined`",
    cause: "one epoch too many: `n < maxEpochs`, or count from 1",
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function mistakesOf(unit: Unit, { X, Y }: Samples): number {
  return X.filter((x, i) => predict(unit, x) !== Y[i]).length;
}
