// %% [markdown] id="title"
// # 07 The chain rule
//
// A network has thousands of weights, and one number at its end: the loss.
// **If you nudge one weight, what happens to the loss?** We must know this for
// every weight. To try them one by one takes a whole run for each. The chain
// rule finds all the slopes in **one** walk from the end to the start. This
// walk is called **back-propagation**. You will write it in about 50 lines,
// for any formula.
//
// | | |
// |---|---|
// | **Goal** | You can find the slope of a loss along every number in a small network, on paper and in code, and say why slopes are multiplied along a path and added at a fork. |
// | **You will build** | the smallest network, its slopes by hand, then automatic differentiation |
// | **Time** | about 60 minutes; all cells together run in about 10 seconds |
// | **Before this** | 04 (the slope $a (1 - a)$, the gradient check), 05 (losses) |

// %% id="imports"
import {
  computationGraph,
  exercises,
  gradCheck,
  lineChart,
  networkGraph,
  show,
  tangentSlider,
  todo,
  value,
} from "chainrule";

// %% [markdown] id="two-gears"
// ## Two slopes in a row
//
// A wheel turns 3 times for each turn of the pedal. A lamp's dynamo turns 5
// times for each turn of the wheel. You turn the pedal once: the dynamo turns
// $3 \cdot 5 = 15$ times. This is the chain rule. The rest of the lesson is
// book-keeping.
//
// Now with functions. Take $u = 3x$ and $y = u^2$, at $x = 2$. So $u = 6$ and
// $y = 36$.
//
// - A nudge of $x$ moves $u$ by $3$ times as much.
// - A nudge of $u$ moves $y$ by $2u = 12$ times as much (lesson 04).
//
// **Predict.** Nudge $x$ by $0.001$. By how much does $y$ move?
//
// - a) $0.003 + 0.012 = 0.015$
// - b) $0.001 \cdot 3 \cdot 12 = 0.036$
// - c) $0.001^2$, because of the square

// %% id="two-gears-code"
const triple = (x: number) => 3 * x;
const square = (u: number) => u * u;

const move = square(triple(2.001)) - square(triple(2));
console.log("y moves by", move.toFixed(6));
console.log("slope:", (move / 0.001).toFixed(3));

// %% [markdown] id="chain-rule"
// <details><summary>Answer</summary>
//
// b) The slope is $3 \cdot 12 = 36$. (The measured $36.009$ is a little more,
// because the nudge is not infinitely small.)
//
// </details>
//
// In letters:
//
// $$\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$$
//
// Each factor is a **local slope**: it belongs to one step only, and that step
// knows nothing about the rest.
//
// ## The smallest network
//
// One input, one hidden unit, one output unit. Each unit is a weighted input
// plus a bias, then a sigmoid. The **loss** $L$ is the squared distance from
// the target $y$.
//
// $$z_1 = w_1 x + b_1 \quad a_1 = \sigma(z_1) \quad z_2 = w_2 a_1 + b_2 \quad a_2 = \sigma(z_2) \quad L = (a_2 - y)^2$$
//
// We take $x = 1$, $y = 1$, $w_1 = 0.5$, $b_1 = 0.1$, $w_2 = -0.8$,
// $b_2 = 0.2$. Going from left to right is the **forward pass**:

// %% id="forward"
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
interface Parameters {
  w1: number;
  b1: number;
  w2: number;
  b2: number;
}
function forward({ w1, b1, w2, b2 }: Parameters, x = 1, y = 1) {
  const z1 = w1 * x + b1;
  const a1 = sigmoid(z1);
  const z2 = w2 * a1 + b2;
  const a2 = sigmoid(z2);
  return { z1, a1, z2, a2, loss: (a2 - y) ** 2 };
}

// %% id="forward-run"
const start: Parameters = { w1: 0.5, b1: 0.1, w2: -0.8, b2: 0.2 };
forward(start);

// %% id="network-picture"
const pass = forward(start);
const layers = [
  { W: [[start.w1]], b: [start.b1] },
  { W: [[start.w2]], b: [start.b2] },
];
const values = [[1], [pass.a1], [pass.a2]];
show(networkGraph(layers, { values, inputs: ["x"], outputs: ["a2"] }));

// %% [markdown] id="myth-loss"
// The answer is $a_2 = 0.421523$, the target is $1$, the loss is $0.334636$.
//
// *A common mistake:* "the loss has no slope along $w_1$, because $w_1$ does
// not occur in $(a_2 - y)^2$". It does not occur there, but it acts there,
// through $z_1$, $a_1$, $z_2$ and $a_2$. Nudge it and see:

// %% id="nudge-w1"
const nudged = forward({ ...start, w1: start.w1 + 0.001 });
(nudged.loss - forward(start).loss) / 0.001;

// %% [markdown] id="backward-paper"
// ## Backward, on paper
//
// So the slope of the loss along $w_1$ is about $0.0516$. Now we find it from
// local slopes. We begin at the end and walk to the left:
//
// | step | local slope | slope of the loss so far |
// |---|---|---|
// | $L$ along $a_2$ | $2 (a_2 - y) = -1.156954$ | $-1.156954$ |
// | $a_2$ along $z_2$ | $a_2 (1 - a_2) = 0.243841$ | $-1.156954 \cdot 0.243841 = -0.282113$ |
// | $z_2$ along $a_1$ | $w_2 = -0.8$ | $-0.282113 \cdot (-0.8) = 0.225691$ |
// | $a_1$ along $z_1$ | $a_1 (1 - a_1) = 0.228784$ | $0.225691 \cdot 0.228784 = 0.051634$ |
// | $z_1$ along $w_1$ | $x = 1$ | $0.051634 \cdot 1 = 0.051634$ |
//
// The right column is what we want: the slope of the loss along each number
// on the way. Each line needs only the line above it and one local slope. We
// write $dz_2$ for "the slope of the loss along $z_2$", and in code `dz2`.

// %% [markdown] id="paper-task"
// ## Exercise 1: the other three slopes
//
// You have $dz_2 = -0.282113$, $dz_1 = 0.051634$ and $a_1 = 0.645656$. Find
// the slopes of the loss along $w_2$, $b_2$ and $b_1$, with six digits after
// the point. (You may let TypeScript multiply.)
//
// If you are stuck: `exercises.chainRule.paper.hint()`.

// %% id="paper" tags="exercise"
function otherSlopes(): { dw2: number; db2: number; db1: number } {
  return { dw2: todo(), db2: todo(), db1: todo() };
}

// %% id="paper-check"
exercises.chainRule.paper.check(otherSlopes);

// %% [markdown] id="backward-code-text"
// ## Backward, in code
//
// The same walk as a function. Each line is one row of the table.

// %% id="backward-code"
function backward(p: Parameters, x = 1, y = 1): Parameters {
  const { a1, a2 } = forward(p, x, y);
  const da2 = 2 * (a2 - y);
  const dz2 = da2 * a2 * (1 - a2);
  const da1 = dz2 * p.w2;
  const dz1 = da1 * a1 * (1 - a1);
  return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 };
}
const gradient = backward(start);
gradient;

// %% [markdown] id="gradient-word"
// The four slopes together are the **gradient**. Remember the rule of lesson
// 04: no slope is used unchecked. `gradCheck` nudges each of the four numbers,
// here at two different places:

// %% id="backward-check"
const asList = ({ w1, b1, w2, b2 }: Parameters) => [w1, b1, w2, b2];
function asParameters(list: number[]): Parameters {
  return { w1: list[0], b1: list[1], w2: list[2], b2: list[3] };
}
gradCheck(
  (list: number[]) => forward(asParameters(list)).loss,
  (list: number[]) => asList(backward(asParameters(list))),
  [asList(start), [1, -2, 0.3, 0.7]],
);

// %% [markdown] id="along-w1"
// The next plot shows the loss for other values of $w_1$; the rest stays as it
// is. The red line has the slope that `backward` found. Move the slider: does
// it touch the curve everywhere?

// %% id="along-w1-plot"
const lossAt = (w1: number) => forward({ ...start, w1 }).loss;
const slopeAt = (w1: number) => backward({ ...start, w1 }).w1;
const range: [number, number] = [-6, 6];
show(tangentSlider(lossAt, slopeAt, { xRange: range, x: "w1", y: "loss" }));

// %% [markdown] id="not-descent"
// *A common mistake:* "back-propagation is the learning". It only finds the
// gradient. What we do with it is another step, **gradient descent**: move
// every number a little against its slope. We try it, with learning rate 1.
//
// **Predict.** The slope along $b_2$ is $-0.28$. Will $b_2$ grow or shrink?

// %% id="descent"
let current = start;
const losses: number[] = [];
for (let i = 0; i <= 100; i++) {
  losses.push(forward(current).loss);
  const slopes = asList(backward(current));
  current = asParameters(asList(current).map((v, j) => v - slopes[j]));
  if (i === 0) console.log("after one step, b2 =", current.b2.toFixed(6));
}
show(lineChart({ loss: losses }, { x: "step", y: "loss" }));

// %% [markdown] id="descent-answer"
// <details><summary>Answer</summary>
//
// It grows. Its slope is negative, so the loss falls when $b_2$ grows:
// $0.2 - (-0.282113) = 0.482113$.
//
// </details>
//
// In 100 steps the loss falls from $0.334636$ to $0.0021$.
//
// ## Let each number do it
//
// Our function `backward` fits one network only. For another network every
// line must be written anew, and checked anew. But all lines did the same:
// take the slope so far, multiply by a local slope, pass it on. So let every
// number do this for itself. It must remember two things: **from which numbers**
// it was made, and **its local slope** along each of them.

// %% id="value-class"
type Input = [from: Value, slope: number];

class Value {
  data: number;
  inputs: Input[]; // what it was made of
  grad = 0; // the slope of the loss along this value

  constructor(data: number, inputs: Input[] = []) {
    this.data = data;
    this.inputs = inputs;
  }
}

// %% [markdown] id="operations"
// Now the operations. Each computes a number and notes its local slopes:
//
// - $a + b$: a nudge of $a$ passes unchanged. The slopes are $1$ and $1$.
// - $a \cdot b$, with $a = 3$ and $b = -2$: a nudge of $a$ is multiplied by
//   $-2$, a nudge of $b$ by $3$. The slope along $a$ is $b$, and along $b$ it
//   is $a$.
// - $\sigma(a)$: you know it from lesson 04, $s (1 - s)$.

// %% id="operations-code"
const add = (a: Value, b: Value) =>
  new Value(a.data + b.data, [
    [a, 1],
    [b, 1],
  ]);
const multiply = (a: Value, b: Value) =>
  new Value(a.data * b.data, [
    [a, b.data],
    [b, a.data],
  ]);

// %% id="sigmoid-value"
function sigmoidOf(a: Value): Value {
  const s = sigmoid(a.data);
  return new Value(s, [[a, s * (1 - s)]]);
}
const product = multiply(new Value(3), new Value(-2));
console.log("3 * -2 =", product.data);
console.log("local slopes:", product.inputs[0][1], product.inputs[1][1]);

// %% [markdown] id="patterns"
// ## Three patterns
//
// A slope comes back to an operation from the right. What does the operation
// do with it?
//
// - an **addition distributes**: both inputs get the slope unchanged
// - a **multiplication swaps**: each input gets the slope times the *other*
//   input
// - a **maximum routes**: the larger input gets all, the smaller gets nothing
//   (the ReLU is $\max(0, z)$: it lets the slope through, or stops it)
//
// **Predict.** $y = (a + b) \cdot c$ with $a = 3$, $b = -1$, $c = 4$. What are
// the slopes of $y$ along $a$, $b$ and $c$?
//
// (For pictures we use the library's `value`. It does what ours will do, and
// it has a name. Press play, or step with the slider: red numbers are slopes.)

// %% id="patterns-graph"
const a = value(3, "a");
const b = value(-1, "b");
const c = value(4, "c");
const y = a.add(b).multiply(c);
y.backward();
show(computationGraph(y));

// %% [markdown] id="patterns-answer"
// <details><summary>Answer</summary>
//
// The multiplication swaps: the sum gets $4$, and $c$ gets $3 - 1 = 2$. The
// addition distributes: $a$ and $b$ both get $4$.
//
// </details>
//
// ## The fork
//
// What if a number is used twice? Take $y = a + a$ at $a = 5$. We write the
// rule as we know it: each input gets its local slope times the slope that
// came back.
//
// **Predict.** Which slope of $y$ along $a$ will this code find?
//
// - a) $1$, because an addition passes the slope unchanged
// - b) $2$, because $a + a = 2a$
// - c) $5$, because $a = 5$

// %% id="fork-wrong"
function passBackWrong(from: Value): void {
  for (const [input, slope] of from.inputs) {
    input.grad = slope * from.grad; // is this right?
  }
}
const five = new Value(5);
const twice = add(five, five);
twice.grad = 1; // a nudge of y moves y by as much
passBackWrong(twice);
five.grad;

// %% [markdown] id="fork"
// <details><summary>Answer</summary>
//
// a) The code finds 1. But the truth is b).
//
// </details>
//
// The code is wrong: $a + a = 2a$, so the slope must be 2. The second slope has
// **overwritten** the first.
//
// Nudge $a$ by $0.001$. The left $a$ moves $y$ by $0.001$, and the right $a$
// moves it by $0.001$ as well. Both happen, so both count. **Where a number
// goes two ways, its slopes add.**
//
// *A common mistake:* to write `=` here. It must be `+=`.

// %% id="fork-right"
function passBack(from: Value): void {
  for (const [input, slope] of from.inputs) {
    input.grad += slope * from.grad;
  }
}
five.grad = 0;
passBack(twice);
five.grad;

// %% [markdown] id="fork-task"
// ## Exercise 2: the fork on paper
//
// $y = a \cdot a + a$ at $a = 3$. Find $y$ and its slope along $a$ with the
// patterns: the multiplication gives two slopes to $a$, the addition a third.

// %% id="fork-exercise" tags="exercise"
function forkOnPaper(): { y: number; da: number } {
  return { y: todo(), da: todo() };
}

// %% id="fork-check"
exercises.chainRule.fork.check(forkOnPaper);

// %% [markdown] id="order"
// ## The order
//
// One thing is left: *when* may a value pass its slope on? Let us be careless.
// Each value passes on at once whatever it has got, and tells its inputs to do
// the same.
//
// **Predict.** $b = a + a$ and $c = b + b$, so $c = 4a$. Which slope of $c$
// along $a$ will the careless walk find?
//
// - a) $4$: all slopes are added, so the order does not matter
// - b) more than $4$
// - c) less than $4$

// %% id="order-wrong"
function careless(from: Value): void {
  for (const [input, slope] of from.inputs) {
    input.grad += slope * from.grad;
    careless(input); // at once
  }
}
const leaf = new Value(1); // a
const middle = add(leaf, leaf); // b
const last = add(middle, middle); // c
last.grad = 1;
careless(last);
leaf.grad;

// %% [markdown] id="order-answer"
// <details><summary>Answer</summary>
//
// b) It finds 6. Follow it: the first way from $c$ brings the slope of $b$ to
// 1, and $b$ passes $1 + 1 = 2$ on to $a$. The second way brings it to 2, and
// $b$ passes $2 + 2 = 4$ on, *including what it had passed on before*. Together
// $2 + 4 = 6$.
//
// </details>
//
// *A common mistake:* "the order does not matter, it is all added in the end".
// A value must wait until **all** its slopes have come in. So we put the values
// in a row: every value stands after all the values that it is made of. This is
// a **topological order**. Then we walk from the last to the first.

// %% id="topological"
function inOrder(end: Value): Value[] {
  const seen = new Set<Value>();
  const order: Value[] = [];
  function visit(v: Value): void {
    if (seen.has(v)) return;
    seen.add(v);
    for (const [input] of v.inputs) visit(input);
    order.push(v); // after all that it is made of
  }
  visit(end);
  return order;
}

// %% id="back-propagate"
function backPropagate(end: Value): void {
  const order = inOrder(end);
  for (const v of order) v.grad = 0;
  end.grad = 1;
  for (const v of order.reverse()) passBack(v);
}
backPropagate(last);
leaf.grad;

// %% [markdown] id="order-graph-text"
// Now it is 4. These two functions, with `passBack`, are the whole of
// back-propagation. They do not know what the values mean, and they work for
// every network. Step through the picture: $b$ waits for two slopes.

// %% id="order-graph"
const leafNamed = value(1, "a");
const middleNamed = leafNamed.add(leafNamed);
middleNamed.label = "b";
const lastNamed = middleNamed.add(middleNamed);
lastNamed.label = "c";
lastNamed.backward();
show(computationGraph(lastNamed));

// %% [markdown] id="order-task"
// ## Exercise 3: which order is allowed?
//
// Here is a graph: $u = a \cdot b$, then $v = u + a$, then $w = u \cdot v$.
// Give the five names in an order in which the **backward** walk may visit
// them. There is more than one right answer.

// %% id="order-exercise" tags="exercise"
function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] {
  return todo();
}

// %% id="order-check"
exercises.chainRule.order.check(backwardOrder);

// %% [markdown] id="network-values"
// ## The small network again
//
// We write the forward pass with values. The backward pass comes for free.
// The difference $a_2 - y$ is an addition of $-1$, and the square is a
// multiplication.

// %% id="network-values-code"
function lossOf([w1, b1, w2, b2]: Value[]): Value {
  const a1 = sigmoidOf(add(multiply(w1, new Value(1)), b1));
  const a2 = sigmoidOf(add(multiply(w2, a1), b2));
  const difference = add(a2, new Value(-1));
  return multiply(difference, difference); // a fork!
}
function slopesOf(list: number[]): number[] {
  const parameters = list.map((data) => new Value(data));
  backPropagate(lossOf(parameters));
  return parameters.map((parameter) => parameter.grad);
}
slopesOf(asList(start));

// %% [markdown] id="same-numbers"
// The same four numbers as by hand: $0.051634$, $0.051634$, $-0.182148$ and
// $-0.282113$. How far apart are they, digit by digit? And does our automatic
// walk pass the gradient check?

// %% id="same-numbers-code"
const byHand = asList(gradient);
const apart = slopesOf(asList(start)).map((s, i) => Math.abs(s - byHand[i]));
console.log("largest difference:", Math.max(...apart));
gradCheck(
  (list: number[]) => lossOf(list.map((data) => new Value(data))).data,
  slopesOf,
  [asList(start), [1, -2, 0.3, 0.7]],
);

// %% [markdown] id="library"
// ## The same from the library
//
// The library's `Value` is our class with more operations, written as methods,
// and with names for pictures. Its source is `src/engine/value.ts`. It is
// short, and you can read all of it now.
//
// In the picture, the values (blue) go from left to right, to the loss $L$. The
// slopes (red) come back from right to left: move the slider to its left end,
// and walk. Find the four slopes that you know.

// %% id="library-graph"
const z1 = value(0.5, "w1").multiply(value(1, "x")).add(value(0.1, "b1"));
const a1 = z1.sigmoid();
const z2 = value(-0.8, "w2").multiply(a1).add(value(0.2, "b2"));
const L = z2.sigmoid().subtract(value(1, "y")).pow(2);
[z1.label, z2.label, L.label] = ["z1", "z2", "L"];
L.backward();
show(computationGraph(L, { direction: "right" }));

// %% [markdown] id="tanh-task"
// ## Exercise 4: two more operations
//
// Teach our class `Value` the exponential function and the tanh. The slope of
// $e^a$ is $e^a$ itself. The slope of $\tanh(a)$ you found in lesson 04.

// %% id="tanh" tags="exercise"
const operations = {
  exp: (a: Value): Value => todo(a),
  tanh: (a: Value): Value => todo(a),
};

// %% id="tanh-check"
exercises.chainRule.operations.check({
  ...operations,
  value: (data: number) => new Value(data),
});

// %% [markdown] id="neuron-task"
// ## Exercise 5: a unit with two inputs
//
// A unit has the input $x = (2, -1)$, weights $w = (0.5, 1)$, bias $b = 0.3$,
// the sigmoid, the target $y = 0$ and the loss $(a - y)^2$. Return the slopes
// of the loss along $w_1$, $w_2$ and $b$. Do it on paper, with nudges, with our
// `Value` or with the library's: as you like.

// %% id="neuron" tags="exercise"
function unitGradient(): { dw1: number; dw2: number; db: number } {
  return { dw1: todo(), dw2: todo(), db: todo() };
}

// %% id="neuron-check"
exercises.chainRule.neuron.check(unitGradient);

// %% [markdown] id="cost"
// ## Why walk backward?
//
// Nudging finds all the slopes as well. But it needs one forward pass for each
// weight, and one more without a nudge. The backward walk visits every value
// once, as the forward pass does. Its work is about that of two forward
// passes, however many weights there are.
//
// **Predict.** A small network in lesson 12 has 6,442 weights and biases. One
// forward pass and one walk back take a second, let us say. How long does
// nudging take?
//
// - a) 3 seconds
// - b) half a minute
// - c) half an hour

// %% id="cost-code"
const weightsAndBiases = 784 * 8 + 8 + (8 * 8 + 8) + (8 * 10 + 10);
const passesByNudging = weightsAndBiases + 1;
const passesByWalking = 1 + 2;
const seconds = passesByNudging / passesByWalking;
console.log(weightsAndBiases, "weights and biases");
console.log((seconds / 60).toFixed(0), "minutes for one second");

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// c) 36 minutes: 6,443 passes in place of 3. The more weights, the worse it
// gets. This is why all networks learn by back-propagation.
//
// </details>
//
// ## Summary
//
// - Along a path, slopes are **multiplied**:
//   $\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$.
// - At a fork, slopes are **added**: `+=`, not `=`.
// - A value passes its slope on when all of it has come in: walk back through a
//   **topological order**.
// - Addition distributes, multiplication swaps, maximum routes.
// - Back-propagation finds the gradient. Gradient descent uses it.
// - Three short functions and a list of local slopes are enough for every
//   network.
//
// ## Questions
//
// 1. The slope along $w_1$ is much smaller than the one along $w_2$. Which two
//    local slopes make it so? What would a chain of ten sigmoid units do?
// 2. What is the slope of the loss along the input $x$? What could it be used
//    for?
// 3. A value that the loss does not use: which slope does it get?
// 4. *Open:* the backward walk needs the values of the forward pass. For a long
//    chain they fill the memory. How could you need less memory, at the price
//    of more computing?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. $w_2 = -0.8$ and $a_1 (1 - a_1) = 0.23$. The second is never more than
//    $0.25$. With ten of them in a row, the slope is multiplied by $0.25^{10}$ at
//    most, less than one millionth. The first layers learn nearly nothing.
//    This is called the **vanishing gradient**.
// 2. $dz_1 \cdot w_1 = 0.025817$. It says how the *input* should change to make
//    the loss smaller or larger: which pixels matter, or how to fool a network.
// 3. Zero. A nudge of it moves nothing.
//
// </details>
//
// ## Next
//
// One number at a time is slow. With matrices, a whole layer takes one step.
// See it learn to read digits: **12 The full MNIST run**.
