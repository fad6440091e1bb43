// %% [markdown] id="title"
// # 15 Learning better
//
// A network that learns at all can mostly learn **faster**, and stop **in time**.
// Five ideas do most of that work: a rate that shrinks, a step that remembers,
// a step of its own for each weight, weights that are kept small, and an end
// when nothing gets better. Each is a few lines. You write all five, and they
// give the library's numbers. Then you are the doctor: eight trainings are ill.
//
// | | |
// |---|---|
// | **Goal** | You can choose a learning rate and a schedule, write momentum and Adam, keep weights small, stop in time, and say from its curves what is wrong with a training. |
// | **You will build** | step decay, a step with momentum, Adam's step, weight decay, early stopping, eight diagnoses |

// %% id="imports"
import {
  adam,
  contour,
  type Dataset,
  dense,
  exercises,
  lineChart,
  liveTraining,
  matrix,
  mnist,
  momentum,
  type Network,
  network,
  type Optimizer,
  relu,
  scale,
  seeded,
  sgd,
  show,
  sigmoid,
  softmax,
  split,
  stepDecay,
  take,
  tanh,
  todo,
  train,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 03, 06 and 12.
//
// **Predict.** The valley $f(w) = 2 w^2$ has the slope $4w$. You start at
// $w = 1$ with the rate $0.5$. Where are you after 100 steps?
//
// - a) at 0
// - b) at 1
// - c) far away

// %% id="warm-up-rate"
let w0 = 1;
for (let i = 0; i < 100; i++) w0 -= 0.5 * 4 * w0;
w0;

// %% [markdown] id="warm-up-dead"
// <details><summary>Answer</summary>
//
// - a) A smaller rate would go there.
// - **b)** Each step goes from $1$ to $-1$, or back. The limit for this valley is
//   the rate $2/4$: below it you arrive, above it you fly away.
// - c) That happens above $0.5$.
//
// </details>
//
// **Predict.** A ReLU unit has $z < 0$ at every training image. What slope do
// its weights get?
//
// - a) 0
// - b) a negative one
// - c) the same as before

// %% id="warm-up-dead-code"
const zs = [-3, -0.5, -2];
zs.map((z) => relu.slope(relu.apply(z)));

// %% [markdown] id="warm-up-choose"
// <details><summary>Answer</summary>
//
// - **a)** The ReLU stops every slope. Its weights never move again: a **dead**
//   unit.
// - b) Left of 0 the ReLU is flat: its slope is exactly 0.
// - c) Nothing remembers it. (Soon something will.)
//
// </details>
//
// **Predict.** You try three learning rates and take the one that does best.
// Best on which images?
//
// - a) the training images
// - b) the validation images
// - c) the test images

// %% id="warm-up-choose-code"
const { training } = await mnist();
const first = (count: number) =>
  take(training, Math.min(count, training.X.rows));
const sample = split(first(6000), { validation: 1 / 3 });
console.log("to learn from:", sample.training.X.rows);
console.log("to choose by: ", sample.validation.X.rows);

// %% [markdown] id="rate"
// <details><summary>Answer</summary>
//
// - a) The network may have learnt them by heart.
// - **b)** They are new to the network, and choosing is what they are for.
// - c) What has chosen something cannot judge it any more. In this lesson
//   everything is chosen, so the test images stay in their file.
//
// </details>
//
// ## Which rate?
//
// A network of 784-30-10, two epochs of 4,000 images, eight rates from $0.001$ to
// $3$. Each is about three times the one before: a rate is right or wrong by
// *factors*, so the axis is logarithmic.
//
// **Predict.** Which rate is best?
//
// - a) about 0.003: small steps are safe
// - b) about 0.2: as large as goes well
// - c) 3: the fastest

// %% id="thirty"
function thirty(seed: number): Network {
  const hidden = dense(30, { activation: relu });
  const layers = [hidden, dense(10, { activation: softmax })];
  return network({ inputs: 784, layers, random: seeded(seed) });
}

// %% id="sweep"
const rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];
const shares: number[] = [];
for (const learningRate of rates) {
  const { training, validation } = sample;
  const options = { epochs: 2, learningRate, validation, random: seeded(1) };
  const { validationAccuracy } = await train(thirty(1), training, options);
  shares.push(validationAccuracy[1]);
}
const swept = { x: rates, y: shares, mode: "lines+markers" as const };
show(lineChart(swept, { x: "rate", y: "accuracy", xScale: "log" }));

// %% [markdown] id="rate-answer"
// <details><summary>Answer</summary>
//
// - a) Safe, and slow: {{sweep.shares.1:0%}} % after two epochs.
// - **b)** Between $0.1$ and $0.3$ it reaches about {{sweep.shares.4:0%}} %. A rate
//   three times larger is much worse: the best rate stands near the edge.
// - c) {{sweep.shares.7:0%}} %: no better than guessing.
//
// (Three seeds give the same picture, with the best rate at 0.1 or 0.3.)
//
// </details>
//
// ## Exercise 1: a rate that shrinks
//
// Large steps at the beginning, when there is far to go. Small ones at the end:
// each batch pulls in a slightly different direction, and small steps average
// over many batches. **Step decay** keeps a rate for some epochs, then
// multiplies it by a factor, again and again.
//
// With `from` $0.5$, `every` $4$ and `factor` $0.2$: the epochs 1 to 4 have the
// rate $0.5$, the epochs 5 to 8 have $0.5 \cdot 0.2 = 0.1$, then comes $0.02$.
// Epochs count from 1.

// %% id="rate-at" tags="exercise"
function rateAt(
  epoch: number,
  from: number,
  every: number,
  factor: number,
): number {
  return todo(epoch, from, every, factor);
}

// %% id="rate-at-check"
exercises.learningBetter.rateAt.check(rateAt);

// %% id="rate-at-same"
const rateOf = exercises.learningBetter.rateAt.use(rateAt);
const theirs = stepDecay({ from: 0.5, every: 4, factor: 0.2 });
const epochs = Array.from({ length: 12 }, (_, i) => i + 1);
const apart = epochs.map((e) => Math.abs(rateOf(e, 0.5, 4, 0.2) - theirs(e)));
console.log("apart from the library's, at most:", Math.max(...apart));

// %% [markdown] id="decay-question"
// Your schedule in a training, beside the constant rate $0.5$.
//
// **Predict.** The validation losses of both: from which epoch on do they differ?
//
// - a) from the first
// - b) from the fifth
// - c) only in the last

// %% id="decay"
async function withSchedule(schedule: (epoch: number) => number) {
  const { training, validation } = sample;
  const options = { epochs: 12, schedule, validation, random: seeded(1) };
  return (await train(thirty(1), training, options)).validationLoss;
}
const constant = await withSchedule(() => 0.5);
const shrinking = await withSchedule((e) => rateOf(e, 0.5, 4, 0.2));
const bothRates = {
  "0.5": { x: epochs, y: constant },
  "step decay": { x: epochs, y: shrinking },
};
show(lineChart(bothRates, { x: "epoch", y: "validation loss" }));

// %% [markdown] id="momentum-text"
// <details><summary>Answer</summary>
//
// - a) The first four epochs have the same rate, the same images, the same start.
// - **b)** When the rate falls to $0.1$, the curve falls with it, and lies still.
// - c) At the end: {{decay.constant.11:2}} with the constant rate,
//   {{decay.shrinking.11:2}} with the decay. (Five seeds: 0.23 to 0.28 against 0.19
//   to 0.22.)
//
// </details>
//
// ## Momentum: a step that remembers
//
// Look at a narrow valley: $f(x, y) = (x^2 + 25 y^2) / 2$, with the slopes $x$
// and $25y$. Across ($y$) it is steep, and a rate above $2/25 = 0.08$ flies away.
// Along ($x$) it is nearly level, and $0.07$ is a slow walk. No rate is right for
// both.
//
// A ball would roll: its speed across is turned round again and again, its
// speed along adds up. So keep a **velocity** $v$. Each step takes a share of
// the old velocity and adds the slope $g$:
//
// $$v \leftarrow 0.9\, v + g, \qquad w \leftarrow w - \text{rate} \cdot v$$
//
// With $w = 5$, $v = 1$, $g = 2$ and the rate $0.1$: $v$ becomes
// $0.9 \cdot 1 + 2 = 2.9$, and $w$ becomes $5 - 0.1 \cdot 2.9 = 4.71$.
//
// ## Exercise 2: a step with momentum
//
// `w`, `v` and `g` are lists of the same length. Return new ones.

// %% id="momentum-step" tags="exercise"
interface Rolling {
  w: number[];
  v: number[];
}
function momentumStep(
  { w, v }: Rolling,
  g: number[],
  rate: number,
  kept: number,
): Rolling {
  return todo(w, v, g, rate, kept);
}

// %% id="momentum-step-check"
exercises.learningBetter.momentumStep.check(momentumStep);

// %% [markdown] id="valley-question"
// **Predict.** 120 steps from $(-9, 1)$ in the narrow valley, with the rate $0.03$.
// Plain descent ends about 0.2 from the bottom. And with momentum?
//
// - a) as far away: the rate is the same
// - b) more than ten times nearer
// - c) it flies away

// %% id="valley"
const valley = (x: number, y: number) => (x * x + 25 * y * y) / 2;
const slopeAt = ([x, y]: number[]) => [x, 25 * y];
const start = [-9, 1];
const rolling = exercises.learningBetter.momentumStep.use(momentumStep);

// %% id="roll"
function roll(kept: number): number[][] {
  let now: Rolling = { w: start, v: [0, 0] };
  const places = [now.w];
  for (let i = 0; i < 120; i++) {
    now = rolling(now, slopeAt(now.w), 0.03, kept);
    places.push(now.w);
  }
  return places;
}

// %% id="valley-plot"
const plain = roll(0); // no velocity is kept: plain descent
const rolled = roll(0.9);
const area = { xRange: [-10, 2], yRange: [-3, 3] } as const;
show(contour(valley, { paths: { plain, momentum: rolled }, ...area }));

// %% id="valley-ends"
const fromBottom = (places: number[][]) => Math.hypot(...places[120]);
const [plainEnd, rolledEnd] = [fromBottom(plain), fromBottom(rolled)];
console.log("plain:   ", plainEnd.toFixed(4));
console.log("momentum:", rolledEnd.toFixed(4));

// %% [markdown] id="adam-text"
// <details><summary>Answer</summary>
//
// - a) The rate is the same, the steps are not: where the slope keeps its sign,
//   the velocity grows to ten times the slope ($1 / (1 - 0.9)$).
// - **b)** {{valley-ends.plainEnd:2}} from the bottom, against
//   {{valley-ends.rolledEnd:4}}.
// - c) Across the valley it swings, as the plot shows, and the swings become
//   smaller.
//
// *A common mistake:* to compare both at the same rate and praise the momentum.
// Along a steady slope $0.9$ makes the step ten times as long. On the digits, plain
// descent at $0.3$ does as well as momentum at $0.03$. What momentum *can* do and a
// larger rate cannot is the narrow valley.
//
// </details>
//
// ## Adam: a step of its own for each weight
//
// A pixel at the edge is seldom ink, so its weights seldom get a slope. One rate
// for all is wrong again. **Adam** keeps two running means for each weight: $m$ of
// the slope, $s$ of its square. Their quotient $m / \sqrt{s}$ is about $\pm 1$ if
// the slope keeps its sign, however large or small it is, and near 0 if it
// changes its sign all the time.
//
// Both means begin at 0, so at first they are too small. After $t$ steps the
// shares sum up to $1 - 0.9^t$ and $1 - 0.999^t$: divide by that.
//
// $$\begin{aligned} m &\leftarrow 0.9\,m + 0.1\,g \\ s &\leftarrow 0.999\,s + 0.001\,g^2
// \end{aligned}$$
//
// $$\hat m = \frac{m}{1 - 0.9^t} \qquad \hat s = \frac{s}{1 - 0.999^t}$$
//
// $$w \leftarrow w - \text{rate} \cdot \frac{\hat m}{\sqrt{\hat s} + 10^{-8}}$$
//
// **Predict.** The first step of Adam, with the rate $0.01$ and a slope of
// $1000$. How far does the weight go?
//
// - a) 10
// - b) 0.01
// - c) 0.001

// %% id="first-adam"
const huge = matrix([[5]]);
adam({ learningRate: 0.01 }).update(huge, matrix([[1000]]));
5 - huge.at(0, 0);

// %% [markdown] id="adam-task"
// <details><summary>Answer</summary>
//
// - a) That is what plain descent does.
// - **b)** After one step the corrected means are $g$ and $g^2$, and
//   $g / \sqrt{g^2} = 1$: one rate, whatever the slope.
// - c) The $0.1$ is corrected: divided by $1 - 0.9 = 0.1$.
//
// </details>
//
// ## Exercise 3: Adam's step
//
// `t` counts the steps: the step that you take is number `t + 1`. Return new
// lists, and the new count.

// %% id="adam-step" tags="exercise"
interface Adaptive {
  w: number[];
  m: number[];
  s: number[];
  t: number;
}
function adamStep(now: Adaptive, g: number[], rate: number): Adaptive {
  const { w, m, s, t } = now;
  return todo(w, m, s, t, g, rate);
}

// %% id="adam-step-check"
exercises.learningBetter.adamStep.check(adamStep);

// %% [markdown] id="same-text"
// Do yours and the library's go the same way? 100 steps down the valley by
// each: your lists, and the library's optimizers with a matrix.

// %% id="same"
function libraryEnd(optimizer: Optimizer): number[] {
  const w = matrix([start]);
  for (let i = 0; i < 100; i++) {
    optimizer.update(w, matrix([slopeAt(w.toArray()[0])]));
  }
  return w.toArray()[0];
}
const adaptive = exercises.learningBetter.adamStep.use(adamStep);
let ball: Rolling = { w: start, v: [0, 0] };
let own: Adaptive = { w: start, m: [0, 0], s: [0, 0], t: 0 };

// %% id="same-ends"
for (let i = 0; i < 100; i++) {
  ball = rolling(ball, slopeAt(ball.w), 0.03, 0.9);
  own = adaptive(own, slopeAt(own.w), 0.3);
}
const gapOf = (a: number[], b: number[]) =>
  Number(Math.hypot(a[0] - b[0], a[1] - b[1]).toPrecision(2));
const momentumGap = gapOf(
  ball.w,
  libraryEnd(momentum({ learningRate: 0.03 })),
);
const adamGap = gapOf(own.w, libraryEnd(adam({ learningRate: 0.3 })));
console.log(`apart: momentum ${momentumGap}, Adam ${adamGap}`);

// %% [markdown] id="three-text"
// Now on the digits, by the library's fast engine: three epochs of each.

// %% id="three"
async function withRule(optimizer: Optimizer) {
  const { training, validation } = sample;
  const options = { epochs: 3, optimizer, validation, random: seeded(1) };
  const { validationAccuracy } = await train(thirty(1), training, options);
  return { x: [1, 2, 3], y: validationAccuracy };
}

// %% id="three-plot"
const ruled = {
  "plain, 0.03": await withRule(sgd({ learningRate: 0.03 })),
  "momentum, 0.03": await withRule(momentum({ learningRate: 0.03 })),
  "Adam, 0.003": await withRule(adam({ learningRate: 0.003 })),
};
show(lineChart(ruled, { x: "epoch", y: "validation accuracy" }));

// %% [markdown] id="weight-decay-text"
// Momentum and Adam reach about 91 %, plain descent with the same rate 88 %
// (five seeds each). Adam's strength is not a better end. It is that $0.001$ to
// $0.003$ is a good rate for nearly everything.
//
// ## Weights that stay small
//
// Only 500 images, 40 epochs: the network learns them by heart, and its weights
// grow, for larger weights make it surer. **Weight decay** (L2) adds a small pull
// to zero to each slope: a share $\lambda$ of the weight itself.
//
// $$g \leftarrow g + \lambda w$$
//
// With $w = 2$, $g = -0.5$ and $\lambda = 0.1$: $g$ becomes
// $-0.5 + 0.1 \cdot 2 = -0.3$. (It is the slope of the loss with
// $\frac{\lambda}{2} w^2$ added: a price for large weights.)
//
// ## Exercise 4: weight decay
//
// Write it: `g` has a slope for each weight of `w`, and `lambda` is $\lambda$. Return
// the new slopes.

// %% id="decayed" tags="exercise"
function decayed(g: number[], w: number[], lambda: number): number[] {
  return todo(g, w, lambda);
}

// %% id="decayed-check"
exercises.learningBetter.decayed.check(decayed);

// %% id="decayed-same"
const pulled = exercises.learningBetter.decayed.use(decayed);
const pulledW = matrix([[2, -1, 0.5]]);
const rule = sgd({ learningRate: 0.1, weightDecay: 0.1 });
const before = pulledW.toArray()[0];
rule.update(pulledW, matrix([[-0.5, 0.2, 1]]));
const mine = pulled([-0.5, 0.2, 1], before, 0.1).map(
  (g, i) => before[i] - 0.1 * g,
);
console.log("yours:  ", mine.join(", "));
console.log("library:", pulledW.toArray()[0].join(", "));

// %% [markdown] id="decay-pair-question"
// **Predict.** With $\lambda = 0.01$, after 40 epochs of the 500 images: which
// number changes clearly?
//
// - a) the validation loss
// - b) the validation accuracy
// - c) both

// %% id="few"
const few = split(first(2500), { validation: 0.8 });

// %% id="with-decay"
async function withDecay(weightDecay: number) {
  const { training, validation } = few;
  const net = thirty(1);
  const optimizer = sgd({ learningRate: 0.1, weightDecay });
  const options = { epochs: 40, optimizer, validation, random: seeded(1) };
  await train(net, training, options);
  const { loss, accuracy } = net.evaluate(validation);
  const size = Math.hypot(...net.layers[0].weights[0].data);
  return { loss, accuracy, size };
}

// %% id="by-heart" tags="slow"
const free = await withDecay(0);
const small = await withDecay(0.01);
const pair = { "without decay": free, "with decay": small };
for (const [name, { loss, accuracy, size }] of Object.entries(pair)) {
  const ends = `loss ${loss.toFixed(3)}, accuracy ${accuracy.toFixed(3)}`;
  console.log(`${name}: ${ends}, weights ${size.toFixed(2)} long`);
}

// %% [markdown] id="stop-text"
// <details><summary>Answer</summary>
//
// - **a)** From about 0.58 to 0.53, over three seeds: the network is less sure of
//   its mistakes. The weights of the first layer are a third shorter.
// - b) It stays near 83 %. 500 images say no more than that.
// - c) Only the loss asks how sure the network is.
//
// </details>
//
// ## Exercise 5: stop in time
//
// In lesson 12 you found the best epoch *afterwards*. A training must decide while
// it runs: it has the validation losses so far, one for each epoch done. Return
// `true` if the last `patience` epochs have all brought no new lowest loss.
//
// With the losses 0.9, 0.6, 0.7, 0.65 and a patience of 2: two epochs without a
// new lowest one, so it is time.

// %% id="is-time" tags="exercise"
function isTime(losses: number[], patience: number): boolean {
  return todo(losses, patience);
}

// %% id="is-time-check"
exercises.learningBetter.isTime.check(isTime);

// %% [markdown] id="early-text"
// `onEpoch` may return `false`: then the training ends. At most 60 epochs, with
// a patience of 5. Beside it the library's `earlyStopping`, which also brings
// back the weights of the best epoch.

// %% id="early"
const stopNow = exercises.learningBetter.isTime.use(isTime);
const most = { epochs: 60, learningRate: 0.2, validation: few.validation };
const stopped = await train(thirty(1), few.training, {
  ...most,
  random: seeded(1),
  onEpoch: ({ history }) => !stopNow(history.validationLoss, 5),
});

// %% id="early-library"
const byLibrary = await train(thirty(1), few.training, {
  ...most,
  random: seeded(1),
  earlyStopping: { patience: 5 },
});
console.log("epochs: yours", stopped.epochs, "  library", byLibrary.epochs);

// %% [markdown] id="doctor-text"
// Both end after {{early.stopped.epochs:0}} epochs of 60; the best was
// epoch {{early-library.byLibrary.bestEpoch:0}}.
//
// ## Training doctor
//
// Eight trainings of the same digits. Each has **one** illness of this list:
//
// - `"rate too large"`, `"rate too small"`
// - `"not scaled"`: pixels from 0 to 255 instead of 0 to 1
// - `"equal units"`: all weights of a layer began with the same number
// - `"dead units"`: no ReLU is ever above 0
// - `"vanishing"`: five layers of sigmoids
// - `"by heart"`: too few images for so many weights
// - `"wrong labels"`: half of the training labels are random
//
// A healthy one first, so that you know the instruments. In each epoch the
// panel shows, beside loss and accuracy, for each layer: the length of its
// gradient; how far its weights go in an update, as a share of their length
// (about 0.001 is healthy); the share of units that learn nothing; and what its
// units give.

// %% id="ward"
const causes = [
  ...(["rate too large", "rate too small", "not scaled"] as const),
  ...(["equal units", "dead units", "vanishing"] as const),
  ...(["by heart", "wrong labels"] as const),
];
type Cause = (typeof causes)[number];
const ward = seeded(15).shuffle([...causes]); // who has what: do not look
const clinic = split(first(1500), { validation: 1 / 3 });

// %% id="patients"
function patientWith(cause?: Cause): Network {
  const calm = cause === "rate too large" || cause === "equal units";
  const activation = cause === "vanishing" ? sigmoid : calm ? tanh : relu;
  const hidden = Array(cause === "vanishing" ? 5 : 1).fill(
    dense(30, { activation }),
  );
  const layers = [...hidden, dense(10, { activation: softmax })];
  return network({ inputs: 784, layers, random: seeded(1) });
}

// %% id="infect"
function infect(net: Network, cause?: Cause): Network {
  if (cause === "dead units") net.layers[0].weights[1].data.fill(-20);
  if (cause !== "equal units") return net;
  for (const { weights } of net.layers) weights[0].data.fill(0.01);
  return net;
}

// %% id="food"
function foodOf(cause?: Cause): Dataset {
  const { X, Y } = clinic.training;
  if (cause === "not scaled") return { X: scale(X, 255), Y };
  if (cause === "by heart") return take(clinic.training, 100);
  if (cause !== "wrong labels") return { X, Y };
  const random = seeded(2);
  const other = Array.from({ length: Y.rows }, (_, i) =>
    random.next() < 0.5 ? random.integer(Y.rows) : i,
  );
  return { X, Y: matrix(other.map((i) => Y.toArray()[i])) };
}

// %% id="treat"
async function examine(title: string, cause?: Cause): Promise<void> {
  const [net, data] = [infect(patientWith(cause), cause), foodOf(cause)];
  const special: Record<string, number> = {
    "rate too large": 5,
    "rate too small": 0.0002,
  };
  const learningRate = special[cause ?? ""] ?? 0.1;
  const epochs = cause === "by heart" ? 60 : 12;
  const { validation } = clinic;
  const panel = liveTraining({ title, net, data });
  await train(net, data, { epochs, learningRate, validation, ...panel });
}

// %% id="healthy"
await examine("healthy");

// %% [markdown] id="first-four"
// The first four patients.

// %% id="patient-a"
await examine("Patient A", ward[0]);

// %% id="patient-b"
await examine("Patient B", ward[1]);

// %% id="patient-c"
await examine("Patient C", ward[2]);

// %% id="patient-d"
await examine("Patient D", ward[3]);

// %% [markdown] id="other-four"
// And the other four.

// %% id="patient-e"
await examine("Patient E", ward[4]);

// %% id="patient-f"
await examine("Patient F", ward[5]);

// %% id="patient-g"
await examine("Patient G", ward[6]);

// %% id="patient-h"
await examine("Patient H", ward[7]);

// %% [markdown] id="doctor-task"
// ## Exercise 6: eight diagnoses
//
// Write one of the eight names for each patient. Where do you look first? At the
// loss of the first epoch: far above 2.3? Then at the first layer's gradient: is
// it zero, or small? Then at training beside validation.

// %% id="diagnoses" tags="exercise"
const diagnoses: Record<string, Cause> = {
  A: todo(),
  B: todo(),
  C: todo(),
  D: todo(),
  E: todo(),
  F: todo(),
  G: todo(),
  H: todo(),
};

// %% id="diagnoses-check"
exercises.learningBetter.doctor.check(diagnoses);

// %% [markdown] id="summary"
// ## Summary
//
// | illness | what the panel shows | cure |
// |---|---|---|
// | rate too large | the loss jumps, or lies far above 2.3 | a third of the rate |
// | rate too small | all is well, and nothing moves | three times the rate |
// | not scaled | a huge first loss, then dead or stuck units | scale the inputs |
// | equal units | it learns a little, and stays | random first weights |
// | dead units | gradient 0, dead share 1, loss $\ln 10$ | smaller rate, bias 0 |
// | vanishing | the first layers' gradients are a hundredth | ReLU, He's start |
// | by heart | training 100 %, validation far below, its loss falls no more | more data, decay, stop |
// | wrong labels | in most epochs validation is *better* than training | look at the data |
//
// - Look for the best rate by factors of three, on validation data.
// - Shrink it at the end: $\text{rate} \cdot \text{factor}^k$.
// - Momentum rolls along narrow valleys; Adam gives each weight its own step.
// - Weight decay keeps the network from being too sure; patience ends in time.
//
// ## Questions
//
// 1. With momentum $0.9$ and a slope that is always 1: to what does $v$ grow?
// 2. Why does Adam need the division by $1 - 0.9^t$ in the first steps only?
// 3. Both "rate too small" and "dead units" have a level loss. Which instrument
//    tells them apart?
// 4. *Open:* could a program be this doctor, and change the rate by itself?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. $v = 0.9 v + 1$ stands still at $v = 10$.
// 2. $0.9^t$ goes to 0: after 50 steps it is 0.005, and nothing is left to correct.
// 3. The gradient of the first layer: there is one in the first, and 0 in the
//    second.
//
// </details>
