// %% [markdown] id="title"
// # 12 The full MNIST run
//
// 70,000 small pictures of digits, written by hand by many people. **Can a few
// thousand numbers learn to read them?** You will train on all 60,000 training
// images: first with a training step that is your own, then with the library's.
//
// | | |
// |---|---|
// | **Goal** | You can train a network on real data, say what its accuracy is worth, and explain its mistakes. |
// | **You will build** | a training step of two layers in matrices, a confusion matrix, early stopping, and a network that reads your digits |

// %% id="imports"
import {
  addRow,
  argmaxRows,
  barChart,
  confusionDetective,
  confusionMatrix,
  type Dataset,
  dense,
  digitPad,
  exercises,
  gradCheck,
  hadamard,
  imageGrid,
  lineChart,
  liveTraining,
  lossCurve,
  Matrix,
  map,
  matmul,
  mnist,
  Network,
  network,
  relu,
  scale,
  seeded,
  show,
  sliceRows,
  softmax,
  split,
  subset,
  subtract,
  sumRows,
  take,
  timesTransposed,
  todo,
  train,
  transposedTimes,
  value,
  weightImages,
  zeros,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 05, 07 and 09.
//
// **Predict.** 60,000 images, batches of 32, five epochs. How many updates are
// that?
//
// - a) 5
// - b) 1,875
// - c) 9,375

// %% id="warm-up-updates"
5 * Math.ceil(60_000 / 32);

// %% [markdown] id="warm-up-backward"
// <details><summary>Answer</summary>
//
// - a) An epoch is a pass over the data. In each there are many updates.
// - b) That is one epoch.
// - **c)** 1,875 batches in each epoch, five times, and each batch moves the
//   weights once.
//
// </details>
//
// **Predict.** Back-propagation has found the slopes of the loss along all
// weights. What has the network learnt by that?
//
// - a) nothing: not one weight has moved
// - b) one step: each weight has moved against its slope
// - c) nearly all: the slopes say what is right

// %% id="warm-up-backward-code"
const weight = value(1);
weight.subtract(value(3)).pow(2).backward(); // L = (w - 3)^2
console.log("slope", weight.grad, "  weight", weight.data);

// %% [markdown] id="warm-up-accuracy"
// <details><summary>Answer</summary>
//
// - **a)** The walk back only finds slopes.
// - b) That is the next thing to do: gradient descent.
// - c) A slope says in which direction to move, not where to stop.
//
// </details>
//
// **Predict.** From one epoch to the next the mean loss falls. And the
// accuracy?
//
// - a) it rises
// - b) it may rise, stay or fall
// - c) it stays as it is

// %% id="warm-up-accuracy-code"
const toTruth = { before: [0.6, 0.6, 0.6, 0.4], after: [0.9, 0.9, 0.4, 0.4] };
for (const [when, p] of Object.entries(toTruth)) {
  const meanLoss = p.reduce((total, pi) => total - Math.log(pi), 0) / 4;
  const right = p.filter((pi) => pi > 0.5).length;
  console.log(`${when}: loss ${meanLoss.toFixed(2)}, ${right} of 4 right`);
}

// %% [markdown] id="data"
// <details><summary>Answer</summary>
//
// - a) Mostly, but not always. Here two good answers became better, and one
//   that was just right became wrong.
// - **b)** The loss asks how sure, the accuracy only counts right and wrong.
// - c) It can move: each answer may pass the mark of $0.5$.
//
// </details>
//
// ## The data
//
// The four original files come with the package. An image has
// $28 \cdot 28 = 784$ pixels. A pixel is a number from 0 (paper) to 1 (ink). An
// image is one row of the matrix $X$, and its target is one row of $Y$: ten
// numbers, 1 at the place of its digit and 0 elsewhere (one-hot). The 10,000
// **test** images are by other writers. We put them aside: no weight ever
// learns from them.

// %% id="load"
const { training, test } = await mnist();
console.log("training:", training.X.rows, "images of", training.X.cols);
console.log("test:    ", test.X.rows, "images of", test.X.cols);

// %% id="digits"
show(
  imageGrid(take(training, 30).X, {
    columns: 10,
    labels: Array.from(training.labels.slice(0, 30), String),
    title: "The first 30 training images, with their labels",
  }),
);

// %% [markdown] id="marks"
// ## The marks to pass
//
// A number means something only beside another number. Lesson 11 found what the
// 10,000 test images give to programs that are hardly worth the name:
//
// | | test accuracy |
// |---|---|
// | always "1" | 11.35 % |
// | the nearest mean image | 82.03 % |
// | 784-10: one layer, one epoch | about 91 % |
//
// A network with hidden layers must pass the last one, or it is not worth its
// time.

// %% id="digits-counted"
const perDigit = (labels: ArrayLike<number>) =>
  Array.from(
    { length: 10 },
    (_, digit) =>
      Array.from(labels).filter((label) => label === digit).length,
  );
show(barChart(perDigit(test.labels), { x: "digit", y: "test images" }));

// %% [markdown] id="step-task"
// ## A hidden layer, by hand
//
// The one layer of lesson 11 had no hidden units. Now 30 of them, with ReLU.
// Forward: $Z_1 = X W_1 + b_1$, then $A_1 = \max(0, Z_1)$, then the last layer
// as in lesson 11, with $A_1$ in the place of $X$.
//
// Backward, from the end, as in lesson 08: $dZ_2 = (P - Y) / n$, then
// $dW_2 = A_1^T dZ_2$ and $dA_1 = dZ_2 W_2^T$. New is the ReLU: it lets a slope
// through where $Z_1 > 0$, and stops it elsewhere.
//
// ## Exercise 1: a training step of two layers
//
// Write it: forward, backward, and the four new matrices. The library's names
// for what you need: `map(Z1, relu.apply)`, `transposedTimes(X, dZ)` is $X^T dZ$,
// `timesTransposed(dZ, W)` is $dZ\,W^T$, `sumRows` adds up all rows,
// `hadamard(A, B)` multiplies number by number, and
// `map(Z1, (z) => (z > 0 ? 1 : 0))` is 1 where a slope may pass.

// %% id="two-layers"
interface TwoLayers {
  W1: Matrix; // 784 x 30
  b1: Matrix; // 1 x 30
  W2: Matrix; // 30 x 10
  b2: Matrix; // 1 x 10
}

// %% id="two-layer-step" tags="exercise"
function twoLayerStep(net: TwoLayers, X: Matrix, Y: Matrix, rate: number) {
  const Z1 = addRow(matmul(X, net.W1), net.b1); // n x 30
  const more = [scale, subtract, sumRows, timesTransposed, transposedTimes];
  const next: TwoLayers = todo(Z1, Y, rate, hadamard, map, more);
  return next;
}

// %% id="two-layer-check"
exercises.mnist.step.check(twoLayerStep);

// %% id="loop"
type Step<T> = (net: T, X: Matrix, Y: Matrix, rate: number) => T;
function oneEpoch<T>(start: T, step: Step<T>, { X, Y }: Dataset): T {
  let net = start;
  for (let i = 0; i < X.rows; i += 32) {
    const end = Math.min(i + 32, X.rows);
    net = step(net, sliceRows(X, i, end), sliceRows(Y, i, end), 0.1);
  }
  return net;
}

// %% [markdown] id="library"
// From here on the lesson uses *your* step, if the check says "right", and its
// own otherwise. We train on the first 6,000 images, from a random start. Then
// the library does the same. Will a single one of the 23,520 weights of the
// first layer differ?

// %% id="thirty"
function thirty(seed: number): Network {
  const hidden = dense(30, { activation: relu });
  const layers = [hidden, dense(10, { activation: softmax })];
  return network({ inputs: 784, layers, random: seeded(seed) });
}
function matricesOf({ layers: [one, two] }: Network): TwoLayers {
  const [b1, b2] = [one.b ?? zeros(1, 30), two.b ?? zeros(1, 10)];
  return { W1: one.W, b1, W2: two.W, b2 };
}

// %% id="two-layer-run"
const step = exercises.mnist.step.use(twoLayerStep);
const few = take(training, Math.min(6000, training.X.rows));
const mine = oneEpoch(matricesOf(thirty(1)), step, few);

// %% id="library-same"
const theirs = thirty(1);
await train(theirs, few, {
  batchSize: 32,
  learningRate: 0.1,
  shuffle: false, // the images in the order of the file, as above
  engine: "reference", // 64-bit numbers, as above
});
const { W1 } = matricesOf(theirs);
Math.max(...W1.data.map((w, i) => Math.abs(w - mine.W1.data[i])));

// %% [markdown] id="library-text"
// No, or by nothing but rounding. So this is all that the library does, and you
// wrote it. From here on, `train` may use its fast engine. It does the same steps
// with shorter (32-bit) numbers. And it takes the images in a new random order
// in each epoch, which is usually better.
//
// ## Before a long run: three checks
//
// Three checks, before every training. They take seconds, and they find most
// mistakes in a program. **First:** is the loss at the start near
// $\ln 10 = 2.303$, the loss of ten times $0.1$?

// %% id="first-loss"
const fresh = thirty(1);
fresh.evaluate(training).loss;

// %% [markdown] id="gradcheck"
// It is {{first-loss:2}}, a little above: random weights are a little worse than
// "I do not know". **Second:** are the slopes right? Nudge weights in every layer:

// %% id="gradcheck-code"
gradCheck(fresh, take(training, 5), { h: 1e-4 });

// %% [markdown] id="overfit"
// (These slopes are small. With a smaller nudge, rounding would disturb them:
// lesson 04.) **Third:** can it learn 20 images by heart? A network that cannot
// do that will not learn 60,000.

// %% id="overfit-code"
const copy = Network.load(fresh.save());
const rehearsal = await train(copy, take(training, 20), {
  epochs: 120,
  batchSize: 4,
  learningRate: 0.1,
});
show(lossCurve(rehearsal));

// %% [markdown] id="parameters-task"
// The loss goes to nearly 0. All three checks passed.
//
// ## Exercise 2: count the parameters
//
// How many weights and biases has a network? Write it for any sizes, inputs
// first: `[784, 8, 8, 10]`, or `[784, 30, 10]` for the next network.

// %% id="parameters" tags="exercise"
function parameterCount(sizes: number[]): number {
  return todo(sizes);
}

// %% id="parameters-check"
exercises.mnist.parameters.check(parameterCount);

// %% [markdown] id="stop-text"
// ## The stop button
//
// A training that takes long may be stopped: what was learnt until then is kept.
// Try it on purpose, before you need it. Run the next cell, and **press stop**
// (the square) when the curve has begun. Then run the cell below it.

// %% id="stop-run" tags="slow"
const trial = thirty(2);
await train(trial, training, {
  epochs: 3,
  learningRate: 0.1,
  ...liveTraining({ title: "stop me" }),
});

// %% id="stopped"
trial.evaluate(take(training, 1000)).accuracy;

// %% [markdown] id="stop-result"
// Not one tenth, as at the start: the network has kept what it had learnt. Another
// `train(trial, ...)` would go on from there.
//
// ## The full run
//
// Five epochs of the network that you built. We want to watch how it does on
// images it does not learn from. Not on the test images: they judge, and may
// not help to choose. So we put 10,000 of the training images aside, the
// **validation** images; this draws the second curve.

// %% id="wider-run" tags="slow"
const sixth = split(training, { validation: 1 / 6 });
const net = thirty(1);
const history = await train(net, sixth.training, {
  epochs: 5,
  batchSize: 32,
  learningRate: 0.1,
  validation: sixth.validation,
  random: seeded(1),
  ...liveTraining({ title: "784-30-10" }),
});
net.evaluate(test); // the one time that they judge

// %% [markdown] id="wider-result"
// More than **95 %** of the *test* images: of the single layer's mistakes, about
// half are gone.
//
// **Predict.** Look at the two curves, epoch by epoch. After the first epoch the
// *validation* accuracy is higher than the *training* accuracy. How can that be?
//
// - a) the validation images are easier
// - b) the training accuracy is a mean over the whole epoch
// - c) the network has learnt the validation images by heart

// %% id="curves"
const curve = (y: number[]) => ({
  x: y.map((_, epoch) => epoch + 1),
  y,
  mode: "lines+markers" as const,
});
const both = {
  training: curve(history.accuracy),
  validation: curve(history.validationAccuracy),
};
show(lineChart(both, { x: "epoch", y: "accuracy" }));

// %% [markdown] id="accuracy-task"
// <details><summary>Answer</summary>
//
// - a) They were drawn at random from the same images.
// - **b)** It is counted **while** the network learns: it includes the first
//   hundred batches, when it knew nothing. The validation accuracy is counted
//   at the end of the epoch, with all that the network knows then.
// - c) No weight has learnt from them.
//
// </details>
//
// ## Exercise 3: accuracy by hand
//
// The network gives a row of probabilities for each image. Its answer is the
// place of the largest one. Write the accuracy: the share of rows whose answer
// is the label. If two are equally large, the first one counts.

// %% id="accuracy" tags="exercise"
function accuracy(rows: number[][], labels: number[]): number {
  return todo(rows, labels);
}

// %% id="accuracy-check"
exercises.mnist.accuracy.check(accuracy);

// %% id="accuracy-use"
const accuracyOf = exercises.mnist.accuracy.use(accuracy);
accuracyOf(net.predict(test.X).toArray(), Array.from(test.labels));

// %% [markdown] id="seeds"
// ## One run is no proof
//
// All runs above began with `seeded(1)`. Another seed gives other first weights,
// another order of the images, and another accuracy. The next cell has the
// results of ten seeds, measured with these very cells on the fast engine. (On
// another machine the last digits may differ a little.)
//
// **Predict.** By how much do two runs of 784-30-10 differ, at most?
//
// - a) by less than 0.1 points
// - b) by about 1 point
// - c) by about 5 points

// %% id="ten-seeds"
const tenSeeds = {
  "784-10, 1 epoch": [
    91.22, 91.39, 91.44, 91.3, 91.29, 91.44, 91.26, 91.09, 91.17, 91.32,
  ],
  "784-30-10, 5 epochs": [
    95.72, 96.01, 95.93, 95.95, 96.23, 96.31, 96.06, 96.46, 95.51, 95.6,
  ],
};

// %% id="seeds-plot"
const dots = Object.entries(tenSeeds).map(([name, y]) => ({
  name,
  x: y.map((_, i) => i + 1),
  y,
  mode: "markers" as const,
}));
show(lineChart(dots, { x: "seed", y: "test accuracy (%)" }));

// %% [markdown] id="seeds-text"
// <details><summary>Answer</summary>
//
// - a) Chance plays a larger part than that.
// - **b)** From 95.51 to 96.46 %. The runs of the single layer differ by a third of
//   a point.
// - c) With 10,000 test images it is not so much.
//
// The two clouds do not touch: 784-30-10 *is* better. But if you change
// something and win 0.3 points in one run, you have learnt nothing yet. Run it
// with several seeds.
//
// </details>

// %% [markdown] id="mistakes"
// ## Which mistakes?
//
// A single number hides a lot. The **confusion matrix** counts every pair: the
// row is the true digit, the column is the network's answer. On the diagonal it
// was right.
//
// **Predict.** Which two digits will be mixed up most often?
//
// - a) 1 and 7
// - b) 4 and 9
// - c) 0 and 8

// %% id="confusion"
const probabilities = net.predict(test.X); // 10000 x 10
const answers = argmaxRows(probabilities);
const actual = Array.from(test.labels);
show(confusionMatrix({ actual, predicted: answers }));

// %% [markdown] id="confusion-task"
// <details><summary>Answer</summary>
//
// - a) The ones are nearly always right.
// - **b)** 4 and 9; then come pairs like 3 and 5, 7 and 9, 2 and 7. People mix
//   them up as well.
// - c) The empty middle of a 0 is easy to see.
//
// </details>
//
// ## Exercise 4: the confusion matrix by hand
//
// Count it: `table[t][p]` is how often the digit `t` got the answer `p`, for
// `classes` classes.

// %% id="confusion-exercise" tags="exercise"
function countPairs(
  actual: number[],
  predicted: number[],
  classes: number,
): number[][] {
  return todo(actual, predicted, classes);
}

// %% id="confusion-check"
exercises.mnist.confusion.check(countPairs);

// %% id="confusion-use"
const pairs = exercises.mnist.confusion.use(countPairs);
const fourAsNine = pairs(actual, answers, 10)[4][9];
console.log("A 4 was read as a 9", fourAsNine, "times.");

// %% [markdown] id="confusion-images-text"
// Which images are behind a number? Choose a cell. Would you have read them
// right?

// %% id="confusion-images"
const judged = { X: test.X, actual: actual, predicted: answers };
show(confusionDetective(judged));

// %% [markdown] id="worst"
// ## The worst mistakes
//
// For every wrong answer we look at the probability of the *right* digit. The
// smaller it is, the surer the network was of something wrong.

// %% id="worst-code"
const givenTo = (i: number) => probabilities.at(i, test.labels[i]);
const wrong = answers.flatMap((answer, i) =>
  answer === test.labels[i] ? [] : [i],
);
wrong.sort((i, j) => givenTo(i) - givenTo(j));
console.log(wrong.length, "mistakes in", answers.length);

// %% id="worst-plot"
const worst = wrong.slice(0, 25);
show(
  imageGrid(subset(test, worst).X, {
    columns: 5,
    labels: worst.map((i) => `${test.labels[i]}, read as ${answers[i]}`),
    title: "The 25 worst mistakes",
  }),
);

// %% [markdown] id="worst-text"
// Some of them nobody could read. Others are clear to you. The network knows
// nothing about strokes and circles: it only adds up pixels.
//
// ## Draw one yourself
//
// Now *you* write, and the network reads while you draw: with the mouse, with a
// finger, or by keyboard. Before the network sees your digit, it is treated as
// MNIST's makers treated theirs: scaled to 20 x 20 pixels, then moved until its
// centre of mass is in the middle. The small image shows the result.
//
// **Try.** Which of the ten is the hardest to write so that it is read right?
// When does a 1 become a 7, and a 3 an 8? Then draw something that is no digit.

// %% id="digit-pad"
show(digitPad(net, { start: take(test, 1).X }));

// %% [markdown] id="inside"
// ## A look inside
//
// There is a nice story about layers: the first one finds small edges, the next
// one puts edges together to circles, and two circles make an 8. The story is a
// *hope*. Let us look. Each of the 30 hidden units has 784 weights, one for each
// pixel. We draw them as an image: orange is above 0, purple is below.

// %% id="weights"
show(weightImages(net, { columns: 6 }));

// %% [markdown] id="noise-question"
// No circles. Here and there you may see a short stroke. Mostly there are blobs,
// and much that looks like noise. The network found numbers that work. Nothing
// asked it to find numbers that *we* understand. (Networks with convolutions do
// find edges.)
//
// ## What does it say to noise?
//
// We give it 1,000 images of random pixels. A good answer would be "I do not
// know": $0.1$ for each digit.
//
// **Predict.** To how many of the 1,000 does it give more than $0.5$ for one
// digit?
//
// - a) none
// - b) about half of them
// - c) most of them

// %% id="noise"
function randomImages(count: number): Matrix {
  const random = seeded(7);
  const X = new Matrix(count, 784);
  for (let i = 0; i < X.data.length; i++) X.data[i] = random.next();
  return X;
}
const said = net.predict(randomImages(1000)); // 1000 x 10
const heard = argmaxRows(said);
const sure = heard.filter((digit, i) => said.at(i, digit) > 0.5);
console.log(sure.length, "of 1000 with more than 0.5");
show(barChart(perDigit(heard), { x: "answer", y: "images of noise" }));

// %% [markdown] id="noise-text"
// <details><summary>Answer</summary>
//
// - a) It has no way to say "I do not know".
// - b) It is surer than that.
// - **c)** Most of them, and mostly it sees the same digit. (How many, and which
//   digit, depends on the random start.)
//
// The ten probabilities must add up to 1, and the network has never seen an
// image that is no digit.
//
// *A common mistake:* to take the largest probability for the truth. It says
// how one digit compares with the other nine, and nothing else.
//
// </details>
//
// ## Learning by heart
//
// "99 % right, and that is all I need to know." On which images? We take only
// 1,000 training images, and 5,000 *other* training images to watch. `split`
// makes sure that no image is in both.
//
// **Predict.** After 40 epochs with so few images: what is the accuracy on the
// 1,000, and what on the 5,000?
//
// - a) 100 % on both
// - b) 100 % and about 90 %
// - c) about 90 % on both

// %% id="few"
const parts = split(few, { validation: 5 / 6 });
const overfitted = thirty(1);
const byHeart = await train(overfitted, parts.training, {
  epochs: 40,
  learningRate: 0.2,
  validation: parts.validation,
  random: seeded(1),
});
console.log("training:  ", byHeart.accuracy[39]);
console.log("validation:", byHeart.validationAccuracy[39]);

// %% id="few-plot"
const later = byHeart.validationLoss.slice(2); // the first two are far above
const watched = { x: later.map((_, i) => i + 3), y: later };
show(lineChart({ watched }, { x: "epoch", y: "validation loss" }));

// %% [markdown] id="few-text"
// <details><summary>Answer</summary>
//
// - a) New images are not in what it has learnt by heart.
// - **b)** 1,000 images can be learnt by heart, and that says little about new
//   ones.
// - c) 23,860 numbers have room for more than 1,000 images.
//
// *A common mistake:* "99 % on the training images is good". Only new images
// count. This is **overfitting** (lesson 08).
//
// The training loss falls and falls. The validation loss, in the plot, reaches
// its lowest point after about 10 to 15 epochs. Then it slowly **rises**.
//
// *A common mistake:* "the loss goes up, so the accuracy goes down". Not here:
// the validation accuracy stays where it is. The network makes no more mistakes
// than before, but it becomes surer of them, and $-\ln p$ makes it pay for that.
//
// </details>

// %% [markdown] id="stop-task"
// ## Exercise 5: when to stop
//
// **Early stopping** with a **patience** of $n$: stop when $n$ epochs in a row
// have brought no new lowest validation loss, and keep the weights of the best
// epoch. Return the number of the epoch that such a loop would keep, counted
// from 0.
//
// (The test images must not decide when to stop. What has chosen something
// cannot judge it any more. This is why there are three sets: training,
// validation, test.)

// %% id="early-stopping" tags="exercise"
function bestEpoch(losses: number[], patience: number): number {
  return todo(losses, patience);
}

// %% id="early-stopping-check"
exercises.mnist.earlyStopping.check(bestEpoch);

// %% id="early-stopping-use"
const stopAt = exercises.mnist.earlyStopping.use(bestEpoch);
stopAt(byHeart.validationLoss, 5);

// %% [markdown] id="beat-task"
// ## Exercise 6: beat it
//
// Build and train a network with at most **30,000** parameters that reads at
// least **96.5 %** of the test images. You may change the number of units, the
// activation, the learning rate, the batch size and the epochs.
// The check calls your function with the training images, counts the parameters
// of what you return, and tests it. (An exported page has 2,000 training images.
// There the mark is **88 %**: fewer images, fewer digits read.)
//
// An honest game: choose with `split`, and ask the check only at the end.

// %% id="beat" tags="exercise,slow"
async function myNetwork(data: Dataset): Promise<Network> {
  return todo(data);
}

// %% id="beat-check" tags="slow"
await exercises.mnist.beat.check(myNetwork);

// %% [markdown] id="summary"
// ## Summary
//
// | | parameters | test accuracy |
// |---|---|---|
// | 784-10, 1 epoch (lesson 11) | 7,850 | about 91 % |
// | 784-30-10, 5 epochs | 23,860 | more than 95 % |
//
// - Baselines first. A number means something only beside another number.
// - Before a long run: the first loss is near $\ln 10$, the gradient check
//   passes, 20 images are learnt by heart.
// - One training step is forward, backward, update: $dZ_2 = (P - Y) / n$,
//   $dW_2 = A_1^T dZ_2$, $dA_1 = dZ_2 W_2^T$, and so on to the first layer.
// - Training images to learn from, validation images to choose by, test images
//   to judge by.
// - Accuracy hides which mistakes are made; the confusion matrix shows them.
// - The weights need not mean anything to us, and a high probability is not
//   knowledge.
//
// ## Questions
//
// 1. Move every test image one pixel to the right, then two. What happens to
//    the accuracy of 784-30-10? Try it.
// 2. 67 of the 784 pixels are 0 in every training image. What becomes of their
//    weights?
// 3. Why do we train with the loss, and not with the accuracy?
// 4. *Open:* how could a network say "this is no digit"?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. About 93 %, then about 77 %. A pixel means something only at its own place.
//    Convolutions repair this.
// 2. Nothing. Their slope is the pixel times something: always 0. They keep
//    their random start for ever.
// 3. A small nudge of a weight changes no answer, so the accuracy does not move
//    at all: its slope is 0. The loss moves with every nudge.
//
// </details>
//
// You have trained a network on real data, and you wrote its training step.
