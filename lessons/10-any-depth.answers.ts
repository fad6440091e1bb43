/** What learners write into the exercises of lesson 10. */
import type { LessonAnswers, WrongAnswer } from "../src/exercises/answers.ts";

/** Wrong answers, each with what the check must say of it. */
const listed = (pairs: [answer: string, says: string][]): WrongAnswer[] =>
  pairs.map(([answer, says]) => ({ answer, says }));

const layersOf = ({
  sizes = "sizes.slice(1)",
  first = "",
  s = "spread(sizes[l], units)",
  W = "map(zeros(sizes[l], units), () => random.normal(0, s))",
  b = "zeros(1, units)",
} = {}): string => `function layersOf(sizes, spread, random) {
  ${first}
  return ${sizes}.map((units, l) => { const s = ${s}; return { W: ${W}, b: ${b} }; });
}`;

const forward = ({
  start = "[X]",
  Z = "addRow(matmul(As[l], W), b)",
  push = "As.push(l === layers.length - 1 ? softmax.apply(Z) : map(Z, Math.tanh));",
  end = "return As;",
} = {}): string => `function forward(layers, X) {
  const As = ${start};
  for (const [l, { W, b }] of layers.entries()) { const Z = ${Z}; ${push} }
  ${end}
}`;

const backward = ({
  begin = "scale(subtract(As[layers.length], Y), 1 / Y.rows)",
  loop = "let l = layers.length - 1; l >= 0; l--",
  dW = "transposedTimes(As[l], dZ)",
  db = "sumRows(dZ)",
  dA = "timesTransposed(dZ, layers[l].W)",
  slope = "map(As[l], (a) => 1 - a * a)",
  keep = "gradients[l] = g;",
  end = "return gradients;",
} = {}): string => `function backward(layers, As, Y) {
  const gradients = [];
  let dZ = ${begin};
  for (${loop}) {
    const g = { dW: ${dW}, db: ${db} };
    ${keep}
    if (l > 0) dZ = hadamard(${dA}, ${slope});
  }
  ${end}
}`;

const spread = (value: string): string =>
  `function reluSpread(inputs, units) { return ${value}; }`;

const save = (value: string): string =>
  `function save(layers) { return ${value}; }`;

export const answers: LessonAnswers = {
  layersOf: {
    wrong: listed([
      [
        layersOf({
          W: "map(zeros(units, sizes[l]), () => random.normal(0, s))",
        }),
        "rows and columns are exchanged",
      ],
      [layersOf({ sizes: "sizes" }), "the inputs are no layer"],
      [
        layersOf({ W: "map(zeros(sizes[l], units), () => s)" }),
        "all weights are equal",
      ],
      [
        layersOf({ W: "map(zeros(sizes[l], units), () => random.normal())" }),
        "takes the spread as its second number",
      ],
      [
        layersOf({
          W: "map(zeros(sizes[l], units), () => random.next() * s)",
        }),
        "no weight is negative",
      ],
      [
        layersOf({
          W: "map(zeros(sizes[l], units), () => random.uniform(-s, s))",
        }),
        "drawn evenly",
      ],
      [layersOf({ s: "spread(units, sizes[l])" }), "with the inputs first"],
      [
        layersOf({ b: "map(zeros(1, units), () => random.normal(0, s))" }),
        "the biases begin with 0",
      ],
      [layersOf({ b: "zeros(units, 1)" }), "rows and columns are exchanged"],
      [
        layersOf({ first: "random = seeded(1);" }),
        "use the `random` that is handed in",
      ],
      [
        layersOf({
          W: "map(zeros(sizes[l], units), () => seeded(l).normal(0, s))",
        }),
        "all weights are equal",
      ],
      [
        "function layersOf(sizes, spread, random) { const out = []; let inputs = sizes.shift(); for (const units of sizes) { out.push({ W: map(zeros(inputs, units), () => random.normal(0, spread(inputs, units))), b: zeros(1, units) }); inputs = units; } return out; }",
        "read `sizes[l]`",
      ],
      [
        "function layersOf(sizes, spread, random) { sizes.slice(1).map((units, l) => ({ W: zeros(sizes[l], units), b: zeros(1, units) })); }",
        "did you forget `return`?",
      ],
    ]),
    alsoRight: [
      "function layersOf(sizes, spread, random) { const layers = []; for (let l = 0; l + 1 < sizes.length; l++) { const [n, m] = [sizes[l], sizes[l + 1]]; layers.push({ b: zeros(1, m), W: matrix(Array.from({ length: n }, () => Array.from({ length: m }, () => random.normal() * spread(n, m)))) }); } return layers; }",
    ],
    endless: [
      "function layersOf(sizes, spread, random) { const out = []; for (let l = 0; l < sizes.length; ) out.length = 0; return out; }",
    ],
  },
  forward: {
    wrong: listed([
      [
        forward({ push: "As.push(map(Z, Math.tanh));" }),
        "the last layer has the tanh, too",
      ],
      [
        forward({ push: "As.push(softmax.apply(Z));" }),
        "every layer has the softmax",
      ],
      [
        forward({
          push: "As.push(l === layers.length - 1 ? softmax.apply(Z) : Z);",
        }),
        "the tanh is missing in the hidden layers",
      ],
      [
        forward({
          push: "As.push(l === layers.length - 1 ? Z : map(Z, Math.tanh));",
        }),
        "the softmax is missing at the end",
      ],
      [forward({ Z: "matmul(As[l], W)" }), "the bias is missing"],
      [forward({ Z: "addRow(matmul(X, W), b)", start: "[X]" }), "do not fit"],
      [
        forward({ end: "return As.slice(1);" }),
        "the list begins with X itself",
      ],
      [forward({ end: "return As[As.length - 1];" }), "return the list"],
      [forward({ end: "return As.reverse();" }), "X comes first"],
      [forward({ end: "" }), "did you forget `return`?"],
      [forward({ end: "return As.map((A) => A.toArray());" }), "a `Matrix`"],
      [
        forward({
          push: "As.push(softmax.apply(map(Z, Math.tanh)));",
        }),
        "only the softmax, the others only the tanh",
      ],
    ]),
    alsoRight: [
      "const forward = (layers, X) => layers.reduce((As, { W, b }, l) => { const Z = addRow(matmul(As[l], W), b); return [...As, l + 1 === layers.length ? softmax.apply(Z) : map(Z, (z) => Math.tanh(z))]; }, [X]);",
    ],
  },
  backward: {
    wrong: listed([
      [
        backward({ begin: "subtract(As[layers.length], Y)" }),
        "divided by the number of samples",
      ],
      [
        backward({
          begin: "scale(subtract(Y, As[layers.length]), 1 / Y.rows)",
        }),
        "the sign is turned round",
      ],
      [
        backward({
          begin: "scale(subtract(As[layers.length], Y), 1 / Y.cols)",
        }),
        "not of classes",
      ],
      [
        backward({
          begin: "scale(subtract(As[layers.length], Y), 2 / Y.rows)",
        }),
        "without a 2",
      ],
      [
        backward({ slope: "map(As[l], () => 1)" }),
        "the slope of the tanh is missing",
      ],
      [
        backward({ slope: "map(As[l], (a) => a * (1 - a))" }),
        "is the slope of the sigmoid",
      ],
      [
        backward({ slope: "map(As[l], (a) => 1 - Math.tanh(a) ** 2)" }),
        "taken a second time",
      ],
      [
        backward({ db: "scale(sumRows(dZ), 1 / Y.rows)" }),
        "the mean is in dZ already",
      ],
      [
        backward({ keep: "gradients.push(g);" }),
        "in the order of the layers",
      ],
      [
        backward({
          loop: "let l = layers.length - 1; l > 0; l--",
          keep: "gradients.unshift(g);",
        }),
        "the first layer is missing",
      ],
      [backward({ end: "" }), "did you forget `return`?"],
      [
        backward({ dW: "transposedTimes(dZ, As[l])" }),
        "rows and columns are exchanged",
      ],
    ]),
    alsoRight: [
      "function backward(layers, As, Y) { let dZ = scale(subtract(As.at(-1), Y), 1 / Y.rows); const out = []; for (let l = layers.length; l--; ) { out.unshift({ dW: transposedTimes(As[l], dZ), db: sumRows(dZ) }); const dA = timesTransposed(dZ, layers[l].W); dZ = hadamard(dA, map(As[l], (a) => (1 - a) * (1 + a))); } return out; }",
    ],
  },
  reluSpread: {
    wrong: listed([
      [spread("1 / Math.sqrt(inputs)"), "the start for tanh"],
      [spread("Math.sqrt(2 / units)"), "not the fan-out"],
      [spread("2 / inputs"), "the root is missing"],
      [spread("2 / Math.sqrt(inputs)"), "the 2 belongs under the root"],
      [spread("0.1"), "the same number for every layer"],
      [spread("Math.sqrt(2 / (inputs + units))"), "made for tanh"],
      [spread("Math.sqrt(inputs / 2)"), "turned round"],
      [spread("1 / Math.sqrt(units)"), "without the 2"],
      [spread("0"), "a number above 0"],
      [
        "function reluSpread(inputs, units) { Math.sqrt(2 / inputs); }",
        "did you forget `return`?",
      ],
    ]),
    alsoRight: [
      spread("Math.SQRT2 / Math.sqrt(inputs)"),
      spread("(2 / inputs) ** 0.5"),
    ],
  },
  save: {
    wrong: listed([
      [save("JSON.stringify(layers)"), "a `Float64Array` becomes an object"],
      [
        save(
          "JSON.stringify(layers.map(({ W, b }) => ({ W: W.data, b: b.data })))",
        ),
        "a `Float64Array` becomes an object",
      ],
      [
        save(
          "JSON.stringify(layers.map(({ W, b }) => ({ W: [...W.data], b: [...b.data] })))",
        ),
        "where a row ends is lost",
      ],
      [
        save(
          "JSON.stringify(layers.map(({ W, b }) => ({ W: W.toArray(), b: b.toArray()[0] })))",
        ),
        "`b` is a list of rows, too",
      ],
      [
        save("JSON.stringify(layers.map(({ W }) => ({ W: W.toArray() })))"),
        "has no `b`",
      ],
      [
        save(
          "layers.map(({ W, b }) => ({ W: W.toArray(), b: b.toArray() }))",
        ),
        "makes a text of it",
      ],
      [
        save(
          "JSON.stringify(JSON.stringify(layers.map(({ W, b }) => ({ W: W.toArray(), b: b.toArray() }))))",
        ),
        "is used twice",
      ],
      [
        save(
          "JSON.stringify({ W: layers[0].W.toArray(), b: layers[0].b.toArray() })",
        ),
        "makes an entry of each layer",
      ],
      [
        save(
          "JSON.stringify(layers.map(({ W, b }) => ({ W: map(W, (w) => Number(w.toFixed(4))).toArray(), b: b.toArray() })))",
        ),
        "are the digits rounded?",
      ],
      [
        save(
          "JSON.stringify(layers.map(({ W, b }) => ({ W: W.toArray()[0].map((_, c) => W.toArray().map((row) => row[c])), b: b.toArray() })))",
        ),
        "rows and columns are exchanged",
      ],
      [save("String(layers)"), "cannot be read"],
    ]),
    alsoRight: [
      "function save(layers) { const list = []; for (const layer of layers) list.push({ b: layer.b.toArray(), W: layer.W.toArray(), kind: 'dense' }); return JSON.stringify(list, null, 2); }",
    ],
  },
};
