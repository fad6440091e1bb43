// %% [markdown] id="title"
// # 14 784-1000-10, a claim and its missing setting
//
// A published tutorial trains 784-1000-10 on MNIST for ten epochs and reports
// about **99 % on the training images and 98 % on new ones**. Whoever repeats it
// with the usual settings does not get there. Nobody has lied. A setting is missing
// in the text, and this lesson finds it, without looking at the test images once.
// On the way you make the matrix product faster, because a network of this size is
// slow to try out.
//
// | | |
// |---|---|
// | **Goal** | You can repeat a claim, find the setting that it left out, and say how sure you are. |
// | **You will build** | a faster matrix product, in two steps; a row of rates to try; the choice among them |

// %% id="imports"
import {
  DivergenceError,
  dense,
  evaluate,
  exercises,
  lineChart,
  liveTraining,
  type Matrix,
  map,
  mnist,
  type Network,
  network,
  relu,
  type Split,
  seeded,
  show,
  sliceRows,
  softmax,
  split,
  take,
  todo,
  train,
  zeros,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 06, 09 and 11.
//
// **Predict.** Somebody walks downhill with a rate that is ten times too small,
// and has time for 100 steps. Where does the walk end?
//
// - a) in the valley, only later
// - b) on the slope: it has gone a part of the way
// - c) far off: the steps overshoot

// %% id="warm-up-rate"
let place = 1; // f(w) = w^2, slope 2w, valley at 0
for (let step = 0; step < 100; step++) place -= 0.001 * 2 * place;
Number(place.toFixed(2));

// %% [markdown] id="warm-up-updates"
// <details><summary>Answer</summary>
//
// - a) With more steps it would. There are only 100.
// - **b)** From 1 to 0.82. With the rate 0.01 it would be at 0.13.
// - c) That is what too *large* a rate does.
//
// </details>
//
// **Predict.** 60,000 images, batches of 32, ten epochs. With batches of 8
// instead, how many updates are there?
//
// - a) as many: the data are the same
// - b) four times as many
// - c) a quarter

// %% id="warm-up-updates-code"
[32, 8].map((size) => 10 * Math.ceil(60_000 / size));

// %% [markdown] id="warm-up-choice"
// <details><summary>Answer</summary>
//
// - a) The images are. The weights move once for each batch.
// - **b)** Four times as many batches, so four times as many steps.
// - c) Smaller batches make more of them.
//
// </details>
//
// **Predict.** Somebody tries 20 rates, keeps the one that reads most of the test
// images, and reports that number. What is wrong with it?
//
// - a) nothing: test images are there to test
// - b) it is too low
// - c) it is a little too high

// %% id="warm-up-choice-code"
const luck = seeded(14); // 20 equally good networks: 0.980, and some luck
const judgedBest = Array.from({ length: 20 }, () => luck.normal(0.98, 0.001));
Number(Math.max(...judgedBest).toFixed(4));

// %% [markdown] id="claim"
// <details><summary>Answer</summary>
//
// - a) They were used to choose, so they cannot judge any more.
// - b) The best of 20 is lucky, not unlucky.
// - **c)** All 20 are equally good here. The best one looks better, by luck alone.
//   Validation images choose, test images judge (lesson 11).
//
// </details>
//
// ## The claim
//
// | the text says | the text does not say |
// |---|---|
// | 784 inputs, a dense layer of 1,000, a dense layer of 10 | the activation of the 1,000 |
// | SGD, cross-entropy | the learning rate |
// | ten epochs | the batch size |
// | about 99 % and 98 % | how pixels are scaled, how weights begin |
//
// For most of it there is a usual choice: ReLU, batches of 32, pixels from 0 to
// 1, a start that fits the layers. So we begin with these. (It calls this network
// "three layers": it counts the inputs. We do not.)
//
// **Predict.** How many parameters has 784-1000-10?
//
// - a) about 8,000
// - b) about 80,000
// - c) about 800,000

// %% id="wide"
function wide(seed: number): Network {
  const hidden = dense(1000, { activation: relu });
  const layers = [hidden, dense(10, { activation: softmax })];
  return network({ inputs: 784, layers, random: seeded(seed) });
}
wide(1).parameters;

// %% [markdown] id="work"
// <details><summary>Answer</summary>
//
// - a) That is one layer, 784-10.
// - b) That would be 100 hidden units.
// - **c)** $785 \cdot 1000 + 1001 \cdot 10 =$ {{wide}}.
//
// </details>
//
// Forward, each image meets each weight once. Backward, each weight is met twice:
// for its slope, and for the slopes before it (the first layer needs none). That
// makes some 96 thousand million multiplications in one epoch. A simple program
// does a thousand million in a second or two. So an epoch takes some minutes, and
// ten rates with ten epochs each an afternoon.
//
// ## A matrix product by the book
//
// Row times column, as it is taught: for each place of the result, a walk along a
// row of $A$ and **down a column** of $B$. The numbers of a matrix lie in one long
// list, row after row.

// %% id="by-the-book"
function byTheBook(A: Matrix, B: Matrix): Matrix {
  const C = zeros(A.rows, B.cols);
  const [a, b, c] = [A.data, B.data, C.data];
  const [m, n] = [A.cols, B.cols];
  for (let i = 0; i < A.rows; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < m; k++) c[i * n + j] += a[i * m + k] * b[k * n + j];
  return C;
}

// %% id="load"
const { training, test } = await mnist();
console.log(training.X.rows, "training and", test.X.rows, "test images");

// %% id="some"
const some = sliceRows(training.X, 0, Math.min(200, training.X.rows));
const chance = seeded(2);
const weights = map(zeros(784, 1000), () => chance.normal(0, 0.03));
const product = byTheBook(some, weights);
console.log(`${some.shape} times ${weights.shape} is ${product.shape}`);

// %% [markdown] id="order-task"
// The innermost loop runs 157 million times. Its `b[k * n + j]` jumps $n = 1000$
// numbers ahead each time. A processor fetches numbers from memory in packs of
// eight neighbours: from each pack this loop takes one number, and throws seven
// away.
//
// The three loops may stand in any order: each product `a * b` is added to the
// same place of `c`. Which order reads $B$ **along its rows**?
//
// ## Exercise 1: by rows
//
// Write the product so that the innermost loop goes along a row of $B$ and a row
// of $C$. The check compares the numbers, and then the time of both products.

// %% id="by-rows" tags="exercise"
function byRows(A: Matrix, B: Matrix): Matrix {
  return todo(A, B);
}

// %% id="by-rows-check"
exercises.wideNetwork.byRows.check(byRows);

// %% [markdown] id="timing-text"
// Both do exactly the same multiplications. To see what the order alone brings, we
// run each three times and take its quickest run.

// %% id="timing"
type Product = (A: Matrix, B: Matrix) => Matrix;
function quickest(multiply: Product, A: Matrix, B: Matrix): number {
  const times = [1, 2, 3].map(() => {
    const before = performance.now();
    multiply(A, B);
    return performance.now() - before;
  });
  return Math.min(...times);
}

// %% id="order-times"
const rowsProduct = exercises.wideNetwork.byRows.use(byRows);
const bookTime = quickest(byTheBook, some, weights); // performance.now()
const rowsTime = quickest(rowsProduct, some, weights);
console.log((bookTime / rowsTime).toFixed(1), "times as fast");

// %% [markdown] id="zeros-task"
// Multiplying is the cheap part. Fetching is not: along a row each number of a pack
// is used. How much that brings depends on the processor and its memory.
//
// ## Exercise 2: leave zeros out
//
// Four of five pixels are 0 (lesson 11). In your loops each number of $A$ meets a
// whole row of $B$. If it is 0, that row adds nothing. Write the product by rows
// once more, and do not touch the row of $B$ for an `a` that is 0.

// %% id="skip-zeros" tags="exercise"
function skipZeros(A: Matrix, B: Matrix): Matrix {
  return todo(A, B);
}

// %% id="skip-zeros-check"
exercises.wideNetwork.skipZeros.check(skipZeros);

// %% [markdown] id="zeros-question"
// **Predict.** 81 % of the numbers in our images are 0. About how many times as
// fast is the product without them?
//
// - a) about 80 times
// - b) about 5 times
// - c) less than twice

// %% id="zeros-times"
const quickProduct = exercises.wideNetwork.skipZeros.use(skipZeros);
const quickTime = quickest(quickProduct, some, weights); // performance.now()
const zerosShare = some.data.filter((x) => x === 0).length / some.data.length;
console.log(`zeros: ${(100 * zerosShare).toFixed(1)} %`);
console.log((rowsTime / quickTime).toFixed(1), "times as fast again");

// %% [markdown] id="engine-text"
// <details><summary>Answer</summary>
//
// - a) That is the share of the zeros. What counts is the share that is left.
// - **b)** 19 % of the work is left, and $1 / 0.19$ is 5.3. It may come
//   out at more: by rows, each `a` was read again for every number of its row of $B$,
//   and a loop that asks whether `a` is 0 mostly reads it once.
// - c) It would be, if half of the numbers were 0.
//
// </details>
//
// That is how the fast engine of the library gets its speed: rows, zeros left out,
// and then four numbers at once and two cores, which no TypeScript can say. With
// it an epoch of 784-1000-10 takes a second or two.
//
// ## The search
//
// Which setting is missing? The rate is the first to try: the usual programs
// take 0.01 if nobody says otherwise. To try many, we make everything smaller:
// 10,000 images, three epochs. 2,000 *other training images* judge: validation.
// The test images stay where they are.
//
// Which rates? 0.01 and 0.02 differ as much as 0.1 and 0.2: each is twice the
// other. So the steps between rates are factors, not differences.
//
// ## Exercise 3: a row of rates
//
// Make `count` rates from `least` to `most`, both included, each the same number
// of times as large as the one before. For 1, 100 and 3 these are 1, 10, 100.

// %% id="rates-from" tags="exercise"
function ratesFrom(least: number, most: number, count: number): number[] {
  return todo(least, most, count);
}

// %% id="rates-from-check"
exercises.wideNetwork.ratesFrom.check(ratesFrom);

// %% id="few"
const rowOfRates = exercises.wideNetwork.ratesFrom.use(ratesFrom);
const rates = rowOfRates(0.001, 1, 7);
const few = take(training, Math.min(12_000, training.X.rows));
const small = split(few, { validation: 1 / 6 });
rates.map((rate) => Number(rate.toPrecision(2)));

// %% [markdown] id="choose-task"
// A training may fail: with too large a rate the weights grow beyond all numbers.
// Such a trial has no accuracy, `NaN`. The trainings, one for each rate, come
// after the exercise.
//
// ## Exercise 4: choose
//
// Given the trials, which rate would you take? Return the rate with the best
// *validation* accuracy. Trials that failed (`NaN`) do not count; of two that are
// equally good take the smaller rate.

// %% id="trial-type"
interface Trial {
  rate: number;
  training: number; // accuracy, NaN if the training failed
  validation: number;
}

// %% id="choose-rate" tags="exercise"
function chooseRate(trials: Trial[]): number {
  return todo(trials);
}

// %% id="choose-rate-check"
exercises.wideNetwork.chooseRate.check(chooseRate);

// %% [markdown] id="search-question"
// **Predict.** Which of the seven rates will be best after three epochs?
//
// - a) 0.01, or one next to it: it is usual for a reason
// - b) 0.1 or 0.3
// - c) 1: the larger, the faster

// %% id="trial"
async function tryRate(rate: number, data: Split): Promise<Trial> {
  const net = wide(1);
  const options = { epochs: 3, learningRate: rate, random: seeded(1) };
  try {
    const { accuracy } = await train(net, data.training, options);
    const judged = await evaluate(net, data.validation);
    return { rate, training: accuracy[2], validation: judged.accuracy ?? 0 };
  } catch (error) {
    if (!(error instanceof DivergenceError)) throw error;
    return { rate: rate, training: Number.NaN, validation: Number.NaN };
  }
}

// %% id="search" tags="slow"
const trials: Trial[] = [];
for (const rate of rates) trials.push(await tryRate(rate, small));
const choose = exercises.wideNetwork.chooseRate.use(chooseRate);
const chosen = choose(trials);
const learnt = trials.filter(({ validation }) => validation > 0.2);
const line = { x: learnt.map((t) => t.rate), mode: "lines+markers" as const };
const validationLine = { ...line, y: learnt.map((t) => t.validation) };
const axes = { x: "rate", y: "validation accuracy", xScale: "log" } as const;
show(lineChart({ validation: validationLine }, axes));
console.log("chosen:", Number(chosen.toPrecision(2)));

// %% [markdown] id="three-rates-question"
// <details><summary>Answer</summary>
//
// - a) With 0.01 the network is still on its way: too small a rate for so few
//   steps.
// - **b)** There it is highest, ten times and more the usual rate.
// - c) That training failed, or stayed near 10 %.
//
// </details>
//
// ## Ten epochs at three rates
//
// A short search can mislead: a rate that is good for three epochs may be too
// large for ten. So now the long runs, with 50,000 images to learn from and
// 10,000 for validation: the usual rate, the chosen one, and one between them.
//
// **Predict.** Where is the *training* accuracy with the rate 0.01 after ten
// epochs?
//
// - a) at 99 %: ten epochs are enough for any rate
// - b) between 95 and 97 %
// - c) at about 90 %, where one layer is

// %% id="long-run"
const sixth = split(training, { validation: 1 / 6 });
async function longRun(rate: number) {
  const run = await train(wide(1), sixth.training, {
    epochs: 10,
    learningRate: rate,
    validation: sixth.validation,
    random: seeded(1),
    ...liveTraining({ title: `rate ${Number(rate.toPrecision(2))}` }),
  });
  return { training: run.accuracy, validation: run.validationAccuracy };
}

// %% id="run-usual" tags="slow"
const usual = await longRun(0.01); // shown by liveTraining()

// %% id="run-between" tags="slow"
const middle = Math.sqrt(0.01 * chosen); // as far from both, in factors
const between = await longRun(middle); // shown by liveTraining()

// %% id="run-chosen" tags="slow"
const best = await longRun(chosen); // shown by liveTraining()

// %% id="three-rates"
const runs = { "rate 0.01": usual, between: between, chosen: best };
const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const [roles, dash] = [["data", "second", "weight"], "dash"] as const;
const curves = Object.entries(runs).flatMap(([name, run], i) => [
  { name: `${name}, training`, x, y: run.training, role: roles[i] },
  { name: `${name}, validation`, x, y: run.validation, role: roles[i], dash },
]);
show(lineChart(curves, { x: "epoch", y: "accuracy" }));
for (const [name, run] of Object.entries(runs)) {
  console.log(`${name}: ${run.training[9]} and ${run.validation[9]}`);
}

// %% [markdown] id="first-epoch-question"
// <details><summary>Answer</summary>
//
// - a) Not with steps of this size: it is still climbing.
// - **b)** And nearly as much on the validation images. Nothing is wrong with this
//   run. It is only not done.
// - c) It does better than one layer.
//
// The rate between the two gives about 99 % on the training images and about 98 %
// on the others: **the claim holds, to the letter, and the missing setting is the
// rate.** It was probably near 0.05. With the rate that the search has chosen, it
// is more still: nearly 100 %, and more than 98 %.
//
// </details>
//
// Look at the beginning of the curves. After the first epoch the validation
// accuracy is *above* the training accuracy, as in lesson 12: the training
// accuracy is a mean over the epoch, with its bad beginning.
//
// **Predict.** If we measured the accuracy on the training images *after* the
// first epoch, with the weights as they are then, what would it be?
//
// - a) as low as the curve says
// - b) about as high as the validation accuracy, or a little higher
// - c) 100 %: it has seen them all

// %% id="first-epoch" tags="slow"
const once = wide(1);
const oneEpoch = { learningRate: chosen, random: seeded(1) };
const whileLearning = await train(once, sixth.training, oneEpoch);
const afterwards = await evaluate(once, sixth.training);
const onOthers = await evaluate(once, sixth.validation);
console.log("while learning: ", whileLearning.accuracy[0]);
console.log("afterwards:     ", afterwards.accuracy);
console.log("validation:     ", onOthers.accuracy);

// %% [markdown] id="unscaled-question"
// <details><summary>Answer</summary>
//
// - a) That number is of many networks: one for each batch, the first of them
//   untrained.
// - **b)** This is the number to compare with, and there is nothing strange left:
//   on images that it has learnt from it does better.
// - c) Once is not by heart.
//
// </details>
//
// ## Could it be the pixels?
//
// The text does not say that pixels were scaled, either. If they were not, they
// went from 0 to 255.
//
// **Predict.** What happens with such pixels in three epochs, at the rate 0.01?
//
// - a) nothing: the weights can make up for a factor
// - b) it learns faster, and reaches 99 %
// - c) it reads far fewer images than with scaled pixels

// %% id="unscaled" tags="slow"
const dark = (X: Matrix) => map(X, (x) => 255 * x);
const unscaled: Split = {
  training: { X: dark(small.training.X), Y: small.training.Y },
  validation: { X: dark(small.validation.X), Y: small.validation.Y },
};
const unscaledTrial = await tryRate(0.01, unscaled);
const scaledTrial = trials.find(({ rate }) => Math.abs(rate - 0.01) < 1e-6);
console.log("0 to 255:", unscaledTrial.validation);
console.log("0 to 1:  ", scaledTrial?.validation);

// %% [markdown] id="full-run"
// <details><summary>Answer</summary>
//
// - a) In the end they could. But the weights begin for inputs up to 1.
// - b) The slopes are larger, but so large that each step throws the weights off.
// - **c)** The sums of the first layer are 255 times as large, and so are the slopes
//   along its weights. The first steps go far over the valley.
//
// So unscaled pixels do not explain the claim. They make it worse.
//
// </details>
//
// ## The run that counts
//
// All is chosen, by validation images. Now all 60,000 training images, ten epochs,
// the chosen rate; and then, once, the test images. Press stop if you have seen
// enough: what was learnt is kept.

// %% id="full" tags="slow"
const net = wide(1);
const history = await train(net, training, {
  epochs: 10,
  learningRate: chosen,
  random: seeded(1),
  ...liveTraining({ title: "784-1000-10, all images" }),
});
const judgedOnce = await evaluate(net, test);
console.log("training:", history.accuracy.at(-1));
console.log("test:    ", judgedOnce.accuracy);

// %% [markdown] id="seeds-question"
// ## How sure?
//
// That was one start, `seeded(1)`. The next cell has the test accuracy of five
// starts after ten epochs on all 60,000 images, measured with these very cells,
// for the three rates. (On another machine the last digits may differ a little.)
//
// **Predict.** By how much do five starts with the same rate differ, at most?
//
// - a) by less than 0.3 points
// - b) by about 1 point
// - c) by about 3 points

// %% id="five-seeds"
const fiveSeeds = {
  "rate 0.01": [95.76, 95.82, 95.86, 95.83, 95.87],
  "rate 0.056": [97.92, 97.98, 98.17, 97.88, 98.13],
  "rate 0.32": [98.48, 98.53, 98.56, 98.5, 98.48],
};
const dots = Object.entries(fiveSeeds).map(([name, y]) => ({
  name,
  x: [1, 2, 3, 4, 5],
  y,
  mode: "markers" as const,
}));
show(lineChart(dots, { x: "seed", y: "test accuracy (%)" }));

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// - **a)** So the differences between the rates, more than two points and half a
//   point, are no luck.
// - b) 784-30-10 differed by that much (lesson 12). A wide network depends less on
//   its start.
// - c) Not one of these runs did.
//
// </details>
//
// ## Summary
//
// | rate | training | test |
// |---|---|---|
// | 0.01, the usual one | 96 % | 96 % |
// | 0.056 | 99 % | 98 %: the claim |
// | 0.32, the chosen one | 100 % | 98.5 % |
//
// - A claim without its settings cannot be repeated. Give the rate, the batch
//   size, the scaling, the start, the number of seeds.
// - Search on few images and few epochs, in factors, judged by validation images.
//   Then check the choice in a long run. The test images judge once.
// - A training accuracy that is counted while learning is a mean over many
//   networks. To compare, measure again afterwards.
// - The order of loops decides how fast a program is: read memory in the order in
//   which it lies, and do not compute what is 0.
//
// ## Questions
//
// 1. Somebody repeats the claim with the rate 0.01 and batches of 4. What will
//    come out, and why?
// 2. Your program by rows is quick for images. What happens to the gain of
//    Exercise 2 if each pixel is moved to the mean 0?
// 3. In the long runs the training accuracy goes on to 99.9 %, and the validation
//    accuracy stands still. Should one stop?
// 4. *Open:* the best rate for three epochs is not the best for ten, and not for a
//    hundred. How could a rate change while it learns?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. About 98 %: eight times as many steps, as if the rate were eight times as
//    large.
// 2. It is gone: the paper is not 0 any more, but a small number below it.
// 3. It does no harm here: the accuracy stays. But it brings nothing more, and the
//    network only becomes surer (lesson 12).
//
// </details>
