// %% [markdown] id="title"
// # 11 MNIST: data and baselines
//
// 70,000 small pictures of digits, written by hand by many people: **MNIST** is
// the data set with which nearly everybody begins. Before a network sees them,
// three things have to be right: the bytes must become numbers, some images must
// be put aside, and you must know what can be done **without** a network. Many
// programs fail at one of the three, and their networks are blamed for it.
//
// | | |
// |---|---|
// | **Goal** | You can read a file of bytes by its description, make inputs and targets of it, put samples aside without a leak, and set baselines that a network has to beat. |
// | **You will build** | a reader for MNIST's files, one-hot targets, a split, the mean image of each digit |

// %% id="imports"
import {
  addRow,
  argmaxRows,
  barChart,
  type Dataset,
  exercises,
  histogram,
  imageGrid,
  Matrix,
  map,
  matmul,
  matrix,
  mean,
  mnist,
  type Random,
  scale,
  seeded,
  show,
  sliceRows,
  softmax,
  subtract,
  sum,
  sumRows,
  take,
  todo,
  transposedTimes,
  zeros,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 05, 09 and 10.
//
// **Predict.** A network for ten classes has not been trained. Which first loss
// (cross-entropy) should it have?
//
// - a) about $0.1$
// - b) about $2.3$
// - c) about $10$

// %% id="warm-up-loss"
Number((-Math.log(1 / 10)).toFixed(3));

// %% [markdown] id="warm-up-shuffle"
// <details><summary>Answer</summary>
//
// - a) That is the probability of each class, not the loss.
// - **b)** $-\ln \frac{1}{10} = \ln 10$.
// - c) The loss is a logarithm: ten classes do not make it ten.
//
// </details>
//
// **Predict.** A list of samples is sorted by class. We cut off the last 15 % to
// put them aside. What is wrong with that?
//
// - a) nothing: 15 % is 15 %
// - b) only the last classes are put aside, and the rest never learns them
// - c) the list is too short

// %% id="warm-up-shuffle-code"
const sorted = Array.from({ length: 20 }, (_, i) => Math.floor(i / 10));
console.log(sorted.slice(0, 17).join(""), "|", sorted.slice(17).join(""));

// %% [markdown] id="warm-up-one-hot"
// <details><summary>Answer</summary>
//
// - a) The number is right. But who was put aside?
// - **b)** Whoever stands at the end. Draw by chance, as in lesson 09.
// - c) Its length is not the point.
//
// </details>
//
// **Predict.** The softmax of lesson 10 gives three probabilities. Its target
// was a row of three numbers. Which row is the target of the class 2, if classes
// count from 0?
//
// - a) $2, 2, 2$
// - b) $0, 1, 0$
// - c) $0, 0, 1$

// %% id="warm-up-one-hot-code"
[0, 1, 2].map((k) => (k === 2 ? 1 : 0));

// %% [markdown] id="bytes"
// <details><summary>Answer</summary>
//
// - a) The name of a class is no size. Class 2 is not twice class 1.
// - b) That is the class 1: the second place.
// - **c)** 1 at the place of its class, and 0 elsewhere: **one-hot**.
//
// </details>
//
// ## A file is a row of bytes
//
// A **byte** is a whole number from 0 to 255. MNIST comes in four files, two of
// images and two of labels, in a form that is called IDX. These are the first 16
// bytes of the file with the training images:

// %% id="header"
const header = [0, 0, 8, 3, 0, 0, 234, 96, 0, 0, 0, 28, 0, 0, 0, 28];
header.length;

// %% [markdown] id="number-question"
// The description of the form says: four numbers of four bytes each. The first
// is a sign (8 stands for bytes, 3 for three directions: images, rows, columns).
// Then come the number of images, their height and their width. Each number is
// written as we write ours, with the largest part first: only that a place counts
// 256 times the next, and not ten times.
//
// **Predict.** How many images does the file hold, by the bytes 0, 0, 234, 96?
//
// - a) $330$
// - b) $60{,}000$
// - c) $24{,}810$

// %% id="number-code"
234 * 256 + 96;

// %% [markdown] id="number-task"
// <details><summary>Answer</summary>
//
// - a) That is $234 + 96$, as if 2 and 5 side by side were 7.
// - **b)** $234 \cdot 256 + 96$: the last byte counts ones, the one before it
//   256s.
// - c) $96 \cdot 256 + 234$ reads it from behind. Some other forms are written
//   so.
//
// </details>
//
// ## Exercise 1: a number of four bytes
//
// Write it: the number that begins at place `at`.

// %% id="number-at" tags="exercise"
function numberAt(bytes: ArrayLike<number>, at: number): number {
  return todo(bytes, at);
}

// %% id="number-at-check"
exercises.mnistData.numberAt.check(numberAt);

// %% id="number-at-use"
const numberOf = exercises.mnistData.numberAt.use(numberAt);
[4, 8, 12].map((at) => numberOf(header, at));

// %% [markdown] id="parse-task"
// 60,000 images of 28 rows with 28 pixels each. Behind the 16 bytes stand the
// pixels, image after image, in each image row after row, a byte a pixel: 0 is
// paper, 255 is ink.
//
// ## Exercise 2: read images
//
// Make a matrix of the bytes of such a file, with a row for each image and a
// column for each pixel, and scale the pixels to numbers from 0 to 1. Use the
// sizes that the file gives: there are files with other images. If its sign, the
// first number, is not that of `header`, throw an error: a wrong file should not
// become a wrong matrix.

// %% id="images-of" tags="exercise"
function imagesOf(bytes: Uint8Array): Matrix {
  return todo(bytes, zeros, Matrix);
}

// %% id="images-of-check"
exercises.mnistData.imagesOf.check(imagesOf);

// %% [markdown] id="tiny-text"
// A file of two images that are 2 high and 3 wide:

// %% id="tiny"
const readImages = exercises.mnistData.imagesOf.use(imagesOf);
const sizesOfTiny = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3];
const tiny = Uint8Array.from([
  ...sizesOfTiny,
  ...[0, 255, 0, 255, 0, 255, 51, 102, 153, 204, 255, 0],
]);
readImages(tiny);

// %% [markdown] id="scale-text"
// Why from 0 to 1? Lesson 10 said it: a sum of 784 terms, each up to 255, is in
// the thousands. Sigmoid and tanh are saturated there, and with ReLU the first
// step throws all weights far off.
//
// Pixels all have one scale. In a table each column has its own: square metres, years.
// There each column gets the mean 0 and the spread 1: subtract its mean, and divide
// by its standard deviation, both taken from the *training* rows. A target that is a
// number is scaled in the same way, and the answer is scaled back.

// %% id="columns"
const areas = [52, 131, 88]; // square metres
const years = [1960, 2004, 1987];
const average = (list: number[]) =>
  list.reduce((a, b) => a + b, 0) / list.length;
function standard(column: number[]): number[] {
  const away = column.map((one) => one - average(column));
  const spread = Math.sqrt(average(away.map((d) => d ** 2)));
  return away.map((d) => d / spread);
}
const rounded = (list: number[]) => list.map((d) => Number(d.toFixed(2)));
console.log("areas:", rounded(standard(areas)));
console.log("years:", rounded(standard(years)));

// %% [markdown] id="files-text"
// ## The real files
//
// `mnist()` reads the four original files, as you just did. The labels are the
// digits, a byte each. The 10,000 **test** images are by other writers.

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

// %% [markdown] id="pixels-question"
// **Predict.** What is the mean of all pixels of the training images?
//
// - a) about $0.5$
// - b) about $0.3$
// - c) about $0.13$

// %% id="pixels"
const meanPixel = mean(training.X);
console.log("mean:", meanPixel);
const some = sliceRows(training.X, 0, 500).data;
show(histogram(some, { x: "pixel, in 500 images", bins: 20 }));

// %% [markdown] id="one-hot-task"
// <details><summary>Answer</summary>
//
// - a) As if there were as much ink as paper.
// - b) Look at a digit: most of it is paper.
// - **c)** {{pixels.meanPixel:3}}. Four of five pixels are exactly 0. A program
//   can leave these out of every sum, and the fast engine of the library does.
//
// </details>
//
// ## Exercise 3: one-hot
//
// A label is a name, not a size: a 9 is not three times a 3. Make the targets: a
// row for each label, with `classes` numbers.

// %% id="targets-of" tags="exercise"
function targetsOf(labels: ArrayLike<number>, classes: number): Matrix {
  return todo(labels, classes, matrix);
}

// %% id="targets-of-check"
exercises.mnistData.targetsOf.check(targetsOf);

// %% id="targets-use"
const targets = exercises.mnistData.targetsOf.use(targetsOf);
targets(training.labels.slice(0, 4), 10);

// %% [markdown] id="split-text"
// These are 5, 0, 4 and 1.
//
// ## Put some aside
//
// A network is judged by images that it has never learnt from, or it could learn
// them by heart. That is what the test images are for. But there are choices to
// make on the way: how many units, which rate, when to stop. Whoever chooses by
// the test images has used them up: the choice fits *them*. So a part of the
// **training** images is put aside for the choices: the **validation** images.
//
// | part | what for |
// |---|---|
// | training | the weights learn from them |
// | validation | to choose: rate, units, when to stop |
// | test | to judge, once, at the end |
//
// ## Exercise 4: a split
//
// Return two lists of row numbers: `validation` holds `share` of the `count`
// rows, rounded, drawn by chance; `training` holds all the others. No row is in
// both, and none is lost. (`random.shuffle(list)` shuffles a list.)

// %% id="split-rows" tags="exercise"
function splitRows(
  count: number,
  share: number,
  random: Random,
): { training: number[]; validation: number[] } {
  return todo(count, share, random);
}

// %% id="split-rows-check"
exercises.mnistData.splitRows.check(splitRows);

// %% [markdown] id="leak-question"
// ## A leak
//
// 300 points at random places, and each has a label that a coin decides. There
// is nothing to learn, so whoever guesses gets one half right. Somebody wants
// more data and writes each point down **twice**, a hair's breadth apart. Then
// comes the split, with your function. To guess the label of a validation point,
// we take that of the nearest training point.
//
// **Predict.** What share of the validation points is guessed right?
//
// - a) about one half: coins cannot be learnt
// - b) more than 85 %
// - c) less than one half

// %% id="points"
const divide = exercises.mnistData.splitRows.use(splitRows);
interface Point {
  at: number[];
  label: number;
}
function coins(count: number, random: Random): Point[] {
  return Array.from({ length: count }, () => ({
    at: [random.next(), random.next()],
    label: random.integer(2),
  }));
}

// %% id="nearest-point"
function shareGuessed(learnt: Point[], asked: Point[]): number {
  const distance = (a: Point, b: Point) =>
    (a.at[0] - b.at[0]) ** 2 + (a.at[1] - b.at[1]) ** 2;
  const right = asked.filter((point) => {
    const nearest = learnt.reduce((best, one) =>
      distance(one, point) < distance(best, point) ? one : best,
    );
    return nearest.label === point.label;
  });
  return right.length / asked.length;
}

// %% id="leak"
const twin = ({ at, label }: Point): Point => {
  return { at: at.map((v) => v + 1e-6), label };
};
const single = coins(300, seeded(1));
const doubled = single.flatMap((point) => [point, twin(point)]);
const parts = divide(600, 0.15, seeded(2));
const withLeak = shareGuessed(
  parts.training.map((i) => doubled[i]),
  parts.validation.map((i) => doubled[i]),
);
withLeak;

// %% id="no-leak"
const first = divide(300, 0.15, seeded(2)); // split, then copy
const withoutLeak = shareGuessed(
  first.training.flatMap((i) => [single[i], twin(single[i])]),
  first.validation.map((i) => single[i]),
);
console.log("with the leak", withLeak, "and without", withoutLeak);

// %% [markdown] id="majority"
// <details><summary>Answer</summary>
//
// - a) That is what comes out if the split is made **before** the copies:
//   {{no-leak.withoutLeak:2}}.
// - **b)** {{leak.withLeak:2}}. Most validation points have their twin among the
//   training points. It looks like learning, and is only remembering.
// - c) A leak makes results look better, never worse. That is why nobody looks for
//   it.
//
// </details>
//
// *A common mistake:* to copy, turn or shift images first and to split
// afterwards. Split first. What belongs together (copies, images of one writer)
// goes to the same side.
//
// ## Baseline 1: always the same answer
//
// A **baseline** is the result of something simple, to compare with. The simplest
// of all: always the same answer. Here is how often each digit occurs in the test
// images.

// %% id="majority-code"
const perDigit = (labels: ArrayLike<number>) =>
  Array.from(
    { length: 10 },
    (_, digit) =>
      Array.from(labels).filter((label) => label === digit).length,
  );
const testCounts = perDigit(test.labels);
show(barChart(testCounts, { x: "digit", y: "test images" }));
Math.max(...testCounts) / test.labels.length;

// %% [markdown] id="ink-question"
// A program that always says "1" is right in **{{majority-code:2%}} %**, and it has
// learnt nothing. A network that stays at 11 % has perhaps learnt just this.
//
// ## Baseline 2: how much ink?
//
// One number for an image: the sum of its ink. We take the mean ink of each digit
// from the training images. A test image gets the digit whose mean is nearest.
//
// **Predict.** What share of the test images does that get right?
//
// - a) about 10 %: ink says nothing
// - b) about 22 %
// - c) about 60 %

// %% id="ink"
const inkOf = (X: Matrix, i: number) => sum(sliceRows(X, i, i + 1)); // a row
const inks = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const trainingCounts = perDigit(training.labels);
training.labels.forEach((digit, i) => {
  inks[digit] += inkOf(training.X, i) / trainingCounts[digit];
});
show(barChart(inks, { x: "digit", y: "mean ink" }));

// %% id="ink-accuracy"
const nearestTo = (value: number, list: number[]) => {
  const distances = list.map((one) => Math.abs(one - value));
  return distances.indexOf(Math.min(...distances));
};
const shareRight = (answers: number[]) =>
  answers.filter((answer, i) => answer === test.labels[i]).length /
  answers.length;
shareRight(
  Array.from(test.labels, (_, i) => nearestTo(inkOf(test.X, i), inks)),
);

// %% [markdown] id="means-task"
// <details><summary>Answer</summary>
//
// - a) A 1 has half as much ink as a 0. That is something.
// - **b)** {{ink-accuracy:1%}} %: twice as good as always "1", with a single number.
// - c) Several digits have nearly the same ink.
//
// </details>
//
// ## Baseline 3: the nearest mean image
//
// One number was too few. Now all of them, one for each pixel: the mean of all
// images of a digit is an image, too.
//
// ## Exercise 5: mean images
//
// Write it: row $k$ of the result is the mean of the rows of $X$ whose label is
// $k$. Each class occurs at least once.

// %% id="mean-images" tags="exercise"
function meanImages(
  X: Matrix,
  labels: ArrayLike<number>,
  classes: number,
): Matrix {
  return todo(X, labels, classes);
}

// %% id="mean-images-check"
exercises.mnistData.meanImages.check(meanImages);

// %% id="mean-images-use"
const meansOf = exercises.mnistData.meanImages.use(meanImages);
const means = meansOf(training.X, training.labels, 10);
show(
  imageGrid(means, {
    columns: 10,
    labels: Array.from({ length: 10 }, (_, digit) => `${digit}`),
    title: "The mean image of each digit",
  }),
);

// %% [markdown] id="mean-question"
// **Predict.** An image gets the digit whose mean image is nearest (the sum of
// the squared differences of its pixels is smallest). What share is right?
//
// - a) about 50 %
// - b) about 82 %
// - c) about 95 %

// %% id="nearest"
function nearestMean(X: Matrix, i: number, means: Matrix): number {
  const image = sliceRows(X, i, i + 1);
  const distances = Array.from({ length: 10 }, (_, digit) => {
    const away = subtract(image, sliceRows(means, digit, digit + 1));
    return sum(map(away, (d) => d * d));
  });
  return distances.indexOf(Math.min(...distances));
}

// %% id="nearest-accuracy"
const byMean = Array.from(test.labels, (_, i) =>
  nearestMean(test.X, i, means),
);
shareRight(byMean);

// %% id="wrong-ones"
const wrong = Array.from(test.labels, (_, i) => i).filter(
  (i) => byMean[i] !== test.labels[i],
);
const rowsOf = (X: Matrix, rows: number[]) =>
  matrix(rows.map((i) => sliceRows(X, i, i + 1).toArray()[0]));

// %% id="wrong-ones-plot"
const few = wrong.slice(0, 20);
const labels = few.map((i) => `${test.labels[i]}, not ${byMean[i]}`);
const title = "Read wrongly by the mean images";
show(imageGrid(rowsOf(test.X, few), { columns: 10, labels, title }));

// %% [markdown] id="one-layer-text"
// <details><summary>Answer</summary>
//
// - a) It does much better than that.
// - **b)** {{nearest-accuracy:2%}} %, without any learning rate, epoch or gradient.
// - c) A mean is a blurred digit: it stands for no handwriting very well.
//
// *A common mistake:* to be proud of a network with 85 % on these images. It beats
// ten blurred pictures by three points.
//
// </details>
//
// ## Baseline 4: one layer, trained by hand
//
// The simplest network has no hidden layer: 784 inputs, ten sums $z$, one for
// each digit, and a softmax that makes probabilities $p$ of them. The loss is
// the cross-entropy, and its slope along each $z$ is $p - y$ (lesson 05).
//
// We take a batch of 32 images at once, one in each row of $X$. The loss is the
// mean over these $n = 32$ images, so $dZ = (P - Y) / n$, and $dW = X^T dZ$
// (lesson 08). The library's tools have the names of what they do:
// `transposedTimes(X, dZ)` is $X^T dZ$, and `sumRows` adds up all the rows.

// %% id="one-layer"
interface OneLayer {
  W: Matrix; // 784 x 10
  b: Matrix; // 1 x 10
}
const read = ({ W, b }: OneLayer, X: Matrix) =>
  softmax.apply(addRow(matmul(X, W), b)); // n x 10

// %% id="one-step-code"
function oneStep(layer: OneLayer, X: Matrix, Y: Matrix, rate: number) {
  const dZ = scale(subtract(read(layer, X), Y), 1 / X.rows); // n x 10
  const dW = transposedTimes(X, dZ); // 784 x 10
  const db = sumRows(dZ); // 1 x 10
  const W = subtract(layer.W, scale(dW, rate));
  return { W, b: subtract(layer.b, scale(db, rate)) };
}

// %% [markdown] id="loop-question"
// That is forward, backward and update in five lines. The rest is a loop: all
// 60,000 images once, 32 at a time. We start with zeros. (With one layer this is
// allowed. Hidden units would stay equal: lesson 08.)
//
// **Predict.** Before the first step all $z$ are 0. What are the ten
// probabilities, and what is the loss?
//
// - a) ten times $0$, and the loss is $0$
// - b) ten times $0.1$, and the loss is $-\ln 0.1$
// - c) $1$ for the digit 0, and the loss is $1$

// %% id="loop-code"
function oneEpoch(start: OneLayer, { X, Y }: Dataset): OneLayer {
  let layer = start;
  for (let i = 0; i < X.rows; i += 32) {
    const end = Math.min(i + 32, X.rows);
    layer = oneStep(layer, sliceRows(X, i, end), sliceRows(Y, i, end), 0.1);
  }
  return layer;
}

// %% id="loop-run"
const none: OneLayer = { W: zeros(784, 10), b: zeros(1, 10) };
const firstLoss = -Math.log(read(none, sliceRows(test.X, 0, 1)).data[0]);
const byHand = oneEpoch(none, training);
console.log("loss before the first step:", firstLoss);
shareRight(argmaxRows(read(byHand, test.X))); // the largest is the answer

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// - a) Probabilities add up to 1, so they cannot all be 0.
// - **b)** The softmax of ten equal sums is $0.1$ each, and the loss is
//   ${{loop-run.firstLoss:3}}$. A network that knows nothing about ten classes
//   has this loss. Remember it.
// - c) Nothing prefers the digit 0: all sums are equal.
//
// **{{loop-run:2%}} %** after a few seconds. One layer of $784 \cdot 10 + 10$
// numbers is the mark that a network with hidden layers must pass.
//
// </details>
//
// ## Summary
//
// - A file is bytes and a description. Read the sizes from the file, check its
//   sign, and scale the pixels.
// - A class is a name: one-hot, not a number.
// - Training images teach, validation images choose, test images judge, once.
// - Split first, then copy. A leak always looks like success.
// - Baselines on the test images: {{majority-code:2%}} % (always "1"),
//   {{ink-accuracy:1%}} % (ink), {{nearest-accuracy:2%}} % (mean images),
//   {{loop-run:2%}} % (one layer).
//
// ## Questions
//
// 1. A file begins with 0, 0, 8, 1. What does it hold?
// 2. Why is the mean ink of each digit taken from the training images, and not
//    from the test images?
// 3. Somebody scales with the largest pixel of *each image*. What changes?
// 4. *Open:* how many images would a program need that only compares with all of
//    them, pixel by pixel, to be as good as a network?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. Bytes in one direction: a list of labels.
// 2. The test images only judge. A mean that was taken from them would know them
//    already.
// 3. Pale images become as dark as others. It is a choice, and must be made in the
//    same way for every image that the network will ever see.
//
// </details>
