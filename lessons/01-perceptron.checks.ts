/** How the exercises of lesson 01 are judged: by what a unit answers, whatever its numbers are. */
import { blobs } from "../src/data/clouds.ts";
import { seeded } from "../src/engine/random.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeNumber, describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

/** A unit as the lesson declares it. */
export interface Unit {
  w: number[];
  b: number;
}

/** Inputs, one row for each sample, and the answers wanted for them. */
export interface Samples {
  X: number[][];
  Y: number[];
}

export type Gates = Record<"and" | "or" | "nand", () => Unit>;
export type Rule = (
  unit: Unit,
  x: number[],
  target: number,
  rate: number,
) => Unit;
export type Separate = (
  samples: Samples,
  maxEpochs: number,
) => Unit | undefined;

/** Whether a unit has the truth table `targets`, whatever its numbers are. */
export function checkGate(
  name: keyof Gates,
  gatesByHand: Gates,
  targets: readonly number[],
): Verdict | undefined {
  const title = name.toUpperCase();
  const unit = gatesByHand[name]();
  const malformed = checkUnit(title, unit, 2);
  if (malformed) return malformed;
  const wrong = inputs.filter((x, i) => answer(unit, x) !== targets[i]);
  if (wrong.length === 0) return undefined;
  const z = weightedSum(unit, wrong[0]);
  return notYet({
    what: `${title} at x = (${wrong[0].join(", ")})`,
    came: `has z = ${describeNumber(z)} and answers ${answer(unit, wrong[0])}`,
    expected: `${1 - answer(unit, wrong[0])} (${4 - wrong.length} of 4 rows are right)`,
    cause: causeOfGate(wrong, z),
  });
}

/** Whether `learn` is the perceptron rule with a rate, on answers too low, too high and right. */
export function checkRule(learn: Rule): Verdict | undefined {
  return firstOf(ruleExamples, (example) => checkExample(learn, example));
}

/** Whether `separate` divides what a line can divide, and gives up where none can. */
export function checkSeparate(separate: Separate): Verdict | undefined {
  const wrong = firstOf(separable(), ([name, samples]) =>
    checkSeparated(name, samples, separate(structuredClone(samples), 1000)),
  );
  return wrong ?? checkHonest(separate(structuredClone(xor), 50));
}

const inputs = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

const xor: Samples = { X: inputs, Y: [0, 1, 1, 0] };

function weightedSum({ w, b }: Unit, x: readonly number[]): number {
  return w.reduce((sum, wi, i) => sum + wi * x[i], b);
}

const answer = (unit: Unit, x: readonly number[]): number =>
  weightedSum(unit, x) >= 0 ? 1 : 0;

function causeOfGate(wrong: readonly number[][], z: number): string {
  if (wrong.length === 4)
    return "every row is the other way round; change all three signs";
  if (z === 0)
    return "the step answers 1 for z = 0; a slightly smaller bias answers 0";
  const low =
    z < 0
      ? "too low: it must not be below 0"
      : "too high: it must be below 0";
  const [x1, x2] = wrong[0];
  const parts = [x1 === 1 ? "w1" : "", x2 === 1 ? "w2" : "", "b"].filter(
    (part) => part !== "",
  );
  return `for this row, z is ${parts.join(" + ")}, and that is ${low}`;
}

interface RuleExample {
  readonly unit: Unit;
  readonly x: number[];
  readonly target: number;
  readonly rate: number;
}

const ruleExamples: readonly RuleExample[] = [
  { unit: { w: [0.5, -1], b: 0.25 }, x: [2, 3], target: 1, rate: 0.1 }, // too low
  { unit: { w: [0.5, 1], b: 0.25 }, x: [2, 3], target: 0, rate: 0.5 }, // too high
  { unit: { w: [0.5, 1], b: 0.25 }, x: [2, 3], target: 1, rate: 0.5 }, // right: no change
  { unit: { w: [1, -2, 0.5], b: -0.75 }, x: [0, 1, -4], target: 1, rate: 2 },
  { unit: { w: [3], b: -3 }, x: [1], target: 0, rate: 1 }, // z is exactly 0
];

function checkExample(
  learn: Rule,
  example: RuleExample,
): Verdict | undefined {
  const { unit, x, target, rate } = example;
  const given = structuredClone(unit);
  const came = learn(given, [...x], target, rate);
  const text = `with w = (${unit.w.join(", ")}), b = ${unit.b}, x = (${x.join(", ")}), target ${target} and rate ${rate}, `;
  const malformed = checkUnit(`${text}the result`, came, x.length);
  if (malformed) return malformed;
  if (`${[...given.w, given.b]}` !== `${[...unit.w, unit.b]}`)
    return notYet({
      what: `${text}the unit that was handed in`,
      came: "has changed",
      expected: "a new unit, and the old one as it was",
      cause:
        "`unit.w[i] += ...` or `unit.b += ...` changes the old one; use `map`",
    });
  const error = target - answer(unit, x);
  const expected = corrected(example, error);
  const cause = causeOfRule(example, error, came);
  const options = cause === undefined ? {} : { cause };
  return (
    compare(`${text}\`w\``, came.w, expected.w, options) ??
    compare(`${text}\`b\``, came.b, expected.b, options)
  );
}

function corrected({ unit, x, rate }: RuleExample, error: number): Unit {
  return {
    w: unit.w.map((wi, i) => wi + rate * error * x[i]),
    b: unit.b + rate * error,
  };
}

/** Tries the usual slips, and names the one that leads to the learner's numbers. */
function causeOfRule(
  example: RuleExample,
  error: number,
  came: Unit,
): string | undefined {
  const { unit, x, target, rate } = example;
  const good = corrected(example, error);
  const withoutRate = corrected({ ...example, rate: 1 }, error);
  const sum = weightedSum(unit, x);
  const slipped: readonly (readonly [Unit, string])[] = [
    [
      corrected(example, -error),
      "the sign is turned round: the error is target minus answer",
    ],
    [withoutRate, "the rate is not used"],
    [{ w: good.w, b: withoutRate.b }, "the rate is missing in the new bias"],
    [
      { w: withoutRate.w, b: good.b },
      "the rate is missing in the new weights",
    ],
    [{ w: good.w, b: unit.b }, "the bias has not changed"],
    [{ w: unit.w, b: good.b }, "the weights have not changed"],
    [
      { w: unit.w.map((wi) => wi + rate * error), b: good.b },
      "each weight needs its own input `x[i]`",
    ],
    [
      { w: x.map((xi) => rate * error * xi), b: rate * error },
      "the old weights are lost: add to them",
    ],
    [unit, "nothing has changed, but the answer was wrong"],
    [
      corrected(example, target - sum),
      "the error uses z; it must use the answer, 0 or 1",
    ],
    [
      corrected(example, target),
      "the error is target minus answer, not the target",
    ],
  ];
  return slipped.find(([slip]) => isSame(slip, came))?.[1];
}

function isSame(a: Unit, b: Unit): boolean {
  const numbers = [...b.w, b.b];
  return [...a.w, a.b].every(
    (value, i) => Math.abs(value - numbers[i]) < 1e-9,
  );
}

/** Tables that a line divides, each with a name for messages. */
function separable(): [string, Samples][] {
  const X = [0, 1].flatMap((x3) => inputs.map((x) => [...x, x3]));
  return [
    ["AND", { X: inputs, Y: [0, 0, 0, 1] }],
    ["blobs at (1, 1) and (3, 3)", twoBlobs([1, 1], [3, 3])],
    ["blobs at (4, 1) and (1, 3)", twoBlobs([4, 1], [1, 3])],
    ["blobs at (2, 4) and (2, 1)", twoBlobs([2, 4], [2, 1])],
    ["AND of three inputs", { X, Y: [0, 0, 0, 0, 0, 0, 0, 1] }],
  ];
}

function twoBlobs(zero: [number, number], one: [number, number]): Samples {
  const { X, Y } = blobs({ centers: [zero, one], random: seeded(5) });
  return { X: X.toArray(), Y: Array.from(Y.data) };
}

function checkSeparated(
  name: string,
  samples: Samples,
  unit: Unit | undefined,
): Verdict | undefined {
  if (unit === undefined)
    return notYet({
      what: `for ${name}, \`separate\``,
      came: "returned `undefined` within 1000 epochs",
      expected: "a unit, for a line exists",
      cause:
        "`return unit` is missing, or each epoch starts from zeros again",
    });
  const malformed = checkUnit(
    `the unit for ${name}`,
    unit,
    samples.X[0].length,
  );
  if (malformed) return malformed;
  const mistakes = mistakesOf(unit, samples);
  if (mistakes === 0) return undefined;
  return notYet({
    what: `for ${name}, your unit`,
    came: `is wrong about ${mistakes} of ${samples.Y.length} samples`,
    expected: "0 mistakes",
    cause: "the loop ended before a whole epoch had passed without a mistake",
  });
}

function checkHonest(unit: Unit | undefined): Verdict | undefined {
  if (unit === undefined) return undefined;
  const malformed = checkUnit("the answer for XOR", unit, 2);
  if (malformed) return malformed;
  const wrong = mistakesOf(unit, xor);
  return notYet({
    what: "for XOR, `separate`",
    came: `returned a unit that is wrong about ${wrong} of 4 rows`,
    expected: "`undefined`, for no line exists",
    cause: "after `maxEpochs` epochs the last unit is returned all the same",
  });
}

function mistakesOf(unit: Unit, { X, Y }: Samples): number {
  return X.filter((x, i) => answer(unit, x) !== Y[i]).length;
}

function firstOf<T>(
  items: readonly T[],
  check: (item: T) => Verdict | undefined,
): Verdict | undefined {
  for (const item of items) {
    const wrong = check(item);
    if (wrong) return wrong;
  }
  return undefined;
}

/** Says what is wrong with the form of a unit for `count` inputs, if anything is. */
function checkUnit(
  name: string,
  unit: Unit | undefined,
  count: number,
): Verdict | undefined {
  const expected = "a unit such as `{ w: [1, -1], b: -0.5 }`";
  if (typeof unit !== "object" || unit === null || !Array.isArray(unit.w))
    return notYet({
      what: name,
      came: `is ${describeValue(unit)}`,
      expected,
      cause: unit === undefined ? "did you forget `return`?" : undefined,
    });
  if (unit.w.length !== count)
    return notYet({
      what: `\`w\` of ${name}`,
      came: `has ${unit.w.length} weights`,
      expected: `${count}, one for each input`,
    });
  const bad = [...unit.w, unit.b].filter((value) => !Number.isFinite(value));
  if (bad.length === 0) return undefined;
  return notYet({
    what: name,
    came: `holds ${describeValue(bad[0])}`,
    expected: "only numbers",
  });
}
