/** What learners write into the later checks of lesson 17. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";
import { changed, solutions } from "./17-alone.solutions.ts";

const step = changed("byHeart");
const epoch = changed("epoch");
const evaluate = changed("evaluate");
const digits = (body: string): string =>
  `function digits(training, random) { ${body} }`;
export const lateAnswers: LessonAnswers = {
  byHeart: {
    wrong: listed([
      [
        step("value - rate * dM.data[i]", "value + rate * dM.data[i]"),
        "the step goes up",
      ],
      [
        step("value - rate * dM.data[i]", "value - dM.data[i]"),
        "the rate is missing",
      ],
      [
        step("value - rate * dM.data[i]", "-rate * dM.data[i]"),
        "that is the step alone",
      ],
      [step("b: by(b, gradients[l].db)", "b"), "the biases do not move"],
      [step("W: by(W, gradients[l].dW)", "W"), "the weights do not move"],
      [
        step(
          "return { W: by(W, gradients[l].dW), b: by(b, gradients[l].db) };",
          "return l < net.length - 1 ? { W, b } : { W: by(W, gradients[l].dW), b: by(b, gradients[l].db) };",
        ),
        "only the last layer moves",
      ],
      [
        step(
          "return moved(net, backward(net, forward(net, X), Y), rate);",
          "return moved(net, backward(net, forward(net, X), Y), rate / X.rows);",
        ),
        "is taken twice",
      ],
      [
        step(
          "return moved(net, backward(net, forward(net, X), Y), rate);",
          "moved(net, backward(net, forward(net, X), Y), rate);",
        ),
        "did you forget `return`?",
      ],
      [
        step(
          "return moved(net, backward(net, forward(net, X), Y), rate);",
          "moved(net, backward(net, forward(net, X), Y), rate); return net;",
        ),
        "nothing moves",
      ],
      [
        step(
          "return moved(net, backward(net, forward(net, X), Y), rate);",
          "return backward(net, forward(net, X), Y);",
        ),
        "has no `W`",
      ],
    ]),
    alsoRight: [
      `${solutions.byHeart.split("function step")[0]} function step(net, X, Y, rate) { backward(net, forward(net, X), Y).forEach(({ dW, db }, l) => { for (const [M, dM] of [[net[l].W, dW], [net[l].b, db]]) for (let i = 0; i < M.data.length; i++) M.data[i] -= rate * dM.data[i]; }); return net; }`,
    ],
  },
  epoch: {
    wrong: listed([
      [
        epoch(
          "from < order.length; from += size",
          "from + size <= order.length; from += size",
        ),
        "the last batch is left out",
      ],
      [
        epoch("next = learn(next,", "next = learn(net,"),
        "begins with the first network again",
      ],
      [
        epoch("    [order[i], order[j]] = [order[j], order[i]];\n", ""),
        "in the order of the data",
      ],
      [
        epoch("random.integer(i + 1)", "Math.floor(Math.random() * (i + 1))"),
        "not from `Math.random`",
      ],
      [
        epoch(
          "rowsOf(Y, rows)",
          "rowsOf(Y, order.slice(0, rows.length).map((_, i) => from + i))",
        ),
        "do not belong together",
      ],
      [
        epoch(
          "order.slice(from, from + size)",
          "order.slice(from, from + size).map(() => random.integer(X.rows))",
        ),
        "each epoch takes every sample once",
      ],
      [epoch("return next;", ""), "did you forget `return`?"],
      [epoch("return next;", "return net;"), "no step was taken"],
      [
        epoch(
          "inBatches(net, { X, Y }, size, random, learn)",
          "inBatches(net, { X, Y }, X.rows, random, learn)",
        ),
        "all samples were in one batch",
      ],
      [
        epoch(
          "inBatches(net, { X, Y }, size, random, learn)",
          "inBatches(net, { X, Y }, 1, random, learn)",
        ),
        "each sample had a step for itself",
      ],
      [
        epoch(
          "inBatches(net, { X, Y }, size, random, learn)",
          "inBatches(net, { X, Y }, size, seeded(1), learn)",
        ),
        "use the `random` that is handed in",
      ],
    ]),
    alsoRight: [
      `${solutions.epoch.split("function epoch")[0]} function epoch(net, X, Y, size, rate, random) { const left = Array.from({ length: X.rows }, (_, i) => i); while (left.length > 0) { const rows = []; while (rows.length < size && left.length > 0) rows.push(left.splice(random.integer(left.length), 1)[0]); net = step(net, rowsOf(X, rows), rowsOf(Y, rows), rate); } return net; }`,
    ],
    endless: [
      "function epoch(net, X, Y, size, rate, random) { for (let i = 0; i < X.rows; ) net = step(net, X, Y, rate); return net; }",
    ],
  },
  evaluate: {
    wrong: listed([
      [
        evaluate(".length / X.rows", ".length"),
        "divide by the number of samples",
      ],
      [
        evaluate(
          "return answers.filter((k, i) => k === labels[i]).length / X.rows",
          "return (100 * answers.filter((k, i) => k === labels[i]).length) / X.rows",
        ),
        "that is per cent",
      ],
      [
        evaluate("k === labels[i]", "k !== labels[i]"),
        "the share of wrong answers",
      ],
      [
        evaluate(
          "row.indexOf(Math.max(...row))",
          "row.lastIndexOf(Math.max(...row))",
        ),
        "the first one counts",
      ],
      [
        evaluate("row.indexOf(Math.max(...row))", "Math.max(...row)"),
        "compare the *place*",
      ],
      [
        evaluate(
          "row.indexOf(Math.max(...row))",
          "row.indexOf(Math.min(...row))",
        ),
        "the smallest probability",
      ],
      [
        evaluate("return answers.filter", "answers.filter"),
        "did you forget `return`?",
      ],
      [
        evaluate(
          "row.indexOf(Math.max(...row))",
          "row.findIndex((p) => p > 0.5)",
        ),
        "need not be above 0.5",
      ],
    ]),
    alsoRight: [
      "function classesOf(P) { return P.toArray().map((row) => row.reduce((best, p, k) => (p > row[best] ? k : best), 0)); } function accuracy(net, X, labels) { let n = 0; for (const [i, k] of classesOf(forward(net, X).at(-1)).entries()) n += Number(k === labels[i]); return n / labels.length; }",
    ],
  },
  digits: {
    wrong: listed([
      [
        digits("return start([784, 30, 10], random);"),
        "about what guessing gives",
      ],
      [
        digits(
          "const few = Array.from({ length: 500 }, (_, i) => i); let net = start([784, 20, 10], random); for (let n = 0; n < 10; n++) net = epoch(net, rowsOf(training.X, few), rowsOf(training.Y, few), 20, 0.1, random); return net;",
        ),
        "has it seen all the images?",
      ],
      [digits("start([784, 30, 10], random);"), "did you forget `return`?"],
      [digits("return 0.97;"), "return the network itself"],
      [
        digits("return start([784, 30, 9], random);"),
        "one output for each digit",
      ],
      [
        digits(
          "const few = Array.from({ length: 2000 }, (_, i) => i); let net = start([784, 20, 10], random); for (let n = 0; n < 8; n++) net = epoch(net, rowsOf(test.X, few), rowsOf(test.Y, few), 20, 0.1, random); return net;",
        ),
        "it has learnt from the test images",
      ],
      [
        digits("return { net: start([784, 30, 10], random) };"),
        "return the network itself",
      ],
      [
        digits(
          "let net = start([784, 10], random); const few = Array.from({ length: 10000 }, (_, i) => i); net = epoch(net, rowsOf(training.X, few), rowsOf(training.Y, few), 20, 0.1, random); return net;",
        ),
        "has it seen all the images?",
      ],
    ]),
  },
};
