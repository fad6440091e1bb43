/** What learners write into the exercises of lesson 09. */
import {
  type LessonAnswers,
  listed,
  withMore,
} from "../src/exercises/answers.ts";
import { secondAnswers } from "./09-mini-batches.second-answers.ts";

const updates = (value: string): string =>
  `function updates(samples, size, epochs) { return ${value}; }`;

const shuffled = ({
  copy = "const copy = [...list];",
  loop = "let i = copy.length - 1; i > 0; i--",
  j = "random.integer(i + 1)",
  swap = "const kept = copy[i]; copy[i] = copy[j]; copy[j] = kept;",
  end = "return copy;",
} = {}): string => `function shuffled(list, random) {
  ${copy}
  for (${loop}) { const j = ${j}; ${swap} }
  ${end}
}`;

const slices = (loop: string, push: string): string =>
  `function slices(list, size) { const out = []; for (${loop}) { ${push} } return out; }`;
const steps = "let i = 0; i < list.length; i += size";

const epoch = (
  body: string,
  end = "return current;",
): string => `function epoch(net, data, order, size, rate) {
  let current = net;
  for (const rows of cut(order, size)) { ${body} }
  ${end}
}`;
const step =
  "current = moved(current, gradient(current, rowsOf(data, rows)), rate);";

const chosen = (size: string, rate: string): string =>
  `const chosen = () => ({ size: ${size}, rate: ${rate} });`;

const first: LessonAnswers = {
  updates: {
    wrong: listed([
      [updates("epochs * samples / size"), "updates are whole"],
      [updates("epochs * Math.floor(samples / size)"), "not `Math.floor`"],
      [
        updates("Math.ceil(epochs * samples / size)"),
        "round up in each epoch",
      ],
      [updates("Math.ceil(samples / size)"), "that is one epoch"],
      [updates("epochs"), "an epoch is no update"],
      [updates("epochs * samples"), "how many samples pass by"],
      [
        updates("epochs * (Math.floor(samples / size) + 1)"),
        "no batch is left over",
      ],
      [updates("epochs * Math.round(samples / size)"), "not `Math.round`"],
      [
        "function updates(samples, size, epochs) { epochs * Math.ceil(samples / size); }",
        "did you forget `return`?",
      ],
      ["const updates = 18750;", "the function itself"],
    ]),
    alsoRight: [
      "function updates(samples, size, epochs) { let n = 0; for (let e = 0; e < epochs; e++) for (let i = 0; i < samples; i += size) n++; return n; }",
    ],
    endless: [
      "function updates(samples, size) { let n = 0; for (let i = 0; i < samples; ) n += size; return n; }",
    ],
  },
  shuffled: {
    wrong: listed([
      [shuffled({ j: "random.integer(copy.length)" }), "not from all places"],
      [shuffled({ j: "random.integer(i)" }), "no number ever stays"],
      [shuffled({ copy: "const copy = list;" }), "begin with a copy"],
      [
        shuffled({ swap: "copy[i] = copy[j]; copy[j] = copy[i];" }),
        "one number overwrites the other",
      ],
      [shuffled({ end: "return list;" }), "is it the copy that you return?"],
      [shuffled({ end: "" }), "did you forget `return`?"],
      [
        shuffled({ loop: "let i = copy.length; i > 0; i--" }),
        "a place past the end",
      ],
      [
        shuffled({ j: "Math.floor(Math.random() * (i + 1))" }),
        "not from `Math.random`",
      ],
      [
        shuffled({ copy: "const copy = [...list]; random = seeded(1);" }),
        "is `random` used?",
      ],
      [
        "const shuffled = (list, random) => [...list].sort(() => random.next() - 0.5);",
        "not by sorting",
      ],
      [
        "const shuffled = (list, random) => list.map(() => list[random.integer(list.length)]);",
        "overwrites the other",
      ],
      [
        "const shuffled = (list) => [...list].reverse();",
        "is `random` used?",
      ],
    ]),
    alsoRight: [
      "const shuffled = (list, random) => random.shuffle([...list]);",
      "const shuffled = (list, random) => { const rest = [...list]; const out = []; while (rest.length > 0) out.push(...rest.splice(random.integer(rest.length), 1)); return out; };",
      "const shuffled = (list, random) => list.map((v) => [random.next(), v]).sort((a, b) => a[0] - b[0]).map((p) => p[1]);",
    ],
  },
  slices: {
    wrong: listed([
      [
        slices(steps, "out.push(list.slice(i, size));"),
        "the place where it ends",
      ],
      [
        slices(
          "let i = 0; i < list.length; i++",
          "out.push(list.slice(i, i + size));",
        ),
        "the slices overlap",
      ],
      [
        slices(
          "let i = 0; i + size <= list.length; i += size",
          "out.push(list.slice(i, i + size));",
        ),
        "the last, shorter slice is missing",
      ],
      [
        slices(
          "let i = 0; i <= list.length; i += size",
          "out.push(list.slice(i, i + size));",
        ),
        "an empty slice at the end",
      ],
      [
        slices(steps, "out.push(list.slice(i, i + size - 1));"),
        "one number of each slice is lost",
      ],
      [
        slices(steps, "out.push(list.slice(i, i + size + 1));"),
        "one too long",
      ],
      [
        "const slices = (list, size) => { const out = []; while (list.length > 0) out.push(list.splice(0, size)); return out; };",
        "`splice` takes numbers out",
      ],
      [
        "const slices = (list, size) => [list.slice(0, size)];",
        "the first slice alone",
      ],
      ["const slices = (list, size) => list.slice(0, size);", "an array"],
      [
        "function slices(list, size) { const out = []; for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size)); }",
        "did you forget `return`?",
      ],
    ]),
    alsoRight: [
      "const slices = (list, size) => list.length === 0 ? [] : [list.slice(0, size), ...slices(list.slice(size), size)];",
    ],
  },
  epoch: {
    wrong: listed([
      [
        "function epoch(net, data, order, size, rate) { let current = net; for (const rows of cut(mix(order, seeded(1)), size)) current = moved(current, gradient(current, rowsOf(data, rows)), rate); return current; }",
        "do not shuffle it again",
      ],
      [
        epoch(
          "current = moved(gradient(current, rowsOf(data, rows)), current, rate);",
        ),
        "the network first",
      ],
      [
        epoch(
          "current = moved(current, gradient(net, rowsOf(data, rows)), rate);",
        ),
        "must meet the newest one",
      ],
      [
        epoch(
          "current = moved(net, gradient(net, rowsOf(data, rows)), rate);",
        ),
        "only the last batch counts",
      ],
      [
        epoch("current = moved(current, gradient(current, data), rate);"),
        "looks at all samples",
      ],
      [epoch(step, "return net;"), "is the new one kept?"],
      [epoch(`${step} return current;`), "only the first batch is used"],
      [
        epoch(
          "current = moved(current, gradient(current, rowsOf(data, rows)), -rate);",
        ),
        "the steps go up",
      ],
      [
        epoch(
          "current = moved(current, gradient(current, rowsOf(data, rows)), rate / rows.length);",
        ),
        "a mean already",
      ],
      [
        epoch(
          "current = moved(current, gradient(current, rowsOf(data, rows)), 1);",
        ),
        "the rate is not used",
      ],
      [
        epoch("moved(current, gradient(current, rowsOf(data, rows)), rate);"),
        "is the new one kept?",
      ],
      [
        epoch("current = gradient(current, rowsOf(data, rows));"),
        "for each batch of `cut(order, size)`",
      ],
      [epoch(step, ""), "did you forget `return`?"],
      [
        "function epoch(net, data, order, size, rate) { return moved(net, gradient(net, rowsOf(data, order)), rate); }",
        "one step with all samples",
      ],
      [
        "function epoch(net, data, order, size, rate) { let current = net; for (let i = 0; i < data.X.rows; i += size) { const rows = Array.from({ length: Math.min(size, data.X.rows - i) }, (_, k) => i + k); current = moved(current, gradient(current, rowsOf(data, rows)), rate); } return current; }",
        "`order` is not used",
      ],
    ]),
    alsoRight: [
      "const epoch = (net, data, order, size, rate) => order.length === 0 ? net : epoch(moved(net, gradient(net, rowsOf(data, order.slice(0, size))), rate), data, order.slice(size), size, rate);",
    ],
  },
  chosen: {
    wrong: listed([
      [chosen("200", "0.1"), "only 150 updates"],
      [chosen("200", "3"), "only 150 updates"],
      [chosen("16", "0.1"), "too short to come far enough"],
      [chosen("4", "2"), "too long for batches of this size"],
      [chosen("0", "0.1"), "a whole number from 1 to 200"],
      [chosen("2.5", "0.1"), "a whole number from 1 to 200"],
      [chosen("4", "0"), "nothing moves"],
      [chosen("4", "-0.3"), "walks up the loss"],
      [chosen('"4"', "0.3"), "it is text"],
      [
        "const chosen = () => [4, 0.3];",
        "an object such as `{ size, rate }`",
      ],
    ]),
    alsoRight: [chosen("16", "1"), "const chosen = { size: 2, rate: 0.2 };"],
  },
};

export const answers: LessonAnswers = withMore(first, secondAnswers);
