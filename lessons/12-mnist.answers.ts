/** What learners write into the exercises of lesson 12. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./12-mnist.second-answers.ts";
import { stepAnswers } from "./12-mnist.step-answers.ts";

const count = (body: string): string =>
  `function parameterCount(sizes) { ${body} }`;
const layers = (each: string): string =>
  count(
    `let n = 0; for (let l = 1; l < sizes.length; l++) n += ${each}; return n;`,
  );
const accuracy = (value: string): string =>
  `function accuracy(rows, labels) { return ${value}; }`;
const place = "row.indexOf(Math.max(...row)) === labels[i]";
const pairs = (body: string): string =>
  `function countPairs(actual, predicted, classes) { ${body} }`;
const zerosOf = (size: string): string =>
  `const table = Array.from({ length: ${size} }, () => new Array(${size}).fill(0));`;
const best = (body: string): string =>
  `function bestEpoch(losses, patience) { ${body} }`;
const stopping = (better: string, rest = "break", end = "best"): string =>
  best(
    `let best = 0; let bad = 0; for (let e = 1; e < losses.length; e++) { if (${better}) { best = e; bad = 0; } else if (++bad >= patience) ${rest}; } return ${end};`,
  );

const first: LessonAnswers = {
  step: stepAnswers,
  parameters: {
    wrong: [
      { answer: layers("sizes[l - 1] * sizes[l]"), says: "a bias, too" },
      {
        answer: layers("sizes[l - 1] * sizes[l] + sizes[l - 1]"),
        says: "not to an input",
      },
      {
        answer: layers("sizes[l - 1] * sizes[l] + 1"),
        says: "not one in all",
      },
      {
        answer: count("return sizes.reduce((a, b) => a * b, 1);"),
        says: "layers are added",
      },
      {
        answer: count("return sizes.reduce((a, b) => a + b, 0);"),
        says: "the number of units",
      },
      { answer: layers("sizes[l - 1] + sizes[l]"), says: "multiplied" },
      { answer: count("return 6442;"), says: "are the inputs used?" },
      {
        answer: count(
          "let n = 0; for (let l = 1; l <= sizes.length; l++) n += sizes[l - 1] * sizes[l] + sizes[l]; return n;",
        ),
        says: "an index past the end",
      },
      {
        answer: count(
          "let n = 0; for (let l = 1; l < sizes.length - 1; l++) n += sizes[l - 1] * sizes[l] + sizes[l]; return n;",
        ),
        says: "the last layer is left out",
      },
    ],
    alsoRight: [
      count(
        "return sizes.slice(1).reduce((n, units, i) => n + (sizes[i] + 1) * units, 0);",
      ),
    ],
    endless: [count("let l = 1; while (l < sizes.length) {} return l;")],
  },
  accuracy: {
    wrong: [
      {
        answer: accuracy(
          "rows.filter((row, i) => row.lastIndexOf(Math.max(...row)) === labels[i]).length / rows.length",
        ),
        says: "the first one counts",
      },
      {
        answer: accuracy(`rows.filter((row, i) => ${place}).length`),
        says: "divide by the number of rows",
      },
      {
        answer: accuracy(
          `100 * rows.filter((row, i) => ${place}).length / rows.length`,
        ),
        says: "per cent",
      },
      {
        answer: accuracy(
          "rows.filter((row, i) => Math.max(...row) === labels[i]).length / rows.length",
        ),
        says: "the *place* of the largest",
      },
      {
        answer: accuracy(
          "rows.filter((row, i) => row[labels[i]] > 0.5).length / rows.length",
        ),
        says: "need not be above 0.5",
      },
      {
        answer: accuracy(
          `rows.filter((row, i) => !(${place})).length / rows.length`,
        ),
        says: "share of wrong answers",
      },
      {
        answer: accuracy(
          `Number((rows.filter((row, i) => ${place}).length / rows.length).toFixed(2))`,
        ),
        says: "the share is rounded",
      },
      {
        answer: accuracy(
          `(rows.filter((row, i) => ${place}).length / rows.length).toFixed(2)`,
        ),
        says: "it is text",
      },
      {
        answer: accuracy(
          "rows.reduce((s, row, i) => s + row[labels[i]], 0) / rows.length",
        ),
        says: "the mean probability",
      },
    ],
    alsoRight: [
      "function accuracy(rows, labels) { let n = 0; rows.forEach((row, i) => { let b = 0; for (let j = 1; j < row.length; j++) if (row[j] > row[b]) b = j; if (b === labels[i]) n++; }); return n / labels.length; }",
    ],
  },
  confusion: {
    wrong: [
      {
        answer: pairs(
          `${zerosOf("classes")} actual.forEach((t, i) => table[predicted[i]][t]++); return table;`,
        ),
        says: "rows and columns are exchanged",
      },
      {
        answer: pairs(
          `const size = Math.max(...actual, ...predicted) + 1; ${zerosOf("size")} actual.forEach((t, i) => table[t][predicted[i]]++); return table;`,
        ),
        says: "the size is `classes`",
      },
      {
        answer: pairs(
          "const table = new Array(classes).fill(new Array(classes).fill(0)); actual.forEach((t, i) => table[t][predicted[i]]++); return table;",
        ),
        says: "one and the same array",
      },
      {
        answer: pairs(
          `${zerosOf("classes")} actual.forEach((t, i) => { table[t][predicted[i]] = 1; }); return table;`,
        ),
        says: "as often as it occurs",
      },
      {
        answer: pairs(
          `${zerosOf("classes")} actual.forEach((t, i) => { table[t][predicted[i]] += 1 / actual.length; }); return table;`,
        ),
        says: "counts, not shares",
      },
      {
        answer: pairs(
          `${zerosOf("classes")} actual.forEach((t, i) => { if (t !== predicted[i]) table[t][predicted[i]]++; }); return table;`,
        ),
        says: "right answers are counted as well",
      },
      {
        answer: pairs(
          `${zerosOf("classes")} actual.forEach((t, i) => table[t][predicted[i]]++);`,
        ),
        says: "forget `return`",
      },
      {
        answer: pairs(
          "const table = []; actual.forEach((t, i) => table[t][predicted[i]]++); return table;",
        ),
        says: "a value is missing",
      },
    ],
    alsoRight: [
      pairs(
        "return [...Array(classes).keys()].map((t) => [...Array(classes).keys()].map((p) => actual.filter((a, i) => a === t && predicted[i] === p).length));",
      ),
    ],
  },
  earlyStopping: {
    wrong: [
      {
        answer: best("return losses.indexOf(Math.min(...losses));"),
        says: "has stopped before",
      },
      {
        answer: stopping("losses[e] < losses[best]", "return e"),
        says: "not the one where it stops",
      },
      {
        answer: stopping("losses[e] <= losses[best]"),
        says: "an equal loss",
      },
      {
        answer: stopping("losses[e] < losses[e - 1]"),
        says: "not with the loss before",
      },
      {
        answer: best(
          "let best = 0; let bad = 0; for (let e = 1; e < losses.length; e++) { if (losses[e] < losses[best]) best = e; else if (++bad >= patience) break; } return best;",
        ),
        says: "back to 0",
      },
      {
        answer: best(
          "let best = 0; for (let e = 1; e < losses.length; e++) { if (losses[e] < losses[best]) best = e; else if (e - best > patience) break; } return best;",
        ),
        says: "one epoch too many",
      },
      {
        answer: stopping("losses[e] < losses[best]", "break", "best + 1"),
        says: "counted from 0",
      },
      {
        answer: stopping("losses[e] < losses[best]", "break", "losses[best]"),
        says: "its epoch was asked for",
      },
      { answer: best("return 2;"), says: "are the inputs used?" },
    ],
    alsoRight: [
      best(
        "const lowest = (n) => losses.slice(0, n + 1).reduce((b, l, i) => (l < losses[b] ? i : b), 0); let e = 0; while (e < losses.length && e - lowest(e) < patience) e++; return lowest(Math.min(e, losses.length - 1));",
      ),
    ],
    endless: [best("let e = 0; while (losses[e] > 0) {} return e;")],
  },
  beat: {
    wrong: [
      { answer: "const myNetwork = thirty(1);", says: "the function itself" },
      {
        answer: "async function myNetwork(data) { return thirty(1); }",
        says: "was it trained",
      },
      {
        answer:
          "async function myNetwork(data) { const n = thirty(1); await train(n, take(data, 2000), { epochs: 3 }); }",
        says: "forget `return`",
      },
      {
        answer:
          "async function myNetwork(data) { return network({ inputs: 784, layers: [dense(38, { activation: relu }), dense(10, { activation: softmax })], random: seeded(1) }); }",
        says: "37 of them fit",
      },
      {
        answer:
          "async function myNetwork(data) { return { parameters: 10, evaluate: () => ({ accuracy: 1 }) }; }",
        says: "the trained network",
      },
      {
        answer:
          "async function myNetwork(data) { const n = thirty(1); n.evaluate = () => ({ loss: 0, accuracy: 1 }); return n; }",
        says: "was it trained",
      },
      {
        answer:
          "async function myNetwork(data) { const n = thirty(1); await train(n, test, { epochs: 15, learningRate: 0.2 }); return n; }",
        says: "learnt from the test images",
      },
      {
        answer:
          "async function myNetwork(data) { const n = thirty(1); return (await train(n, take(data, 1000), { epochs: 1 })); }",
        says: "the network itself",
      },
    ],
  },
};

export const answers: LessonAnswers = withMore(first, secondAnswers);
