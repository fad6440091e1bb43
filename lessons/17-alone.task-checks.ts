/** The two tasks of lesson 17 that nobody has seen: judged by new samples alone, whatever the way. */
import { spiral } from "../src/data/clouds.ts";
import type { Dataset } from "../src/engine/dataset.ts";
import { Matrix } from "../src/engine/matrix.ts";
import { argmaxRows, mean } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import {
  functionOf,
  type LearnerFunction,
  numbersIn,
} from "../src/exercises/answer.ts";
import { causeOfType } from "../src/exercises/cause.ts";
import { describeNumber, describeValue } from "../src/exercises/describe.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

/** Three arms that go round one and a half times; the cell of the lesson draws them so, too. */
export const arms = (random: Random): Dataset =>
  spiral({ arms: 3, turns: 1.5, noise: 0.03, perClass: 100, random });

/** Throws of a ball: speed (m/s) and angle (degrees), and how far it flies (m), measured to about a metre. */
export function throws(random: Random): Dataset {
  const [X, Y] = [new Matrix(300, 2), new Matrix(300, 1)];
  for (let i = 0; i < 300; i++) {
    const [speed, angle] = [random.uniform(5, 25), random.uniform(5, 85)];
    X.data.set([speed, angle], 2 * i);
    const far = (speed ** 2 * Math.sin((2 * angle * Math.PI) / 180)) / 9.81;
    // To a centimetre: the last digit of a sine differs between machines.
    Y.data[i] = Math.round(100 * (far + random.normal(0, 1))) / 100;
  }
  return { X, Y };
}

/** The marks: the share of new points, and the error in metres. */
export const marks = { share: 0.9, metres: 3 } as const;

/** What the learner's function gives for new samples, after it has seen others. */
async function answersOf(
  name: string,
  learn: LearnerFunction,
  seen: Dataset,
  asked: Matrix,
): Promise<number[]> {
  await null; // so that whoever waits for a verdict sees the page alive
  const predict = await learn(seen.X.copy(), seen.Y.copy(), seeded(1));
  if (isTodo(predict)) throw new NotTried();
  if (typeof predict !== "function")
    throw refused(
      `the result of \`${name}\``,
      `is ${describeValue(predict)}`,
      "a function that takes new X",
      predict === undefined
        ? causeOfType(predict)
        : "return a function, `(X) => ...`: the new samples come later",
    );
  const what = `what the function of \`${name}\` gives for ${asked.rows} new rows`;
  const { shape, values } = numbersIn(predict(asked.copy()), what);
  const expected = `${asked.rows} numbers, one for each row`;
  if (values.length !== asked.rows)
    throw refused(
      what,
      `is ${shape.join("x")} numbers`,
      expected,
      causeOfShape(shape, asked.rows),
    );
  const strange = values.find((one) => !Number.isFinite(one));
  if (strange !== undefined)
    throw refused(
      what,
      `holds ${describeValue(strange)}`,
      expected,
      Number.isNaN(strange)
        ? "NaN: the numbers ran away. Are the inputs scaled, and is the rate small enough?"
        : undefined,
    );
  return values as number[];
}

function causeOfShape(
  shape: readonly number[],
  rows: number,
): string | undefined {
  if (shape.length === 2 && shape[0] === rows)
    return "these are probabilities, or outputs: the number of the class is asked for, the place of the largest";
  if (shape[0] === 1 || shape.length === 0)
    return "X holds many samples, one in each row";
  return undefined;
}

function refused(
  what: string,
  came: string,
  expected: string,
  cause: string | undefined,
): Refusal {
  return new Refusal(notYet({ what, came, expected, cause }));
}

export async function checkSpiral(
  answer: unknown,
): Promise<Verdict | undefined> {
  const learn = functionOf(answer, "spiralReader");
  const [seen, unseen] = [arms(seeded(101)), arms(seeded(202))];
  const share = shareRight(
    await answersOf("spiralReader", learn, seen, unseen.X),
    unseen,
  );
  if (share >= marks.share) return undefined;
  return notYet({
    what: "of 300 new points, the share that is right",
    came: `is ${describeNumber(Number(share.toFixed(3)))}`,
    expected: `at least ${marks.share}`,
    cause: causeOfShare(share),
  });
}

/** The share of answers that are the class. */
export function shareRight(
  answers: readonly number[],
  { Y }: Dataset,
): number {
  const truth = argmaxRows(Y);
  return answers.filter((k, i) => k === truth[i]).length / truth.length;
}

function causeOfShare(share: number): string {
  if (share < 0.1)
    return "hardly one is right: are the classes counted from 0?";
  if (share < 0.4)
    return "this is about what guessing gives: do the units learn, and is the rate not too large?";
  if (share < 0.55)
    return "about what straight lines give: are there hidden units, and do they learn?";
  if (share < 0.75)
    return "the arms are bent more than the network can bend, or it has not been trained for long enough";
  return "near: more epochs, or more units";
}

export async function checkThrows(
  answer: unknown,
): Promise<Verdict | undefined> {
  const learn = functionOf(answer, "throwReader");
  const [seen, unseen] = [throws(seeded(303)), throws(seeded(404))];
  const answers = await answersOf("throwReader", learn, seen, unseen.X);
  const metres = errorOf(answers, unseen);
  if (metres <= marks.metres) return undefined;
  return notYet({
    what: "the error on 300 new throws (the root of the mean square)",
    came: `is ${describeNumber(Number(metres.toPrecision(3)))} m`,
    expected: `at most ${marks.metres} m`,
    cause: causeOfError(answers, metres, unseen),
  });
}

/** The root of the mean squared error, in the unit of Y. */
export function errorOf(answers: readonly number[], { Y }: Dataset): number {
  const squares = answers.map((answer, i) => (answer - Y.data[i]) ** 2);
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length);
}

function causeOfError(
  answers: readonly number[],
  metres: number,
  { Y }: Dataset,
): string {
  const always = mean(Y);
  const baseline = errorOf(
    answers.map(() => always),
    { X: Y, Y },
  );
  const [low, high] = [Math.min(...answers), Math.max(...answers)];
  if (low >= -3 && high <= 3)
    return "all answers lie between -3 and 3: if you scaled the distances, scale the answers back to metres";
  if (high - low < 1)
    return "every throw gets the same answer: does the network learn, and are its inputs scaled?";
  if (metres > 0.95 * baseline)
    return `always to say the mean distance gives ${baseline.toFixed(1)} m: this is no better`;
  if (metres > 0.35 * baseline)
    return "about what a plane gives: are there hidden units that bend, and do they learn?";
  return "near: more epochs, more units, or another rate";
}
