// %% [markdown] id="title"
// # 07 The chain rule
//
// A network has thousands of weights and one number at its end: the loss. For
// each weight we must know what a nudge of it does to this number. Nudging
// them one by one takes a full run for every weight. The chain rule finds all
// the slopes in **one** walk from the end to the start. This walk is called
// **back-propagation**, and you will write it in about 30 lines.
//
// | | |
// |---|---|
// | **Goal** | You can find the slope of a loss along every number in a small network, on paper and in code, and say why slopes are multiplied along a path and added at a fork. |
// | **You will build** | the smallest network, its slopes by hand, then automatic differentiation |
// | **Time** | about 60 minutes; all cells together run in about 3 seconds |
// | **Before this** | 04 (the slope $a (1 - a)$, the gradient check), 05 (losses) |

// %% id="imports"
import {
  computationGraph,
  exercises,
  gradCheck,
  lineChart,
  show,
  todo,
  value as libraryValue,
} from "chainrule";

// %% [markdown] id="two-gears"
// ## Two slopes in a row
//
// A wheel turns 3 times for each turn of the pedal. A dynamo turns 5 times for
// each turn of the wheel. The pedal turns once: the dynamo turns
// $3 \cdot 5 = 15$ times. This is the chain rule. The rest of the lesson is
// book-keeping.
//
// Now with functions. Take $u = 3x$ and $y = u^2$, at $x = 2$. So $u = 6$ and
// $y = 36$.
//
// - a nudge of $x$ moves $u$ by $3$ times as much
// - a nudge of $u$ moves $y$ by $2u = 12$ times as much
//
// **Predict.** By how much does a nudge of $0.001$ at $x$ move $y$?

// %% id="two-gears-code"
const u = (x: number) => 3 * x;
const square = (v: number) => v * v;

const moved = square(u(2.001)) - square(u(2));
console.log("y moves by", moved.toFixed(6));
console.log("slope:", (moved / 0.001).toFixed(2), "and 12 * 3 =", 12 * 3);

// %% [markdown] id="chain-rule"
// By $0.036$: the slope is $12 \cdot 3 = 36$. (The measured $36.01$ differs a
// little, because the nudge is not infinitely small.) In letters:
//
// $$\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$$
//
// Each factor is a **local slope**: it concerns one step only, and the step
// knows nothing about the rest.
//
// ## The smallest network
//
// One input, one hidden unit, one output unit. Each unit is a sum and a
// sigmoid. The **loss** is the squared distance from the target $y$.
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

// %% [markdown] id="myth-loss"
// The loss is $0.334636$.
//
// *A common mistake:* "the loss cannot be differentiated along $w_1$, because
// $w_1$ does not occur in $(a_2 - y)^2$". It does not occur there, but it acts
// there, through $z_1$, $a_1$, $z_2$ and $a_2$. Nudge it and see:

// %% id="nudge-w1"
const nudged = forward({ ...start, w1: start.w1 + 0.001 });
(nudged.loss - forward(start).loss) / 0.001;

// %% [markdown] id="backward-paper"
// ## Backward, on paper
//
// The slope of the loss along $w_1$ is about $0.0516$. Now we compute it from
// local slopes. We begin at the end and walk to the left:
//
// | step | local slope | slope of the loss so far |
// |---|---|---|
// | $L$ along $a_2$ | $2 (a_2 - y) = -1.156954$ | $-1.156954$ |
// | $a_2$ along $z_2$ | $a_2 (1 - a_2) = 0.243841$ | $-1.156954 \cdot 0.243841 = -0.282113$ |
// | $z_2$ along $a_1$ | $w_2 = -0.8$ | $-0.282113 \cdot (-0.8) = 0.225691$ |
// | $a_1$ along $z_1$ | $a_1 (1 - a_1) = 0.228784$ | $0.225691 \cdot 0.228784 = 0.051634$ |
// | $z_1$ along $w_1$ | $x = 1$ | $0.051634$ |
//
// The right column is what matters. It is the slope of the loss along each
// number on the way. Each line needs only the line above it and one local
// slope. We write $dz_2$ for "the slope of the loss along $z_2$", and in code
// `dz2`.

// %% [markdown] id="paper-task"
// ## Exercise 1: the other three slopes
//
// From $dz_2 = -0.282113$ and $dz_1 = 0.051634$, and with
// $a_1 = 0.645656$, find the slopes of the loss along $w_2$, $b_2$ and $b_1$.
// Six digits after the point, please.

// %% id="paper" tags="exercise"
function otherSlopes(): { dw2: number; db2: number; db1: number } {
  return { dw2: todo(), db2: todo(), db1: todo() };
}

// %% id="paper-check"
exercises.chainRule.paper.check(otherSlopes);

// %% [markdown] id="backward-code-text"
// ## Backward, in code
//
// The same walk as a function. Every line is one row of the table.

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
// The four slopes together are the **gradient**. By our rule from lesson 04,
// nothing is used unchecked. `gradCheck` nudges each of the four numbers:

// %% id="backward-check"
const asList = ({ w1, b1, w2, b2 }: Parameters) => [w1, b1, w2, b2];
const asParameters = ([w1, b1, w2, b2]: readonly number[]) => ({
  w1,
  b1,
  w2,
  b2,
});

gradCheck(
  (list: number[]) => forward(asParameters(list)).loss,
  (list: number[]) => asList(backward(asParameters(list))),
  [asList(start), [1, -2, 0.3, 0.7]],
);

// %% [markdown] id="not-descent"
// *A common mistake:* "back-propagation is the learning". It only finds the
// gradient. What is done with it is another step, **gradient descent**: move
// every number against its slope. We try it, with the learning rate 1.
//
// **Predict.** The slope along $b_2$ is $-0.28$. Will $b_2$ grow or shrink?

// %% id="descent"
let current = start;
const losses: number[] = [];
for (let i = 0; i <= 100; i++) {
  losses.push(forward(current).loss);
  const slopes = asList(backward(current));
  const moved = asList(current).map((v, j) => v - slopes[j]);
  current = asParameters(moved);
}
show(lineChart({ loss: losses }, { x: "step", y: "loss" }));

// %% [markdown] id="descent-answer"
// <details><summary>Answer</summary>
//
// It grows: its slope is negative, and we go against the slope. After one step
// $b_2 = 0.48$.
//
// </details>
//
// The loss falls from $0.334636$ to $0.0021$ in 100 steps.
//
// ## Let the computer walk
//
// Our function `backward` fits one network only. For another network all the
// lines must be written anew, and checked anew. But each line was dull: take
// the slope so far, multiply by a local slope, pass it on. Let every number do
// this for itself. It must remember two things: **from which numbers** it was
// made, and **its local slope** along each of them.

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
// - $a + b$: a nudge of $a$ passes unchanged. Slopes $1$ and $1$.
// - $a \cdot b$: with $a = 3$, $b = -2$, a nudge of $a$ is multiplied by $-2$.
//   The slope along $a$ is $b$, and along $b$ it is $a$.
// - $\sigma(a)$: you know it, $s (1 - s)$.

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
const three = new Value(3);
const minusTwo = new Value(-2);
multiply(three, minusTwo);

// %% [markdown] id="patterns"
// ## Three patterns
//
// Think of a slope that comes back to an operation from the right. What does
// the operation do with it?
//
// - an **addition distributes**: both inputs get the slope unchanged
// - a **multiplication swaps**: each input gets the slope times the *other*
//   input
// - a **maximum routes**: the larger input gets all, the smaller gets nothing
//   (the ReLU is $\max(0, z)$, so it opens or closes the way)
//
// **Predict.** $y = (a + b) \cdot c$ with $a = 3$, $b = -1$, $c = 4$. What are
// the slopes of $y$ along $a$, $b$ and $c$?

// %% id="patterns-graph"
const a = libraryValue(3, "a");
const b = libraryValue(-1, "b");
const c = libraryValue(4, "c");
const y = a.add(b).multiply(c);
y.label = "y";
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
// (The picture uses the library's `Value`, which works as ours will, and also
// remembers names. Step through it with the slider.)
//
// ## The fork
//
// What if a number is used twice? Take $y = a + a$. **Predict.** What is the
// slope of $y$ along $a$?
//
// - a) $1$, because an addition passes the slope unchanged
// - b) $2$

// %% id="fork-wrong"
function passBack(from: Value): void {
  for (const [input, slope] of from.inputs) {
    input.grad = slope * from.grad; // is this right?
  }
}
const once = new Value(5);
const twice = add(once, once);
twice.grad = 1; // a nudge of y moves y by as much
passBack(twice);
once.grad;

// %% [markdown] id="fork"
// It says 1. But $a + a = 2a$, so the slope must be 2. The second slope has
// **overwritten** the first.
//
// Nudge $a$ by $0.001$: the left $a$ moves $y$ by $0.001$, and the right $a$
// moves it by $0.001$ as well. Both happen, so they add up. **Where a number
// goes two ways, its slopes add.**
//
// *A common mistake:* to write `=` here. It must be `+=`.

// %% id="fork-right"
function passBackRight(from: Value): void {
  for (const [input, slope] of from.inputs) {
    input.grad += slope * from.grad;
  }
}
once.grad = 0;
passBackRight(twice);
once.grad;

// %% [markdown] id="fork-task"
// ## Exercise 2: the fork on paper
//
// $y = a \cdot a + a$ at $a = 3$. Find $y$ and its slope along $a$, with the
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
// One thing is left: when may a value pass its slope on? Let us be careless.
// Each value passes on at once whatever it has got, and tells its inputs to do
// the same.
//
// **Predict.** $b = a + a$ and $c = b + b$, so $c = 4a$. What will the careless
// walk find for the slope of $c$ along $a$?

// %% id="order-wrong"
function careless(from: Value): void {
  for (const [input, slope] of from.inputs) {
    input.grad += slope * from.grad;
    careless(input); // at once
  }
}
const leaf = new Value(1);
const middle = add(leaf, leaf);
const top = add(middle, middle);
top.grad = 1;
careless(top);
leaf.grad;

// %% [markdown] id="order-answer"
// Not 4. Follow it: the first $b$ brings $b$'s slope to 1, and $b$ passes
// $1 + 1$ on to $a$. Then the second $b$ brings it to 2, and $b$ passes on
// $2 + 2$, *including what it had passed on before*. Together 6.
//
// A value must wait until **all** its slopes have come in. So we put the values
// in a row: every value stands after all the values it is made of. This is a
// **topological order**. Then we walk from the last to the first.

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
  for (const v of order.reverse()) passBackRight(v);
}
backPropagate(top);
leaf.grad;

// %% [markdown] id="order-task"
// Now it is 4. These two functions are the whole of back-propagation. They do
// not know what the values mean, and they work for every network.
//
// ## Exercise 3: which order is allowed?
//
// Here is a graph: $u = a \cdot b$, $v = u + a$, $w = u \cdot v$. Give an order
// of the five names in which the **backward** walk may visit them. There is
// more than one right answer.

// %% id="order-exercise" tags="exercise"
function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] {
  return todo();
}

// %% id="order-check"
exercises.chainRule.order.check(backwardOrder);

// %% [markdown] id="network-values"
// ## The small network again
//
// Write the forward pass with values. The backward pass is free. The square
// is a multiplication, and $a_2 - y$ is an addition of $-y$.

// %% id="network-values-code"
const w1 = new Value(0.5);
const b1 = new Value(0.1);
const w2 = new Value(-0.8);
const b2 = new Value(0.2);
const a1 = sigmoidOf(add(multiply(w1, new Value(1)), b1));
const a2 = sigmoidOf(add(multiply(w2, a1), b2));
const difference = add(a2, new Value(-1));
const loss = multiply(difference, difference); // a fork!
backPropagate(loss);
[w1.grad, b1.grad, w2.grad, b2.grad];

// %% [markdown] id="same-numbers"
// The same four numbers as by hand, $0.051634$, $0.051634$, $-0.182148$ and
// $-0.282113$. To how many digits?

// %% id="same-numbers-code"
const byHand = asList(gradient);
const byValues = [w1, b1, w2, b2].map((v) => v.grad);
Math.max(...byHand.map((slope, i) => Math.abs(slope - byValues[i])));

// %% [markdown] id="library"
// ## The same from the library
//
// The library's `Value` is this class with more operations, written as methods,
// and with names for pictures. Its source is
// `src/engine/value.ts`; you can read all of it now.

// %% id="library-graph"
const named = (data: number, label: string) => libraryValue(data, label);
const hidden = named(0.5, "w1").multiply(named(1, "x")).add(named(0.1, "b1"));
const output = hidden
  .sigmoid()
  .multiply(named(-0.8, "w2"))
  .add(named(0.2, "b2"));
const squared = output.sigmoid().subtract(named(1, "y")).pow(2);
squared.label = "L";
squared.backward();
show(computationGraph(squared));

// %% [markdown] id="graph-text"
// Read the picture from left to right for the values, and step with the slider
// from right to left for the slopes (red).

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
// A unit has $x = (2, -1)$, $w = (0.5, 1)$, $b = 0.3$, the sigmoid, and the
// target $y = 0$ with the loss $(a - y)^2$. Return the gradient along $w_1$,
// $w_2$ and $b$: on paper, by nudges, with our `Value` or with the library's.

// %% id="neuron" tags="exercise"
function unitGradient(): { dw1: number; dw2: number; db: number } {
  return { dw1: todo(), dw2: todo(), db: todo() };
}

// %% id="neuron-check"
exercises.chainRule.neuron.check(unitGradient);

// %% [markdown] id="cost"
// ## Why backward, and not forward?
//
// Nudging finds all slopes as well. But it runs the network once for every
// weight, and once more. The backward walk costs about as much as two or three
// forward runs, however many weights there are. For the smallest network of
// lesson 12, with 6,442 weights and biases, that is the difference between one
// second and half an hour.

// %% id="cost-code"
const parameters = 784 * 8 + 8 + (8 * 8 + 8) + (8 * 10 + 10);
const timesSlower = (parameters + 1) / 3; // nudges against one walk back
({ parameters, timesSlower });

// %% [markdown] id="summary"
// ## Summary
//
// - Along a path, slopes are **multiplied**:
//   $\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$.
// - At a fork, slopes are **added**: `+=`, not `=`.
// - A value passes its slope on when all of it has come in: walk back through a
//   **topological order**.
// - Addition distributes, multiplication swaps, maximum routes.
// - Back-propagation finds the gradient. Gradient descent uses it.
// - Two functions and a table of local slopes are enough for every network.
//
// ## Questions
//
// 1. In the smallest network, which local slope makes $dw_1$ so much smaller
//    than $dw_2$? What would ten layers do?
// 2. What is the slope of the loss along the input $x$? What could it be used
//    for?
// 3. A value that is not used by the loss gets which slope?
// 4. *Open:* the backward walk needs the values of the forward pass. For a long
//    chain they fill the memory. How could you do with less memory, at the price
//    of more computing?
//
// ## Next
//
// One number at a time is slow. With matrices, a whole layer takes one step:
// lesson 08. If you want to see it learn to read digits now, go to
// **12 The full MNIST run**.
