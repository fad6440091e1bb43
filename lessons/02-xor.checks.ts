/** What the checks of lesson 02 share: units with a step, networks of two layers, and truth tables. */
import { fieldsOf, listOf, numberOf } from "../src/exercises/answer.ts";
import { describeNumber } from "../src/exercises/describe.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import {
  inputs,
  predict,
  type Unit,
  weightedSum,
} from "./01-perceptron.checks.ts";

/** A network as the lesson declares it; its units are those of lesson 01. */
export interface TwoLayers {
  hidden: Unit[];
  output: Unit;
}

/** Reads a network of two inputs, two hidden units and one output, or says what is wrong with its form. */
export function networkOf(value: unknown): TwoLayers {
  const { hidden, output } = fieldsOf(value, "the network", [
    "hidden",
    "output",
  ]);
  const units = listOf(hidden, "`hidden`");
  if (units.length !== 2)
    throw new Refusal(
      notYet({
        what: "`hidden`",
        came: `has ${units.length} ${units.length === 1 ? "unit" : "units"}`,
        expected: "two",
      }),
    );
  return {
    hidden: [
      unitOf("the first hidden unit", units[0]),
      unitOf("the second hidden unit", units[1]),
    ],
    output: unitOf("the output unit", output),
  };
}

function unitOf(what: string, value: unknown): Unit {
  const { w, b } = fieldsOf(value, what, ["w", "b"]);
  const weights = listOf(w, `\`w\` of ${what}`);
  if (weights.length !== 2)
    throw new Refusal(
      notYet({
        what: `\`w\` of ${what}`,
        came: `has ${weights.length} numbers`,
        expected: "two, one for each input",
      }),
    );
  const number = (one: unknown) => numberOf(one, `a number of ${what}`);
  return { w: weights.map(number), b: number(b) };
}

/** Compares what one hidden unit answers with what it should answer, row by row. */
export function checkHidden(
  what: string,
  unit: Unit,
  targets: readonly number[],
): Verdict | undefined {
  const answers = inputs.map((x) => predict(unit, x));
  const row = answers.findIndex((a, i) => a !== targets[i]);
  if (row < 0) return undefined;
  return notYet({
    what: `${what} at x = (${inputs[row].join(", ")})`,
    came: `answers ${1 - targets[row]}`,
    expected: `${targets[row]}; its four answers should be ${targets.join(", ")}`,
    cause: causeOfHidden(unit, targets, weightedSum(unit, inputs[row])),
  });
}

function causeOfHidden(
  unit: Unit,
  targets: readonly number[],
  z: number,
): string {
  const answers = inputs.map((x) => predict(unit, x));
  if (answers.every((a, i) => a === 1 - targets[i]))
    return "every row is the other way round; change all three signs";
  if (`${answers}` === `${[targets[0], targets[2], targets[1], targets[3]]}`)
    return "the two hidden units are exchanged, or the two weights of this one";
  const lower = { ...unit, b: unit.b - 1e-6 };
  if (z === 0 && inputs.every((x, i) => predict(lower, x) === targets[i]))
    return "the step answers 1 for z = 0; a slightly smaller bias answers 0";
  if (unit.w.includes(0))
    return "a weight of 0 does not hear its input; that input must speak against, with a negative weight";
  return z < 0
    ? "z is below 0 in this row: a larger bias or weight lifts it"
    : "z is not below 0 in this row: a smaller bias, or a negative weight, lowers it";
}

/** Compares the network with a table; tells the learner what the output unit saw. */
export function checkTable(
  net: TwoLayers,
  targets: readonly number[],
): Verdict | undefined {
  const seen = inputs.map((x) => net.hidden.map((unit) => predict(unit, x)));
  const answers = seen.map((h) => predict(net.output, h));
  const wrong = answers.flatMap((a, i) => (a === targets[i] ? [] : [i]));
  if (wrong.length === 0) return undefined;
  const [row] = wrong;
  return notYet({
    what: `the network at x = (${inputs[row].join(", ")})`,
    came: `has h = (${seen[row].join(", ")}) and answers ${answers[row]}`,
    expected: `${targets[row]} (${4 - wrong.length} of 4 rows are right)`,
    cause: causeOf(
      seen,
      answers,
      targets,
      weightedSum(net.output, seen[row]),
    ),
  });
}

function causeOf(
  seen: readonly number[][],
  answers: readonly number[],
  targets: readonly number[],
  z: number,
): string {
  if (answers.every((a, i) => a === 1 - targets[i]))
    return "every row is the other way round: change all signs of the output unit, and a little of its bias";
  const mixed = seen.some((h, i) =>
    seen.some((g, j) => `${h}` === `${g}` && targets[i] !== targets[j]),
  );
  if (mixed)
    return "a row that wants 1 and a row that wants 0 have the same h, so no output unit can tell them apart; change the hidden units";
  // Four places for four cases: units with a step can only have handed x on, or turned it round.
  if (new Set(seen.map(String)).size === 4)
    return "the hidden units only hand the four cases on, so the output unit has the same table before it, which no unit can do; bring two cases to one h";
  const output =
    z === 0
      ? "z is exactly 0 for this h, and the step answers 1; a slightly smaller bias answers 0"
      : z < 0
        ? `z is ${describeNumber(z)} for this h, and must not be below 0: a larger bias or weight lifts it`
        : `z is ${describeNumber(z)} for this h, and must be below 0: a smaller bias or weight lowers it`;
  return `the hidden units are good, the output unit is not: ${output}`;
}
