/** The exercises of lesson 10, a network of any depth: layers, both passes and their loops, a start for ReLU, a saved text. */
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkBackThrough,
  rightBackThrough,
} from "./10-any-depth.back-loop-checks.ts";
import {
  checkBackward,
  rightBackward,
} from "./10-any-depth.backward-checks.ts";
import {
  checkLayers,
  checkSpread,
  heSpread,
  rightLayers,
} from "./10-any-depth.checks.ts";
import {
  checkLastLayer,
  rightLastLayer,
} from "./10-any-depth.loop-checks.ts";
import { checkForward, rightForward } from "./10-any-depth.pass-checks.ts";
import { checkSave, rightSave } from "./10-any-depth.save-checks.ts";

export const layersOf: Exercise = exercise({
  name: "anyDepth.layersOf",
  title: "Layers of any sizes",
  solution: `function layersOf(sizes: number[], spread: Spread, random: Random): Layer[] {
  return sizes.slice(1).map((units, l) => {
    const s = spread(sizes[l], units);
    const W = map(zeros(sizes[l], units), () => random.normal(0, s));
    return { W, b: zeros(1, units) };
  });
}`,
  hints: [
    "How many layers do three sizes make, and from which size to which does layer `l` go?",
    "`sizes.slice(1)` leaves the inputs out; with `.map((units, l) => ...)` the inputs of that layer are `sizes[l]`.",
    "A layer is `{ W: map(zeros(inputs, units), () => random.normal(0, s)), b: zeros(1, units) }` with `s = spread(inputs, units)`.",
  ],
  part: rightLayers,
  check: (answer) =>
    checkLayers(answer) ??
    right(
      "One layer between each two neighbours, with weights of the right size",
    ),
});

export const lastLayer: Exercise = exercise({
  name: "anyDepth.lastLayer",
  title: "The last layer, row by row",
  solution: `function lastLayer(AW: Matrix, b: Matrix): Matrix {
  const P = zeros(AW.rows, AW.cols); // samples x units
  for (let i = 0; i < AW.rows; i++) {
    const z = Array.from(b.data, (bj, j) => AW.at(i, j) + bj);
    const largest = Math.max(...z);
    const powers = z.map((zj) => Math.exp(zj - largest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    P.data.set(powers.map((power) => power / total), i * P.cols);
  }
  return P;
}`,
  hints: [
    "One loop over the rows; in it, everything is a list of one number for each unit, as in lesson 03.",
    "The sums of row i: `Array.from(b.data, (bj, j) => AW.at(i, j) + bj)`. Then subtract their largest, `Math.exp`, and divide by the total.",
    "`P.data.set(list, i * P.cols)` writes the list as row i; after the loop `return P`.",
  ],
  part: rightLastLayer,
  check: (answer) =>
    checkLastLayer(answer) ??
    right("Each sample has its own sums, its own largest and its own total"),
});

export const forward: Exercise = exercise({
  name: "anyDepth.forward",
  title: "Forward",
  solution: `function forward(layers: Layer[], X: Matrix): Matrix[] {
  const As = [X];
  for (const [l, { W, b }] of layers.entries()) {
    const Z = addRow(matmul(As[l], W), b);
    As.push(l === layers.length - 1 ? softmax.apply(Z) : map(Z, Math.tanh));
  }
  return As;
}`,
  hints: [
    "Begin with the list `const As = [X];`. What goes into layer `l` is then `As[l]`.",
    "`for (const [l, { W, b }] of layers.entries())` goes up the list; `addRow(matmul(As[l], W), b)` are the sums.",
    "The last layer is the one with `l === layers.length - 1`: push `softmax.apply(Z)` there, and `map(Z, Math.tanh)` elsewhere.",
  ],
  part: rightForward,
  check: (answer) =>
    checkForward(answer) ?? right("One loop for any number of layers"),
});

export const backThrough: Exercise = exercise({
  name: "anyDepth.backThrough",
  title: "Back through the weights",
  solution: `function backThrough(dZ: Matrix, W: Matrix): Matrix {
  const dA = zeros(dZ.rows, W.rows); // samples x inputs
  for (let i = 0; i < dZ.rows; i++) {
    for (let k = 0; k < W.rows; k++) {
      for (let j = 0; j < W.cols; j++) {
        dA.data[i * dA.cols + k] += dZ.at(i, j) * W.at(k, j);
      }
    }
  }
  return dA;
}`,
  hints: [
    "What shape has it? A row for each sample, as dZ, and a column for each input, as W has rows.",
    "Three loops: samples i, inputs k, units j. Only j is added up.",
    "Inside: `dA.data[i * dA.cols + k] += dZ.at(i, j) * W.at(k, j)`, with `dA` from `zeros(dZ.rows, W.rows)`.",
  ],
  part: rightBackThrough,
  check: (answer) =>
    checkBackThrough(answer) ??
    right("Every unit sends its slope back, times the weight between"),
});

export const backward: Exercise = exercise({
  name: "anyDepth.backward",
  title: "Backward",
  solution: `function backward(layers: Layer[], As: Matrix[], Y: Matrix): Gradient[] {
  const gradients: Gradient[] = [];
  let dZ = scale(subtract(As[layers.length], Y), 1 / Y.rows);
  for (let l = layers.length - 1; l >= 0; l--) {
    gradients[l] = { dW: transposedTimes(As[l], dZ), db: sumRows(dZ) };
    if (l === 0) break;
    const dA = timesTransposed(dZ, layers[l].W);
    dZ = hadamard(dA, map(As[l], (a) => 1 - a * a));
  }
  return gradients;
}`,
  hints: [
    "`As` has one entry more than there are layers: `As[l]` came into layer `l`, and the probabilities are `As[layers.length]`.",
    "The loop goes down: `for (let l = layers.length - 1; l >= 0; l--)`. In it, `gradients[l] = { dW: transposedTimes(As[l], dZ), db: sumRows(dZ) };`.",
    "Then dZ for the layer before: `dZ = hadamard(timesTransposed(dZ, layers[l].W), map(As[l], (a) => 1 - a * a));`, but not for `l === 0`.",
  ],
  part: rightBackward,
  check: (answer) =>
    checkBackward(answer) ??
    right("The whole walk back is one loop, for any number of layers"),
});

export const reluSpread: Exercise = exercise({
  name: "anyDepth.reluSpread",
  title: "A start for ReLU",
  solution: `function reluSpread(inputs: number, units: number): number {
  return Math.sqrt(2 / inputs);
}`,
  hints: [
    "For tanh it was one over the root of the inputs. Then a sum of `inputs` terms is as large as an input.",
    "ReLU leaves half of the squares. To make up for it, the squares of the weights must be twice as large.",
    "Twice $\\\\frac{1}{n}$ is $\\\\frac{2}{n}$, and the spread is the root of that.",
  ],
  part: heSpread,
  check: (answer) =>
    checkSpread(answer) ??
    right("After twenty layers the outputs are as large as what went in"),
});

export const save: Exercise = exercise({
  name: "anyDepth.save",
  title: "Save",
  solution: `function save(layers: Layer[]): string {
  return JSON.stringify(
    layers.map(({ W, b }) => ({ W: W.toArray(), b: b.toArray() })),
  );
}`,
  hints: [
    "Make plain lists of the matrices first: `W.toArray()` is a list of rows.",
    "`layers.map(({ W, b }) => ({ W: W.toArray(), b: b.toArray() }))` is the list that `load` wants.",
    "One `JSON.stringify(...)` around that list makes the text.",
  ],
  part: rightSave,
  check: (answer) =>
    checkSave(answer) ??
    right("`load` finds every number, to the last digit"),
});
