/** What learners write into the exercises of lesson 01. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./01-perceptron.second-answers.ts";

const paper = (z: string, a: string): string =>
  `const onPaper = () => ({ z: ${z}, a: ${a} });`;
const gates = (and: string, or: string, nand: string): string =>
  `const byHand = { and: () => (${and}), or: () => (${or}), nand: () => (${nand}) };`;
const and = "{ w: [1, 1], b: -1.5 }";
const or = "{ w: [1, 1], b: -0.5 }";
const nand = "{ w: [-1, -1], b: 1.5 }";
const rule = (body: string): string =>
  `function learnAtRate(unit, x, target, rate) { ${body} }`;
const epoch = (body: string): string =>
  `function epoch(unit, samples) { ${body} }`;
const loop = (mistake: string, rest = ""): string =>
  epoch(
    `const updates = []; let current = unit; for (let i = 0; i < samples.X.length; i++) { ${mistake} } ${rest || "return updates;"}`,
  );
const separate = (body: string): string =>
  `function separate(samples, maxEpochs) { let unit = { w: samples.X[0].map(() => 0), b: 0 }; ${body} }`;

const first: LessonAnswers = {
  paper: {
    wrong: [
      { answer: paper("-0.3", "0"), says: "the bias 0.7 is not added" },
      { answer: paper("-1", "0"), says: "wrong sign" },
      { answer: paper("3.4", "1"), says: "the second weight is negative" },
      { answer: paper("-3.4", "0"), says: "belongs to its own input" },
      { answer: paper("0.4", "0"), says: "`z` is right" },
      { answer: paper("0.4", "0.4"), says: "the step makes 0 or 1 of it" },
      { answer: paper('"0.4"', "1"), says: "it is text" },
      { answer: paper("0.4", "todo()"), says: "`a`: not tried yet" },
      { answer: paper("0.39", "1"), says: "`a` is right" },
      { answer: "const onPaper = () => {};", says: "forget `return`" },
      { answer: "const onPaper = () => [0.4, 1];", says: "has no `z`" },
    ],
    alsoRight: [
      "const onPaper = { z: 0.4 * 3 - 1.5 * 1 + 0.7, a: 1 };",
      "const onPaper = () => { const unit = { w: [0.4, -1.5], b: 0.7 }; return { z: weightedSum(unit, [3, 1]), a: predict(unit, [3, 1]) }; };",
    ],
  },
  gates: {
    wrong: [
      {
        answer: gates("{ w: [1, 1], b: -1 }", or, nand),
        says: "the step answers 1 for z = 0",
      },
      {
        answer: gates("{ w: [1, 1], b: -2.5 }", or, nand),
        says: "too low",
      },
      {
        answer: gates(and, or, and),
        says: "every row is the other way round",
      },
      { answer: gates(and, "{ w: [1, 1], b: 0.5 }", nand), says: "too high" },
      {
        answer: gates(and, or, "todo()"),
        says: "AND and OR are right; NAND: not tried yet",
      },
      {
        answer: gates("{ w: [1], b: -1.5 }", or, nand),
        says: "has 1 weight;",
      },
      {
        answer: gates('{ w: ["1", "1"], b: -1.5 }', or, nand),
        says: "it is text",
      },
      {
        answer: `const byHand = { and: () => (${and}), or: () => (${or}) };`,
        says: "has no `nand`",
      },
      {
        answer: `const byHand = { and: () => { const unit = ${and}; }, or: () => (${or}), nand: () => (${nand}) };`,
        says: "forget `return`",
      },
      { answer: gates("[1, 1, -1.5]", or, nand), says: "has no `w`" },
    ],
    alsoRight: [
      gates(
        "{ w: [20, 20], b: -30 }",
        "{ w: [3, 2], b: -1 }",
        "{ w: [-0.5, -0.25], b: 0.6 }",
      ),
      `const byHand = { and: ${and}, or: ${or}, nand: ${nand} };`,
    ],
  },
  rule: {
    wrong: [
      {
        answer: rule(
          "const error = predict(unit, x) - target; return { w: unit.w.map((wi, i) => wi + rate * error * x[i]), b: unit.b + rate * error };",
        ),
        says: "the sign is turned round",
      },
      {
        answer: rule(
          "const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => wi + error * x[i]), b: unit.b + error };",
        ),
        says: "the rate is not used",
      },
      {
        answer: rule(
          "const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => wi + rate * error * x[i]), b: unit.b + error };",
        ),
        says: "missing in the new bias",
      },
      {
        answer: rule(
          "const error = target - predict(unit, x); return { w: unit.w.map((wi) => wi + rate * error), b: unit.b + rate * error };",
        ),
        says: "its own input",
      },
      {
        answer: rule(
          "const error = target - weightedSum(unit, x); return { w: unit.w.map((wi, i) => wi + rate * error * x[i]), b: unit.b + rate * error };",
        ),
        says: "the error uses z",
      },
      {
        answer: rule(
          "const error = target - predict(unit, x); for (let i = 0; i < x.length; i++) unit.w[i] += rate * error * x[i]; unit.b += rate * error; return unit;",
        ),
        says: "changes its first input",
      },
      {
        answer: rule(
          "const error = target - predict(unit, x); const r = (n) => Number(n.toFixed(2)); return { w: unit.w.map((wi, i) => r(wi + rate * error * x[i])), b: r(unit.b + rate * error) };",
        ),
        says: "rounded",
      },
      {
        answer: rule(
          "const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => wi + rate * error * x[i]), b: unit.b };",
        ),
        says: "the bias has not changed",
      },
      {
        answer: rule(
          "const error = target - predict(unit, x); ({ w: unit.w.map((wi, i) => wi + rate * error * x[i]), b: unit.b + rate * error });",
        ),
        says: "forget `return`",
      },
      { answer: rule("return unit;"), says: "nothing has changed" },
      {
        answer: rule("return { w: [0.7, -0.7], b: 0.35 };"),
        says: "are the inputs used?",
      },
    ],
    alsoRight: [
      rule(
        "const error = target - predict(unit, x); const out = { w: [], b: unit.b + error * rate }; unit.w.forEach((wi, i) => out.w.push(wi + x[i] * (error * rate))); return out;",
      ),
    ],
  },
  epoch: {
    wrong: [
      {
        answer: epoch(
          "return samples.X.filter((x, i) => predict(unit, x) !== samples.Y[i]).map((x) => learn(unit, x, samples.Y[samples.X.indexOf(x)]));",
        ),
        says: "every sample meets the first unit",
      },
      {
        answer: loop(
          "current = learn(current, samples.X[i], samples.Y[i]); updates.push(current);",
        ),
        says: "a unit for every sample",
      },
      {
        answer: loop(
          "if (predict(current, samples.X[i]) === samples.Y[i]) continue; current = learn(current, samples.X[i], samples.Y[i]); updates.push(current);",
          "return current;",
        ),
        says: "this is the last unit",
      },
      {
        answer: loop(
          "if (predict(current, samples.X[i]) === samples.Y[i]) continue; current = learn(current, samples.X[i], samples.Y[i]); updates.push(current);",
          "return updates.length;",
        ),
        says: "the number of mistakes",
      },
      {
        answer: loop(
          "if (predict(current, samples.X[i]) === samples.Y[i]) continue; current = learn(current, samples.X[i], samples.Y[i]); updates.push(current); break;",
        ),
        says: "it ends at the first mistake",
      },
      {
        answer: loop(
          "if (predict(current, samples.X[i]) === samples.Y[i]) continue; current = learn(current, samples.X[i], samples.Y[i]); updates.unshift(current);",
        ),
        says: "the order is turned round",
      },
      {
        answer: loop(
          "if (predict(current, samples.X[i]) === samples.Y[i]) continue; current = learn(current, samples.X[i], samples.Y[i]); updates.push(current);",
          "updates;",
        ),
        says: "forget `return`",
      },
      {
        answer: epoch(
          "const updates = [unit]; let current = unit; samples.X.forEach((x, i) => { if (predict(current, x) !== samples.Y[i]) { current = learn(current, x, samples.Y[i]); updates.push(current); } }); return updates;",
        ),
        says: "from before the epoch",
      },
      {
        answer: epoch("return [{ w: [0, 0], b: -1 }, { w: [1, 1], b: 0 }];"),
        says: "are the inputs used?",
      },
    ],
    alsoRight: [
      epoch(
        "const updates = []; samples.X.forEach((x, i) => { const now = updates.at(-1) ?? unit; if (predict(now, x) !== samples.Y[i]) updates.push(learnAtRate(now, x, samples.Y[i], 1)); }); return updates;",
      ),
    ],
    endless: [epoch("for (let i = 0; i < samples.X.length; ) {} return [];")],
  },
  separate: {
    wrong: [
      {
        answer: separate(
          "for (let n = 0; n < maxEpochs; n++) { const u = runEpoch(unit, samples); if (u.length > 0) unit = u[u.length - 1]; } return unit;",
        ),
        says: "returned all the same",
      },
      {
        answer: separate(
          "for (let n = 0; n < 100; n++) { const u = runEpoch(unit, samples); if (u.length === 0) return unit; unit = u[u.length - 1]; } return undefined;",
        ),
        says: "a fixed number is too small",
      },
      {
        answer: separate(
          "for (let n = 0; n < 5000; n++) { const u = runEpoch(unit, samples); if (u.length === 0) return unit; unit = u[u.length - 1]; } return undefined;",
        ),
        says: "more epochs were run",
      },
      {
        answer: separate(
          "for (let n = 0; n < maxEpochs; n++) { const u = runEpoch(unit, samples); unit = u[u.length - 1] ?? unit; return unit; }",
        ),
        says: "before a whole epoch",
      },
      {
        answer: separate(
          "for (let n = 0; n < maxEpochs; n++) { const u = runEpoch({ w: samples.X[0].map(() => 0), b: 0 }, samples); if (u.length === 0) return unit; } return undefined;",
        ),
        says: "starts from zeros again",
      },
      {
        answer: separate(
          "for (let n = 0; n < maxEpochs - 1; n++) { const u = runEpoch(unit, samples); if (u.length === 0) return unit; unit = u[u.length - 1]; } return undefined;",
        ),
        says: "one epoch too few",
      },
      {
        answer: separate(
          "unit = { w: [0, 0], b: 0 }; for (let n = 0; n < maxEpochs; n++) { const u = runEpoch(unit, samples); if (u.length === 0) return unit; unit = u[u.length - 1]; } return undefined;",
        ),
        says: "one weight for each input",
      },
      {
        answer: separate(
          "for (let n = 0; n < maxEpochs; n++) { const u = runEpoch(unit, samples); if (u.length === 0) return unit; unit = u[u.length - 1]; } return null;",
        ),
        says: "returned `null`",
      },
    ],
    alsoRight: [
      separate(
        "let left = maxEpochs; while (left-- > 0) { const last = runEpoch(unit, samples).at(-1); if (last === undefined) return unit; unit = last; } return undefined;",
      ),
    ],
    endless: [
      separate(
        "while (true) { const u = runEpoch(unit, samples); if (u.length === 0) return unit; unit = u[u.length - 1]; }",
      ),
    ],
  },
};

export const answers: LessonAnswers = withMore(first, secondAnswers);
