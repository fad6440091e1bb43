// %% [markdown] id="title"
// # 10 A network of any depth
//
// So far each network was written by hand: one layer, then two, each with
// letters of its own. A third layer would mean new lines in every function. But
// the lines of lesson 08 repeat themselves. **If a layer is an entry in a list,
// forward is a loop up the list, and backward a loop down.** You will write
// both, and put them into a class that you will use for the digits. Then comes a
// surprise: a right program that learns nothing, only because of the numbers
// with which it begins.
//
// | | |
// |---|---|
// | **Goal** | You can write a network of any sizes, forward and backward, check its gradient, choose the random numbers with which it begins, and save it. |
// | **You will build** | the layers, the last layer and the way back through $W$ with plain loops, both passes for any depth, a start that fits its layers, a text from which a network comes back |

// %% id="imports"
import {
  addRow,
  argmaxRows,
  barChart,
  batches,
  type Dataset,
  exercises,
  gradCheck,
  hadamard,
  histogram,
  lineChart,
  type Matrix,
  map,
  matmul,
  matrix,
  type Random,
  scale,
  seeded,
  show,
  softmax,
  spiral,
  subtract,
  sumRows,
  timesTransposed,
  todo,
  transposedTimes,
  zeros,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 05, 08 and 09.
//
// **Predict.** A softmax gives the three classes the probabilities $0.7$, $0.2$
// and $0.1$. The second class is right. The loss is the cross-entropy. What are
// the slopes along the three sums $z$?
//
// - a) $0.7$, $-0.8$, $0.1$
// - b) $-0.7$, $0.8$, $-0.1$
// - c) $0$, $-0.8$, $0$

// %% id="warm-up-slopes"
const threeSums = [Math.log(7), Math.log(2), 0]; // softmax 0.7, 0.2, 0.1
const crossEntropy = (z: number[]) =>
  Math.log(z.reduce((total, one) => total + Math.exp(one), 0)) - z[1];
threeSums.map((_, k) => {
  const nudged = threeSums.map((z, i) => (i === k ? z + 1e-6 : z));
  const difference = crossEntropy(nudged) - crossEntropy(threeSums);
  return Number((difference / 1e-6).toFixed(3));
});

// %% [markdown] id="warm-up-shapes"
// <details><summary>Answer</summary>
//
// - **a)** $p - y$: the probabilities minus 0, 1, 0. The right sum should rise,
//   the others fall.
// - b) That is $y - p$, the direction in which to go. A slope points uphill.
// - c) A wrong class has a slope, too: its probability should become smaller.
//
// </details>
//
// **Predict.** 5 samples, and layers of 4 inputs, 3 hidden units and 2 outputs.
// Which shape has $dZ_1$, the slopes along the sums of the hidden layer?
//
// - a) 5x3
// - b) 4x3
// - c) 5x2

// %% id="warm-up-shapes-code"
timesTransposed(zeros(5, 2), zeros(3, 2)).shape; // dZ2 W2^T

// %% [markdown] id="warm-up-mean"
// <details><summary>Answer</summary>
//
// - **a)** A gradient has the shape of what it belongs to: a row for each
//   sample, a column for each hidden unit.
// - b) That is $dW_1$, as $W_1$.
// - c) That is $dZ_2$.
//
// </details>
//
// **Predict.** The loss is a mean over a batch. Somebody copies each of its
// samples, so that all come twice. What happens to the gradient?
//
// - a) it doubles
// - b) nothing
// - c) it halves

// %% id="warm-up-mean-code"
const meanSlope = (xs: number[]) =>
  xs.reduce((total, x) => total + 2 * x, 0) / xs.length;
console.log(meanSlope([1, 3]), meanSlope([1, 1, 3, 3]));

// %% [markdown] id="list"
// <details><summary>Answer</summary>
//
// - a) The sum doubles. Ours is a mean.
// - **b)** Twice as many slopes, divided by twice as many samples.
// - c) It would, if the sum stayed as it is.
//
// </details>
//
// ## A list of layers
//
// A network is described by its **sizes**. `[2, 3, 2]` means: 2 inputs, 3
// hidden units, 2 outputs. Between two neighbours stands a layer:
//
// | layer | from | to | $W$ | $b$ |
// |---|---|---|---|---|
// | 1 | 2 | 3 | 2x3 | 1x3 |
// | 2 | 3 | 2 | 3x2 | 1x2 |
//
// Three sizes make two layers (the inputs are not counted as a layer). All
// numbers in them, weights and biases, are the **parameters**: here
// $6 + 3 + 6 + 2 = 17$.
//
// **Predict.** How many parameters has a network of sizes `[2, 16, 16, 3]`?
//
// - a) $336$
// - b) $371$
// - c) $1{,}536$

// %% id="parameters"
const parametersOf = (sizes: number[]) =>
  sizes
    .slice(1)
    .reduce((total, units, l) => total + sizes[l] * units + units, 0);
parametersOf([2, 16, 16, 3]);

// %% [markdown] id="layers-task"
// <details><summary>Answer</summary>
//
// - a) The weights alone: $2 \cdot 16 + 16 \cdot 16 + 16 \cdot 3$. Each unit
//   has a bias as well.
// - **b)** $(2 + 1) \cdot 16 + (16 + 1) \cdot 16 + (16 + 1) \cdot 3$. Most of
//   them stand between the two hidden layers.
// - c) That multiplies all four sizes. Only neighbours are connected.
//
// </details>
//
// ## Exercise 1: layers of any sizes
//
// Make the list. The weights are random: `random.normal(0, s)` draws a number
// near 0, mostly between $-s$ and $s$ (it is the standard deviation of a bell
// curve). How large $s$ should be is the question of this lesson, so it comes
// from outside: `spread(inputs, units)` says it for a layer. The biases begin
// with 0.

// %% id="layer"
interface Layer {
  W: Matrix; // inputs x units
  b: Matrix; // 1 x units
}
type Spread = (inputs: number, units: number) => number;

// %% id="layers-of" tags="exercise"
function layersOf(sizes: number[], spread: Spread, random: Random): Layer[] {
  return todo(sizes, spread, random);
}

// %% id="layers-of-check"
exercises.anyDepth.layersOf.check(layersOf);

// %% id="layers-use"
const makeLayers = exercises.anyDepth.layersOf.use(layersOf);
const oneOverRoot: Spread = (inputs) => 1 / Math.sqrt(inputs);
const checked = makeLayers([3, 5, 4, 2], oneOverRoot, seeded(1));
checked.map(({ W, b }) => `W ${W.shape}, b ${b.shape}`).join("; ");

// %% [markdown] id="last-layer-task"
// (Why one over the root of the inputs? Wait a little.)
//
// ## Exercise 2: the last layer, row by row
//
// A network for classes ends with probabilities. In a batch each sample is a row,
// so both steps after the product go **row by row**. With the product
// $A W = (3, 1)$ of one sample and $b = (0, 2)$:
//
// - add the bias: $z = (3, 3)$. There is one row $b$ for *all* samples.
// - the softmax of this row (lesson 03): $p = (0.5, 0.5)$. The next sample has a
//   row, a largest sum and a total of its own.
//
// Write both in one function, for any number of samples and units, with loops.
// `AW.at(i, j)` is the number of sample $i$ and unit $j$. The rows of the result
// stand one after the other in `P.data`, so `P.data.set(list, i * P.cols)` writes
// row $i$. No sum may break it: subtract the largest of the row first.

// %% id="last-layer" tags="exercise"
function lastLayer(AW: Matrix, b: Matrix): Matrix {
  const P = zeros(AW.rows, AW.cols); // samples x units
  return todo(P, b);
}

// %% id="last-layer-check"
exercises.anyDepth.lastLayer.check(lastLayer);

// %% id="last-layer-use"
const byRows = exercises.anyDepth.lastLayer.use(lastLayer);
// biome-ignore format: a small matrix
const products = matrix([[3, 1], [-2, 0]]);
const biases = matrix([[0, 2]]);
console.log("loops:  ", byRows(products, biases).toArray());
console.log("library:", softmax.apply(addRow(products, biases)).toArray());

// %% [markdown] id="forward-task"
// The library's `addRow(Z, b)` and `softmax.apply(Z)` are these loops. From here on
// we write the two short names.
//
// ## Exercise 3: forward
//
// What goes out of a layer goes into the next. Name the list of what stands
// between them $A$: $A_0 = X$, then for each layer
//
// $$Z = A_{l-1} W + b, \qquad A_l = \tanh(Z),$$
//
// only the last layer has the softmax in place of tanh: its outputs are
// probabilities. Return the whole list `[X, A1, A2, ...]`, because the walk back
// needs all of it. `map(Z, Math.tanh)` works number by number,
// `softmax.apply(Z)` row by row.

// %% id="forward" tags="exercise"
function forward(layers: Layer[], X: Matrix): Matrix[] {
  return todo(layers, X, addRow, softmax);
}

// %% id="forward-check"
exercises.anyDepth.forward.check(forward);

// %% [markdown] id="first-loss-question"
// Now some data: a spiral with three arms, 100 points each. One network has
// four layers, and nobody has trained it.
//
// **Predict.** What is its loss (the mean of $-\ln p$ of the right class)?
//
// - a) about $3$: it is wrong in most cases
// - b) about $1.1$: it says one third for each class
// - c) about $0.67$: it is wrong in two of three cases

// %% id="data"
const arms: Dataset = spiral({ arms: 3, perClass: 100, random: seeded(1) });
const pass = exercises.anyDepth.forward.use(forward);
function lossOf(layers: Layer[], { X, Y }: Dataset): number {
  const P = pass(layers, X)[layers.length];
  const right = Array.from(P.data).filter((_, i) => Y.data[i] === 1);
  return right.reduce((total, p) => total - Math.log(p), 0) / X.rows;
}

// %% id="first-loss"
const untrained = makeLayers([2, 16, 16, 16, 3], oneOverRoot, seeded(1));
const firstLoss = lossOf(untrained, arms);
console.log(firstLoss, "and ln 3 is", Math.log(3));

// %% [markdown] id="back-through-task"
// <details><summary>Answer</summary>
//
// - a) To be wrong is one thing, to be sure of it another. Without training the
//   network is sure of nothing.
// - **b)** $-\ln \frac{1}{3} = \ln 3 = 1.0986$, and this start gives
//   {{first-loss.firstLoss:3}}.
// - c) That is a share of wrong answers. The loss is a logarithm.
//
// *Keep this one:* before any training, look at the first loss. With ten classes
// it should be near $\ln 10 = 2.303$. If it is far from that, something is wrong
// already.
//
// </details>
//
// ## Exercise 4: back through the weights
//
// Lesson 08 found the way from the slopes of the sums back to what came in. Sample
// $i$ gave its input $k$ to *every* unit, so this input gets a slope from every
// unit, each times the weight between, and they are added:
//
// $$dA_{ik} = \sum_j dZ_{ij} \, W_{kj}$$
//
// That is $dA = dZ \, W^T$. But nobody has to make the transpose: row $i$ of $dZ$
// and row $k$ of $W$ have a number for each unit, in the same order. Write it with
// three loops.

// %% id="back-through" tags="exercise"
function backThrough(dZ: Matrix, W: Matrix): Matrix {
  return todo(dZ, W); // samples x inputs
}

// %% id="back-through-check"
exercises.anyDepth.backThrough.check(backThrough);

// %% id="back-through-use"
const throughWeights = exercises.anyDepth.backThrough.use(backThrough);
// biome-ignore format: a small matrix
const dZ08 = matrix([[1, -1], [2, 0.5]]);
// biome-ignore format: a small matrix
const W08 = matrix([[1, 0], [2, 1], [-1, 3]]);
console.log("loops:  ", throughWeights(dZ08, W08).toArray());
console.log("library:", timesTransposed(dZ08, W08).toArray());

// %% [markdown] id="backward-task"
// These are the layer and the slopes of lesson 08. `timesTransposed(dZ, W)` is the
// library's name for it, and `transposedTimes(X, dZ)` is $X^T dZ$: the sum over
// samples that you wrote there.
//
// ## Exercise 5: backward
//
// The walk back of lesson 08, with $l$ for the number of a layer. It begins at
// the end with $dZ = \frac{1}{n} (P - Y)$, where $P$ is the last of the list $A$
// and $n$ the number of samples. Then, for each layer, from the last to the
// first:
//
// | what | how | shape |
// |---|---|---|
// | slopes along the weights | $dW = A_{l-1}^T \, dZ$ | as $W$ |
// | slopes along the biases | $db$ = the rows of $dZ$ added up | as $b$ |
// | slopes along what came in | $dA = dZ \, W^T$ | as $A_{l-1}$ |
// | through the tanh before it | $dZ = dA$ times $1 - A_{l-1}^2$, number by number | as $A_{l-1}$ |
//
// The first layer has no tanh before it, so it stops after two lines. Return the
// gradients in the order of the layers. `As` is the list that forward returned.

// %% id="gradient"
interface Gradient {
  dW: Matrix;
  db: Matrix;
}

// %% id="backward" tags="exercise"
function backward(layers: Layer[], As: Matrix[], Y: Matrix): Gradient[] {
  return todo(layers, As, Y, hadamard, sumRows, transposedTimes);
}

// %% id="backward-check"
exercises.anyDepth.backward.check(backward);

// %% [markdown] id="gradient-check-text"
// Is it right? The check compared it with ours. A network that you write alone
// has no such check, so we do here what you can always do: nudge each of the
// parameters of `[3, 5, 4, 2]`, and compare with the slopes of the walk back.

// %% id="walk-back"
const walkBack = exercises.anyDepth.backward.use(backward);
const random6 = seeded(2);
const six: Dataset = {
  X: map(zeros(6, 3), () => random6.normal()),
  Y: matrix([0, 1, 1, 0, 1, 0].map((k) => [1 - k, k])),
};
const slopes = walkBack(checked, pass(checked, six.X), six.Y);
slopes.map(({ dW, db }) => `dW ${dW.shape}, db ${db.shape}`).join("; ");

// %% id="gradient-check"
const flat = (parts: Matrix[]) => parts.flatMap((M) => Array.from(M.data));
const numbers = flat(checked.flatMap(({ W, b }) => [W, b]));
function lossWith(list: number[]): number {
  const rest = [...list];
  const filled = (M: Matrix) => map(M, () => rest.shift() ?? 0);
  const layers = checked.map(({ W, b }) => ({ W: filled(W), b: filled(b) }));
  return lossOf(layers, six);
}
const analytic = flat(slopes.flatMap(({ dW, db }) => [dW, db]));
gradCheck(lossWith, (_: number[]) => analytic, [numbers]).ok;

// %% [markdown] id="nudge-text"
// `true`: all {{gradient-check.numbers.length:0}} slopes agree. What `gradCheck` does is
// lesson 04's nudge, number by number. By hand, for one number of a matrix: nudge it
// where it stands, up and down, and put it back.

// %% id="nudge-by-hand"
function nudgedSlope(M: Matrix, i: number, h: number): number {
  const before = M.data[i];
  const lossAt = (value: number) => {
    M.data[i] = value;
    return lossOf(checked, six);
  };
  const difference = lossAt(before + h) - lossAt(before - h);
  M.data[i] = before; // as it was
  return difference / (2 * h);
}
nudgedSlope(checked[0].W, 7, 1e-5) - slopes[0].dW.data[7];

// %% [markdown] id="class-text"
// Nothing but rounding. This is the ritual before every first training: **shapes,
// first loss, gradient check.** It takes a minute, and finds what would cost an
// evening.
//
// *If the answer is a number and not a class*, the last layer has no softmax: what
// goes out is $z$ itself. With the mean squared error the walk back begins with
// $2 (Z - Y) / n$ (lesson 05), and nothing else changes.
//
// ## The class
//
// A class keeps the parts together. There is nothing new in it: the layers, and
// the three functions that you have.

// %% id="moved"
const moved = (M: Matrix, dM: Matrix, rate: number) =>
  subtract(M, scale(dM, rate));

// %% id="class"
class Network {
  layers: Layer[];
  constructor(sizes: number[], spread = oneOverRoot, random = seeded(1)) {
    this.layers = makeLayers(sizes, spread, random);
  }
  step({ X, Y }: Dataset, rate: number): void {
    const g = walkBack(this.layers, pass(this.layers, X), Y);
    this.layers = this.layers.map(({ W, b }, l) => {
      return { W: moved(W, g[l].dW, rate), b: moved(b, g[l].db, rate) };
    });
  }
}

// %% id="train"
function trained(net: Network, data: Dataset, epochs: number, rate: number) {
  const random = seeded(1);
  const losses = [lossOf(net.layers, data)];
  for (let n = 0; n < epochs; n++) {
    for (const batch of batches(data, { size: 16, random })) {
      net.step(batch, rate);
    }
    losses.push(lossOf(net.layers, data));
  }
  return losses;
}

// %% [markdown] id="depth-question"
// ## Is deeper better?
//
// Three networks for the three arms: one hidden layer of 16 units, two, and
// eight. All are trained with the rate $0.2$.
//
// **Predict.** Which one has the lowest loss after 100 epochs?
//
// - a) eight hidden layers: the more, the better
// - b) two
// - c) one: it has the fewest numbers to learn

// %% id="depth"
const eightHidden = [2, 16, 16, 16, 16, 16, 16, 16, 16, 3];
const depths = {
  one: trained(new Network([2, 16, 3]), arms, 100, 0.2),
  two: trained(new Network([2, 16, 16, 3]), arms, 100, 0.2),
  eight: trained(new Network(eightHidden), arms, 100, 0.2),
};
show(lineChart(depths, { x: "epoch", y: "loss" }));

// %% [markdown] id="symmetry-question"
// <details><summary>Answer</summary>
//
// - a) It could say all that the others say. But it is harder to train: its loss
//   jumps about, and ends at {{depth.depths.eight.100:2}}. With the rate $0.1$ six
//   starts ended between 0.07 and 0.30: sometimes better than two, never surely.
// - **b)** {{depth.depths.two.100:2}}, against {{depth.depths.one.100:2}} with
//   one. A second layer can bend what the first has bent.
// - c) It cannot bend the plane often enough with 16 units.
//
// *A common mistake:* "more layers are always better". They can say more, and
// they are harder to train. What makes them hard can be seen at the start, and
// much of it can be repaired there.
//
// </details>
//
// ## All the same
//
// Random numbers look like a strange way to begin. Why not give every weight
// the same number, $0.1$?
//
// **Predict.** A network `[2, 16, 16, 3]` begins so. What share of the points
// does it get right after 100 epochs?
//
// - a) less than one half: it cannot learn this
// - b) more than 90 %: it only takes longer
// - c) about 70 %: it is a little slower

// %% id="symmetry"
const alike = new Network([2, 16, 16, 3]);
for (const layer of alike.layers) layer.W = map(layer.W, () => 0.1);
trained(alike, arms, 100, 0.3);
const shareRight = (layers: Layer[], { X, Y }: Dataset) => {
  const guesses = argmaxRows(pass(layers, X)[layers.length]);
  const answers = argmaxRows(Y);
  return guesses.filter((k, i) => k === answers[i]).length / X.rows;
};
const alikeShare = shareRight(alike.layers, arms);
console.log(alikeShare, alike.layers[0].W.toArray()[0].slice(0, 3));

// %% [markdown] id="spread-question"
// <details><summary>Answer</summary>
//
// - **a)** {{symmetry.alikeShare:2}}. Look at the weights beside it: after 100
//   epochs they are still equal to each other.
// - b) Time does not help. Equal units get equal slopes, so they stay equal.
// - c) A step makes all units of a layer better or worse together. It is a
//   network of sizes `[2, 1, 1, 3]`, whatever it looks like.
//
// Sixteen units that do the same are one unit. This is the **symmetry** that
// random numbers break. (With 0 for all weights nothing would move but the last
// biases: each slope has a weight or an output of the layer before as a factor.)
//
// </details>
//
// ## How large?
//
// So, random. Small or large? Take six tanh layers of 100 units each, and 200
// samples of random inputs. The outlines show how often each output comes from
// layers 1, 3 and 6, for three spreads of the weights.
//
// **Predict.** With which spread $s$ do the outputs of layer 6 still differ from
// sample to sample, without being all at $-1$ and $1$?
//
// - a) $s = 0.01$
// - b) $s = 0.1$
// - c) $s = 1$

// %% id="chain"
function outputsOf(sizes: number[], spread: Spread): Matrix[] {
  const random = seeded(1);
  const X = map(zeros(200, sizes[0]), () => random.normal());
  const As = [X];
  for (const { W } of makeLayers(sizes, spread, random)) {
    As.push(map(matmul(As[As.length - 1], W), Math.tanh));
  }
  return As;
}
const six100 = [100, 100, 100, 100, 100, 100, 100];

// %% id="chain-plot"
for (const s of [0.01, 0.1, 1]) {
  const As = outputsOf(six100, () => s);
  const lists = { "layer 1": As[1], "layer 3": As[3], "layer 6": As[6] };
  const values = Object.entries(lists).map(([k, A]) => [k, A.data] as const);
  const title = `spread ${s}`;
  const options = { title, x: "output", range: [-1, 1], bins: 20 } as const;
  show(histogram(Object.fromEntries(values), options));
}

// %% id="chain-spreads"
function deviation(values: ArrayLike<number>): number {
  const list = Array.from(values);
  const middle = list.reduce((total, v) => total + v, 0) / list.length;
  const squares = list.reduce((total, v) => total + (v - middle) ** 2, 0);
  return Math.sqrt(squares / list.length);
}
const last = (s: number) => deviation(outputsOf(six100, () => s)[6].data);
const [small, fits, large] = [0.01, 0.1, 1].map(last);
console.log({ small, fits, large });

// %% [markdown] id="fan-question"
// <details><summary>Answer</summary>
//
// - a) Each layer makes the numbers ten times smaller. After six layers all
//   outputs are 0 but for a hair, whatever went in. They **vanish**.
// - **b)** They shrink a little from layer to layer, no more: the standard
//   deviation of layer 6 is still {{chain-spreads.fits:2}}.
// - c) Nearly all are at $-1$ or $1$: the units are **saturated**. There the
//   slope of tanh is 0, and nothing can be learnt.
//
// The arithmetic behind it: a sum $z$ has 100 terms, each an input near 1 times a
// weight of size $s$. Terms with random signs mostly cancel, so the sum is not
// 100 times as large as one of them, but $\sqrt{100} = 10$ times (the walker of
// lesson 00 went no further, either). $10 \cdot 0.1 = 1$: the sums are as large
// as the inputs.
//
// In letters: with $n$ inputs, take $s = \frac{1}{\sqrt{n}}$. The number of
// inputs of a unit is its **fan-in**; how many units a layer has is its
// **fan-out**. Some programs take one over the root of the fan-out.
//
// </details>
//
// **Predict.** A layer has 784 inputs of size 1 and 30 units, and
// $s = \frac{1}{\sqrt{30}}$. How large are its sums?
//
// - a) about 1
// - b) about 5
// - c) about 0.2

// %% id="fan"
const wide = seeded(3);
const inputs784 = map(zeros(100, 784), () => wide.normal());
const sumsWith = (spread: Spread) =>
  deviation(matmul(inputs784, makeLayers([784, 30], spread, wide)[0].W).data);
const fanOut = sumsWith((_, units) => 1 / Math.sqrt(units));
const fanIn = sumsWith((inputs) => 1 / Math.sqrt(inputs));
console.log({ fanOut, fanIn });

// %% [markdown] id="norms-text"
// <details><summary>Answer</summary>
//
// - a) That is what the fan-in gives: {{fan.fanIn:2}}.
// - **b)** {{fan.fanOut:2}}, which is $\sqrt{784 / 30}$. With a tanh, most of
//   these units would be saturated.
// - c) That would be $\sqrt{30 / 784}$: the other way round.
//
// A sum has as many terms as the unit has inputs. So it is the fan-in that
// counts. (Where a layer has as many units as inputs, nobody sees the mistake.)
//
// </details>
//
// ## The same for slopes
//
// The walk back multiplies by the same weights. Five hidden layers of 50 units,
// three spreads: how large is the gradient of each layer, before any training?
// (The **norm** of a gradient is the root of the sum of its squares. The axis
// counts in powers of ten.)

// %% id="norms"
const deep = [2, 50, 50, 50, 50, 50, 3];
const norm = (M: Matrix) =>
  Math.sqrt(Array.from(M.data).reduce((total, d) => total + d * d, 0));
function normsOf(spread: Spread): number[] {
  const layers = makeLayers(deep, spread, seeded(1));
  const g = walkBack(layers, pass(layers, arms.X), arms.Y);
  return g.map(({ dW }) => norm(dW));
}

// %% id="norms-plot"
const spreads = {
  "0.01": () => 0.01,
  "fan-in": oneOverRoot,
  "1.5": () => 1.5,
};
const norms = Object.entries(spreads).map(([name, spread]) => {
  return { name, x: [1, 2, 3, 4, 5, 6], y: normsOf(spread) };
});
const normAxes = { x: "layer", y: "norm of dW", yScale: "log" } as const;
show(lineChart(norms, normAxes));

// %% [markdown] id="deep-question"
// With $0.01$ all slopes are a millionth of those with the fan-in: there is
// nothing to follow. With $1.5$ they grow from the end to the beginning, and the
// first layer takes steps that are much too long.
//
// **Predict.** All three are trained for 30 epochs, with a rate of $0.1$. What
// share of the points do they get right?
//
// - a) all three about the same: training repairs a bad start
// - b) fan-in more than 80 %, the others about one third
// - c) fan-in and 1.5 more than 80 %, only 0.01 about one third

// %% id="deep"
const shares = Object.values(spreads).map((spread) => {
  const net = new Network(deep, spread);
  trained(net, arms, 30, 0.1);
  return shareRight(net.layers, arms);
});
const shareAxes = { labels: Object.keys(spreads), y: "share right" };
show(barChart(shares, { ...shareAxes, x: "spread of the weights" }));

// %% [markdown] id="relu-task"
// <details><summary>Answer</summary>
//
// - a) Training follows slopes. Where they are 0, or wild, it goes nowhere.
// - **b)** {{deep.shares.1:2}} with the fan-in, and {{deep.shares.0:2}} and
//   {{deep.shares.2:2}} with the others. The same program, the same data, the
//   same rate. (Of four starts with 1.5, one came as far as 65 %.)
// - c) Large weights look strong. But their units are saturated, and the first
//   loss was not near $\ln 3$ at all.
//
// So the first loss and the norms tell, before training, whether it can work.
//
// </details>
//
// ## Exercise 6: a start for ReLU
//
// Modern networks often have $\max(0, z)$ in place of tanh. It makes half of the
// sums 0, so only half of the terms of the next sum are left. Which spread keeps
// the size of the outputs through **twenty** such layers? Layers are not all
// equally wide, so use what you need of `inputs` and `units`. (What counts for
// the next sum is the mean of the *squares* of what comes in. ReLU halves it.)

// %% id="relu-spread" tags="exercise"
function reluSpread(inputs: number, units: number): number {
  return todo(inputs, units);
}

// %% id="relu-spread-check"
exercises.anyDepth.reluSpread.check(reluSpread);

// %% id="relu-plot"
const forRelu = exercises.anyDepth.reluSpread.use(reluSpread);
function sizesThrough(spread: Spread): number[] {
  const random = seeded(5);
  const widths = Array.from({ length: 21 }, (_, l) => (l % 2 ? 200 : 100));
  let A = map(zeros(50, 100), () => random.normal());
  return makeLayers(widths, spread, random).map(({ W }) => {
    A = map(matmul(A, W), (z) => Math.max(0, z));
    return norm(A) / Math.sqrt(A.data.length);
  });
}

// %% id="relu-plot-show"
const twenty = Array.from({ length: 20 }, (_, l) => l + 1);
const through = {
  "as for tanh": { x: twenty, y: sizesThrough(oneOverRoot) },
  "Exercise 6": { x: twenty, y: sizesThrough(forRelu) },
};
const sizeAxes = { x: "layer", y: "size of outputs", yScale: "log" } as const;
show(lineChart(through, sizeAxes));

// %% [markdown] id="save-question"
// The start for tanh loses half of the squares in each layer. Twenty halves are a
// millionth, so the outputs end at about a thousandth of what went in. The spread
// of Exercise 6 is called the **He** start, and `dense(30, { init: "he" })` of the library uses it.
//
// ## Save what was learnt
//
// A trained network is a list of numbers, and numbers can be written down as
// text. `JSON.stringify` makes text of lists and plain objects. A matrix keeps
// its numbers in a `Float64Array`.
//
// **Predict.** What does `JSON.stringify(new Float64Array([0.5, 2]))` give?
//
// - a) `[0.5,2]`
// - b) `{"0":0.5,"1":2}`
// - c) `{}`

// %% id="save-look"
JSON.stringify(new Float64Array([0.5, 2]));

// %% [markdown] id="save-task"
// <details><summary>Answer</summary>
//
// - a) An ordinary list gives this. `W.toArray()` makes one: a list of rows.
// - **b)** To JSON it is an object with the keys 0 and 1, and how many rows and
//   columns it had stands somewhere else.
// - c) Nothing is lost, but it is no list any more.
//
// </details>
//
// ## Exercise 7: save
//
// Write `save`: the text of all layers, so that the `load` below makes a network
// of it that computes exactly the same. `load` wants a list with an object
// `{ W, b }` for each layer, and each of the two as a list of rows.

// %% id="save" tags="exercise"
function save(layers: Layer[]): string {
  return todo(layers);
}

// %% id="save-check"
exercises.anyDepth.save.check(save);

// %% id="load"
const saved = exercises.anyDepth.save.use(save);
type Rows = number[][];
function load(text: string): Layer[] {
  const list = JSON.parse(text) as { W: Rows; b: Rows }[];
  return list.map(({ W, b }) => ({ W: matrix(W), b: matrix(b) }));
}
const text = saved(alike.layers);
const again = load(text);
console.log(text.slice(0, 60));
lossOf(again, arms) === lossOf(alike.layers, arms);

// %% [markdown] id="summary"
// ## Summary
//
// - A network is a list of layers. Forward is a loop up the list, backward a
//   loop down; the lines in it are those of lesson 08.
// - The ritual before training: shapes, first loss near $\ln$ of the number of
//   classes, gradient check.
// - Equal units stay equal. Random numbers break the symmetry.
// - The spread of the weights decides whether outputs and slopes vanish, fit or
//   saturate: $\frac{1}{\sqrt{n}}$ for tanh, $\sqrt{2 / n}$ for ReLU, with the
//   fan-in $n$.
// - Deeper networks can say more and are harder to train.
//
// ## Questions
//
// 1. A network `[10, 10, 10]` begins with fan-out instead of fan-in. What
//    changes?
// 2. Your first loss with ten classes is $9.2$. What do you look at first?
// 3. Somebody starts all biases with random numbers, too. Does that break the
//    symmetry if the weights are equal?
// 4. *Open:* with hundreds of layers even a good start is not enough. What could
//    be changed in the layers themselves, so that slopes pass through?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. Nothing: each layer has as many units as inputs.
// 2. The spread of the start. The network is sure of wrong answers before it has
//    seen anything.
// 3. Yes, in part: the units' outputs differ, and so do their slopes. But at the
//    start they all still look in the same direction.
//
// </details>
//
// The class is ready for more than three arms. Its next data are pictures.
