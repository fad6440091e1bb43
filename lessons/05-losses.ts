// %% [markdown] id="title"
// # 05 Losses
//
// A network says 0.7, and the truth is 1. **How bad is that?** One number must
// say it: the **loss**. It is all that a network learns from, so a bad one
// makes it learn badly. You will build the usual losses, make them safe at
// $z = 1000$, and find the shortest formula of this course: $p - y$.
//
// | | |
// |---|---|
// | **Goal** | You can choose a loss, compute it so that no number breaks it, and find its slope along every answer of a network. |
// | **You will build** | squared errors and their slopes, cross-entropy for yes or no and for one of many, the log-softmax, the slope $p - y$ |

// %% id="imports"
import {
  barChart,
  centralDifference,
  exercises,
  gradCheck,
  lineChart,
  show,
  todo,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 03 and 04.
//
// **Predict.** A sigmoid unit has $z = 3$. Somebody writes for its slope
// $3 \cdot (1 - 3) = -6$. What is wrong?
//
// - a) nothing: far out the slope is large
// - b) the formula wants the output $a$, and $z$ was handed in
// - c) only the sign: it should be $6$

// %% id="warm-up-slope"
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const a3 = sigmoid(3);
console.log("a =", a3.toFixed(3), "  slope =", (a3 * (1 - a3)).toFixed(3));

// %% [markdown] id="warm-up-question"
// <details><summary>Answer</summary>
//
// - a) Far out the sigmoid is flat: its slope is near 0.
// - **b)** $a (1 - a)$, with $a = \sigma(3)$.
// - c) No slope of the sigmoid is above $0.25$.
//
// </details>
//
// **Predict.** You measure this slope by a central difference. You take
// $h = 10^{-13}$ in place of $10^{-5}$. What becomes of the
// error?
//
// - a) it is much smaller
// - b) it is much larger
// - c) it is zero

// %% id="warm-up-nudge"
for (const h of [1e-5, 1e-13]) {
  const error = Math.abs(centralDifference(sigmoid, 3, h) - a3 * (1 - a3));
  console.log(`h = ${h}   error ${error.toExponential(0)}`);
}

// %% [markdown] id="warm-up-softmax"
// <details><summary>Answer</summary>
//
// - a) The curve would allow it. The computer's digits do not.
// - **b)** The subtraction leaves only the last, rounded digits.
// - c) It would be, with infinitely many digits.
//
// </details>
//
// **Predict.** The softmax of $(2, 0)$ is about $(0.88, 0.12)$. And that of
// $(1002, 1000)$?
//
// - a) the same
// - b) nearer to $(0.5, 0.5)$
// - c) $(1, 0)$

// %% id="warm-up-shift"
function softmax(z: number[]): number[] {
  const largest = Math.max(...z);
  const powers = z.map((zi) => Math.exp(zi - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
const digits = (list: number[]) =>
  list.map((v) => v.toFixed(3).padStart(6)).join(" ");
console.log(digits(softmax([2, 0])));
console.log(digits(softmax([1002, 1000])));

// %% [markdown] id="errors"
// <details><summary>Answer</summary>
//
// - **a)** Only the differences count, and we subtract the largest first.
// - b) The difference is 2 in both.
// - c) That needs a much larger difference.
//
// </details>
//
// ## One number for all errors
//
// Three houses have the prices $y = (4, 5, 8)$, the **targets**. A network says
// $a = (3, 5, 10)$. The **errors** $a - y$ are $-1$, $0$ and $2$. Now make one
// number of them. A first idea: add them. The smaller the sum, the better the
// network.
//
// **Predict.** Which of these three answers has the *smallest* sum of errors?
//
// - a) $(4, 5, 8)$
// - b) $(3, 5, 9)$
// - c) $(0, 0, 0)$

// %% id="errors-code"
const prices = [4, 5, 8];
const sumOfErrors = (a: number[]) =>
  a.reduce((sum, ai, i) => sum + (ai - prices[i]), 0);
for (const a of [
  [4, 5, 8],
  [3, 5, 9],
  [0, 0, 0],
]) {
  console.log(`a = (${a})   sum of errors ${sumOfErrors(a)}`);
}

// %% [markdown] id="signs"
// <details><summary>Answer</summary>
//
// - a) It is right about all houses, and its sum is 0. But there is something
//   smaller.
// - b) Also 0: the errors $-1$ and $1$ hide each other.
// - **c)** $-17$, and $(-100, -100, -100)$ is better still. There is no end.
//
// </details>
//
// (In lesson 01 the error was target minus answer, and we *added* it. From here
// on it is answer minus target: a positive error says "too high", and a step
// will *subtract*.)
//
// So the sign must go. Two ways: the **absolute value** $|a - y|$, or the
// **square** $(a - y)^2$. With the errors $-1$, $0$, $2$:
//
// - absolute values: $1 + 0 + 2 = 3$
// - squares: $1 + 0 + 4 = 5$
//
// *A common mistake*, made by a widely read tutorial: "we square the errors so
// that we measure their absolute value". Both remove the sign. But they do not
// measure the same.
//
// **Predict.** One network has a single error of 2. Another has four errors of
// $0.5$. Which is worse, by the sum of squares?
//
// - a) the first, four times as bad
// - b) they are equal
// - c) the second: it is wrong more often

// %% id="signs-code"
const total = (list: number[], f: (error: number) => number) =>
  list.reduce((sum, error) => sum + f(error), 0);
const square = (error: number) => error ** 2;
for (const errors of [[2], [0.5, 0.5, 0.5, 0.5]]) {
  const sums = [total(errors, Math.abs), total(errors, square)];
  console.log(`absolute ${sums[0]}   squares ${sums[1]}`);
}

// %% [markdown] id="squares-task"
// <details><summary>Answer</summary>
//
// - **a)** $2^2 = 4$, and $4 \cdot 0.5^2 = 1$. Squares make large errors larger
//   and small ones smaller.
// - b) By absolute values they are equal: 2 and 2.
// - c) By squares, a few large errors are worse than many small ones.
//
// </details>
//
// ## Exercise 1: two sums of squares
//
// The **sum of squared errors** (SSE) and the **mean squared error** (MSE):
//
// $$\text{SSE} = \sum_i (a_i - y_i)^2 \qquad \text{MSE} = \frac{1}{n} \sum_i (a_i - y_i)^2$$
//
// Write both. If you are stuck: `exercises.losses.squares.hint()`.

// %% id="squares" tags="exercise"
const squares = {
  sse: (a: number[], y: number[]): number => todo(a, y),
  mse: (a: number[], y: number[]): number => todo(a, y),
};

// %% id="squares-check"
exercises.losses.squares.check(squares);

// %% [markdown] id="sample-mean-question"
// ### Minus what?
//
// Another tutorial says that the error is "the difference between the
// prediction and the **sample mean**". Take it at its word. The targets are
// $y = (1, 2, 6)$; their mean is 3.
//
// **Predict.** By that formula, for which answers is the loss 0?
//
// - a) $(1, 2, 6)$
// - b) $(3, 3, 3)$
// - c) for none

// %% id="sample-mean"
const { sse, mse } = exercises.losses.squares.use(squares);
const y3 = [1, 2, 6];
const means = [3, 3, 3];
for (const a of [y3, means]) {
  const [theirs, ours] = [sse(a, means), sse(a, y3)];
  console.log(`(${a})   minus mean ${theirs}   minus target ${ours}`);
}

// %% [markdown] id="constant"
// <details><summary>Answer</summary>
//
// - a) These are right, all three. That formula gives them a loss of 14.
// - **b)** It praises the network that always says 3, whatever the input is.
// - c) A sum of squares is 0 where all differences are 0.
//
// </details>
//
// It is **prediction minus target**. The sample mean has its place somewhere
// else: it is the best that you can say *without* looking at the input. The
// plot shows the loss of a network that answers the same number for all three.

// %% id="constant-plot"
const same = Array.from({ length: 71 }, (_, i) => i / 10); // 0 to 7
const errorsAt = (c: number) => y3.map((y) => c - y);
const curves = {
  squares: { x: same, y: same.map((c) => total(errorsAt(c), square)) },
  absolute: { x: same, y: same.map((c) => total(errorsAt(c), Math.abs)) },
};
show(lineChart(curves, { x: "the one answer", y: "loss" }));

// %% [markdown] id="loss-cost"
// The squares are lowest at 3, the mean. The absolute values are lowest at 2,
// the target in the middle (the **median**): they care less about the one
// target far away.
//
// ### Loss and cost
//
// Strictly, the **loss** is of one sample, and the **cost** is the mean of the
// losses of many samples. Few keep to it: books and programs say "loss" for
// both (so does this course where no doubt is possible), and the widely read
// tutorial calls the *sum* over its four samples a loss. So ask of each number:
// is it of one sample or of many? Is it a sum or a mean?
//
// ## The slope of a square
//
// One error of 2 has the square 4. Nudge the answer by $0.001$:
// $2.001^2 = 4.004001$. It moves by $0.004$, that is 4 times the nudge. An error
// of 1 gives 2 times, an error of $-1$ gives $-2$ times. So the slope of
// $(a - y)^2$ along $a$ is $2 (a - y)$.
//
// ## Exercise 2: the slopes of the MSE
//
// The MSE of $n$ answers has $n$ slopes, one along each answer. Return them as
// a list. (What does the mean do to each of them?)

// %% id="square-slopes" tags="exercise"
function mseSlopes(a: number[], y: number[]): number[] {
  return todo(a, y);
}

// %% id="square-slopes-check"
exercises.losses.squareSlopes.check(mseSlopes);

// %% id="square-slopes-use"
const slopesOfMse = exercises.losses.squareSlopes.use(mseSlopes);
gradCheck(
  (a: number[]) => mse(a, prices),
  (a: number[]) => slopesOfMse(a, prices),
  [
    [3, 5, 10],
    [4.2, -1, 8],
  ],
);

// %% [markdown] id="sum-mean-question"
// **Predict.** A network learns from 4 samples with the *SSE*, at learning rate
// $0.1$. Now you take the *MSE*. Which learning rate makes the same steps?
//
// - a) $0.1$: only the loss has another name
// - b) $0.4$
// - c) $0.025$

// %% id="sum-mean"
const four = { a: [0.9, 0.2, 0.4, 0.5], y: [1, 0, 1, 0] };
const slopesOfSse = four.a.map((ai, i) => 2 * (ai - four.y[i]));
const stepsOf = (rate: number, list: number[]) =>
  digits(list.map((slope) => -rate * slope));
console.log("SSE, 0.1:  ", stepsOf(0.1, slopesOfSse));
for (const rate of [0.1, 0.4, 0.025]) {
  const steps = stepsOf(rate, slopesOfMse(four.a, four.y));
  console.log(`MSE, ${rate}:`.padEnd(11), steps);
}

// %% [markdown] id="yes-no"
// <details><summary>Answer</summary>
//
// - a) The slopes of the mean are 4 times smaller, so are the steps.
// - **b)** The mean divides by 4, so the rate must be 4 times larger.
// - c) That makes small steps smaller still.
//
// </details>
//
// ## Yes or no
//
// Now a unit with a sigmoid at its end. It says $a$, the probability of "yes".
// The target is $y = 1$. We take the squared error $(a - 1)^2$, and ask for its
// slope along the sum $z$ *before* the sigmoid. That is where the weights are.
//
// **Predict.** Unit one has $z = -1$, so $a = 0.27$: rather wrong. Unit two has
// $z = -10$, so $a = 0.00005$: completely wrong. Which one feels the larger
// slope along $z$?
//
// - a) unit two, for its error is larger
// - b) unit one
// - c) both the same: the target is the same

// %% id="deaf"
const squaredAt = (z: number) => (sigmoid(z) - 1) ** 2;
const slopeNear = centralDifference(squaredAt, -1);
const slopeFar = centralDifference(squaredAt, -10);
console.log("z = -1:  slope", slopeNear.toFixed(4));
console.log("z = -10: slope", slopeFar.toFixed(6));
const weaker = slopeNear / slopeFar;
console.log("unit two feels", Math.round(weaker), "times less");

// %% [markdown] id="logarithm"
// <details><summary>Answer</summary>
//
// - a) Its error is larger. But its sigmoid is flat there and lets nothing
//   through.
// - **b)** Unit two feels {{deaf.weaker:0}} times less. It is completely
//   wrong, and it will learn almost nothing.
// - c) The slope depends on where $z$ lies.
//
// *A common mistake:* "the mean squared error is always fine". For a sigmoid at
// the end it is not. We need a loss that grows fast enough to be heard.
//
// </details>
//
// ## The cross-entropy
//
// Ask how much probability the network gave to what was **true**, and take
// minus the logarithm:
//
// | probability of the truth | $-\ln$ of it |
// |---|---|
// | $1$ | $0$ |
// | $0.5$ | $0.693$ |
// | $0.1$ | $2.303$ |
// | $0.01$ | $4.605$ |
//
// Each time the probability is ten times smaller, the loss grows by the same
// $2.303$. There is no upper end: to be sure and wrong is very expensive.
//
// If $y = 1$, the truth got $a$. If $y = 0$, it got $1 - a$. In one formula,
// where one half is always switched off:
//
// $$L = -y \ln a - (1 - y) \ln (1 - a)$$
//
// This is the **binary cross-entropy**.
//
// ## Exercise 3: binary cross-entropy
//
// Write it for one sample. ($y$ may lie between 0 and 1; then both halves
// count.)

// %% id="binary" tags="exercise"
function crossEntropy(a: number, y: number): number {
  return todo(a, y);
}

// %% id="binary-check"
exercises.losses.binary.check(crossEntropy);

// %% [markdown] id="four-names"
// A tutorial lists the most common losses: "binary cross-entropy, categorical
// cross-entropy, mean squared error, **log loss**". The log loss is defined as
// minus the logarithm of the probability of the true answer. So the list names
// one thing twice:

// %% id="four-names-code"
const lossOf = exercises.losses.binary.use(crossEntropy);
const logLoss = (a: number, y: number) => -Math.log(y === 1 ? a : 1 - a);
for (const [a, y] of [
  [0.9, 1],
  [0.9, 0],
  [0.3, 1],
]) {
  const [one, other] = [lossOf(a, y), logLoss(a, y)].map((v) => v.toFixed(4));
  console.log(`a = ${a}, y = ${y}: cross-entropy ${one}, log loss ${other}`);
}

// %% [markdown] id="from-sum-question"
// Now a unit that is very sure, **and right**: $z = 1000$ and $y = 1$. Its loss
// should be 0.
//
// **Predict.** What does the formula give?
//
// - a) $0$
// - b) `Infinity`
// - c) `NaN`

// %% id="sure-and-right"
const aSure = sigmoid(1000);
console.log("a =", aSure, "  ln(1 - a) =", Math.log(1 - aSure));
console.log("loss:", -1 * Math.log(aSure) - (1 - 1) * Math.log(1 - aSure));

// %% [markdown] id="from-sum-task"
// <details><summary>Answer</summary>
//
// - a) On paper. But the half that is switched off is $0 \cdot \ln 0$.
// - b) That comes for $z = -1000$: sure and wrong. (It should be 1000.)
// - **c)** The sigmoid is rounded to exactly 1, $\ln 0$ is `-Infinity`, and
//   `0 * -Infinity` is `NaN`. One `NaN`, and all weights are lost.
//
// </details>
//
// ## Start from the sum
//
// The logarithm undoes the exponential, so let the two meet on paper. For
// $y = 0$ the loss is
//
// $$-\ln (1 - \sigma(z)) = -\ln \frac{1}{1 + e^{z}} = \ln (1 + e^{z})$$
//
// That is the **softplus** of lesson 03, which you know how to compute. For
// $y = 1$ it is
//
// $$-\ln \sigma(z) = \ln (1 + e^{-z}) = \ln \frac{e^z + 1}{e^z} = \ln (1 + e^z) - z$$
//
// the softplus again, less $z$. Both in one formula:
//
// $$L = \text{softplus}(z) - y z$$
//
// ## Exercise 4: from the sum, so that nothing breaks
//
// Write it. The loss must be right for every $z$ from $-1000$ to $1000$.

// %% id="from-sum" tags="exercise"
function lossFromSum(z: number, y: number): number {
  return todo(z, y);
}

// %% id="from-sum-check"
exercises.losses.fromSum.check(lossFromSum);

// %% [markdown] id="short-slope-question"
// Lesson 03 measured the slope of the softplus: it is $\sigma(z)$. And $y z$
// has the slope $y$. So the slope of the loss along $z$ is $\sigma(z) - y$, or
// $a - y$: **answer minus target**.
//
// **Predict.** Unit two again: $z = -10$, $y = 1$. Which slope does it feel
// now?
//
// - a) about $-1$
// - b) about $-0.0001$, as before
// - c) about $-10$

// %% id="short-slope"
const steady = exercises.losses.fromSum.use(lossFromSum);
const measuredSlope = centralDifference((z) => steady(z, 1), -10);
console.log("by formula:", (sigmoid(-10) - 1).toFixed(6));
console.log("by nudge:  ", measuredSlope.toFixed(6));

// %% id="two-losses"
const zs = Array.from({ length: 81 }, (_, i) => -10 + i / 4);
const over = (f: (z: number) => number) => ({ x: zs, y: zs.map(f) });
const both = {
  "squared error": over(squaredAt),
  "cross-entropy": over((z) => steady(z, 1)),
};
show(lineChart(both, { x: "z", y: "loss for y = 1" }));

// %% id="two-slopes"
const bothSlopes = {
  "squared error": over((z) => centralDifference(squaredAt, z)),
  "cross-entropy": over((z) => sigmoid(z) - 1),
};
show(lineChart(bothSlopes, { x: "z", y: "slope along z for y = 1" }));

// %% [markdown] id="many"
// <details><summary>Answer</summary>
//
// - **a)** $\sigma(-10) - 1$. The more it is wrong, the more it feels, up to 1.
// - b) That was the squared error. Look at the left half of the second plot.
// - c) Far to the left the loss is nearly the line $-z$. Its slope is $-1$.
//
// </details>
//
// ## One of many
//
// Which digit, which animal? The network ends with a softmax and gives a
// probability for each class, such as $p = (0.7, 0.2, 0.1)$. The second class
// is right. As a target we write a list with a 1 in its place,
// $y = (0, 1, 0)$. Such a list is called **one-hot**. The loss looks at the
// probability of the truth, as before: $-\ln 0.2 = 1.609$. In letters:
//
// $$L = -\sum_i y_i \ln p_i$$
//
// This is the **categorical cross-entropy**. For thousands of classes nobody
// writes lists of zeros. Then the target is the *number* of the class, here 1
// (we count from 0). That is called **sparse**. The loss is the same.
//
// ## Exercise 5: one-hot and sparse
//
// Write both. Mind $0 \cdot \ln 0$: a class that is not the right one may have
// probability 0, and that is no harm.

// %% id="categorical" tags="exercise"
const oneOfMany = {
  categorical: (p: number[], y: number[]): number => todo(p, y),
  sparse: (p: number[], label: number): number => todo(p, label),
};

// %% id="categorical-check"
exercises.losses.categorical.check(oneOfMany);

// %% [markdown] id="others-question"
// **Predict.** The second class is right. A network changes its answer from
// $(0.7, 0.2, 0.1)$ to $(0.4, 0.2, 0.4)$. What does the loss do?
//
// - a) it falls: the wrong 0.7 is gone
// - b) it stays
// - c) it rises: there are two rivals now

// %% id="others"
const { categorical, sparse } = exercises.losses.categorical.use(oneOfMany);
for (const p of [
  [0.7, 0.2, 0.1],
  [0.4, 0.2, 0.4],
]) {
  console.log(digits(p), "  loss", categorical(p, [0, 1, 0]).toFixed(3));
}
const uniform = sparse(Array(10).fill(0.1), 8);
console.log("ten equal probabilities:", uniform.toFixed(6));

// %% [markdown] id="log-softmax-task"
// <details><summary>Answer</summary>
//
// - a) The loss does not look at how the rest is shared out.
// - **b)** Only the probability of the truth counts, and that is still $0.2$.
// - c) The same holds for two rivals.
//
// And a number to keep: who knows nothing about ten classes gives $0.1$ to
// each, and has the loss $\ln 10 = {{others.uniform:6}}$. An untrained network
// should start near it.
//
// </details>
//
// ## The logarithm of a softmax
//
// The sums $z = (1000, 0)$ and the second class is right. The softmax gives
// $p = (1, 0)$, and $-\ln 0$ is `Infinity`. The true loss is 1000: large, but a
// number. Once more, let logarithm and exponential meet on paper. With $m$ for
// the largest $z$:
//
// $$\ln p_i = \ln \frac{e^{z_i - m}}{\sum_j e^{z_j - m}} = z_i - m - \ln \sum_j e^{z_j - m}$$
//
// ## Exercise 6: log-softmax
//
// Write it: a list of sums goes in, the list of all $\ln p_i$ comes out. Every
// one of them must be a number, for sums from $-1000$ to $1000$.

// %% id="log-softmax" tags="exercise"
function logSoftmax(z: number[]): number[] {
  return todo(z);
}

// %% id="log-softmax-check"
exercises.losses.logSoftmax.check(logSoftmax);

// %% id="log-softmax-use"
const logOf = exercises.losses.logSoftmax.use(logSoftmax);
console.log("as written:", -Math.log(softmax([1000, 0])[1]));
console.log("your way:  ", -logOf([1000, 0])[1]);

// %% [markdown] id="slopes-question"
// ## The slope along every sum
//
// The three sums $z = (3, 1, 0)$ give $p = (0.844, 0.114, 0.042)$. The second
// class is right, so the loss is $-\ln 0.114 = {{nudge-each.lossNow:3}}$.
//
// **Predict.** Nudge $z_1$ up, which belongs to a *wrong* class with
// $p_1 = 0.844$. The loss moves by which multiple of the nudge?
//
// - a) by $0$: only the right class counts
// - b) by $p_1$
// - c) by $1$

// %% id="nudge-each"
const lossAt = (z: number[]) => -logOf(z)[1]; // the second is right
const at = [3, 1, 0];
const lossNow = lossAt(at);
const nudgedSlopes = at.map((_, i) => {
  const nudged = at.map((zi, j) => (i === j ? zi + 0.001 : zi));
  return (lossAt(nudged) - lossNow) / 0.001;
});
console.log("p:     ", digits(softmax(at)));
console.log("slopes:", digits(nudgedSlopes));

// %% [markdown] id="derivation"
// <details><summary>Answer</summary>
//
// - a) The loss looks at $p_2$ only. But $z_1$ pushes $p_2$ down.
// - **b)** The slope along $z_1$ is $p_1$. (The measured one is a little off,
//   because the nudge is not infinitely small.) The others are their
//   probabilities, too, but for the right class, where 1 is subtracted.
// - c) It would be 1 if $p_1$ were 1.
//
// Compare the two lines. Why are they as they are? The loss has two parts:
//
// $$L = -\ln \frac{e^{z_2}}{\sum_j e^{z_j}} = \ln \sum_j e^{z_j} - z_2$$
//
// **The second part** has slope $-1$ along $z_2$, and 0 along the others.
//
// **The first part.** $\sum_j e^{z_j}$ is $20.086 + 2.718 + 1 = 23.804$. Nudge
// $z_1$ by $0.001$. Then $e^{z_1}$ grows by a thousandth, that is $0.0201$. Of
// $23.804$ this is a share of $0.000844$. And the logarithm of a number that
// grows by a small share grows by just this share. So the slope is
// $20.086 / 23.804 = 0.844$, and that is $p_1$. In letters:
//
// $$\frac{\partial L}{\partial z_i} = \frac{e^{z_i}}{\sum_j e^{z_j}} - y_i = p_i - y_i$$
//
// (The curly $\partial$ says: only this one $z$ moves.) It is $a - y$ again,
// **answer minus target**. No logarithm is left, no division by a small $p$,
// nothing that could overflow.
//
// </details>
//
// ## Exercise 7: the slopes of softmax and cross-entropy
//
// Write them: sums and a one-hot target go in, one slope for each sum comes
// out.

// %% id="slopes" tags="exercise"
function lossSlopes(z: number[], y: number[]): number[] {
  return todo(z, y);
}

// %% id="slopes-check"
exercises.losses.slopes.check(lossSlopes);

// %% id="slopes-use"
const slopesAt = exercises.losses.slopes.use(lossSlopes);
const target = [0, 1, 0];
gradCheck(
  (z: number[]) => -logOf(z)[1],
  (z: number[]) => slopesAt(z, target),
  [at, [-1, 0.5, 2], [0, 0, 0]],
);

// %% [markdown] id="eight-question"
// ## The network sees an 8
//
// Ten sums, one for each digit, and the picture shows an 8. The network
// believes in a 3. It gives 3 a large probability, 8 a smaller one, and a
// little to each of the others. Now every sum takes a step *against* its slope:
// $z_i \leftarrow z_i - (p_i - y_i)$.
//
// **Predict.** Which sums rise?
//
// - a) only that of the 8
// - b) that of the 8, and those with a probability below 0.1
// - c) all but that of the 3

// %% id="eight"
const zDigits = [0, 0, 0, 4, 0, 0, 0, 0, 2, 0];
const isEight = zDigits.map((_, digit) => (digit === 8 ? 1 : 0));
const moves = slopesAt(zDigits, isEight).map((slope) => -slope);
const rounded = moves.map((move) => Number(move.toFixed(2)));
show(barChart(rounded, { x: "digit", y: "step of its sum" }));

// %% [markdown] id="eight-answer"
// <details><summary>Answer</summary>
//
// - **a)** $p - y$ is below 0 for the 8 alone. All others fall.
// - b) They fall, too, but only a little: each by its own probability.
// - c) There is one right class, and only that is pulled up.
//
// Two things to see. **How much:** the 3 falls most, because it is most
// wrongly believed. **Balance:** the steps add up to 0. What the 8 wins, the
// others pay.
//
// </details>
//
// Of course no sum can be moved by itself. Only weights and biases can. How
// these steps become steps of the weights is the subject of lesson 07. Here we
// let the sums walk freely, for twelve steps.

// %% id="walk"
let walking = zDigits;
const history = Array.from({ length: 13 }, () => {
  const p = softmax(walking);
  const steps = slopesAt(walking, isEight);
  walking = walking.map((zi, digit) => zi - steps[digit]);
  return p;
});
const pathOf = (digit: number) => history.map((p) => p[digit]);
const paths = { eight: pathOf(8), three: pathOf(3), one: pathOf(1) };
show(lineChart(paths, { x: "step", y: "probability" }));

// %% [markdown] id="accuracy-question"
// ## Loss is not accuracy
//
// Two networks answer four questions. They gave these probabilities to the
// truth (the answer counts as right if that is above $0.5$):
//
// - A: $0.6, 0.6, 0.6, 0.4$
// - B: $0.99, 0.99, 0.99, 0.001$
//
// Both are right three times out of four: their **accuracy**, the share of right
// answers, is $0.75$.
//
// **Predict.** Which one has the smaller mean loss?
//
// - a) B: it is surer three times
// - b) A
// - c) both the same: they have the same accuracy

// %% id="accuracy"
const meanLoss = (given: number[]) =>
  given.reduce((sum, p) => sum - Math.log(p), 0) / given.length;
const lossA = meanLoss([0.6, 0.6, 0.6, 0.4]);
const lossB = meanLoss([0.99, 0.99, 0.99, 0.001]);
console.log("A:", lossA.toFixed(3), "  B:", lossB.toFixed(3));

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// - a) Its three good answers add almost nothing. But its one mistake, made
//   with certainty, adds $6.9$.
// - **b)** A has {{accuracy.lossA:3}}, B has {{accuracy.lossB:3}}. A never says
//   more than it knows.
// - c) Accuracy counts right and wrong. The loss also asks how sure.
//
// So the loss can rise while the accuracy stays, or even while it grows. We
// train with the loss, because it has slopes. We report the accuracy, because
// people understand it.
//
// </details>
//
// | what the network says | last activation | loss | slope along $z$ |
// |---|---|---|---|
// | a number | linear | squared error | $2 (a - y)$ |
// | yes or no | sigmoid | binary cross-entropy | $a - y$ |
// | one of many, one-hot | softmax | categorical cross-entropy | $p - y$ |
// | one of many, class number | softmax | sparse categorical cross-entropy | $p - y$ |
//
// ## Summary
//
// - A loss makes one number of an error. It must lose the sign: squares and
//   absolute values do, in different ways.
// - Error is prediction minus **target**. Ask of every loss: sum or mean? The
//   learning rate depends on it.
// - Squared error behind a sigmoid goes deaf where it is most wrong. The
//   cross-entropy does not.
// - Log loss is another name for the binary cross-entropy. Sparse is another
//   form of the target.
// - Join logarithm and exponential on paper: softplus, log-softmax.
// - The slope along the sums is $p - y$. Only the right class rises.
//
// ## Questions
//
// 1. A forecast says "rain" with $a = 0.9$, and on nine of ten such days it
//    rains, so $y = 0.9$. Which $a$ makes the cross-entropy smallest? Is the loss
//    0 there?
// 2. Why do the slopes $p_i - y_i$ add up to 0?
// 3. In the walk above, the sum of the 1 fell in the first step. But its
//    probability rose a little. How can that be?
// 4. *Open:* some labels in every data set are wrong. A network that is sure and
//    right pays a lot for each of them. Which loss would bear it better, and
//    what would you lose?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. $a = 0.9$: there the slope $a - y$ is 0. The loss is not 0 but
//    $0.325$: with a coin that is not fair, nobody can be sure.
// 2. The $p_i$ add up to 1, and so do the $y_i$.
// 3. The sum of the 3 fell much more. Only the differences count. Measured
//    against the 3, the 1 has risen.
//
// </details>
