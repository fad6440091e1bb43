/** How a unit of lesson 01 is judged: by what it answers, whatever its numbers are. */
import { fieldsOf, listOf, numberOf } from "../src/exercises/answer.ts";
import { describeNumber, describeValue } from "../src/exercises/describe.ts";
import { Refusal } from "../src/exercises/refusal.ts";
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

export const inputs: number[][] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

export function weightedSum({ w, b }: Unit, x: readonly number[]): number {
  return w.reduce((z, wi, i) => z + wi * x[i], b);
}

export function predict(unit: Unit, x: readonly number[]): number {
  return weightedSum(unit, x) >= 0 ? 1 : 0;
}

/** Reads a unit for `count` inputs, or ends the check with what is wrong with its form. */
export function unitOf(value: unknown, what: string, count: number): Unit {
  const { w, b } = fieldsOf(value, what, ["w", "b"]);
  const weights = listOf(w, `\`w\` of ${what}`).map((wi, i) =>
    finite(wi, `\`w[${i}]\` of ${what}`),
  );
  if (weights.length === count)
    return { w: weights, b: finite(b, `\`b\` of ${what}`) };
  const came = `has ${weights.length} ${weights.length === 1 ? "weight" : "weights"}`;
  throw new Refusal(
    notYet({ what, came, expected: `${count}, one for each input` }),
  );
}

function finite(value: unknown, what: string): number {
  const number = numberOf(value, what);
  if (Number.isFinite(number)) return number;
  const cause =
    "a value is missing (an index past the end?), or something was divided by 0";
  throw new Refusal(notYet({ what, came: `is ${number}`, cause }));
}

/** Whether a unit has the truth table `targets`, whatever its numbers are. */
export function checkGate(
  title: string,
  value: unknown,
  targets: readonly number[],
): Verdict | undefined {
  const unit = unitOf(value, title, 2);
  const wrong = inputs.filter((x, i) => predict(unit, x) !== targets[i]);
  if (wrong.length === 0) return undefined;
  const z = weightedSum(unit, wrong[0]);
  const says = predict(unit, wrong[0]);
  return notYet({
    what: `${title} at x = ${describeValue(wrong[0])}`,
    came: `has z = ${describeNumber(z)} and answers ${says}`,
    expected: `${1 - says} (${4 - wrong.length} of 4 rows are right)`,
    cause: causeOfGate(
      wrong,
      z,
      inputs.map((x) => predict(unit, x)).join(""),
    ),
  });
}

/** The gates of the exercise by their answers: two of them are easily exchanged. */
const gateOf: Readonly<Record<string, string>> = {
  "0001": "AND",
  "0111": "OR",
  "1110": "NAND",
};

function causeOfGate(
  wrong: readonly number[][],
  z: number,
  answers: string,
): string {
  if (wrong.length === 4)
    return "every row is the other way round; change all three signs";
  if (z === 0)
    return "the step answers 1 for z = 0; a slightly smaller bias answers 0";
  const gate = gateOf[answers];
  if (gate) return `these four answers are those of ${gate}`;
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
