/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  paper: {
    wrong: [
      {
        answer: "const onPaper = () => ({ z: -0.4, a: 0 });",
        says: "the weights are multiplied by the inputs, 3 and 1",
      },
      {
        answer: "const onPaper = () => ({ z: 1, a: 0.4 });",
        says: "that is the answer of the step; `z` is what goes into it",
      },
      {
        answer: "const onPaper = () => ({ z: 0.4, a: true });",
        says: "turn the condition into a number: `condition ? 1 : 0`",
      },
      {
        answer: "const onPaper = () => { ({ z: 0.4, a: 1 }); };",
        says: "did you forget `return`?",
      },
      {
        answer: "const onPaper = () => ({ z: '0.4', a: '1' });",
        says: "it is text; `Number(text)` makes a number of it",
      },
      {
        answer: "const onPaper = () => ({ z: 1.9, a: 1 });",
        says: "the second product, -1.5 times 1, is missing",
      },
      {
        answer: "const onPaper = () => ({ z: 0.4, a: sigmoidX });",
        says: "a name with a slip, or the cell that declares it was not run",
      },
      {
        answer: "const onPaper = () => ({ z: 0.4 });",
        says: "`a` is left out",
      },
      {
        answer: "const onPaper = () => ({ z: 0.4, a: 0.5987 });",
        says: "the step makes 1 of every z that is not below zero, and 0 of the",
      },
    ],
    alsoRight: [
      "const onPaper = () => ({ z: weightedSum({ w: [0.4, -1.5], b: 0.7 }, [3, 1]), a: predict({ w: [0.4, -1.5], b: 0.7 }, [3, 1]) });",
      "function onPaper() { const z = 3 * 0.4 + 1 * -1.5 + 0.7; const a = z < 0 ? 0 : 1; return { a, z }; }",
      "const onPaper = { z: 0.4, a: 1 };",
    ],
  },
  gates: {
    wrong: [
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: -1 }), or: (): Unit => ({ w: [1, 1], b: -0.5 }), nand: (): Unit => ({ w: [-1, -1], b: 1.5 }) };",
        says: "the step answers 1 for z = 0; a slightly smaller bias answers 0",
      },
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: 1.5 }), or: (): Unit => ({ w: [1, 1], b: 0.5 }), nand: (): Unit => ({ w: [-1, -1], b: -1.5 }) };",
        says: "for this row, z is b, and that is too high: it must be below 0",
      },
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: -1.5 }), or: (): Unit => ({ w: [1, 1], b: 0 }), nand: (): Unit => ({ w: [-1, -1], b: 1.5 }) };",
        says: "the step answers 1 for z = 0; a slightly smaller bias answers 0",
      },
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: -1.5 }), or: (): Unit => ({ w: [1, 1], b: -0.5 }), nand: (): Unit => ({ w: [1, 1], b: 1.5 }) };",
        says: "for this row, z is w1 + w2 + b, and that is too high: it must be",
      },
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: -1.5 }), or: (): Unit => ({ w: [1, 1], b: -0.5 }), nand: (): Unit => ({ w: [-1, -1], b: 2 }) };",
        says: "the step answers 1 for z = 0; a slightly smaller bias answers 0",
      },
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: -0.5 }), or: (): Unit => ({ w: [1, 1], b: -1.5 }), nand: (): Unit => ({ w: [-1, -1], b: 1.5 }) };",
        says: "these four answers are those of OR",
      },
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: -1.5 }), or: (): Unit => ({ w: [1, 1], b: -0.5 }), nand: (): Unit => ({ w: [1, 1], b: -1.5 }) };",
        says: "every row is the other way round; change all three signs",
      },
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: -1.5 }), or: (): Unit => ({ w: [1, 1], b: -1.5 }), nand: (): Unit => ({ w: [-1, -1], b: 1.5 }) };",
        says: "these four answers are those of AND",
      },
      {
        answer:
          "const byHand = { and: (): Unit => ({ w: [1, 1], b: [-1.5] }), or: (): Unit => ({ w: [1, 1], b: -0.5 }), nand: (): Unit => ({ w: [-1, -1], b: 1.5 }) };",
        says: "it is a list of one number; write the number without brackets",
      },
    ],
    alsoRight: [
      "const byHand = { and: (): Unit => ({ w: [2, 2], b: -4 }), or: (): Unit => ({ w: [7, 5], b: -5 }), nand: (): Unit => ({ w: [-0.2, -0.3], b: 0.45 }) };",
      "const and0 = {w:[2,1],b:-3}, or0={w:[1,1],b:-1}, nand0={w:[-2,-1],b:2}; const byHand = { and: (): Unit => (and0), or: (): Unit => (or0), nand: (): Unit => (nand0) };",
      "const byHand = { and: (): Unit => ({ w: [1, 1], b: -1.5 }), or: (): Unit => ({ w: [1, 1], b: -0.5 }), nand: (): Unit => ({ w: [-1, -1], b: 1 }) };",
    ],
  },
  rule: {
    wrong: [
      {
        answer:
          "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => wi + error * x[i]), b: unit.b + error }; }",
        says: "the rate is not used",
      },
      {
        answer:
          "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const error = target - predict(unit, x); return { w: unit.w.map((wi) => wi + rate * error * x[0]), b: unit.b + rate * error }; }",
        says: "every weight gets the first input, `x[0]`; each needs its own, `x[i]`",
      },
      {
        answer:
          "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => wi + rate * error * wi), b: unit.b + rate * error }; }",
        says: "the step of a weight is multiplied by its input `x[i]`, not by the",
      },
      {
        answer:
          "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => wi + rate * error * x[i]), b: unit.b + rate * error * unit.b }; }",
        says: "the step of the bias is rate times error alone; the old bias is no",
      },
      {
        answer:
          "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const next = learn(unit, x, target); return { w: next.w.map((wi) => rate * wi), b: rate * next.b }; }",
        says: "the rate multiplies the whole new number; only the step is made",
      },
      {
        answer:
          "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => (wi + error * x[i]) * rate), b: (unit.b + error) * rate }; }",
        says: "the rate multiplies the whole new number; only the step is made",
      },
      {
        answer:
          "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => wi + rate + error * x[i]), b: unit.b + rate + error }; }",
        says: "the rate is added; it multiplies the step",
      },
      {
        answer:
          "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const error = target - predict(unit, x); if (error > 0) return { w: unit.w.map((wi, i) => wi + rate * x[i]), b: unit.b + rate }; return unit; }",
        says: "nothing is learnt where the answer was too high; there the error is -1",
      },
      {
        answer:
          "const learnAtRate = async function learnAtRate(unit: Unit, x: number[], target: number, rate: number) { const error = target - predict(unit, x); return { w: unit.w.map((wi, i) => wi + rate * error * x[i]), b: unit.b + rate * error }; }",
        says: "did you forget `await`? Where nothing is awaited, leave `async` out",
      },
    ],
    alsoRight: [
      "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const next = learn(unit, x, target); return { w: unit.w.map((wi, i) => wi + rate * (next.w[i] - wi)), b: unit.b + rate * (next.b - unit.b) }; }",
      "function learnAtRate(unit: Unit, x: number[], target: number, rate: number): Unit { const copy = structuredClone(unit); const step = rate * (target - predict(unit, x)); x.forEach((xi, i) => { copy.w[i] += step * xi; }); copy.b += step; return copy; }",
    ],
  },
  epoch: {
    wrong: [
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { let current = unit; for (let i = 0; i < samples.X.length; i++) { if (predict(current, samples.X[i]) !== samples.Y[i]) current = learn(current, samples.X[i], samples.Y[i]); } return [current]; }",
        says: "only the last unit is in the list; all updates belong in it",
      },
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { const updates: Unit[] = []; let current = unit; for (let i = 0; i <= samples.X.length; i++) { if (predict(current, samples.X[i]) !== samples.Y[i]) { current = learn(current, samples.X[i], samples.Y[i]); updates.push(current); } } return updates; }",
        says: "a value is missing: an index past the end of an array (an empty one",
      },
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { const updates: Unit[] = []; let current = unit; for (let i = 0; i < 4; i++) { if (predict(current, samples.X[i]) !== samples.Y[i]) { current = learn(current, samples.X[i], samples.Y[i]); updates.push(current); } } return updates; }",
        says: "only four samples are looked at: `i < samples.X.length`",
      },
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { const updates: Unit[] = []; let current = unit; for (let i = 0; i < samples.X.length; i++) { if (predict(current, samples.X[i]) === samples.Y[i]) { current = learn(current, samples.X[i], samples.Y[i]); updates.push(current); } } return updates; }",
        says: "the condition is turned round: it learns where the answer was right",
      },
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { const updates: Unit[] = []; let current = unit; for (let i = 0; i < samples.X.length; i++) { if (predict(current, samples.X[i]) === samples.Y[i]) break; current = learn(current, samples.X[i], samples.Y[i]); updates.push(current); } return updates; }",
        says: "it ends at the first right answer: go on with the next sample",
      },
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { const updates: Unit[] = []; let current = unit; for (let i = 0; i < samples.X.length; i++) { if (predict(current, samples.X[i]) !== samples.Y[i]) { current = learn(current, samples.X[i], samples.Y[i]); updates.push(current); } return updates; } }",
        says: "only the first sample is looked at: `return` stands inside the loop",
      },
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { const updates: Unit[] = []; let current = unit; for (let i = 0; i < samples.X.length; i++) { if (predict(current, samples.X[i]) !== samples.Y[i]) { updates.push(current); current = learn(current, samples.X[i], samples.Y[i]); } } return updates; }",
        says: "each unit goes into the list before it has learnt: first `learn`,",
      },
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { const updates: Unit[] = []; let current = unit; for (let i = samples.X.length - 1; i >= 0; i--) { if (predict(current, samples.X[i]) !== samples.Y[i]) { current = learn(current, samples.X[i], samples.Y[i]); updates.push(current); } } return updates; }",
        says: "the samples are taken from the last to the first",
      },
      {
        answer:
          "function epoch(unit: Unit, samples: Samples): Unit[] { const updates: Unit[] = []; let current = unit; for (let i = 0; i < samples.X.length; i++) { if (weightedSum(current, samples.X[i]) !== samples.Y[i]) { current = learn(current, samples.X[i], samples.Y[i]); updates.push(current); } } return updates; }",
        says: "z is compared with the target; compare what `predict` answers",
      },
    ],
    alsoRight: [
      "function epoch(unit: Unit, samples: Samples): Unit[] { return samples.X.reduce((all, x, i) => { const now = all.at(-1) ?? unit; return predict(now, x) === samples.Y[i] ? all : [...all, learn(now, x, samples.Y[i])]; }, [] as Unit[]); }",
      "function* steps(unit: Unit, { X, Y }: Samples) { let now = unit; for (const [i, x] of X.entries()) { const next = learn(now, x, Y[i]); if (next.b !== now.b) yield next; now = next; } } const epoch = (unit: Unit, samples: Samples) => [...steps(unit, samples)];",
    ],
  },
  separate: {
    wrong: [
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 }; for (let n = 0; n <= maxEpochs; n++) { const updates = runEpoch(unit, samples); if (updates.length === 0) return unit; unit = updates[updates.length - 1]; } return undefined; }",
        says: "one epoch too many: `n < maxEpochs`, or count from 1",
      },
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 }; for (let n = 0; n < maxEpochs; n++) { const updates = runEpoch(unit, samples); if (updates.length === 0) return unit; unit = updates[0]; } return undefined; }",
        says: "each epoch starts from the last of the updates of the epoch before,",
      },
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 }; for (let n = 0; n < maxEpochs; n++) { const updates = runEpoch(unit, samples); if (updates.length === 0) return unit; } return undefined; }",
        says: "only the first epoch can succeed: `return undefined` stands inside",
      },
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 }; for (let n = 0; n < maxEpochs; n++) { const updates = runEpoch(unit, samples); unit = updates[updates.length - 1]; if (updates.length === 0) return unit; } return undefined; }",
        says: "`return unit` is missing where `runEpoch` returned `[]`, or the unit",
      },
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 }; for (let n = 0; n < maxEpochs; n++) { const updates = runEpoch(unit, samples); if (updates.length === 0) return unit; unit = updates[updates.length - 1]; return undefined; } }",
        says: "only the first epoch can succeed: `return undefined` stands inside",
      },
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 }; for (let n = 0; n < maxEpochs; n++) { const updates = runEpoch(unit, samples); if (updates.length === 0) return unit; unit = updates[updates.length - 1]; } return null; }",
        says: "`null` is another value; write `return undefined`",
      },
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 }; for (let n = 0; n < maxEpochs; n++) { const updates = runEpoch(unit, samples); if (updates.length === 0) return; unit = updates[updates.length - 1]; } return unit; }",
        says: "`return unit` is missing where `runEpoch` returned `[]`, or the unit",
      },
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { return { w: [2, 1], b: -3 }; }",
        says: "this is the unit that came for AND: are the `samples` used that come",
      },
      {
        answer:
          "function separate(samples: Samples, maxEpochs: number): Unit | undefined { let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 }; for (let n = 0; n < maxEpochs; n++) { const updates = runEpoch(unit, samples); if (updates.length === 0) return true; unit = updates[updates.length - 1]; } return undefined; }",
        says: "one value, `true`, stands where an object with names is asked for",
      },
    ],
    alsoRight: [
      "function separate(samples: Samples, maxEpochs: number): Unit | undefined { const { unit, errors } = trainByHand(samples, maxEpochs); return errors.at(-1) === 0 ? unit : undefined; }",
      "function separate(samples: Samples, maxEpochs: number): Unit | undefined { const go = (unit: Unit, left: number): Unit | undefined => { if (left === 0) return undefined; const all = runEpoch(unit, samples); return all.length ? go(all[all.length - 1], left - 1) : unit; }; return go({ w: new Array(samples.X[0].length).fill(0), b: 0 }, maxEpochs); }",
    ],
  },
};
