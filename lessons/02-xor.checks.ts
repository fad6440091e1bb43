/** What the checks of lesson 02 share: units with a step, networks of two layers, and truth tables. */
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

/** A unit and a network as the lesson declares them. */
export interface Unit {
  w: number[];
  b: number;
}
export interface TwoLayers {
  hidden: Unit[];
  output: Unit;
}

export const inputs: readonly (readonly number[])[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

const answer = ({ w, b }: Unit, x: readonly number[]): number =>
  w.reduce((z, wi, i) => z + wi * x[i], b) >= 0 ? 1 : 0;

/** Says what is wrong with the form of a network of two inputs, two hidden units and one output. */
export function checkForm(net: TwoLayers | undefined): Verdict | undefined {
  if (!Array.isArray(net?.hidden) || net.hidden.length !== 2)
    return notYet({
      what: "the network",
      came: `is ${describeValue(net)}`,
      expected: "`{ hidden: [unit, unit], output: unit }`",
      cause: net === undefined ? "did you forget `return`?" : undefined,
    });
  return (
    checkUnit("the first hidden unit", net.hidden[0]) ??
    checkUnit("the second hidden unit", net.hidden[1]) ??
    checkUnit("the output unit", net.output)
  );
}

function checkUnit(what: string, unit: Unit): Verdict | undefined {
  const numbers = Array.isArray(unit?.w) ? [...unit.w, unit.b] : [];
  if (numbers.length === 3 && numbers.every(Number.isFinite))
    return undefined;
  return notYet({
    what,
    came: `is ${describeValue(unit)}`,
    expected: "two weights and a bias, such as `{ w: [1, -1], b: -0.5 }`",
  });
}

/** Compares what one hidden unit answers with what it should answer, row by row. */
export function checkHidden(
  what: string,
  unit: Unit,
  targets: readonly number[],
): Verdict | undefined {
  const row = inputs.findIndex((x, i) => answer(unit, x) !== targets[i]);
  if (row < 0) return undefined;
  return notYet({
    what: `${what} at x = (${inputs[row].join(", ")})`,
    came: `answers ${1 - targets[row]}`,
    expected: `${targets[row]}; its four answers should be ${targets.join(", ")}`,
  });
}

/** Compares the network with a table; tells the learner what the output unit saw. */
export function checkTable(
  net: TwoLayers,
  targets: readonly number[],
): Verdict | undefined {
  const seen = inputs.map((x) => net.hidden.map((unit) => answer(unit, x)));
  const answers = seen.map((h) => answer(net.output, h));
  const wrong = answers.flatMap((a, i) => (a === targets[i] ? [] : [i]));
  if (wrong.length === 0) return undefined;
  const [row] = wrong;
  return notYet({
    what: `the network at x = (${inputs[row].join(", ")})`,
    came: `has h = (${seen[row].join(", ")}) and answers ${answers[row]}`,
    expected: `${targets[row]} (${4 - wrong.length} of 4 rows are right)`,
    cause: causeOf(seen, answers, targets),
  });
}

function causeOf(
  seen: readonly number[][],
  answers: readonly number[],
  targets: readonly number[],
): string {
  if (answers.every((a, i) => a === 1 - targets[i]))
    return "every row is the other way round: change all signs of the output unit, and a little of its bias";
  const mixed = seen.some((h, i) =>
    seen.some((g, j) => `${h}` === `${g}` && targets[i] !== targets[j]),
  );
  return mixed
    ? "a row that wants 1 and a row that wants 0 have the same h, so no output unit can tell them apart; change the hidden units"
    : "the hidden units differ where they must; now choose the output unit for these h";
}
