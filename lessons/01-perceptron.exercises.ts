/** The exercises of lesson 01, the perceptron: a unit on paper, gates, the rule, epochs, a loop. */
import { causeOf } from "../src/exercises/cause.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { notYet, right, type Verdict } from "../src/exercises/verdict.ts";
import {
  checkGate,
  checkRule,
  checkSeparate,
  type Gates,
  type Rule,
  type Separate,
} from "./01-perceptron.checks.ts";

type Paper = () => { z: number; a: number };

export const paper: Exercise = exercise({
  name: "perceptron.paper",
  title: "A unit on paper",
  solution: `const onPaper = () => ({ z: 0.4, a: 1 }); // 1.2 - 1.5 + 0.7`,
  hints: [
    "Multiply each weight by its own input: two products.",
    "$z$ is the sum of the two products and the bias. Is it below zero?",
    "$0.4 \\cdot 3 = 1.2$ and $-1.5 \\cdot 1 = -1.5$; now add the bias $0.7$.",
  ],
  check: (onPaper: Paper) =>
    checkPaper(onPaper()) ??
    right(
      "0.4 · 3 - 1.5 · 1 + 0.7 = 0.4 is not below zero, so the answer is 1",
    ),
});

export const gates: Exercise = exercise({
  name: "perceptron.gates",
  title: "Three gates by hand",
  solution: `const byHand = {
  and: (): Unit => ({ w: [1, 1], b: -1.5 }),
  or: (): Unit => ({ w: [1, 1], b: -0.5 }),
  nand: (): Unit => ({ w: [-1, -1], b: 1.5 }),
};`,
  hints: [
    "Keep both weights at 1. Then the dot product is 0, 1, 1, 2, and only the bias is left to find.",
    "AND: the bias lies between -2 and -1, so that 1 is not enough and 2 is. OR: 1 must be enough.",
    "NAND answers the opposite of AND. What happens to $z$ if all three numbers change their sign?",
  ],
  check: (byHand: Gates) =>
    checkGate("and", byHand, [0, 0, 0, 1]) ??
    checkGate("or", byHand, [0, 1, 1, 1]) ??
    checkGate("nand", byHand, [1, 1, 1, 0]) ??
    right(
      "All twelve answers are as they should be, with numbers that you chose yourself",
    ),
});

export const rule: Exercise = exercise({
  name: "perceptron.rule",
  title: "The rule with a learning rate",
  solution: `function learnAtRate(
  unit: Unit,
  x: number[],
  target: number,
  rate: number,
): Unit {
  const error = target - predict(unit, x);
  return {
    w: unit.w.map((wi, i) => wi + rate * error * x[i]),
    b: unit.b + rate * error,
  };
}`,
  hints: [
    "Three steps: what does the unit answer now? How large is the error? What is added to each number?",
    "`learn` above does the same with the rate 1. Where does the factor come in? In two places.",
    "`b: unit.b + rate * error`; and for the weights, `unit.w.map((wi, i) => ...)` with `x[i]`.",
  ],
  check: (learnAtRate: Rule) =>
    checkRule(learnAtRate) ??
    right(
      "Answers that are too low, too high or right are all met, for one, two and three inputs",
    ),
});

export const epochs: Exercise = exercise({
  name: "perceptron.epochs",
  title: "The number of epochs",
  solution: `const epochsForAnd = (): number => 6;`,
  hints: [
    "The second epoch starts with $w = (1, 1)$, $b = 0$ and makes 3 mistakes.",
    "Call `epoch` again with the last unit that it returned. The count goes on until it returns `[]`.",
    "The mistakes in each epoch are 2, 3, 3, 2, 1 and then 0.",
  ],
  check: (epochsForAnd: () => number) =>
    checkEpochs(epochsForAnd()) ??
    right(
      "2, 3, 3, 2, 1 and 0 mistakes: the sixth epoch is the first without one",
    ),
});

export const separate: Exercise = exercise({
  name: "perceptron.separate",
  title: "Your own loop, with an honest end",
  solution: `function separate(samples: Samples, maxEpochs: number): Unit | undefined {
  let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 };
  for (let n = 1; n <= maxEpochs; n++) {
    const updates = epoch(unit, samples);
    if (updates.length === 0) return unit;
    unit = updates[updates.length - 1];
  }
  return undefined;
}`,
  hints: [
    "Start from zeros, one for each input: `samples.X[0].map(() => 0)`.",
    "One turn of a `for` loop is one epoch. `epoch(unit, samples)` returns `[]` if there was no mistake.",
    "Return the unit inside the loop, at the first epoch without a mistake, and `undefined` below the loop. If the cell does not end, press stop: the loop has no limit.",
  ],
  check: (separate: Separate) =>
    checkSeparate(separate) ??
    right(
      "The blobs are divided without a mistake, and XOR gives `undefined`",
    ),
});

// The two checks below do not say which number is expected: that is the question.

function checkPaper(
  answer: ReturnType<Paper> | undefined,
): Verdict | undefined {
  const { z, a } = answer ?? {};
  const cause = slips.get(Number(z).toFixed(6)) ?? causeOf(z, 0.4);
  if (compare("z", z, 0.4))
    return notYet({
      what: "`z`",
      came: `is ${describeValue(z)}, which is not w1 x1 + w2 x2 + b`,
      cause,
    });
  if (compare("a", a, 1))
    return notYet({
      what: "`z` is right, `a`",
      came: `is ${describeValue(a)}`,
      cause: "the step looks only at the sign of z",
    });
  return undefined;
}

/** Wrong values of z, with the slip that leads to each. */
const slips = new Map([
  ["-0.300000", "the bias 0.7 is not added"],
  ["-1.000000", "the bias is added with the wrong sign"],
  ["3.400000", "the second weight is negative: -1.5, not 1.5"],
  [
    "-3.400000",
    "each weight belongs to its own input: 0.4 to 3, and -1.5 to 1",
  ],
]);

function checkEpochs(count: number): Verdict | undefined {
  if (!compare("count", count, 6)) return undefined;
  const came = `is ${describeValue(count)}`;
  if (!Number.isInteger(count) || count < 1)
    return notYet({
      what: "the number of epochs",
      came,
      expected: "a whole number from 1",
      cause: causeOf(count, 6),
    });
  const side = count < 6 ? "too few" : "more than are needed";
  return notYet({
    what: "the number of epochs",
    came: `${came}, and that is ${side}`,
    cause: miscounts.get(count),
  });
}

/** Numbers that answer another question than the one asked. */
const miscounts = new Map([
  [
    2,
    "2 is the number of mistakes in the first epoch; the epochs after it bring more",
  ],
  [4, "OR needs so many; AND takes longer"],
  [5, "the last epoch, the one without a mistake, counts too"],
  [11, "11 is the number of updates; an epoch can hold several"],
  [24, "24 is the number of samples seen; an epoch has 4"],
]);
