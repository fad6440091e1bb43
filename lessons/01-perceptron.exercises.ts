/** The exercises of lesson 01, the perceptron: a unit on paper, gates, the rule, an epoch, a loop. */
import { fieldsOf, resultOf } from "../src/exercises/answer.ts";
import { checkFields } from "../src/exercises/check-fields.ts";
import { checkFunction } from "../src/exercises/check-function.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { checkParts } from "../src/exercises/parts.ts";
import { right } from "../src/exercises/verdict.ts";
import { checkGate } from "./01-perceptron.checks.ts";
import { epochCheck } from "./01-perceptron.epoch-checks.ts";
import { checkSeparate } from "./01-perceptron.loop-checks.ts";
import { ruleCheck } from "./01-perceptron.rule-checks.ts";

export const paper: Exercise = exercise({
  name: "perceptron.paper",
  title: "A unit on paper",
  solution: `const onPaper = () => ({ z: 0.4, a: 1 }); // 1.2 - 1.5 + 0.7`,
  hints: [
    "Multiply each weight by its own input: two products.",
    "$z$ is the sum of the two products and the bias. Is it below zero?",
    "$0.4 \\cdot 3 = 1.2$ and $-1.5 \\cdot 1 = -1.5$; now add the bias $0.7$.",
  ],
  check: (answer) =>
    checkFields(
      answer,
      "onPaper",
      { z: 0.4 * 3 - 1.5 + 0.7, a: 1 },
      {
        otherwise: {
          z: "z is a sum of three numbers: each weight times its own input, and the bias",
          a: "the step makes 1 of every z that is not below zero, and 0 of the others",
        },
        slips: {
          z: [
            [0.4 * 3 - 1.5, "the bias 0.7 is not added"],
            [0.4 * 3 - 1.5 - 0.7, "the bias is added with the wrong sign"],
            [
              0.4 * 3 + 1.5 + 0.7,
              "the second weight is negative: -1.5, not 1.5",
            ],
            [
              0.4 - 1.5 * 3 + 0.7,
              "each weight belongs to its own input: 0.4 to 3, and -1.5 to 1",
            ],
            [0.4 * 3 + 0.7, "the second product, -1.5 times 1, is missing"],
            [-1.5 + 0.7, "the first product, 0.4 times 3, is missing"],
            [
              0.4 - 1.5 + 0.7,
              "the weights are multiplied by the inputs, 3 and 1",
            ],
            [0.4 + 3 - 1.5 + 1 + 0.7, "weight and input are multiplied"],
            [1, "that is the answer of the step; `z` is what goes into it"],
          ],
          a: [
            [0, "the step answers 1 for every z that is not below zero"],
            [0.4, "that is z; the step makes 0 or 1 of it"],
          ],
        },
      },
    ) ??
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
    "AND: the bias lies between $-2$ and $-1$, so that 1 is not enough and 2 is. OR: 1 must be enough.",
    "NAND answers the opposite of AND. What happens to $z$ if all three numbers change their sign?",
  ],
  check(answer) {
    const byHand = fieldsOf(answer, "`byHand`", ["and", "or", "nand"]);
    const unitOf = (name: keyof typeof byHand): unknown =>
      resultOf(byHand[name], `byHand.${name}`);
    return (
      checkParts({
        AND: () => checkGate("AND", unitOf("and"), [0, 0, 0, 1]),
        OR: () => checkGate("OR", unitOf("or"), [0, 1, 1, 1]),
        NAND: () => checkGate("NAND", unitOf("nand"), [1, 1, 1, 0]),
      }) ??
      right(
        "All twelve answers are as they should be, with numbers that you chose yourself",
      )
    );
  },
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
  check: (answer) =>
    checkFunction(answer, ruleCheck) ??
    right(
      "Answers that are too low, too high or right are all met, for one, two and three inputs",
    ),
});

export const epoch: Exercise = exercise({
  name: "perceptron.epoch",
  title: "One epoch",
  solution: `function epoch(unit: Unit, samples: Samples): Unit[] {
  const updates: Unit[] = [];
  let current = unit;
  for (let i = 0; i < samples.X.length; i++) {
    if (predict(current, samples.X[i]) === samples.Y[i]) continue;
    current = learn(current, samples.X[i], samples.Y[i]);
    updates.push(current);
  }
  return updates;
}`,
  hints: [
    "Two variables: the unit as it is now, and the list of units so far. A loop over the samples.",
    "`predict(current, samples.X[i])` is what it answers, `samples.Y[i]` is what we want. If they are equal, go on.",
    "At a mistake: `current = learn(current, samples.X[i], samples.Y[i])`, then `updates.push(current)`.",
  ],
  part: epochCheck.expected,
  check: (answer) =>
    checkFunction(answer, epochCheck) ??
    right("Each mistake makes a new unit, and the next sample meets it"),
});

export const separate: Exercise = exercise({
  name: "perceptron.separate",
  title: "Your own loop, with an honest end",
  solution: `function separate(samples: Samples, maxEpochs: number): Unit | undefined {
  let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 };
  for (let n = 1; n <= maxEpochs; n++) {
    const updates = runEpoch(unit, samples);
    if (updates.length === 0) return unit;
    unit = updates[updates.length - 1];
  }
  return undefined;
}`,
  hints: [
    "Start from zeros, one for each input: `samples.X[0].map(() => 0)`.",
    "One turn of a `for` loop is one epoch. `runEpoch(unit, samples)` returns `[]` if there was no mistake.",
    "Return the unit inside the loop, at the first epoch without a mistake, and `undefined` below the loop. If the cell does not end, press stop: the loop has no limit.",
  ],
  check: (answer) =>
    checkSeparate(answer) ??
    right(
      "What a line can divide is divided without a mistake, and XOR gives `undefined`",
    ),
});
