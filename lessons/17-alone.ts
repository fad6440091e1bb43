// %% [markdown] id="title"
// # 17 Alone
//
// This is what the course was for. **An empty notebook, and you rebuild the
// network that reads digits.** No layers of the library, no training, no
// product of matrices: you get `mnist()`, `Matrix`, and eight checks. Then come
// two tasks that you have never seen.
//
// | | |
// |---|---|
// | **Goal** | You can rebuild 784-30-10 alone, and then solve a task that nobody has shown you. |
// | **You will build** | all of it |

// %% id="imports"
import {
  type Dataset,
  exercises,
  imageGrid,
  lineChart,
  Matrix,
  mnist,
  type Random,
  seeded,
  show,
  sliceRows,
  spiral,
  todo,
} from "chainrule";

// %% [markdown] id="rules"
// ## The rules
//
// - From the library you have `mnist()` and `Matrix`: `new Matrix(rows, cols)` is
//   full of zeros, its numbers stand row after row in `M.data`, and there are
//   `M.rows`, `M.cols`, `M.at(r, c)`. Chance is handed to you as `random`, with
//   `random.normal(0, s)` and `random.integer(n)`. All else you write.
// - Write as many cells and functions as you like. The checks know only the
//   names that the texts give, and what these take and return.
// - A check needs the parts before it. It says what is missing, what is half
//   done, and what is wrong.
// - There are two hints for each part, and they are short. Try without them, and
//   without your older notebooks. It may take some days.
//
// A network is a list of layers. `X` has a row for each sample, `Y` is one-hot.

// %% id="letters"
interface Layer {
  W: Matrix; // inputs x units
  b: Matrix; // 1 x units
}
interface Gradient {
  dW: Matrix; // as W
  db: Matrix; // as b
}

// %% id="digits-look"
const { training, test } = await mnist();
const twenty = sliceRows(training.X, 0, 20);
const title = "The first 20 training images";
show(imageGrid(twenty, { columns: 10, title }));
console.log(training.X.shape, training.Y.shape, test.X.shape);

// %% [markdown] id="forward-text"
// ## Check 1: forward
//
// `forward(net, X)` returns the list of all outputs, `[X, A1, ..., P]`. Hidden
// layers have the ReLU, tanh or sigmoid, as you like. The last one has the
// softmax, and no sum may break it.

// %% id="forward" tags="exercise"
function forward(net: Layer[], X: Matrix): Matrix[] {
  return todo(net, X);
}

// %% id="forward-check"
exercises.alone.forward.check(forward);

// %% [markdown] id="first-loss-text"
// ## Check 2: the first cost
//
// `start(sizes, random)` returns an untrained network, and `cost(P, Y)` the mean
// cross-entropy. The check takes 784-30-10 and 200 digits: the first cost should
// be near $\ln 10 = 2.303$.

// %% id="first-loss" tags="exercise"
function start(sizes: number[], random: Random): Layer[] {
  return todo(sizes, random);
}
function cost(P: Matrix, Y: Matrix): number {
  return todo(P, Y);
}

// %% id="first-loss-check"
const untrained = { forward: forward, start: start, cost: cost };
await exercises.alone.firstLoss.check(untrained);

// %% [markdown] id="backward-text"
// ## Check 3: backward
//
// `backward(net, As, Y)` returns the gradients of the cost, the first layer's
// first. `As` is what your forward pass gave.

// %% id="backward" tags="exercise"
function backward(net: Layer[], As: Matrix[], Y: Matrix): Gradient[] {
  return todo(net, As, Y);
}

// %% id="backward-check"
const bothWays = { forward: forward, backward: backward };
exercises.alone.backward.check(bothWays);

// %% [markdown] id="gradient-check-text"
// ## Check 4: a gradient check on [3, 5, 4, 2]
//
// The check above knew the right gradients. Outside of a course nobody does. So
// write `worstError(net, X, Y, gradients)`: nudge each number of the network,
// and return the largest relative error of the gradients that are handed in. It
// must be nearly 0 for right ones, and large if a single slope is wrong. The
// network stays as it was.

// %% id="gradient-check" tags="exercise"
function worstError(
  net: Layer[],
  X: Matrix,
  Y: Matrix,
  gradients: Gradient[],
): number {
  return todo(net, X, Y, gradients);
}

// %% id="gradient-check-check"
const judges = { forward: forward, worstError: worstError };
exercises.alone.gradientCheck.check(judges);

// %% [markdown] id="by-heart-text"
// ## Check 5: 20 images by heart
//
// `step(net, X, Y, rate)` returns the network after one step. The check takes
// 300 steps with the 20 images above, at a rate of $0.5$: then all of them are
// known.

// %% id="by-heart" tags="exercise"
function step(net: Layer[], X: Matrix, Y: Matrix, rate: number): Layer[] {
  return todo(net, X, Y, rate);
}

// %% id="by-heart-check"
const rehearsal = { forward: forward, start: start, step: step };
await exercises.alone.byHeart.check(rehearsal);

// %% [markdown] id="epoch-text"
// ## Check 6: the loop
//
// `epoch(net, X, Y, size, rate, random)` returns the network after one epoch:
// all samples once, in a new random order, in batches of `size`.

// %% id="epoch" tags="exercise"
function epoch(
  net: Layer[],
  X: Matrix,
  Y: Matrix,
  size: number,
  rate: number,
  random: Random,
): Layer[] {
  return todo(net, X, Y, size, rate, random);
}

// %% id="epoch-check"
const loop = { forward: forward, step: step, epoch: epoch };
exercises.alone.epoch.check(loop);

// %% [markdown] id="evaluate-text"
// ## Check 7: evaluate
//
// `accuracy(net, X, labels)` returns the share of the samples that get the right
// answer. `labels` holds the class of each row.

// %% id="evaluate" tags="exercise"
function accuracy(
  net: Layer[],
  X: Matrix,
  labels: ArrayLike<number>,
): number {
  return todo(net, X, labels);
}

// %% id="evaluate-check"
const reading = { forward: forward, accuracy: accuracy };
exercises.alone.evaluate.check(reading);

// %% [markdown] id="digits-text"
// ## Check 8: the digits
//
// `digits(training, random)` returns the network that you trained on the training
// images. The check gives it all 60,000 and reads the 10,000 test images with
// your forward pass: at least **95 %** must be right. (In an exported page, which
// has 2,000 training images, 80 %.) Keep validation images for your choices: the
// check is the test.

// %% id="digits" tags="exercise"
function digits(training: Dataset, random: Random): Layer[] {
  return todo(training, random);
}

// %% id="digits-check"
const run = { forward: forward, digits: digits };
await exercises.alone.digits.check(run);

// %% [markdown] id="tasks"
// If this says "right", you have done what the course promised.
//
// ## Task 1: a spiral
//
// Three arms that go round one and a half times, 100 points each. A function
// that learns from such points returns a function that answers for new ones:
// with the number of the arm, 0, 1 or 2, for each row.
//
// **The mark:** of 300 new points at least **90 %** must be right.

// %% id="spiral-look"
const points = spiral({
  arms: 3,
  turns: 1.5,
  noise: 0.03,
  perClass: 100,
  random: seeded(1),
});

// %% id="spiral-plot"
const armOf = (k: number) => {
  const rows = points.X.toArray().filter((_, i) => points.Y.at(i, k) === 1);
  const [x, y] = [0, 1].map((c) => rows.map((point) => point[c]));
  return { name: `arm ${k}`, x, y, mode: "markers" as const };
};
const inputs = { x: "first input", y: "second input" };
show(lineChart([0, 1, 2].map(armOf), { ...inputs, sameScale: true }));

// %% id="reader"
type Reader = (X: Matrix) => ArrayLike<number>; // a number for each row

// %% id="spiral" tags="exercise"
function spiralReader(X: Matrix, Y: Matrix, random: Random): Reader {
  return todo(X, Y, random);
}

// %% id="spiral-check"
await exercises.alone.spiral.check(spiralReader);

// %% [markdown] id="throws-text"
// ## Task 2: how far it flies
//
// Somebody throws a ball 300 times, and writes down the speed (metres a second),
// the angle (degrees), and how far it flew (metres). The distances are measured
// to about a metre. Learn from them how far new throws fly. There are no classes
// here: `Y` has one column with a distance in each row, and your function answers
// in metres.
//
// **The mark:** for 300 new throws, the root of the mean squared error must be at
// most **3 metres**. (Always to say the mean distance gives about
// {{baseline:0}}.)

// %% id="throws-cloud"
function throws(random: Random): Dataset {
  const [X, Y] = [new Matrix(300, 2), new Matrix(300, 1)];
  for (let i = 0; i < 300; i++) {
    const [speed, angle] = [random.uniform(5, 25), random.uniform(5, 85)];
    X.data.set([speed, angle], 2 * i);
    const far = speed ** 2 * Math.sin((2 * angle * Math.PI) / 180);
    const measured = far / 9.81 + random.normal(0, 1);
    Y.data[i] = Math.round(100 * measured) / 100; // to a centimetre
  }
  return { X, Y };
}

// %% id="throws-look"
const thrown = throws(seeded(1));
const angles = thrown.X.toArray().map(([, angle]) => angle);
const far = Array.from(thrown.Y.data);
const cloud = { x: angles, y: far, mode: "markers" as const };
show(lineChart(cloud, { x: "angle (degrees)", y: "distance (m)" }));

// %% id="baseline"
const middle = far.reduce((sum, d) => sum + d, 0) / far.length;
const squared = far.reduce((sum, d) => sum + (d - middle) ** 2, 0);
Math.sqrt(squared / far.length); // always the mean distance

// %% id="throws" tags="exercise"
function throwReader(X: Matrix, Y: Matrix, random: Random): Reader {
  return todo(X, Y, random);
}

// %% id="throws-check"
await exercises.alone.throws.check(throwReader);

// %% [markdown] id="summary"
// ## Where you are now
//
// - You can build a network of any size from loops and sums, and you know of each
//   line why it stands there.
// - You can tell whether it is right, before you train it: shapes, first cost,
//   gradient check, 20 samples by heart.
// - You can bring it to a new task: what comes in, what goes out, which loss, and
//   whether the numbers are of a size that sums can bear.
//
// Libraries do the same with more care and more speed. You can read them now.
//
// ## Questions
//
// 1. Which of your parts would change for pictures of 32x32 pixels with three
//    colours?
// 2. Which would change for a task in which a sample may belong to several
//    classes at once?
// 3. Which check would have found each of your mistakes earlier?
// 4. *Open:* what do you want a machine to learn that nobody has taught one yet?
//    Where would the samples come from?
//
// <details><summary>Answers to 1 and 2</summary>
//
// 1. None. Only the first size: 3,072 inputs.
// 2. The end: a sigmoid for each output in place of the softmax, and the sum of
//    the binary cross-entropies. The slope is $p - y$ again, so the walk back
//    stays as it is.
//
// </details>
