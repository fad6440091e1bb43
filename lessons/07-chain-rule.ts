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
// | **You will build** | the backward pass of the smallest network, then automatic differentiation: values, operations, the walk back |

// %% id="imports"
import {
  backwardGame,
  computationGraph,
  exercises,
  gradCheck,
  lineChart,
  networkGraph,
  numericalGradient,
  show,
  todo,
  value,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 04 to 06.
//
// **Predict.** Your formula for a slope says $0.13$. The central difference with
// $h = 10^{-5}$ says $0.10$. What does that mean?
//
// - a) they agree: the difference is only $0.03$
// - b) the formula is wrong
// - c) with a smaller $h$ they will agree

// %% id="warm-up-relative"
const relativeError = (0.13 - 0.1) / 0.13;
Number(relativeError.toFixed(2));

// %% [markdown] id="warm-up-slopes"
// <details><summary>Answer</summary>
//
// - a) Not the difference counts, but its share of the slope. Here it is nearly
//   a quarter.
// - **b)** A relative error above $10^{-2}$ says so.
// - c) With this $h$ the nudge is right to about 11 digits.
//
// </details>
//
// **Predict.** A softmax gives $p = (0.7, 0.2, 0.1)$, and the *second* class is
// right. What are the slopes of the cross-entropy along the three sums $z$?
//
// - a) $(0.7, -0.8, 0.1)$
// - b) $(-0.7, 0.8, -0.1)$
// - c) $(0, -0.8, 0)$

// %% id="warm-up-slopes-code"
const sums = [0.7, 0.2, 0.1].map((p) => Math.log(p)); // their softmax is p
const lossOfSums = (z: number[]) =>
  Math.log(z.reduce((total, zi) => total + Math.exp(zi), 0)) - z[1];
numericalGradient(lossOfSums, sums).map((s) => Number(s.toFixed(3)));

// %% [markdown] id="warm-up-level"
// <details><summary>Answer</summary>
//
// - **a)** $p - y$, with $y = (0, 1, 0)$.
// - b) That is $y - p$, the direction of a *step*. It goes against the slope.
// - c) The wrong sums count as well: they push the right probability down.
//
// </details>
//
// **Predict.** The slope of a curve at $x = 0$ is exactly 0. Is the curve lowest
// there?
//
// - a) yes: the ground is level
// - b) perhaps: level ground is not enough to know it
// - c) no: where it is lowest the slope is negative

// %% id="warm-up-level-code"
const levelAtZero = (x: number) => x ** 3; // its slope at 0 is 0
[-0.1, 0, 0.1].map((x) => Number(levelAtZero(x).toFixed(3)));

// %% [markdown] id="two-gears"
// <details><summary>Answer</summary>
//
// - a) This curve is level at 0, and lower on the left of it.
// - **b)** It may be a minimum, a top, or neither, as here. Look around.
// - c) With a negative slope it would be lower still on the right.
//
// </details>
//
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
// - A nudge of $u$ moves $y$ by $2u = 12$ times as much (lesson 05).
//
// **Predict.** Nudge $x$ by $0.001$. By how much does $y$ move?
//
// - a) about $0.015$
// - b) about $0.036$
// - c) about $0.000001$

// %% id="two-gears-code"
const triple = (x: number) => 3 * x;
const square = (u: number) => u * u;

const move = square(triple(2.001)) - square(triple(2));
const ratio = move / 0.001;
console.log("y moves by", move.toFixed(6));
console.log("slope:", ratio.toFixed(3));

// %% [markdown] id="chain-rule"
// <details><summary>Answer</summary>
//
// - a) That adds the two slopes, $3 + 12$. But the second gear turns what the
//   first one has turned already: multiply.
// - **b)** Yes: $0.001 \cdot 3 \cdot 12$. The slope is $36$. (The measured
//   {{two-gears-code.ratio:3}} is a little more, because the nudge is not
//   infinitely small.)
// - c) That squares the nudge. The square is taken of $u$, not of the nudge.
//
// </details>
//
// In letters:
//
// $$\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$$
//
// ($\frac{dy}{dx}$ is another way to write the slope of $y$ along $x$.) Each
// factor is a **local slope**: it belongs to one step only, and that step knows
// nothing about the rest.

// %% [markdown] id="smallest"
// ## The smallest network
//
// One input, one hidden unit, one output unit. Each unit is a weighted input
// plus a bias, then a sigmoid. The **loss** $L$ is the squared distance from
// the target $y$.
//
// $$z_1 = w_1 x + b_1 \quad a_1 = \sigma(z_1) \quad z_2 = w_2 a_1 + b_2 \quad a_2 = \sigma(z_2) \quad L = (a_2 - y)^2$$
//
// We take $x = 1$ and $y = 1$. The **parameters**, as weights and biases are
// called together, are $w_1 = 0.5$, $b_1 = 0.1$, $w_2 = -0.8$, $b_2 = 0.2$. This
// is the forward pass, from left to right:

// %% id="parameters"
interface Parameters {
  w1: number;
  b1: number;
  w2: number;
  b2: number;
}
const start: Parameters = { w1: 0.5, b1: 0.1, w2: -0.8, b2: 0.2 };
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

// %% id="forward"
function forward({ w1, b1, w2, b2 }: Parameters, x = 1, y = 1) {
  const z1 = w1 * x + b1;
  const a1 = sigmoid(z1);
  const z2 = w2 * a1 + b2;
  const a2 = sigmoid(z2);
  return { z1, a1, z2, a2, loss: (a2 - y) ** 2 };
}
const pass = forward(start);
pass;

// %% id="network-picture"
const layers = [
  { W: [[start.w1]], b: [start.b1] },
  { W: [[start.w2]], b: [start.b2] },
];
const values = [[1], [pass.a1], [pass.a2]];
const names = { inputs: ["x"], hidden: [["a1"]], outputs: ["a2"] };
show(networkGraph(layers, { values, ...names }));

// %% [markdown] id="myth-loss"
// The answer is $a_2 = {{forward.pass.a2:6}}$, the target is $1$, the loss is
// ${{forward.pass.loss:6}}$.
//
// *A common mistake:* "$w_1$ does not occur in $(a_2 - y)^2$, so the loss has no
// slope along it". It does not occur there, but it acts there, through $z_1$,
// $a_1$, $z_2$ and $a_2$. Nudge it and see:

// %% id="nudge-w1"
const nudged = forward({ ...start, w1: start.w1 + 0.001 });
(nudged.loss - pass.loss) / 0.001;

// %% [markdown] id="backward-paper"
// ## Backward, on paper
//
// So the slope of the loss along $w_1$ is about ${{nudge-w1:4}}$. Now we find
// it from local slopes. We begin at the end and walk to the left:
//
// | step | local slope | slope of the loss so far |
// |---|---|---|
// | $L$ along $a_2$ | $2 (a_2 - y) = {{walk.da2:6}}$ | ${{walk.da2:6}}$ |
// | $a_2$ along $z_2$ | $a_2 (1 - a_2) = {{walk.slope2:6}}$ | ${{walk.da2:6}} \cdot {{walk.slope2:6}} = {{walk.dz2:6}}$ |
// | $z_2$ along $a_1$ | $w_2 = -0.8$ | ${{walk.dz2:6}} \cdot (-0.8) = {{walk.da1:6}}$ |
// | $a_1$ along $z_1$ | $a_1 (1 - a_1) = {{walk.slope1:6}}$ | ${{walk.da1:6}} \cdot {{walk.slope1:6}} = {{walk.dz1:6}}$ |
// | $z_1$ along $w_1$ | $x = 1$ | ${{walk.dz1:6}} \cdot 1 = {{walk.dz1:6}}$ |
//
// The right column is what we want: the slope of the loss along each number
// on the way. Each line needs only the line above it and one local slope. We
// write $dz_2$ for "the slope of the loss along $z_2$", and in code `dz2`.

// %% id="walk"
const da2 = 2 * (pass.a2 - 1);
const slope2 = pass.a2 * (1 - pass.a2);
const dz2 = da2 * slope2;
const da1 = dz2 * start.w2;
const slope1 = pass.a1 * (1 - pass.a1);
const dz1 = da1 * slope1;
({ da2, slope2, dz2, da1, slope1, dz1 });

// %% [markdown] id="backward-task"
// ## Exercise 1: backward, in code
//
// The walk has found one slope of four. Write all of it as a function, for
// any numbers: return the slopes of the loss along $w_1$, $b_1$, $w_2$ and
// $b_2$. The first lines are those of the cell above. Then ask of each
// parameter: what is it multiplied by, where it goes into its $z$?
//
// If you are stuck: `exercises.chainRule.backward.hint()`.

// %% id="backward" tags="exercise"
function backward(p: Parameters, x: number, y: number): Parameters {
  const { a1, a2 } = forward(p, x, y);
  return todo(a1, a2);
}

// %% id="backward-check"
exercises.chainRule.backward.check(backward);

// %% [markdown] id="gradient-word"
// The four slopes together are the gradient. From here on the lesson uses
// *your* function, if the check says "right", and its own otherwise.

// %% id="gradient"
const walkBack = exercises.chainRule.backward.use(backward);
const gradient = walkBack(start, 1, 1);
gradient;

// %% [markdown] id="check-text"
// Remember the rule of lesson 04: no slope is used unchecked. `gradCheck`
// nudges each of the four numbers, here at two different places:

// %% id="gradient-check"
const asList = ({ w1, b1, w2, b2 }: Parameters) => [w1, b1, w2, b2];
function asParameters(list: number[]): Parameters {
  return { w1: list[0], b1: list[1], w2: list[2], b2: list[3] };
}
gradCheck(
  (list: number[]) => forward(asParameters(list)).loss,
  (list: number[]) => asList(walkBack(asParameters(list), 1, 1)),
  [asList(start), [1, -2, 0.3, 0.7]],
);

// %% [markdown] id="not-descent"
// ## Finding slopes is not learning
//
// *A common mistake:* "back-propagation is the learning". It only finds the
// gradient. What we do with it is another step, gradient descent (lesson 06):
// move every number a little against its slope. We try it, with learning
// rate 1.
//
// **Predict.** The slope along $b_2$ is negative. What will the first step do
// to $b_2$?
//
// - a) $b_2$ shrinks, because its slope is negative
// - b) $b_2$ grows
// - c) nothing: only weights learn, a bias stays

// %% id="first-step"
const moved = asList(start).map((v, j) => v - asList(gradient)[j]);
const firstStep = asParameters(moved);
firstStep.b2;

// %% id="descent"
let current = start;
const losses: number[] = [];
for (let i = 0; i <= 100; i++) {
  losses.push(forward(current).loss);
  const slopes = asList(walkBack(current, 1, 1));
  current = asParameters(asList(current).map((v, j) => v - slopes[j]));
}
show(lineChart({ loss: losses }, { x: "step", y: "loss" }));

// %% [markdown] id="descent-answer"
// <details><summary>Answer</summary>
//
// - a) We walk *against* the slope: minus a negative number is plus.
// - **b)** It grows. The loss falls when $b_2$ grows:
//   $0.2 - ({{gradient.gradient.b2:6}}) = {{first-step:6}}$.
// - c) A bias is a parameter like the others; it has a slope, so it learns.
//
// In 100 steps the loss falls from ${{descent.losses.0:4}}$ to
// ${{descent.losses.100:4}}$.
//
// </details>

// %% [markdown] id="let-each"
// ## Let each number do it
//
// Our function fits one network only. For another network every line must be
// written anew, and checked anew. But all lines did the same: take the slope
// so far, multiply by a local slope, pass it on. So let every number do this
// for itself. It must remember two things: **from which numbers** it was made,
// and **its local slope** along each of them.

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

// %% [markdown] id="operations-text"
// Now the operations. Each computes a number and notes its local slopes:
//
// - $u + v$: a nudge of $u$ passes unchanged. The slopes are $1$ and $1$.
// - $u \cdot v$, with $u = 3$ and $v = -2$: a nudge of $u$ is multiplied by
//   $-2$, a nudge of $v$ by $3$. The slope along $u$ is $v$, and along $v$ it
//   is $u$.
// - $\sigma(z)$: you know it from lesson 04, $a (1 - a)$.

// %% id="operations-code"
// biome-ignore format: each operation is one line
const add = (u: Value, v: Value) =>
  new Value(u.data + v.data, [[u, 1], [v, 1]]);
// biome-ignore format: each operation is one line
const multiply = (u: Value, v: Value) =>
  new Value(u.data * v.data, [[u, v.data], [v, u.data]]);

// %% id="sigmoid-value"
function sigmoidOf(z: Value): Value {
  const a = sigmoid(z.data);
  return new Value(a, [[z, a * (1 - a)]]);
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
// For pictures we use the library's `value`. It does what ours will do, and it
// has a name. Press play, or step with the slider: red numbers are slopes.
//
// **Predict.** $y = (p + q) \cdot r$ with $p = 3$, $q = -1$, $r = 4$. What are
// the slopes of $y$ along $p$, $q$ and $r$?
//
// - a) $4$, $4$ and $2$
// - b) $3$, $-1$ and $4$
// - c) $1$, $1$ and $2$

// %% id="patterns-graph"
const p = value(3, "p");
const q = value(-1, "q");
const r = value(4, "r");
const y = p.add(q).multiply(r);
y.backward();
show(computationGraph(y));

// %% [markdown] id="patterns-answer"
// <details><summary>Answer</summary>
//
// - **a)** The multiplication swaps: the sum gets $4$, and $r$ gets
//   $3 - 1 = 2$. The addition distributes: $p$ and $q$ both get $4$.
// - b) These are the values. A slope says how much $y$ moves, not how large
//   something is.
// - c) The addition passes on the slope *that came to it*. That is $4$, not
//   $1$.
//
// </details>

// %% [markdown] id="fork-question"
// ## The fork
//
// What if a number is used twice? Take $y = a + a$ at $a = 5$. (From here on the
// letters are plain numbers: $a$ is no activation, $b$ no bias, $w$ no weight.)
// We write the rule as we know it: each input gets its local slope times the
// slope that came back.
//
// **Predict.** Which slope of $y$ along $a$ will this code find?
//
// - a) $1$
// - b) $2$
// - c) $5$

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
// - **a)** The code finds $1$, and that is *wrong*: $a + a = 2a$, so the slope
//   must be $2$. The second slope has **overwritten** the first.
// - b) This is the truth, but not what the code finds.
// - c) $5$ is the value of $a$, not a slope.
//
// </details>
//
// Nudge $a$ by $0.001$. The left $a$ moves $y$ by $0.001$, and the right $a$
// moves it by $0.001$ as well. Both happen, so both count. **Where a number
// goes two ways, its slopes add.**
//
// ## Exercise 2: repair it
//
// Write `passBack`: it gives every input of a value its share of the slope,
// and it keeps what an input has got before.

// %% id="pass-back" tags="exercise"
function passBack(from: Value): void {
  todo(from);
}

// %% id="pass-back-check"
exercises.chainRule.passBack.check(passBack);

// %% id="fork-right"
const passOn = exercises.chainRule.passBack.use(passBack);
five.grad = 0;
passOn(twice);
five.grad;

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
  passOn(from);
  for (const [input] of from.inputs) careless(input); // at once
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
// - a) Everything *is* added. But some of it is passed on twice.
// - **b)** It finds {{order-wrong:0}}. Both ways from $c$ lead to $b$, so $b$
//   passes its slope on twice. And each time it goes both ways to $a$.
// - c) Nothing is lost here. There is too much.
//
// </details>
//
// ### The usual repair
//
// "Then visit every value only once." A set remembers who was visited. On
// $c = b + b$ this gives the right answer, $4$. A proof? Here is another
// graph: $u = a \cdot b$, then $v = u + a$, then $w = u \cdot v$, at $a = 3$
// and $b = 2$. As a formula, $w = a^2 b (b + 1)$. Its slopes are
// $2 a b (b + 1) = 36$ along $a$, and $a^2 (2b + 1) = 45$ along $b$.
//
// **Predict.** Will the walk that visits every value once find $36$ and $45$?
//
// - a) yes: every value passes on once, so nothing is doubled
// - b) no: it finds too little
// - c) no: it finds too much

// %% id="once"
function once(from: Value, seen = new Set<Value>()): void {
  if (seen.has(from)) return;
  seen.add(from);
  passOn(from);
  for (const [input] of from.inputs) once(input, seen); // too early?
}

// %% id="once-wrong"
function graphOfW() {
  const [a, b] = [new Value(3), new Value(2)];
  const u = multiply(a, b);
  const w = multiply(u, add(u, a)); // v = u + a
  w.grad = 1;
  return { a, b, w };
}
const early = graphOfW();
once(early.w);
[early.a.grad, early.b.grad];

// %% [markdown] id="once-answer"
// <details><summary>Answer</summary>
//
// - a) Once is right, but *when*?
// - **b)** It finds {{once-wrong.early.a.grad:0}} and
//   {{once-wrong.early.b.grad:0}}. From $w$ it comes to $u$ first, and $u$
//   passes on what it has got so far. Then $v$ brings more to $u$, and nobody
//   passes it on.
// - c) Nothing is passed on twice any more. Something is left lying.
//
// </details>
//
// *A common mistake:* "the order does not matter, it is all added in the end".
// A value must wait until **all** its slopes have come in. So we put the values
// in a row: every value stands after all the values that it is made of. This is
// a **topological order**. Then we walk from the last to the first.

// %% [markdown] id="order-task"
// ## Exercise 3: which order is allowed?
//
// The graph again: $u = a \cdot b$, $v = u + a$, $w = u \cdot v$. Give the
// five names in an order in which the **backward** walk may visit them. There
// is more than one right answer.

// %% id="order-exercise" tags="exercise"
function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] {
  return todo();
}

// %% id="order-check"
exercises.chainRule.order.check(backwardOrder);

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
  for (const v of order.reverse()) passOn(v);
}
const waited = graphOfW();
backPropagate(waited.w);
[waited.a.grad, waited.b.grad];

// %% [markdown] id="order-graph-text"
// Now it finds {{back-propagate.waited.a.grad:0}} and
// {{back-propagate.waited.b.grad:0}}. These two functions, with `passBack`, are
// the whole of back-propagation. They do not know what the values mean, so they
// work for every formula that is made of such operations. Step through the
// picture: $u$ waits for two slopes.

// %% id="order-graph"
const aNamed = value(3, "a");
const uNamed = aNamed.multiply(value(2, "b"));
uNamed.label = "u";
const vNamed = uNamed.add(aNamed);
vNamed.label = "v";
const wNamed = uNamed.multiply(vNamed);
wNamed.label = "w";
wNamed.backward();
show(computationGraph(wNamed));

// %% [markdown] id="walk-text"
// **You are back-propagation.** Choose the node that passes its slope on next.
// Try the order that went wrong above, $w$ then $u$, and look at the sums.

// %% id="walk-back"
show(backwardGame(wNamed));

// %% [markdown] id="tanh-task"
// ## Exercise 4: two more operations
//
// Teach our class `Value` the exponential function and the tanh, as
// `sigmoidOf` does it. The slope of $e^z$ is $e^z$ itself. The slope of
// $\tanh(z)$ you found in lesson 04. (You may also build one from operations
// that are there. The check looks at the slope that arrives at $z$.)

// %% id="operations" tags="exercise"
const operations = {
  exp: (z: Value): Value => todo(z),
  tanh: (z: Value): Value => todo(z),
};

// %% id="operations-check"
exercises.chainRule.operations.check({
  ...operations,
  Value: Value,
  backPropagate: backPropagate,
});

// %% [markdown] id="network-values"
// ## The small network again
//
// Back to weights and activations. We write the forward pass with values, and
// that is all: the backward pass is there already. The difference $a_2 - y$ is
// an addition of $-1$, and the square is a multiplication.

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

// %% [markdown] id="same-numbers"
// How far are these slopes from those of Exercise 1, digit by digit? And does
// our automatic walk pass the gradient check?

// %% id="same-numbers-code"
const byHand = asList(gradient);
const apart = slopesOf(asList(start)).map((s, i) => Math.abs(s - byHand[i]));
console.log("largest difference:", Math.max(...apart));
gradCheck(
  (list: number[]) => lossOf(list.map((data) => new Value(data))).data,
  slopesOf,
  [asList(start), [1, -2, 0.3, 0.7]],
);

// %% [markdown] id="unit-task"
// ## Exercise 5: a unit with any number of inputs
//
// Write one unit with values: $a = \sigma(w_1 x_1 + w_2 x_2 + \dots + b)$. It
// must remember what it is made of, so that a slope finds its way back to
// every weight. Use `add`, `multiply` and `sigmoidOf`.

// %% id="unit" tags="exercise"
function unit(w: Value[], x: Value[], b: Value): Value {
  return todo(w, x, b);
}

// %% id="unit-check"
exercises.chainRule.unit.check({
  unit: unit,
  Value: Value,
  backPropagate: backPropagate,
});

// %% [markdown] id="library"
// ## The same from the library
//
// The library's `Value` is our class with more operations, written as methods,
// and with names for pictures. Its source is `src/engine/value.ts`. It is
// short, and you can read all of it now.
//
// In the picture, the values (blue) go from left to right, to the loss $L$.
// Step with the slider: the slopes (red) come back from right to left. Find
// the four slopes that you know.

// %% id="library-graph"
const z1 = value(0.5, "w1").multiply(value(1, "x")).add(value(0.1, "b1"));
const hidden = z1.sigmoid();
const z2 = value(-0.8, "w2").multiply(hidden).add(value(0.2, "b2"));
const L = z2.sigmoid().subtract(value(1, "y")).pow(2);
[z1.label, z2.label, L.label] = ["z1", "z2", "L"];
L.backward();
show(computationGraph(L, { direction: "right" }));

// %% [markdown] id="cost"
// ## Why walk backward?
//
// Nudging finds all the slopes as well. But it needs one forward pass for each
// parameter, and one more without a nudge. The backward walk visits every
// value once, as the forward pass does. Its work is about that of two forward
// passes, however many parameters there are.
//
// **Predict.** A network that reads digits has 784 inputs, two hidden layers
// of 16 units, and 10 outputs. One forward pass and one walk back take a
// second, let us say. How long does nudging take?
//
// - a) 3 seconds
// - b) half a minute
// - c) more than an hour

// %% id="cost-code"
const parameterCount = 784 * 16 + 16 + (16 * 16 + 16) + (16 * 10 + 10);
const passesByNudging = parameterCount + 1;
const passesByWalking = 1 + 2;
const minutes = passesByNudging / passesByWalking / 60;
console.log(parameterCount, "parameters,", minutes.toFixed(0), "minutes");

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// - a) This is the walk, three times over.
// - b) It needs a pass for *each* parameter, and there are
//   {{cost-code.parameterCount:0}}.
// - **c)** {{cost-code.minutes:0}} minutes: {{cost-code.passesByNudging:0}}
//   passes in place of 3. The more parameters, the worse it gets.
//
// </details>
//
// ## Summary
//
// - Along a path, slopes are **multiplied**:
//   $\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$.
// - At a fork, slopes are **added**: `+=`, not `=`.
// - A value passes its slope on when all of it has come in: walk back through a
//   **topological order**. To visit each value once is not enough.
// - Addition distributes, multiplication swaps, maximum routes.
// - Back-propagation finds the gradient. Gradient descent uses it.
// - An operation only has to know its own local slopes.
//
// ## Questions
//
// 1. The slope along $w_1$ is much smaller than the one along $w_2$. Which
//    factors make it so? What could happen in a chain of ten sigmoid units?
// 2. What is the slope of the loss along the input $x$? What could it be used
//    for?
// 3. A value that the loss does not use: which slope does it get?
// 4. *Open:* the backward walk needs the values of the forward pass. For a long
//    chain they fill the memory. How could you need less memory, at the price
//    of more computing?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. From $dz_2$ on, the way to $w_2$ has one factor, $a_1 = {{forward.pass.a1:2}}$.
//    The way to $w_1$ has three: $w_2 = -0.8$, $a_1 (1 - a_1) = {{walk.slope1:2}}$
//    and $x = 1$. The slope of a sigmoid is never more than $0.25$. In a chain
//    of ten, ten such factors and nine weights are multiplied. With weights
//    near 1 less than one millionth is left, and the first layers learn nearly
//    nothing: the vanishing gradient of lesson 04.
// 2. $dz_1 \cdot w_1$, half of $dz_1$ here. It says how the *input* should
//    change to make the loss smaller or larger: which pixels matter, or how to
//    fool a network.
// 3. Zero. A nudge of it moves nothing.
//
// </details>
//
// One number at a time is slow. With matrices, a whole layer takes one step.
