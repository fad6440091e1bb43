// %% [markdown] id="title"
// # 12 The full MNIST run
//
// 70,000 small pictures of digits, written by hand by many people. Can a few
// thousand numbers learn to read them? You will train on all 60,000 training
// images. But first you will see what *no* network can already do, so that
// every network has to earn its keep.
//
// | | |
// |---|---|
// | **Goal** | You can train a network on real data, say what its accuracy is worth, and explain its mistakes. |
// | **You will build** | three baselines, two networks, a confusion matrix, a look inside |
// | **Time** | about 60 minutes; all cells together run in about one minute |
// | **Before this** | 01 to 07; 11 explains the files of MNIST |

// %% id="imports"
import {
  barChart,
  confusionMatrix,
  type Dataset,
  dense,
  exercises,
  imageGrid,
  lineChart,
  liveTraining,
  lossCurve,
  Matrix,
  mnist,
  Network,
  network,
  relu,
  seeded,
  show,
  sigmoid,
  softmax,
  take,
  todo,
  train,
  weightImages,
} from "chainrule";

// %% [markdown] id="data"
// ## The data
//
// The four original files come with the package. Each image has $28 \cdot 28 =
// 784$ pixels. A pixel is a number from 0 (paper) to 1 (ink). An image is one
// row of the matrix $X$. The 10,000 **test** images are by other writers. We
// keep them apart: nothing is ever learnt from them.

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

// %% [markdown] id="sparse-question"
// **Predict.** How many of the 47 million pixels are exactly 0?
//
// - a) about one half
// - b) about four in five
// - c) nearly none: scanners make noise

// %% id="sparse"
function shareOfZeros({ data }: Matrix): number {
  let zeros = 0;
  for (let i = 0; i < data.length; i++) if (data[i] === 0) zeros++;
  return zeros / data.length;
}
shareOfZeros(training.X);

// %% [markdown] id="majority"
// <details><summary>Answer</summary>
//
// b) 81 %. Most of a picture is paper. A product with 0 need not be computed,
// and our `matmul` leaves it out. This makes the first layer several times
// faster.
//
// </details>
//
// ## Baseline 1: always the same answer
//
// The labels are not equally frequent. The test images have 1,135 ones, more
// than of any other digit. A program that always says "1" is right on 1,135 of
// 10,000 images. That is **11.35 %**, with no learning at all. A network that is
// stuck at 11 % has perhaps learnt just this.

// %% id="majority-code"
const counts = Array.from(
  { length: 10 },
  (_, digit) => test.labels.filter((label) => label === digit).length,
);
show(barChart(counts, { x: "digit", y: "test images" }));

// %% [markdown] id="mean-image"
// ## Baseline 2: the nearest mean image
//
// For each digit we take the mean of all its training images, pixel by pixel.
// To read a new image, we look which of the ten means is nearest to it. The
// distance is the sum of the squared differences.

// %% id="mean-image-code"
function meanImages({ X, labels }: { X: Matrix; labels: Uint8Array }) {
  const means = new Matrix(10, X.cols); // 10 x 784
  const seen = new Array<number>(10).fill(0);
  for (const label of labels) seen[label]++;
  for (let i = 0; i < X.rows; i++) {
    for (let j = 0; j < X.cols; j++) {
      const share = X.data[i * X.cols + j] / seen[labels[i]];
      means.data[labels[i] * X.cols + j] += share;
    }
  }
  return means;
}

// %% id="mean-image-plot"
const means = meanImages(training);
show(
  imageGrid(means, {
    columns: 10,
    labels: Array.from({ length: 10 }, (_, digit) => `${digit}`),
    title: "The mean image of each digit",
  }),
);

// %% [markdown] id="mean-image-question"
// **Predict.** How many of the 10,000 test images are nearest to the mean of
// their own digit?
//
// - a) about 50 %
// - b) about 80 %
// - c) about 95 %

// %% id="nearest"
function nearestMean(X: Matrix, i: number): number {
  const distances = Array.from({ length: 10 }, (_, digit) => {
    let sum = 0;
    for (let j = 0; j < X.cols; j++) {
      const d = X.data[i * X.cols + j] - means.data[digit * X.cols + j];
      sum += d * d;
    }
    return sum;
  });
  return distances.indexOf(Math.min(...distances));
}

// %% id="nearest-accuracy"
function accuracyOf(answer: (X: Matrix, i: number) => number): number {
  let right = 0;
  for (let i = 0; i < test.X.rows; i++) {
    if (answer(test.X, i) === test.labels[i]) right++;
  }
  return right / test.X.rows;
}
accuracyOf(nearestMean);

// %% [markdown] id="linear"
// <details><summary>Answer</summary>
//
// b) **82.03 %**, without any learning rate, epoch or gradient.
//
// </details>
//
// ## Baseline 3: one layer
//
// The simplest network has no hidden layer: 784 inputs, 10 outputs, the
// **softmax**. It gives ten numbers above 0 that add up to 1: one
// **probability** for each digit. The loss is the cross-entropy,
// $-\ln p$, where $p$ is the probability given to the right digit.
//
// Before every training we do two checks. **First:** at the start the network
// knows nothing, so every digit should get about $0.1$, and the loss should be
// near $-\ln 0.1 = 2.303$.

// %% id="linear-net"
const linear = network({
  inputs: 784,
  layers: [dense(10, { activation: softmax })],
  random: seeded(1),
});
linear.evaluate(training);

// %% [markdown] id="overfit"
// **Second:** a network must be able to learn 20 images by heart. If it cannot,
// something is broken, and a long run would be a waste of time.

// %% id="overfit-code"
const copy = Network.load(linear.save());
const few = take(training, 20);
const rehearsal = await train(copy, few, {
  epochs: 100,
  batchSize: 20,
  learningRate: 0.5,
});
show(lossCurve(rehearsal));

// %% [markdown] id="linear-train"
// The loss goes to nearly 0. Now all 60,000 images, once: one **epoch**. The
// **batch size** is 32: after every 32 images the weights make one step against
// the mean gradient. The **learning rate** is $0.1$.

// %% id="linear-run"
await train(linear, training, {
  epochs: 1,
  batchSize: 32,
  learningRate: 0.1,
  random: seeded(1),
  ...liveTraining({ title: "784-10" }),
});
linear.evaluate(test);

// %% [markdown] id="linear-result"
// About **91 %** in a few seconds, with $784 \cdot 10 + 10 = 7850$ numbers. This
// is the mark that a network with hidden layers must pass.
//
// ## A network with two small hidden layers
//
// A well-known first network for MNIST has two hidden layers of 8 sigmoid units
// each: 784-8-8-10. It learns **per sample**: the batch size is 1, and the
// weights move 60,000 times in one epoch.
//
// **Predict.** Its test accuracy after one epoch will be
//
// - a) below 91 %: so small a network is worse than one layer
// - b) 91 to 95 %: two more layers help a little
// - c) above 95 %

// %% id="small-net"
const small = network({
  inputs: 784,
  layers: [
    dense(8, { activation: sigmoid }),
    dense(8, { activation: sigmoid }),
    dense(10, { activation: softmax }),
  ],
  random: seeded(1),
});

// %% id="small-run"
await train(small, training, {
  epochs: 1,
  batchSize: 1,
  learningRate: 0.03,
  random: seeded(1),
  ...liveTraining({ title: "784-8-8-10" }),
});
small.evaluate(test);

// %% [markdown] id="small-result"
// <details><summary>Answer</summary>
//
// a) Between 86 and 90 %, depending on the random start. All that an image says
// must pass through 8 numbers, and every sigmoid makes slopes smaller (lesson
// 04). More epochs bring it to about 91 %, no further.
//
// </details>
//
// *A common mistake:* "more layers are better". These two layers cost time and
// buy nothing. Without the baseline nobody would have noticed, for 88 % sounds
// good.

// %% [markdown] id="parameters-task"
// ## Exercise 1: count the parameters
//
// How many weights and biases has 784-8-8-10? And how many has 784-30-10, the
// next network?

// %% id="parameters" tags="exercise"
function parameterCounts(): { small: number; next: number } {
  return { small: todo(), next: todo() };
}

// %% id="parameters-check"
exercises.mnist.parameters.check(parameterCounts);

// %% [markdown] id="wider"
// ## One hidden layer of 30
//
// 30 hidden units with ReLU, the batch size 32, five epochs. The curve grows
// while it trains. Press stop if you like: what has been learnt is kept.

// %% id="wider-net"
const net = network({
  inputs: 784,
  layers: [
    dense(30, { activation: relu }),
    dense(10, { activation: softmax }),
  ],
  random: seeded(1),
});

// %% id="wider-run" tags="slow"
const history = await train(net, training, {
  epochs: 5,
  batchSize: 32,
  learningRate: 0.1,
  validation: test,
  random: seeded(1),
  ...liveTraining({ title: "784-30-10" }),
});
net.evaluate(test);

// %% [markdown] id="wider-result"
// More than **95 %**: of every ten mistakes of the single layer, about half are
// gone. (Here we give the test images as `validation` only to draw the second
// curve. We choose nothing by it. If you choose a setting by test accuracy, you
// need new test images to judge it.)

// %% id="curves"
show(
  lineChart(
    { training: history.accuracy, test: history.validationAccuracy },
    { x: "epoch", y: "accuracy" },
  ),
);

// %% [markdown] id="curves-question"
// **Predict.** After the first epoch the *test* accuracy is higher than the
// *training* accuracy. How can that be?

// %% [markdown] id="curves-answer"
// <details><summary>Answer</summary>
//
// The training accuracy is counted **while** the network learns: it includes
// the first hundred batches, when it knew nothing. The test accuracy is counted
// at the end of the epoch, with what it knows then.
//
// </details>

// %% [markdown] id="accuracy-task"
// ## Exercise 2: accuracy by hand
//
// The network gives a row of 10 probabilities for each image. Its answer is the
// place of the largest one. Write the accuracy: the share of rows whose answer
// is the label. If two are equally large, the first one counts.

// %% id="accuracy" tags="exercise"
function accuracy(rows: number[][], labels: number[]): number {
  return todo(rows, labels);
}

// %% id="accuracy-check"
exercises.mnist.accuracy.check(accuracy);

// %% [markdown] id="mistakes"
// ## Which mistakes?
//
// A single number hides a lot. The **confusion matrix** counts every pair: the
// row is the true digit, the column the network's answer. The diagonal is right.
//
// **Predict.** Which two digits will be mixed up most often?

// %% id="answers"
const probabilities = net.predict(test.X); // 10000 x 10
function largest(P: Matrix, i: number): number {
  let best = 0;
  for (let j = 1; j < P.cols; j++) {
    if (P.at(i, j) > P.at(i, best)) best = j;
  }
  return best;
}
const answers = Array.from(test.labels, (_, i) => largest(probabilities, i));

// %% id="confusion"
const actual = Array.from(test.labels);
show(confusionMatrix({ actual, predicted: answers }));

// %% [markdown] id="confusion-text"
// 4 and 9, 7 and 9, 3 and 5, 2 and 7: pairs that people mix up as well. The
// ones are nearly always right.

// %% [markdown] id="confusion-task"
// ## Exercise 3: the confusion matrix by hand
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
const pixels = (i: number) =>
  Array.from(test.X.data.subarray(i * 784, (i + 1) * 784));
console.log(wrong.length, "mistakes in 10000");

// %% id="worst-plot"
const worst = wrong.slice(0, 25);
show(
  imageGrid(worst.map(pixels), {
    columns: 5,
    labels: worst.map((i) => `${test.labels[i]}, read as ${answers[i]}`),
    title: "The 25 worst mistakes",
  }),
);

// %% [markdown] id="worst-text"
// Some of them nobody could read. Others are clear to you. The network has never
// heard of strokes: it only adds up pixels.
//
// ## A look inside
//
// There is a nice story about layers: the first one finds small edges, the next
// puts them together to circles, and two circles make an 8. It is a *hope*. Let
// us look. Each of the 30 hidden units has 784 weights, one for each pixel. We
// draw them as an image: orange is above 0, purple below.

// %% id="weights"
show(weightImages(net, { columns: 10 }));

// %% [markdown] id="weights-text"
// No edges, and no circles. There are blobs and rings, and much that looks like
// noise. The network found numbers that work. Nothing asked it to find numbers
// that *we* understand. (Larger networks with convolutions do find edges; lesson
// 14.)
//
// ## What does it say to noise?
//
// We give it 1,000 images of random pixels. **Predict.** A good answer would be
// $0.1$ for each digit: "I do not know". Will it say that?

// %% id="noise"
const random = seeded(7);
const noise = new Matrix(1000, 784);
for (let i = 0; i < noise.data.length; i++) noise.data[i] = random.next();
const said = net.predict(noise);
const sure = Array.from({ length: 1000 }, (_, i) =>
  said.at(i, largest(said, i)),
);
sure.filter((p) => p > 0.9).length;

// %% [markdown] id="noise-text"
// For most of the noise it is more than 90 % sure of some digit. The softmax
// must add up to 1, and the network has never seen an image that is no digit.
//
// *A common mistake:* to take the largest probability as a measure of truth. It
// says how one digit compares with the other nine, and nothing else.

// %% [markdown] id="stop-task"
// ## Exercise 4: when to stop
//
// With more epochs, the training loss goes on falling. The loss on images that
// were not learnt falls, and one day begins to rise: the network starts to learn
// by heart. **Early stopping** with a **patience** of $n$: stop when $n$ epochs
// in a row have brought no new lowest loss, and keep the weights of the best
// epoch. Return the number of the best epoch (counted from 0) that such a loop
// would keep.

// %% id="early-stopping" tags="exercise"
function bestEpoch(losses: number[], patience: number): number {
  return todo(losses, patience);
}

// %% id="early-stopping-check"
exercises.mnist.earlyStopping.check(bestEpoch);

// %% [markdown] id="beat-task"
// ## Exercise 5: beat it
//
// Build and train a network with at most **30,000** parameters that reads at
// least **96.5 %** of the test images. You may change the number of units, the
// learning rate, the batch size, the optimizer and the number of epochs. (Give
// the trained network back. The check counts and tests it.)

// %% id="beat" tags="exercise,slow"
async function myNetwork(data: Dataset): Promise<Network> {
  return todo(data);
}

// %% id="beat-check" tags="slow"
await exercises.mnist.beat.check(() => myNetwork(training));

// %% [markdown] id="summary"
// ## Summary
//
// | | parameters | test accuracy |
// |---|---|---|
// | always "1" | 0 | 11.35 % |
// | nearest mean image | 7,840 | 82.03 % |
// | 784-10, 1 epoch | 7,850 | about 91 % |
// | 784-8-8-10, 1 epoch | 6,442 | 86 to 90 % |
// | 784-30-10, 5 epochs | 23,860 | more than 95 % |
//
// - Baselines first. A number means something only beside another number.
// - Check the first loss ($\ln 10$), then learn 20 images by heart, then run.
// - Accuracy hides which mistakes are made; the confusion matrix shows them.
// - The weights need not mean anything to us, and a high probability is not
//   knowledge.
//
// ## Questions
//
// 1. Move every test image one pixel to the right. What will happen to the
//    accuracy? Try it.
// 2. The 784-30-10 network has 23,520 weights in its first layer. How many of
//    them belong to pixels that are always 0, and what becomes of these weights?
// 3. Why is the loss a better guide for training than the accuracy?
// 4. *Open:* how could a network say "this is no digit"?
//
// ## Next
//
// You have trained a network on real data, from the first number to the last.
// Next: 784-1000-10 and a claim of 98 % (lesson 13), then convolutions (14).
