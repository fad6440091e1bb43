// %% [markdown] id="title"
// # 08 Two layers in matrices
//
// Lesson 07 went through a network number by number. The next network has 16
// weights and sees four samples, so there are 40 numbers on the way to the
// loss. Nobody wants to write a line for each. **With matrices, a whole layer
// is one line, however many samples and units there are.** You will write a
// complete program: forward, backward, update, 1,500 times. It is a program
// with which many people begin. It has a transpose here and a plus there, and
// you will be able to say why.
//
// | | |
// |---|---|
// | **Goal** | You can write the forward and the backward pass of two layers in matrices, say of each factor why it stands there and why it is transposed, and read a loss curve. |
// | **You will build** | the matrix product, the sum over samples, both passes, a training loop; from the library come `Matrix` and its small tools |

// %% id="imports"
import {
  add,
  addRow,
  column,
  exercises,
  gates,
  gradCheck,
  hadamard,
  lineChart,
  Matrix,
  map,
  matrix,
  networkGraph,
  row,
  scale,
  seeded,
  show,
  subtract,
  sum,
  threeColumnTable,
  todo,
  transpose,
  type Value,
  value,
  zeros,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 04, 06 and 07.
//
// **Predict.** The slope of the loss along $w$ is $-2$, and the learning rate
// is $0.1$. We are at $w = 1$. Where is $w$ after one step?
//
// - a) at $0.8$
// - b) at $1.2$
// - c) at $-0.2$

// %% id="warm-up-step"
const oneStep = (w: number, slope: number, rate: number) => w - rate * slope;
oneStep(1, -2, 0.1);

// %% [markdown] id="warm-up-slope"
// <details><summary>Answer</summary>
//
// - a) That walks up: with a negative slope the loss falls where $w$ grows.
// - **b)** $1 - 0.1 \cdot (-2)$. We walk *against* the slope.
// - c) This is $0.1 \cdot (-2)$. The step starts from where $w$ is.
//
// </details>
//
// **Predict.** A sigmoid unit gave $a = 0.8$. What is the slope of the sigmoid
// there?
//
// - a) $0.16$
// - b) $0.2$
// - c) about $0.21$

// %% id="warm-up-slope-code"
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const zOf08 = Math.log(4); // the sigmoid of this is 0.8
const slopeAt08 = (sigmoid(zOf08 + 0.0001) - sigmoid(zOf08)) / 0.0001;
Number(slopeAt08.toFixed(3));

// %% [markdown] id="warm-up-fork"
// <details><summary>Answer</summary>
//
// - **a)** $a (1 - a) = 0.8 \cdot 0.2$.
// - b) That is $1 - a$. The other factor is missing.
// - c) That takes the sigmoid of $0.8$ first. But $0.8$ *is* the output.
//
// </details>
//
// **Predict.** $y = 3w + 2w$. So $w$ is used twice. What is the slope of $y$
// along $w$?
//
// - a) $2$: the second use replaces the first
// - b) $5$: the two slopes are added
// - c) $6$: the two slopes are multiplied

// %% id="warm-up-fork-code"
const usedTwice = (w: number) => 3 * w + 2 * w;
Number(((usedTwice(1.001) - usedTwice(1)) / 0.001).toFixed(3));

// %% [markdown] id="one-weight"
// <details><summary>Answer</summary>
//
// - a) This is what `=` in place of `+=` would give.
// - **b)** Where a number goes two ways, its slopes add. This whole lesson
//   rests on it.
// - c) Slopes are multiplied *along* a path. These are two paths.
//
// </details>
//
// ## One weight, three samples
//
// We begin as small as we can: one weight $w$ and no sigmoid, so $z = wx$. But
// there are **three samples**, each with an input $x$ and a target $y$. The
// loss is the sum of $(z - y)^2$ over the samples. At $w = 1$:
//
// | sample | $x$ | $y$ | sum $z = wx$ | slope $dz = 2 (z - y)$ | product $x \cdot dz$ |
// |---|---|---|---|---|---|
// | 1 | $1$ | $2$ | $1$ | $-2$ | $-2$ |
// | 2 | $2$ | $1$ | $2$ | $2$ | $4$ |
// | 3 | $-1$ | $0$ | $-1$ | $-2$ | $2$ |
//
// The last column is lesson 07: a weight gets the slope of its $z$ times its
// own input. But now there are three numbers, and only one weight.
//
// **Predict.** What is the slope of the loss along $w$?
//
// - a) $2$: the last sample decides
// - b) $4$: the sum of the three
// - c) $\frac{4}{3}$: the mean of the three

// %% id="one-weight-code"
const xs = [1, 2, -1];
const ys = [2, 1, 0];
const lossAt = (w: number) =>
  xs.reduce((total, x, i) => total + (w * x - ys[i]) ** 2, 0);
Number(((lossAt(1.001) - lossAt(0.999)) / 0.002).toFixed(6));

// %% [markdown] id="product-task"
// <details><summary>Answer</summary>
//
// - a) That overwrites what the first two samples have brought.
// - **b)** All three samples use the *same* $w$. It is a fork with three ways,
//   so three slopes are added.
// - c) It would be, if the loss were the mean of the squares. Ours is the sum.
//
// So $dw = x_1 \, dz_1 + x_2 \, dz_2 + x_3 \, dz_3$. Write the inputs in a row
// and the slopes in a column. Multiply the first with the first, the second
// with the second, and so on, and add:
//
// $$\begin{pmatrix} 1 & 2 & -1 \end{pmatrix} \begin{pmatrix} -2 \\ 2 \\ -2 \end{pmatrix} = 1 \cdot (-2) + 2 \cdot 2 + (-1) \cdot (-2) = 4$$
//
// </details>
//
// Row times column is how matrices are multiplied. In the **product** $AB$,
// the number in row $r$ and column $c$ is row $r$ of $A$ times column $c$ of
// $B$. So a row of $A$ must be as long as a column of $B$. In shapes: 2x3
// times 3x4 is 2x4. The inner numbers are equal, and they vanish.
//
// ## Exercise 1: the matrix product
//
// Write it, for any two matrices that fit. `A.at(r, c)` reads a number,
// `A.rows` and `A.cols` are the shape. The numbers of a matrix stand row after
// row in `data`, so `out.data[r * out.cols + c]` can be written to. Two lines
// are there already: they refuse matrices that do not fit, and say the shapes.
// You will be glad of them.
//
// If you are stuck: `exercises.twoLayers.product.hint()`.

// %% id="product" tags="exercise"
function product(A: Matrix, B: Matrix): Matrix {
  const shapes = `A is ${A.shape}, B is ${B.shape}`;
  if (A.cols !== B.rows) throw new RangeError(shapes);
  const out = zeros(A.rows, B.cols);
  return todo(out);
}

// %% id="product-check"
exercises.twoLayers.product.check(product);

// %% [markdown] id="layer"
// From here on, `matmul` is *your* product if the check says "right", and the
// library's otherwise. All that follows is built on it.
//
// ## A layer
//
// Two samples with three inputs each, and two units. $X$ has a row for each
// sample, $W$ has a column for each unit (in x out, as in lesson 02). Row
// times column is what a unit does with a sample: its weighted sum. So the
// product $Z = XW$ holds all four sums.

// %% id="layer-code"
const matmul = exercises.twoLayers.product.use(product);
// biome-ignore format: tables
const small = {
  X: matrix([[1, 2, 0], [3, -1, 1]]), // 2x3
  W: matrix([[1, 0], [2, 1], [-1, 3]]), // 3x2
  dZ: matrix([[1, -1], [2, 0.5]]), // 2x2
};
matmul(small.X, small.W); // Z

// %% [markdown] id="sum-task"
// The $5$ is $1 \cdot 1 + 2 \cdot 2 + 0 \cdot (-1)$: the first sample, the
// first unit.
//
// ## Backward: who used this weight?
//
// Say the walk back has come as far as $Z$, and brought the slopes
//
// $$dZ = \begin{pmatrix} 1 & -1 \\ 2 & 0.5 \end{pmatrix}$$
//
// one for each number of $Z$, so a row is a sample again. We want $dW$: one
// slope for each weight. **A gradient has the shape of what it belongs to**,
// so $dW$ is 3x2, as $W$ is.
//
// Take one weight, the one from the second input to the first unit. Sample 1
// multiplied it by $2$, and the slope of that sum is $1$. Sample 2 multiplied
// it by $-1$, with slope $2$. Together: $2 \cdot 1 + (-1) \cdot 2 = 0$.
//
// ## Exercise 2: the sum over samples
//
// Do this for every weight: from input $i$ to unit $j$, add up *input times
// slope* over all samples. Write it with loops, for any $X$ and $dZ$.

// %% id="sum-over-samples" tags="exercise"
function sumOverSamples(X: Matrix, dZ: Matrix): Matrix {
  return todo(X, dZ);
}

// %% id="sum-check"
exercises.twoLayers.sumOverSamples.check(sumOverSamples);

// %% [markdown] id="transpose-question"
// Three loops again, as in Exercise 1. Is it a matrix product, then? The
// **transpose** $X^T$ has the rows of $X$ as its columns.
//
// **Predict.** Which product is the same as this sum? Think of shapes: $X$ is
// 2x3, $dZ$ is 2x2, and $dW$ must be 3x2.
//
// - a) $X \, dZ$
// - b) $dZ^T X$
// - c) $X^T dZ$

// %% id="transpose-code"
const summed = exercises.twoLayers.sumOverSamples.use(sumOverSamples);
console.log("summed: ", summed(small.X, small.dZ).toArray());
const asProduct = matmul(transpose(small.X), small.dZ);
console.log("product:", asProduct.toArray());

// %% [markdown] id="transpose-answer"
// <details><summary>Answer</summary>
//
// - a) 2x3 times 2x2: the inner numbers differ, so there is no such product.
// - b) It exists, and its numbers are right. But it is 2x3: a row for each
//   unit. It is the transpose of what we want.
// - **c)** 3x2 times 2x2 is 3x2. Row $i$ of $X^T$ holds input $i$ of *all
//   samples*; column $j$ of $dZ$ holds the slopes of unit $j$ for *all
//   samples*. Row times column adds over the samples.
//
// You can see the two samples in it. Each brings a table, its inputs times its
// slopes, and the tables are added:
//
// $$\begin{pmatrix} 1 & -1 \\ 2 & -2 \\ 0 & 0 \end{pmatrix} + \begin{pmatrix} 6 & 1.5 \\ -2 & -0.5 \\ 2 & 0.5 \end{pmatrix} = \begin{pmatrix} 7 & 0.5 \\ 0 & -2.5 \\ 2 & 0.5 \end{pmatrix}$$
//
// So the transpose is no trick. It **is** the sum over samples.
//
// </details>
//
// ### One layer further back
//
// The layer before needs the slopes along $X$, because its outputs are our
// inputs. Take the second input of sample 1. Unit 1 multiplied it by $2$, with
// slope $1$; unit 2 by $1$, with slope $-1$. Together
// $1 \cdot 2 + (-1) \cdot 1 = 1$: a row of $dZ$ times a **row** of $W$. So here
// it is $W$ that must be transposed: $dX = dZ \, W^T$.
//
// | | product | shapes here | it adds over |
// |---|---|---|---|
// | forward | $Z = X W$ | 2x3 times 3x2 | the inputs |
// | slopes along the weights | $dW = X^T dZ$ | 3x2 times 2x2 | the samples |
// | slopes along the inputs | $dX = dZ \, W^T$ | 2x2 times 2x3 | the units |
//
// Nothing here must be learnt by heart. The gradient has the shape of its
// matrix, and (if the sizes differ) only one product has that shape.

// %% [markdown] id="table-question"
// ## The program
//
// This table stands in many first texts on networks:
//
// | $x_1$ | $x_2$ | $x_3$ | $y$ |
// |---|---|---|---|
// | 0 | 0 | 1 | 0 |
// | 0 | 1 | 1 | 1 |
// | 1 | 0 | 1 | 1 |
// | 1 | 1 | 1 | 0 |
//
// You know it: without $x_3$ it is the XOR of lesson 02. The network has four
// hidden sigmoid units, one sigmoid output unit, and *no biases*. All weights
// begin as random numbers between 0 and 1.
//
// **Predict.** $x_3$ is 1 in every row. What is it good for?
//
// - a) for nothing: what never changes says nothing
// - b) its weights do the work of biases
// - c) it makes the task harder: one more input to learn

// %% id="start"
interface TwoLayers {
  W1: Matrix; // in x hidden
  W2: Matrix; // hidden x out
}
function startOf(inputs: number, hidden: number, seed: number): TwoLayers {
  const random = seeded(seed);
  const W1 = map(zeros(inputs, hidden), () => random.next());
  return { W1, W2: map(zeros(hidden, 1), () => random.next()) };
}

// %% id="third-column"
const X: Matrix = threeColumnTable.X; // 4x3
const Y: Matrix = threeColumnTable.Y; // 4x1
const start = startOf(3, 4, 3);
const [forX1, forX2, forOne] = start.W1.toArray(); // the rows of W1
const withColumn = matmul(X, start.W1);
const withBias = addRow(
  matmul(gates.xor.X, matrix([forX1, forX2])),
  row(...forOne),
);
Math.max(...subtract(withColumn, withBias).data.map(Math.abs));

// %% [markdown] id="forward-task"
// <details><summary>Answer</summary>
//
// - a) As an *input* it says nothing. But it has a weight in every unit.
// - **b)** $x_1 w_1 + x_2 w_2 + 1 \cdot w_3$ is a weighted sum with the bias
//   $w_3$. The cell computed it in both ways. The difference is
//   {{third-column:0}}.
// - c) Without it, each sum would be 0 for the input $(0, 0)$.
//
// So the program has a bias in each hidden unit, in disguise. Only the output
// unit has none.
//
// </details>
//
// The picture shows the start; "1" is the third column.

// %% id="start-picture"
const layers = [start.W1, start.W2].map((W) => ({ W: W.toArray() }));
const names = { inputs: ["x1", "x2", "1"], outputs: ["a2"] };
show(networkGraph(layers, names));

// %% [markdown] id="forward-task-text"
// ## Exercise 3: forward
//
// In letters: $Z_1 = X W_1$, $A_1 = \sigma(Z_1)$, $Z_2 = A_1 W_2$,
// $A_2 = \sigma(Z_2)$. Write it for any sizes. `map(Z, sigmoid)` gives a new
// matrix with the sigmoid of every number.

// %% id="forward" tags="exercise"
function forward(net: TwoLayers, X: Matrix): { A1: Matrix; A2: Matrix } {
  return todo(net, X);
}

// %% id="forward-check"
exercises.twoLayers.forward.check(forward);

// %% id="forward-use"
const pass = exercises.twoLayers.forward.use(forward);
function lossOf(net: TwoLayers, inputs: Matrix, targets: Matrix): number {
  const errors = subtract(pass(net, inputs).A2, targets); // A2 - Y
  return sum(map(errors, (e) => e * e));
}
console.log("outputs:", pass(start, X).A2.toArray().flat());
lossOf(start, X, Y);

// %% [markdown] id="backward-task"
// An untrained network: all four outputs are nearly equal, and the loss is
// {{forward-use:2}}.
//
// ## Exercise 4: backward
//
// The walk back for one number is lesson 07. With matrices it has the same six
// lines. What is still open is the order of factors, and what is transposed.
//
// | lesson 07 | here | shape |
// |---|---|---|
// | $da_2 = 2 (a_2 - y)$ | $dA_2$ | 4x1 |
// | $dz_2 = da_2 \cdot a_2 (1 - a_2)$ | $dZ_2$ | 4x1 |
// | $dw_2 = dz_2 \cdot a_1$ | $dW_2$ | 4x1 |
// | $da_1 = dz_2 \cdot w_2$ | $dA_1$ | 4x4 |
// | $dz_1 = da_1 \cdot a_1 (1 - a_1)$ | $dZ_1$ | 4x4 |
// | $dw_1 = dz_1 \cdot x$ | $dW_1$ | 3x4 |
//
// In three lines a weight or an input comes in: these are matrix products. In
// the others each number stays by itself: `hadamard(A, B)` multiplies number
// by number; `map` and `scale` you know by their names. (4x1 and 4x4 do not
// tell you whether a 4 counts samples or units. The check uses other sizes.)

// %% id="gradient-type"
interface Gradient {
  dW1: Matrix; // in x hidden, as W1
  dW2: Matrix; // hidden x out, as W2
}

// %% id="backward" tags="exercise"
function backward(net: TwoLayers, X: Matrix, Y: Matrix): Gradient {
  const { A1, A2 } = pass(net, X);
  return todo(A1, A2, Y, hadamard, transpose);
}

// %% id="backward-check"
exercises.twoLayers.backward.check(backward);

// %% [markdown] id="check-text"
// No slope is used unchecked. `gradCheck` wants a list of numbers, so we write
// all 16 weights in a row. It nudges each of them, at two different starts.

// %% id="lists"
const walkBack = exercises.twoLayers.backward.use(backward);
const listOf = (...all: Matrix[]) => all.flatMap((M) => Array.from(M.data));
function netOf(list: number[]): TwoLayers {
  const part = (from: number, to: number) =>
    Float64Array.from(list.slice(from, to));
  return {
    W1: new Matrix(3, 4, part(0, 12)),
    W2: new Matrix(4, 1, part(12, 16)),
  };
}

// %% id="gradient-check"
function gradientOf(list: number[]): number[] {
  const { dW1, dW2 } = walkBack(netOf(list), X, Y);
  return listOf(dW1, dW2);
}
const places = [3, 4].map((seed) => startOf(3, 4, seed));
gradCheck(
  (list: number[]) => lossOf(netOf(list), X, Y),
  gradientOf,
  places.map(({ W1, W2 }) => listOf(W1, W2)),
);

// %% [markdown] id="value-text"
// ### The same, number by number
//
// In lesson 07 you let every number find its own slope. Let us build this
// network from such values: four samples, their losses added. Will the slopes
// be the same?

// %% id="by-values"
function lossOfSample(x: number[], y: number, W1: Value[][], W2: Value[]) {
  let z2 = value(0);
  for (const [j, w2] of W2.entries()) {
    let z1 = value(0);
    for (const [i, xi] of x.entries()) z1 = z1.add(W1[i][j].multiply(xi));
    z2 = z2.add(w2.multiply(z1.sigmoid()));
  }
  return z2.sigmoid().subtract(y).pow(2);
}

// %% id="value-graph"
const V1 = start.W1.toArray().map((ws) => ws.map((w) => value(w)));
const V2 = Array.from(start.W2.data, (w) => value(w));
const L = X.toArray()
  .map((x, i) => lossOfSample(x, Y.data[i], V1, V2))
  .reduce((total, one) => total.add(one));
L.backward();
const walked = L.topologicalOrder().length;
console.log(walked, "values in the graph");

// %% id="same-slopes"
const byMatrices = gradientOf(listOf(start.W1, start.W2));
const byValues = [...V1.flat(), ...V2].map((w) => w.grad);
const apart = byValues.map((grad, i) => Math.abs(grad - byMatrices[i]));
Math.max(...apart);

// %% [markdown] id="descend-task"
// {{value-graph.walked:0}} values, each with its own step back, and the slopes
// are the same but for rounding. The matrices need six lines.
//
// ## Exercise 5: the loop
//
// One step: find the gradient, and move both matrices against it,
// $W \leftarrow W - \text{rate} \cdot dW$. Do this `steps` times. Return the
// last network, and the losses: `losses[i]` is the loss after $i$ steps. So the
// list begins with the loss of the start, ends with the loss of the network
// that you return, and has `steps + 1` numbers.
//
// (The well-known program notes the loss *before* each update, and prints
// outputs from before the last one. What it shows does not belong to the
// weights that it has in the end.)
//
// Use `walkBack(net, X, Y)` and `lossOf(net, X, Y)`.

// %% id="descend" tags="exercise"
function descend(
  net: TwoLayers,
  X: Matrix,
  Y: Matrix,
  steps: number,
  rate: number,
): { net: TwoLayers; losses: number[] } {
  return todo(net, X, Y, steps, rate);
}

// %% id="descend-check"
exercises.twoLayers.descend.check(descend);

// %% [markdown] id="plateau-question"
// ## 1,500 steps
//
// In lesson 07 a loss fell fast at first, then slower and slower. Now the four
// rows of our table.
//
// **Predict.** With rate 1, how will the loss go?
//
// - a) as in lesson 07: fast at first, then slower and slower
// - b) it rests for a long time near one height, and suddenly falls
// - c) up and down, because the rows of XOR contradict each other

// %% id="plateau"
const learn = exercises.twoLayers.descend.use(descend);
const trained = learn(start, X, Y, 1500, 1);
const every = (list: number[], n: number) => ({
  x: list.flatMap((_, i) => (i % n === 0 ? [i] : [])),
  y: list.filter((_, i) => i % n === 0), // fewer points are enough
});
show(lineChart(every(trained.losses, 10), { x: "step", y: "loss" }));

// %% [markdown] id="plateau-answer"
// <details><summary>Answer</summary>
//
// - a) Only the first steps and the end look like that.
// - **b)** From {{plateau.trained.losses.0:2}} it comes to about 1 in a few
//   steps, and there it rests: after 100 steps it is
//   {{plateau.trained.losses.100:2}}. In the next 200 it falls to
//   {{plateau.trained.losses.300:2}}, and at the end it is
//   {{plateau.trained.losses.1500:4}}. It is a **plateau**, as in lesson 06.
// - c) It never rises. One unit could not do XOR, but four hidden units can.
//
// </details>
//
// Let us watch the four outputs. The next cell goes the same way again, one
// step at a time, and writes down what it meets: the outputs, and how long the
// gradient is (the root of the sum of its squares).

// %% id="watch"
const outputs: number[][] = [[], [], [], []];
const lengths = { dW1: [] as number[], dW2: [] as number[] };
const lengthOf = (M: Matrix) => Math.hypot(...M.data);
let walker = start;
for (let i = 0; i <= 1500; i++) {
  pass(walker, X).A2.data.forEach((a, r) => void outputs[r].push(a));
  const { dW1, dW2 } = walkBack(walker, X, Y);
  lengths.dW1.push(lengthOf(dW1));
  lengths.dW2.push(lengthOf(dW2));
  walker = learn(walker, X, Y, 1, 1).net;
}

// %% id="outputs-plot"
const [row001, row011, row101, row111] = outputs.map((y) => every(y, 10));
const lines = {
  "0 0 1": row001,
  "0 1 1": row011,
  "1 0 1": row101,
  "1 1 1": row111,
};
show(lineChart(lines, { x: "step", y: "output a2" }));

// %% [markdown] id="lengths-question"
// On the plateau all four outputs are near one half. If you must give *one*
// answer to all four rows, one half is the best: the loss is
// $4 \cdot 0.5^2 = 1$. To do better, the network must tell the rows apart.
//
// **Predict.** How long is the gradient on the plateau?
//
// - a) exactly 0: the loss does not fall, so it is a minimum
// - b) short, but not 0, and growing before the loss falls
// - c) as long as at the start

// %% id="lengths-plot"
const axes = { x: "step", y: "length of the gradient" };
const both = { dW1: every(lengths.dW1, 10), dW2: every(lengths.dW2, 10) };
show(lineChart(both, { ...axes, yScale: "log" }));

// %% [markdown] id="log-question"
// <details><summary>Answer</summary>
//
// - a) In a minimum it would stay for ever. Plateaus have a way out.
// - **b)** Two rows want a higher output and two a lower one, so the four
//   slopes nearly cancel in the sum. What is left is short. But it makes the
//   hidden units a little more different in each step, and so it grows.
// - c) At the start, all four rows agree: the outputs are too high.
//
// A flat curve does not say "done". You have to wait, or look at the outputs.
//
// </details>
//
// ### The end of the curve
//
// *A well-known claim:* "The outputs do not quite reach 0 and 1. This small
// gap is good: it prevents **overfitting**, so the network does better with
// inputs that it has not seen."
//
// **Predict.** We go on to 15,000 steps. What becomes of the gap?
//
// - a) it stays: the network protects itself
// - b) it gets smaller and smaller
// - c) it grows again

// %% id="longer"
const longer = learn(trained.net, X, Y, 13_500, 1);
const long = [...trained.losses, ...longer.losses.slice(1)];
const at = { 1500: pass(trained.net, X).A2, 15000: pass(longer.net, X).A2 };
for (const [step, A2] of Object.entries(at)) {
  const shown = Array.from(A2.data, (a) => a.toFixed(3));
  console.log(step.padStart(5), shown.join("  "));
}
const logAxes = { x: "step", y: "loss", yScale: "log" } as const;
show(lineChart(every(long, 100), logAxes));

// %% [markdown] id="sign-question"
// <details><summary>Answer</summary>
//
// - a) Nothing protects it. It has only not come further yet.
// - **b)** After 1,500 steps the loss is {{plateau.trained.losses.1500:4}},
//   after 15,000 it is {{longer.longer.losses.13500:5}}. The log scale shows
//   that it never stops falling. A sigmoid comes to 0 or 1 only with infinite
//   weights, so there is always a gap.
// - c) Gradient descent with a small enough rate does not go up.
//
// </details>
//
// One more word on the claim. To **overfit** is to be good on samples that were
// seen and bad on others. Here are no others: the four rows are all the inputs
// that there are.
//
// ## Plus or minus?
//
// In the well-known program the update is `W += d`. Lesson 06 and you wrote
// $W - \text{rate} \cdot dW$. And where your walk begins with $a_2 - y$, that
// program begins with $y - a_2$.
//
// **Predict.** Does that program learn?
//
// - a) no: with `+=` it walks up the loss
// - b) yes: it takes the same steps as yours
// - c) yes, but at another rate

// %% id="sign"
function lossBySigns(begin: 1 | -1, update: 1 | -1): number {
  let { W1, W2 } = start;
  for (let i = 0; i < 1500; i++) {
    const { dW1, dW2 } = walkBack({ W1, W2 }, X, Y); // begins with A2 - Y
    W1 = add(W1, scale(dW1, begin * update));
    W2 = add(W2, scale(dW2, begin * update));
  }
  return lossOf({ W1, W2 }, X, Y);
}
console.log("a2 - y and -=:", lossBySigns(1, -1));
console.log("y - a2 and +=:", lossBySigns(-1, 1));
console.log("a2 - y and +=:", lossBySigns(1, 1));

// %% [markdown] id="symmetry-question"
// <details><summary>Answer</summary>
//
// - a) It would, with $a_2 - y$: the third line ends above the start.
// - **b)** Every slope is a multiple of the first one. So $y - a_2$ turns the
//   sign of all of them: $d = -dW$, and $W + d$ is $W - dW$.
// - c) The rate is not written down in that program, so it is 1, as ours.
//
// A sign alone is neither right nor wrong. Ask what the letter holds: the
// slope, or the slope with its sign changed. (The perceptron rule of lesson 01
// adds target minus answer, too.)
//
// </details>
//
// ## Equal weights
//
// Why random numbers at the start?
//
// **Predict.** All 16 weights begin at $0.5$. What happens in 1,500 steps?
//
// - a) it learns, and takes a little longer
// - b) it stays near a loss of 1
// - c) it learns faster: no bad luck at the start

// %% id="symmetry"
const half = (M: Matrix) => map(M, () => 0.5);
const equal = { W1: half(start.W1), W2: half(start.W2) };
const stuck = learn(equal, X, Y, 1500, 1);
console.log("loss:", stuck.losses[1500]);
map(stuck.net.W1, (w) => Math.round(1000 * w) / 1000);

// %% [markdown] id="no-column-question"
// <details><summary>Answer</summary>
//
// - a) It takes for ever.
// - **b)** The four columns of $W_1$ are equal still. Equal units get equal
//   slopes, so they stay equal: four hidden units do the work of one. The loss
//   is {{symmetry.stuck.losses.1500:4}}.
// - c) Bad luck is rare (see below). This is certain.
//
// Random numbers make the units different, so that they can become more
// different. This is called **breaking the symmetry**.
//
// </details>
//
// ## Without the column of ones
//
// Now we leave the third column out. No bias is left, in any unit.
//
// **Predict.** Can the network learn XOR?
//
// - a) no: for the input $(0, 0)$ every sum is 0, whatever the weights
// - b) yes: it learns all four rows
// - c) it learns three rows, and $(0, 0)$ stays wrong

// %% id="no-column"
const bare = learn(startOf(2, 4, 3), gates.xor.X, Y, 1500, 1);
console.log("loss:", bare.losses[1500]);
Array.from(pass(bare.net, gates.xor.X).A2.data, (a) => a.toFixed(3));

// %% [markdown] id="bias-task"
// <details><summary>Answer</summary>
//
// - a) The hidden *sums* are 0. But $\sigma(0) = 0.5$, not 0.
// - **b)** The loss is {{no-column.bare.losses.1500:4}}. For $(0, 0)$ each
//   hidden unit says $0.5$, so the output unit can choose its sum there. The
//   hidden units serve as the constant.
// - c) That would be so with $\tanh(0) = 0$ in the hidden layer: the output is
//   then $\sigma(0) = 0.5$, and stays there.
//
// </details>
//
// ## Exercise 6: a real bias
//
// Other networks have a bias $b$ in each unit, added to every row of $Z$. A
// bias is the weight of an input that is always 1. So its slope is in
// $X^T dZ$, if $X$ has a column of ones. Which row of $X^T$ is that, and what
// is left of the product? Write the slopes of the biases, 1 x units.

// %% id="bias-slope" tags="exercise"
function biasSlope(dZ: Matrix): Matrix {
  return todo(dZ);
}

// %% id="bias-check"
exercises.twoLayers.biasSlope.check(biasSlope);

// %% id="bias-use"
const db = exercises.twoLayers.biasSlope.use(biasSlope);
const ones = column(1, 1);
console.log(db(small.dZ).toArray());
console.log(matmul(transpose(ones), small.dZ).toArray());

// %% [markdown] id="sweep-question"
// For the small layer from above, yours and the product with a column of ones
// say the same. A bias needs no rule of its own.
//
// ## Rate and hidden units
//
// Twenty random starts for each number of hidden units and each rate: which
// share of them learns all four rows in 1,500 steps? (A row is learnt if its
// error is below one half.)
//
// **Predict.** Where will the share be low?
//
// - a) with few hidden units, or a rate of $0.1$
// - b) with few hidden units, or a rate of $10$
// - c) with many hidden units: more weights must be found

// %% id="sweep"
function solved(hidden: number, rate: number, seed: number): boolean {
  const { net } = learn(startOf(3, hidden, seed), X, Y, 1500, rate);
  const errors = subtract(pass(net, X).A2, Y).data;
  return errors.every((e) => Math.abs(e) < 0.5);
}
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const units = [1, 2, 3, 4, 6];
const shareFor = (rate: number) => ({
  x: units,
  y: units.map((n) => seeds.filter((s) => solved(n, rate, s)).length / 20),
  mode: "lines+markers" as const,
});

// %% id="sweep-plot"
const sweep = {
  "rate 0.1": shareFor(0.1),
  "rate 1": shareFor(1),
  "rate 10": shareFor(10),
};
show(
  lineChart(sweep, { x: "hidden units", y: "share of starts that learn" }),
);

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// - **a)** One unit never learns it, and two seldom do. With rate $0.1$ the
//   1,500 steps are too few: many starts are still on the plateau.
// - b) With two or three units, rate $10$ is worse than rate 1. But with four
//   and more nearly all starts learn, though the loss jumps up and down on its
//   way.
// - c) It is the other way round: more units, more starts that work.
//
// </details>
//
// One run is no proof. We let 1,000 random starts of the program (four hidden
// units, rate 1) take their 1,500 steps. In none did the loss ever rise. 998
// ended below 0.01, and half of all below 0.0021. One was late. One was stuck
// at 0.50: two rows right, and one half for the other two. Half of the starts
// left the plateau (a loss below 0.9) within about 120 steps; ours took longer
// than most.
//
// ## Summary
//
// - The forward pass is $Z = XW$. Its sums go over the inputs.
// - $dW = X^T dZ$: the transpose **is** the sum over samples, because all
//   samples use the same weights.
// - $dX = dZ \, W^T$: the sum goes over the units that an input reaches.
// - A gradient has the shape of what it belongs to.
// - A bias is the weight of an input that is always 1.
// - A flat loss is not the end: plateaus have a way out. On a log scale you see
//   what the linear one hides.
// - Random weights at the start break the symmetry. Equal units stay equal.
// - `+=` is right if the letter holds the slope with its sign changed.
//
// ## Questions
//
// 1. A program gives the hidden layer's $z$ to $a (1 - a)$, in place of $a$.
//    Nothing crashes. What would you do to find the mistake?
// 2. The same program divides the loss by 4, to have the mean. What happens to
//    the gradient? Which rate makes the same steps as before?
// 3. All weights begin at 0. What are the four outputs, and which weights get a
//    slope that is not 0?
// 4. *Open:* the plateau costs time. Could one know at the start how long it
//    will be?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. A gradient check, before any training. (Our program learns nothing with this
//    mistake: from most starts all four outputs stay at one half, from others they
//    become `NaN`.)
// 2. Every slope is divided by 4, too. With rate 4 the steps are the same.
// 3. All are $0.5$. $A_1$ is $0.5$ everywhere, and the four slopes $dz_2$ cancel
//    in the sum, so $dW_2 = 0$. $W_2 = 0$ stops the walk back, so $dW_1 = 0$. It
//    never moves.
//
// </details>
//
// All four rows went into every step. With 60,000 rows this is slow, and it is
// not necessary.
