// %% [markdown] id="title"
// # 09 Batch, mini-batch, SGD
//
// In lesson 08 every step looked at every sample. Four samples are no problem.
// With 60,000 images, one step would cost 60,000 passes, and 1,500 steps would
// take all day. **Must we look at everything before we move?** You will write
// one loop that can take all samples at once, a few, or a single one. Then you
// let the three race, and see what each of them is good for.
//
// | | |
// |---|---|
// | **Goal** | You can cut any data into batches, say what an epoch and an update are, and choose a batch size and a learning rate that fit each other. |
// | **You will build** | a fair shuffle, slices, an epoch of updates: batch, mini-batch and per-sample training in one loop |

// %% id="imports"
import {
  add,
  addRow,
  barChart,
  contour,
  type Dataset,
  decisionBoundary,
  exercises,
  gates,
  gatherRows,
  gradCheck,
  hadamard,
  lineChart,
  Matrix,
  map,
  matmul,
  matrix,
  mean,
  moons,
  playground,
  type Random,
  scale,
  seeded,
  show,
  spiral,
  subtract,
  sum,
  sumRows,
  timesTransposed,
  todo,
  transposedTimes,
  zeros,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 01 and 08.
//
// **Predict.** One layer, 5 samples with 3 inputs, 2 units. Which shape has
// $dW$?
//
// - a) 5x2, as $dZ$
// - b) 3x2, as $W$
// - c) 2x3

// %% id="warm-up-shape"
transposedTimes(zeros(5, 3), zeros(5, 2)).shape; // X^T dZ

// %% [markdown] id="warm-up-sum"
// <details><summary>Answer</summary>
//
// - a) A number for each sample? But all samples share the same weights.
// - **b)** A gradient has the shape of what it belongs to. The product
//   $X^T dZ$ adds over the five samples.
// - c) That is $W^T$. $W$ is in x out.
//
// </details>
//
// **Predict.** Three samples bring the slopes $-2$, $4$ and $2$ to one weight.
// The loss is the **mean** of the squares this time, not the sum. What is the
// slope?
//
// - a) $4$
// - b) $\frac{4}{3}$
// - c) $2$: the last one

// %% id="warm-up-sum-code"
const xs = [1, 2, -1];
const ys = [2, 1, 0];
const meanSquare = (w: number) =>
  xs.reduce((total, x, i) => total + (w * x - ys[i]) ** 2, 0) / 3;
Number(((meanSquare(1.001) - meanSquare(0.999)) / 0.002).toFixed(4));

// %% [markdown] id="warm-up-epoch"
// <details><summary>Answer</summary>
//
// - a) That is the slope of the sum.
// - **b)** The mean is the sum divided by 3, and so is its slope.
// - c) Slopes of the same weight are added, not overwritten.
//
// </details>
//
// **Predict.** In lesson 01 a unit saw the four rows of AND again and again,
// and changed its numbers after each mistake. It made two mistakes in its first
// pass over the rows. How many epochs, and how many updates were that?
//
// - a) two epochs, two updates
// - b) one epoch, two updates
// - c) four epochs, two updates

// %% id="warm-up-epoch-code"
const rowsSeen = 4;
const mistakes = 2;
console.log(rowsSeen / gates.and.X.rows, "epoch,", mistakes, "updates");

// %% [markdown] id="words"
// <details><summary>Answer</summary>
//
// - a) An update is no epoch.
// - **b)** An epoch is one pass over all the data. An update is one change of
//   the numbers.
// - c) Four samples were seen. Together they are one epoch.
//
// </details>
//
// ## The words
//
// Many texts mix these words up. Here they mean:
//
// - An **update** is one step: one gradient, and all weights move once.
// - A **batch** is the group of samples that this gradient is found from.
// - An **epoch** is one pass over all samples, whatever the batches are.
//
// | name | samples in a batch | updates in an epoch of $N$ samples |
// |---|---|---|
// | batch gradient descent | all $N$ | $1$ |
// | mini-batch gradient descent | a few, $B$ | about $N / B$ |
// | stochastic gradient descent (**SGD**) | one | $N$ |
//
// *A common mistake:* "SGD does an epoch for each sample". It does an *update*
// for each sample. (And many libraries say SGD for all three, with a batch size
// beside it.)
//
// ## Exercise 1: how many updates?
//
// Write it for any number of samples, batch size and epochs. The last batch of
// an epoch holds what is left, and counts as well.

// %% id="updates" tags="exercise"
function updates(samples: number, size: number, epochs: number): number {
  return todo(samples, size, epochs);
}

// %% id="updates-check"
exercises.miniBatches.updates.check(updates);

// %% id="updates-use"
const updatesIn = exercises.miniBatches.updates.use(updates);
for (const size of [60_000, 32, 1]) {
  console.log(`batch size ${size}: ${updatesIn(60_000, size, 10)} updates`);
}

// %% [markdown] id="data"
// That is MNIST, 60,000 images for ten epochs: 10 updates, or 18,750, or
// 600,000. The same images pass by, equally often.
//
// ## Data and a network
//
// We need more than four samples. **Moons**: 200 points in two half circles
// that reach into each other. No line can part them.
//
// The network is that of lesson 08, with biases. The hidden units have the
// tanh, whose slope is $1 - a^2$. The loss is the cross-entropy: the **mean**,
// over the samples, of $-\ln a$ where $y = 1$ and $-\ln(1 - a)$ where $y = 0$.
// With a sigmoid at the end, its slope along $z_2$ is $a_2 - y$ (lesson 05),
// here divided by the number of samples. We check that in a moment.

// %% id="net"
interface Net {
  W1: Matrix; // 2 x hidden
  b1: Matrix; // 1 x hidden
  W2: Matrix; // hidden x 1
  b2: Matrix; // 1 x 1
}
function startOf(hidden: number, seed: number): Net {
  const random = seeded(seed);
  const W1 = map(zeros(2, hidden), () => random.normal(0, 0.7));
  const W2 = map(zeros(hidden, 1), () => random.normal(0, 0.25));
  return { W1, b1: zeros(1, hidden), W2, b2: zeros(1, 1) };
}

// %% id="pass"
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
function pass(net: Net, X: Matrix): { A1: Matrix; A2: Matrix } {
  const A1 = map(addRow(matmul(X, net.W1), net.b1), Math.tanh);
  const A2 = map(addRow(matmul(A1, net.W2), net.b2), sigmoid);
  return { A1, A2 };
}

// %% id="loss"
function lossOf(net: Net, { X, Y }: Dataset): number {
  const losses = pass(net, X).A2.copy();
  losses.data.forEach((a, i) => {
    losses.data[i] = -Math.log(Y.data[i] === 1 ? a : 1 - a);
  });
  return mean(losses);
}

// %% id="gradient"
function gradient(net: Net, { X, Y }: Dataset): Net {
  const { A1, A2 } = pass(net, X);
  const dZ2 = scale(subtract(A2, Y), 1 / X.rows); // n x 1
  const dA1 = timesTransposed(dZ2, net.W2); // dZ2 W2^T, n x hidden
  const slopes = map(A1, (a) => 1 - a * a);
  const dZ1 = hadamard(dA1, slopes);
  const [W1, W2] = [transposedTimes(X, dZ1), transposedTimes(A1, dZ2)];
  return { W1, b1: sumRows(dZ1), W2, b2: sumRows(dZ2) };
}

// %% id="gradient-check"
const data = moons({ perClass: 100, noise: 0.15, random: seeded(1) });
const start = startOf(16, 1);
const vary = (list: number[]) => ({
  ...start,
  W1: new Matrix(2, 16, Float64Array.from(list)),
});
gradCheck(
  (list: number[]) => lossOf(vary(list), data),
  (list: number[]) => Array.from(gradient(vary(list), data).W1.data),
  [Array.from(start.W1.data)],
);

// %% [markdown] id="singles-text"
// (The slopes along $W_1$ stand at the end of the walk back. If they are right,
// all before them is.)
//
// ## How good is the direction of a few?
//
// The loss is a mean over the samples. So its gradient must be the mean of the
// 200 gradients of single samples. Is it?

// %% id="singles"
const rowsOf = ({ X, Y }: Dataset, rows: number[]): Dataset => ({
  X: gatherRows(X, rows),
  Y: gatherRows(Y, rows),
});
const allRows = Array.from({ length: 200 }, (_, i) => i);
const singles = allRows.map((i) => gradient(start, rowsOf(data, [i])).W1);
const meanOfSingles = scale(singles.reduce(add), 1 / 200);
const whole = gradient(start, data);
Math.max(...subtract(meanOfSingles, whole.W1).data.map(Math.abs));

// %% [markdown] id="part-question"
// Exactly, but for rounding. So a random part of the samples gives an
// *estimate* of the whole gradient, as a poll does of an election. We measure
// the direction: the **cosine** between two gradients is 1 if they point the
// same way, 0 if they are at right angles, and $-1$ if they point against each
// other.
//
// **Predict.** We take 16 of the 200 samples by chance. What is the cosine
// between their gradient and that of all, on average?
//
// - a) about $0.08$: 16 of 200 is 8 %
// - b) about $0.5$
// - c) more than $0.9$

// %% id="cosine"
function dot(g: Net, h: Net): number {
  const names = ["W1", "b1", "W2", "b2"] as const;
  return names.reduce((all, k) => all + sum(hadamard(g[k], h[k])), 0);
}
const cosine = (g: Net, h: Net) =>
  dot(g, h) / Math.sqrt(dot(g, g) * dot(h, h));

// %% id="cosine-plot"
function meanCosine(size: number): number {
  const random = seeded(5);
  const tries = Array.from({ length: 200 }, () => {
    const rows = random.shuffle([...allRows]);
    return cosine(gradient(start, rowsOf(data, rows.slice(0, size))), whole);
  });
  return tries.reduce((total, c) => total + c, 0) / tries.length;
}
const sizes = [1, 4, 16, 64, 200];
const cosines = sizes.map(meanCosine);
show(barChart(cosines, { labels: sizes, x: "samples", y: "mean cosine" }));

// %% [markdown] id="rate-task"
// <details><summary>Answer</summary>
//
// - a) A poll of 1,000 people is not worthless because a country has millions.
// - b) Even four samples do better.
// - **c)** {{cosine-plot.cosines.2:2}}. One sample alone gives
//   {{cosine-plot.cosines.0:2}}, and 64 give {{cosine-plot.cosines.3:2}}. With
//   16 we go nearly the right way. With 64 the work is four times as much, and
//   the direction hardly better.
//
// </details>
//
// In the time of one step with 200 samples we can take twelve with 16.
//
// ## Sum or mean?
//
// Our loss is a mean; that of lesson 08 was a sum. Somebody has each sample
// twice in the data, by mistake. A step along the sum is then twice as long. A
// step along the mean stays as it is.
//
// *A common mistake:* to copy a learning rate from a program with another loss.
// A rate of $0.1$ with the sum over 200 samples makes steps as long as a rate of
// $20$ with the mean. With the mean, a rate means the same whether there are 20
// samples or 20,000. From here on, the gradient is a mean.
//
// ## Exercise 2: a fair shuffle
//
// The samples of a batch must be drawn by chance, and in an epoch each sample
// has to come exactly once. So we shuffle the numbers of the rows, and cut the
// result into slices.
//
// The fair way goes from the last place to the second. At place $i$, draw a
// place $j$ from $0$ to $i$ (`random.integer(i + 1)`), and let the two numbers
// change places. Return a new list; leave the old one as it is.

// %% id="shuffled" tags="exercise"
function shuffled(list: number[], random: Random): number[] {
  return todo(list, random);
}

// %% id="shuffled-check"
exercises.miniBatches.shuffled.check(shuffled);

// %% [markdown] id="fair-question"
// Why not simply let every place change with *any* other place?
//
// **Predict.** Three numbers have 6 orders. Each of the three places changes
// with a place that is drawn from all three. How often does each order come?
//
// - a) all equally often
// - b) three of the orders come more often than the other three
// - c) the old order comes most often

// %% id="fair"
const mix = exercises.miniBatches.shuffled.use(shuffled);
function anyPlace(list: number[], random: Random): number[] {
  const copy = [...list];
  for (let i = 0; i < copy.length; i++) {
    const j = random.integer(copy.length); // any place
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

// %% id="fair-plot"
const sixOrders = ["012", "021", "102", "120", "201", "210"];
function ordersOf(shuffle: typeof mix): number[] {
  const random = seeded(9);
  const came = Array.from({ length: 6000 }, () =>
    shuffle([0, 1, 2], random).join(""),
  );
  return sixOrders.map((one) => came.filter((o) => o === one).length);
}
const axesOf = { labels: sixOrders, x: "order", y: "times, of 6,000" };
const bars = { ...axesOf, yRange: [0, 1250] as const };
show(barChart(ordersOf(anyPlace), { ...bars, title: "any place" }));
show(barChart(ordersOf(mix), { ...bars, title: "Exercise 2" }));

// %% [markdown] id="slices-task"
// <details><summary>Answer</summary>
//
// - a) It looks fair. But there are $3 \cdot 3 \cdot 3 = 27$ equally likely
//   ways to draw, and 27 cannot be divided by 6.
// - **b)** Three orders come in 5 of the 27 ways, three in 4. With
//   Exercise 2 there are $3 \cdot 2 = 6$ ways, one for each order.
// - c) The old order is one of the rarer ones.
//
// </details>
//
// ## Exercise 3: slices
//
// Cut a list into slices of `size`. The last one may be shorter. None is empty.

// %% id="slices" tags="exercise"
function slices(list: number[], size: number): number[][] {
  return todo(list, size);
}

// %% id="slices-check"
exercises.miniBatches.slices.check(slices);

// %% id="slices-use"
const cut = exercises.miniBatches.slices.use(slices);
cut(mix([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], seeded(3)), 4);

// %% [markdown] id="mean-of-batches"
// Ten samples, batches of 4, 4 and 2. Each number comes once.
//
// ## Exercise 4: an epoch
//
// Now the heart of it. `order` holds the numbers of the rows in the order in
// which they are to be seen. Cut it into batches. For each batch find the
// gradient, and take a step; the next batch meets the *new* network. Return the
// network after the last batch.
//
// `rowsOf(data, rows)` picks rows, `gradient(net, batch)` is the mean gradient,
// and `moved` takes the step:

// %% id="moved"
function moved(net: Net, slopes: Net, rate: number): Net {
  const step = (W: Matrix, dW: Matrix) => subtract(W, scale(dW, rate));
  return {
    W1: step(net.W1, slopes.W1),
    b1: step(net.b1, slopes.b1),
    W2: step(net.W2, slopes.W2),
    b2: step(net.b2, slopes.b2),
  };
}

// %% id="epoch" tags="exercise"
function epoch(
  net: Net,
  data: Dataset,
  order: number[],
  size: number,
  rate: number,
): Net {
  return todo(net, data, order, size, rate, moved);
}

// %% id="epoch-check"
exercises.miniBatches.epoch.check(epoch);

// %% [markdown] id="race-question"
// Batch, mini-batch, per sample: three trainers, and only a number is
// different. The next cell repeats your epoch, each time in a new order, and
// writes down the loss of all the data after each epoch.
//
// ## The race
//
// Three trainers, the same start, 30 epochs, the same rate of $0.1$. All see
// the same $30 \cdot 200$ samples.
//
// **Predict.** Who has the lowest loss after 30 epochs?
//
// - a) batch: its direction is exact
// - b) mini-batch: many steps, and good ones
// - c) per sample: it takes the most steps

// %% id="trainer"
const oneEpoch = exercises.miniBatches.epoch.use(epoch);
function trainer(from: Net, data: Dataset, size: number, rate: number) {
  const random = seeded(1);
  const rows = Array.from({ length: data.X.rows }, (_, i) => i);
  let net = from;
  return () => {
    net = oneEpoch(net, data, mix(rows, random), size, rate);
    return net;
  };
}

// %% id="race"
function lossesOf(size: number, rate: number, epochs = 30): number[] {
  const next = trainer(start, data, size, rate);
  const after = Array.from({ length: epochs }, () => lossOf(next(), data));
  return [lossOf(start, data), ...after];
}
const race = {
  batch: lossesOf(200, 0.1),
  mini: lossesOf(16, 0.1),
  single: lossesOf(1, 0.1),
};
show(lineChart(race, { x: "epoch", y: "loss" }));

// %% [markdown] id="per-update-question"
// <details><summary>Answer</summary>
//
// - a) Exact, but it took only 30 steps. Its loss is still
//   {{race.race.batch.30:2}}.
// - b) 390 steps, and a loss of {{race.race.mini.30:2}}.
// - **c)** 6,000 steps, and a loss of {{race.race.single.30:3}}.
//
// </details>
//
// (At another rate it may come out otherwise; we come to that.) Look at the
// same three curves once more, **update by update**.
//
// **Predict.** Who gains most with each *update*, over the first 30?
//
// - a) batch
// - b) per sample
// - c) all three gain about the same

// %% id="per-update"
function byUpdate(size: number, rate: number): number[] {
  const batches = cut(mix(allRows, seeded(2)), size);
  let net = start;
  return Array.from({ length: 31 }, (_, k) => {
    const loss = lossOf(net, data);
    const rows = batches[k % batches.length];
    net = oneEpoch(net, data, rows, size, rate); // one batch: one update
    return loss;
  });
}

// %% id="per-update-plot"
const perUpdate = {
  batch: byUpdate(200, 0.1),
  mini: byUpdate(16, 0.1),
  single: byUpdate(1, 0.1),
};
show(lineChart(perUpdate, { x: "update", y: "loss" }));

// %% [markdown] id="time-question"
// <details><summary>Answer</summary>
//
// - a) Its curve is the smoothest. But it is not much lower than the others.
// - b) Its curve is the most restless: an update sometimes makes the loss
//   larger.
// - **c)** After 30 updates: {{per-update-plot.perUpdate.batch.30:2}},
//   {{per-update-plot.perUpdate.mini.30:2}} and
//   {{per-update-plot.perUpdate.single.30:2}}. A single sample points the right way
//   *on average*, and 30 small errors mostly cancel. An update of the whole
//   batch does 200 times the work, and gains no more.
//
// </details>
//
// Epochs count data, updates count steps. A clock counts neither.
//
// **Predict.** All three do the same 200 walks back in an epoch. Which epoch
// takes the longest time?
//
// - a) all the same: the same samples, the same sums
// - b) the batch: one large product is slow
// - c) per sample: many small products

// %% id="timed"
function epochTime(size: number): number {
  const next = trainer(start, data, size, 0.1);
  const times = Array.from({ length: 30 }, () => {
    const from = performance.now();
    next();
    return performance.now() - from;
  });
  return times.sort((a, b) => a - b)[15]; // the middle one, in milliseconds
}

// %% id="over-time"
const overTime = (losses: number[], time: number) => ({
  x: losses.slice(1).map((_, n) => (n + 1) * time),
  y: losses.slice(1),
});

// %% id="time"
const clock = {
  batch: overTime(race.batch, epochTime(200)),
  mini: overTime(race.mini, epochTime(16)),
  single: overTime(race.single, epochTime(1)),
};
const clockAxes = { x: "milliseconds", y: "loss", xScale: "log" } as const;
show(lineChart(clock, clockAxes)); // by performance.now()

// %% [markdown] id="rates-question"
// <details><summary>Answer</summary>
//
// - a) The sums are the same. But each call costs something besides.
// - b) It is the quickest. One large product is what computers do best.
// - **c)** Its line ends furthest to the right (each mark on this axis is ten
//   times the one before). A matrix of one row costs a call, a new matrix and a
//   loop, as one of 200 rows does.
//
// At this rate the single samples keep up, even by the clock. But mini-batches
// do each sample for a fraction of the time, and still make many updates. 16,
// 32 or 64 are usual, and more on hardware that does many products at once. And
// the comparison is not over yet.
//
// </details>
//
// ## Each size has its rate
//
// In the race all had the rate $0.1$. Was that fair? We ran 30 epochs with six
// rates, each from eight random starts. The next cell has the *worst* of the
// eight losses, measured with the cells of this lesson, and 1 where it was more
// than 1.
//
// **Predict.** Which trainer still learns with the largest rate?
//
// - a) batch
// - b) mini-batch
// - c) per sample

// %% id="rates"
const worst = {
  batch: [0.544, 0.405, 0.311, 0.268, 0.262, 1],
  mini: [0.293, 0.265, 0.249, 0.075, 1, 1],
  single: [0.181, 0.05, 0.062, 0.805, 1, 1],
};
const sixRates = [0.03, 0.1, 0.3, 1, 3, 10];
const byRate = Object.entries(worst).map(([name, y]) => {
  return { name, x: sixRates, y, mode: "lines+markers" as const };
});
const rateAxes = { x: "rate", y: "worst loss of eight starts" };
show(lineChart(byRate, { ...rateAxes, xScale: "log" }));

// %% [markdown] id="path-question"
// <details><summary>Answer</summary>
//
// - **a)** Its direction is the surest, so it may take the longest steps: it
//   learns up to a rate of 3, from every start.
// - b) It is in the middle. Rate 1 is its best; at 3 a start is lost.
// - c) A single sample may be unusual, and with a large rate one unusual sample
//   throws the network far off. It learns with $0.3$, and not with 1.
//
// Look at the lowest points, too. Each at its own rate, the single samples
// still win by epochs, and the mini-batches come near.
//
// *A common mistake:* to change the batch size and to keep the rate. The two
// belong together: smaller batches need smaller rates.
//
// </details>
//
// ## What noise looks like
//
// A problem with two numbers can be drawn as a map. Forty points lie near a
// line. We look for its slope $w$ and its height $b$ with the mean of the
// squares. The best pair is in the middle of the valley.
//
// **Predict.** Per-sample training goes on and on with the same rate. Will it
// come to rest at the best pair?
//
// - a) yes, it only takes longer
// - b) no: it comes near, and then wanders about
// - c) no: it runs away

// %% id="line"
const chance = seeded(4);
const px = Array.from({ length: 40 }, () => chance.uniform(-1, 1));
const py = px.map((x) => 0.8 * x + 0.3 + chance.normal(0, 0.4));
const meanOver = (rows: number[], f: (i: number) => number) =>
  rows.reduce((total, i) => total + f(i), 0) / rows.length;
const forty = px.map((_, i) => i);
const lineLoss = (w: number, b: number) =>
  meanOver(forty, (i) => (w * px[i] + b - py[i]) ** 2);

// %% id="path"
function pathOf(size: number, rate: number, updates: number) {
  const batches = cut(seeded(6).shuffle([...forty]), size);
  const path: [number, number][] = [[-0.8, 1]];
  for (let k = 0; k < updates; k++) {
    const [w, b] = path[k];
    const rows = batches[k % batches.length];
    const dz = (i: number) => 2 * (w * px[i] + b - py[i]);
    const dw = meanOver(rows, (i) => dz(i) * px[i]);
    path.push([w - rate * dw, b - rate * meanOver(rows, dz)]);
  }
  return path;
}

// %% id="path-plot"
const paths = { batch: pathOf(40, 0.2, 80), single: pathOf(1, 0.2, 80) };
show(
  contour(lineLoss, {
    paths,
    xRange: [-1.2, 1.8],
    yRange: [-0.6, 1.4],
    x: "w",
    y: "b",
    z: "loss",
  }),
);

// %% [markdown] id="stuck-question"
// <details><summary>Answer</summary>
//
// - a) At the best pair the *mean* of the slopes is 0. The slope of a single
//   sample is not: each point pulls the line to itself.
// - **b)** It gets near as fast as the batch, and then it wanders. Each update
//   is right for one point. Only a smaller rate, or larger batches, make the
//   circle smaller.
// - c) With a much larger rate it would.
//
// </details>
//
// *A common mistake:* "the batch gets caught in local minima, so use SGD". (A
// **local minimum** is a hollow that is not the deepest one.) The noise of small
// batches can shake a network out of a shallow hollow. Is it enough? Lesson 02
// found starts with two hidden units that never learn XOR.
//
// **Predict.** Twenty starts with two hidden units, 1,000 epochs of XOR. How
// many are stuck with all four rows at once, and how many row by row?
//
// - a) many with the batch, none row by row
// - b) many in both ways
// - c) none with the batch, many row by row

// %% id="stuck"
function isStuck(size: number, seed: number): boolean {
  let net = startOf(2, seed);
  const random = seeded(seed);
  for (let n = 0; n < 1000; n++) {
    net = oneEpoch(net, gates.xor, mix([0, 1, 2, 3], random), size, 0.5);
  }
  const errors = subtract(pass(net, gates.xor.X).A2, gates.xor.Y).data;
  return errors.some((e) => Math.abs(e) >= 0.5);
}

// %% id="stuck-counts"
const twenty = Array.from({ length: 20 }, (_, i) => i + 1);
const stuckBatch = twenty.filter((seed) => isStuck(4, seed)).length;
const stuckSingle = twenty.filter((seed) => isStuck(1, seed)).length;
console.log(`of 20 are stuck: batch ${stuckBatch}, single ${stuckSingle}`);

// %% [markdown] id="sorted-question"
// <details><summary>Answer</summary>
//
// - a) Noise is no cure. It helps over a small edge, and not out of this.
// - **b)** {{stuck-counts.stuckBatch}} with the batch, {{stuck-counts.stuckSingle}} row by row.
//   More hidden units help more.
// - c) Nothing favours the batch here.
//
// </details>
//
// ## Why shuffle?
//
// Data often come sorted: all of one class, then all of the other. We train per
// sample, in this order, without a shuffle.
//
// **Predict.** After 20 epochs, how many of the points does the network get
// right?
//
// - a) nearly all: it has seen each point 20 times
// - b) one half
// - c) none

// %% id="sorted"
function right(net: Net): number {
  const answers = Array.from(pass(net, data.X).A2.data, Math.round);
  return answers.filter((a, i) => a === data.Y.data[i]).length;
}
const byClass = [...allRows].sort((i, j) => data.Y.data[i] - data.Y.data[j]);
let sortedNet = start;
for (let n = 0; n < 20; n++) {
  sortedNet = oneEpoch(sortedNet, data, byClass, 1, 0.3);
}

// %% id="sorted-counts"
const shuffledEpoch = trainer(start, data, 1, 0.3);
const mixedNet = allRows.slice(0, 20).map(shuffledEpoch)[19];
const [sortedCount, mixedCount] = [right(sortedNet), right(mixedNet)];
console.log("sorted:", sortedCount, "  shuffled:", mixedCount);

// %% [markdown] id="choose-task"
// <details><summary>Answer</summary>
//
// - a) Seen, yes. But a hundred updates in a row said "1", and what came before
//   them was overwritten.
// - **b)** {{sorted-counts.sortedCount:0}}: at the end of each epoch it says "1" to
//   everything. Shuffled, the same loop gets {{sorted-counts.mixedCount:0}} right.
// - c) The class that came last is right.
//
// </details>
//
// ## Exercise 5: choose
//
// The **spiral**: two arms that wind about each other, 100 points each. Choose a
// batch size and a rate, so that the network of 16 hidden units gets at least
// 95 % of the points right after 150 epochs, from two different starts. Many
// pairs do. Try some in a cell of your own before you ask the check:
// `lossOf` and `trainer` are there.

// %% id="choose" tags="exercise,design"
function chosen(): { size: number; rate: number } {
  return { size: todo(), rate: todo() };
}

// %% id="choose-check"
exercises.miniBatches.chosen.check(chosen);

// %% [markdown] id="spiral-text"
// The map shows what the network says at every place of the plane, with your
// choice if it was right. Step through the training with the slider.

// %% id="spiral-train"
const arms = spiral({ perClass: 100, random: seeded(1) });
const choice = exercises.miniBatches.chosen.use(chosen)();
const learn = trainer(start, arms, choice.size, choice.rate);
const nets = [start];
for (let n = 1; n <= 150; n++) nets.push(learn());

// %% id="spiral-plot"
const states = [0, 20, 60, 150].map((n) => ({
  label: `epoch ${n}`,
  predict: (x1: number, x2: number) =>
    pass(nets[n], matrix([[x1, x2]])).A2.data[0],
}));
show(decisionBoundary(states, arms, { resolution: 32 }));

// %% [markdown] id="play-text"
// ## Play
//
// Everything that you have met, in one place: data, inputs, units, rate and
// batch size. **Train**, pause, change one thing, and train again. The goals go
// from easy to hard. **Show the code** gives the program that does the same: run
// it in a cell, and you get the same numbers.

// %% id="play"
const goals = [
  { says: "Blobs, no hidden unit", data: "blobs", maxUnits: 0, loss: 0.1 },
  { says: "Moons with 4 units", data: "moons", maxUnits: 4, loss: 0.1 },
  { says: "Spiral with 8 units", data: "spiral", maxUnits: 8, loss: 0.1 },
] as const;
show(playground({ data: "blobs", layers: [2], goals }));

// %% [markdown] id="summary"
// ## Summary
//
// - An **update** is one step, a **batch** is what it is found from, an
//   **epoch** is one pass over all the data.
// - The gradient of a random batch is an estimate of the whole gradient: the
//   right direction on average, for a part of the work.
// - Batch, mini-batch and per-sample training are one loop with another number.
// - By epochs, small batches win; by updates, all gain about the same; by the
//   clock, large batches are cheaper for each sample. Mini-batches lie between.
// - The gradient is a mean, so that the rate does not depend on how many samples
//   there are. Still, smaller batches need smaller rates.
// - Small batches never come quite to rest. Their noise is no cure for bad
//   starts.
// - Shuffle, fairly, in every epoch.
//
// ## Questions
//
// 1. The last batch of an epoch holds only 8 samples, the others 16. Its
//    gradient is a mean, too. Do its samples count more or less than others?
// 2. You make batches four times as large. By how much does the error of the
//    gradient shrink? (Think of a poll.)
// 3. Somebody draws each batch anew from all samples, with no epochs at all.
//    What is lost?
// 4. *Open:* how could the batch size be chosen while training, not before?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. More: each of the 8 is one eighth of its update, elsewhere one sixteenth.
//    With a new shuffle in each epoch it is always somebody else's turn.
// 2. To about one half. The error of a mean falls with the square root of the
//    number.
// 3. Some samples come three times before others come once. On average it works
//    as well, only a little more noisily.
//
// </details>
//
// From here on, "training" means: shuffled mini-batches, epoch after epoch.
