/** What learners write into the exercises of lesson 10. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";

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

const lastLayer = ({
  z = "Array.from(b.data, (bj, j) => AW.at(i, j) + bj)",
  largest = "Math.max(...z)",
  power = "Math.exp(zj - largest)",
  total = "powers.reduce((sum, power) => sum + power, 0)",
  set = "P.data.set(powers.map((power) => power / total), i * P.cols);",
  end = "return P;",
} = {}): string => `function lastLayer(AW, b) {
  const P = zeros(AW.rows, AW.cols);
  for (let i = 0; i < AW.rows; i++) {
    const z = ${z};
    const largest = ${largest};
    const powers = z.map((zj) => ${power});
    const total = ${total};
    ${set}
  }
  ${end}
}`;

const backThrough = ({
  out = "zeros(dZ.rows, W.rows)",
  first = "0",
  count = "W.cols",
  add = "dA.data[i * dA.cols + k] += dZ.at(i, j) * W.at(k, j);",
  end = "return dA;",
} = {}): string => `function backThrough(dZ, W) {
  const dA = ${out};
  for (let i = 0; i < dZ.rows; i++)
    for (let k = 0; k < W.rows; k++)
      for (let j = ${first}; j < ${count}; j++) ${add}
  ${end}
}`;

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
  lastLayer: {
    wrong: listed([
      [lastLayer({ z: "AW.toArray()[i]" }), "the bias is missing"],
      [
        lastLayer({ z: "AW.toArray()[i].map((v) => v + b.at(0, 0))" }),
        "each unit gets the same one",
      ],
      [
        lastLayer({ z: "AW.toArray()[i].map((v) => v + b.data[i])" }),
        "not for each sample",
      ],
      [lastLayer({ largest: "0" }), "`Math.exp(1000)` is Infinity"],
      [
        lastLayer({ largest: "Math.max(...AW.data)" }),
        "each row subtracts its own largest",
      ],
      [lastLayer({ largest: "Math.min(...z)" }), "not the smallest"],
      [lastLayer({ total: "1" }), "the division is missing"],
      [lastLayer({ power: "zj - largest" }), "`Math.exp` is missing"],
      [
        lastLayer({ power: "1 / (1 + Math.exp(-zj))", total: "1" }),
        "the sigmoid of each sum",
      ],
      [
        lastLayer({ set: "P.data.set(z, i * P.cols);" }),
        "the softmax is missing",
      ],
      [
        lastLayer({
          set: "P.data.set(powers.map((power) => power / total), 0);",
        }),
        "write row i from place `i * P.cols` on",
      ],
      [
        "function lastLayer(AW, b) { return addRow(softmax.apply(AW), b); }",
        "before the softmax, not after it",
      ],
      [
        "function lastLayer(AW, b) { const Z = addRow(AW, b); const powers = map(Z, Math.exp); const total = Array.from(powers.data).reduce((s, p) => s + p, 0); return map(powers, (p) => p / total); }",
        "Infinity",
      ],
      [
        "function lastLayer(AW, b) { const Z = addRow(AW, b); const powers = map(Z, (z) => Math.exp(z - Math.max(...Z.data))); const total = Array.from(powers.data).reduce((s, p) => s + p, 0); return map(powers, (p) => p / total); }",
        "the sum of the whole matrix",
      ],
      [
        "function lastLayer(AW, b) { return softmax.apply(addRow(AW, b)).toArray(); }",
        "a `Matrix`",
      ],
      [lastLayer({ end: "" }), "did you forget `return`?"],
      [
        "function lastLayer(AW, b) { for (let i = 0; i < AW.data.length; i++) AW.data[i] += b.data[i % AW.cols]; return softmax.apply(AW); }",
        "work on a copy",
      ],
    ]),
    alsoRight: [
      "function lastLayer(AW, b) { return matrix(AW.toArray().map((row) => { const z = row.map((v, j) => v + b.at(0, j)); const m = Math.max(...z); const t = z.reduce((s, v) => s + Math.exp(v - m), 0); return z.map((v) => Math.exp(v - m - Math.log(t))); })); }",
      "function lastLayer(AW, b) { const P = zeros(AW.rows, AW.cols); for (let i = 0; i < AW.rows; i++) { let largest = -Infinity, total = 0; for (let j = 0; j < AW.cols; j++) largest = Math.max(largest, AW.at(i, j) + b.at(0, j)); for (let j = 0; j < AW.cols; j++) total += P.data[i * AW.cols + j] = Math.exp(AW.at(i, j) + b.at(0, j) - largest); for (let j = 0; j < AW.cols; j++) P.data[i * AW.cols + j] /= total; } return P; }",
    ],
    endless: [
      "function lastLayer(AW, b) { const P = zeros(AW.rows, AW.cols); for (let i = 0; i < AW.rows; ) P.data[i] = 1; return P; }",
    ],
  },
  backThrough: {
    wrong: listed([
      [
        backThrough({
          add: "dA.data[i * dA.cols + k] = dZ.at(i, j) * W.at(k, j);",
        }),
        "`=` in place of `+=`",
      ],
      [backThrough({ first: "1" }), "count from 0"],
      [backThrough({ count: "W.cols - 1" }), "the loop ends too early"],
      [
        backThrough({
          add: "dA.data[i * dZ.cols + k] += dZ.at(i, j) * W.at(k, j);",
        }),
        "the place is `i * W.rows + k`",
      ],
      [
        backThrough({
          add: "dA.data[i * dA.cols + k] += dZ.at(i, j) * W.data[j * W.cols + k];",
        }),
        "W is read down its columns",
      ],
      [
        backThrough({
          add: "dA.data[i * dA.cols + k] += dZ.at(i, j) * W.at(j, k);",
        }),
        "outside",
      ],
      [
        backThrough({
          add: "dA.data[i * dA.cols + k] += dZ.at(i, j) + W.at(k, j);",
        }),
        "not added to it",
      ],
      [
        backThrough({
          add: "dA.data[i * dA.cols + k] -= dZ.at(i, j) * W.at(k, j);",
        }),
        "the sign is turned round",
      ],
      [
        backThrough({
          add: "dA.data[i * dA.cols + k] += dZ.at(i, j) * W.at(k, j) / W.cols;",
        }),
        "the mean over the units",
      ],
      [
        "function backThrough(dZ, W) { return timesTransposed(W, dZ); }",
        "rows and columns are exchanged",
      ],
      ["function backThrough(dZ, W) { return matmul(dZ, W); }", "do not fit"],
      [
        "function backThrough(dZ, W) { return timesTransposed(dZ, W).toArray(); }",
        "a `Matrix`",
      ],
      [
        backThrough({ out: "dZ", end: "return dZ;" }),
        "an input that stays as it was",
      ],
      [
        "function backThrough(dZ, W) { return sumRows(timesTransposed(dZ, W)); }",
        "each sample keeps a row of its own",
      ],
      [backThrough({ end: "" }), "did you forget `return`?"],
    ]),
    alsoRight: [
      "function backThrough(dZ, W) { return matrix(dZ.toArray().map((slopes) => W.toArray().map((weights) => weights.reduce((sum, w, j) => sum + w * slopes[j], 0)))); }",
      "function backThrough(dZ, W) { const WT = zeros(W.cols, W.rows); for (let k = 0; k < W.rows; k++) for (let j = 0; j < W.cols; j++) WT.data[j * W.rows + k] = W.at(k, j); return matmul(dZ, WT); }",
    ],
    endless: [
      "function backThrough(dZ, W) { let j = 0; while (j < W.cols) dZ.at(0, 0); return dZ; }",
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
