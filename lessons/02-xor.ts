// %% [markdown] id="title"
// # 02 XOR and layers
//
// A lamp on the stairs has two switches, one below and one above. Each switch
// changes the light. The lamp is on when **exactly one** switch is up. Every
// house has this lamp, but no single unit can decide it. Three units can. This
// is the reason why networks have layers.
//
// | | |
// |---|---|
// | **Goal** | You can show that one unit cannot do XOR, build a network that can, and say what the hidden layer does. |
// | **You will build** | a search over thousands of units, a proof in four lines, a network of three units, the same with ReLU |
// | **Time** | about 35 minutes; all cells together run in a few seconds |
// | **Before this** | 01 |

// %% id="imports"
import {
  decisionBoundary,
  decisionLine,
  dense,
  exercises,
  gates,
  networkGraph,
  network,
  seeded,
  show,
  sigmoid,
  todo,
  train,
} from "chainrule";

// %% [markdown] id="lamp"
// ## The lamp on the stairs
//
// A switch that is up gives 1. These are the four cases and the light:
//
// | $x_1$ | $x_2$ | light |
// |---|---|---|
// | 0 | 0 | 0 |
// | 0 | 1 | 1 |
// | 1 | 0 | 1 |
// | 1 | 1 | 0 |
//
// This function is called **XOR**, "exclusive or". We repeat the unit of
// lesson 01: a weighted sum, then a step.

// %% id="unit"
interface Unit {
  w: number[];
  b: number;
}
const step = (z: number): number => (z >= 0 ? 1 : 0);
const sum = ({ w, b }: Unit, x: number[]) =>
  w.reduce((z, wi, i) => z + wi * x[i], b);
const answer = (unit: Unit, x: number[]) => step(sum(unit, x));

const inputs = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const xor = [0, 1, 1, 0];

// %% id="guess-plot"
const guess: Unit = { w: [1, 1], b: -0.5 };
show(decisionLine({ X: inputs, Y: xor }, guess));

// %% [markdown] id="search-question"
// The unit draws a line, and answers 1 on the filled side. This line gets three
// of the four points right. Can you see a better one?
//
// **Predict.** We try 17 values, from -2 to 2, for each of $w_1$, $w_2$ and
// $b$. That makes $17^3 = 4913$ units. What is the most that one of them gets
// right?
//
// - a) two points
// - b) three points
// - c) all four, but only very few units do

// %% id="search"
const grid = Array.from({ length: 17 }, (_, i) => -2 + i / 4);
const units: Unit[] = grid.flatMap((w1) =>
  grid.flatMap((w2) => grid.map((b) => ({ w: [w1, w2], b }))),
);
function rightRows(unit: Unit, targets: number[]): number {
  return inputs.filter((x, i) => answer(unit, x) === targets[i]).length;
}
const counts = [0, 0, 0, 0, 0]; // how many units get 0, 1, ... 4 rows right
for (const unit of units) counts[rightRows(unit, xor)]++;
counts;

// %% [markdown] id="search-answer"
// <details><summary>Answer</summary>
//
// b) 732 units get three rows right, 3485 two and 696 one. Not one gets four.
// Strangely, none gets 0 rows right either: such a unit, with all signs turned
// round, would be a solution.
//
// </details>
//
// ## A search is not a proof
//
// Perhaps the right numbers lie between those that we tried? No. XOR asks four
// things of three numbers:
//
// | $x$ | light | so |
// |---|---|---|
// | $(0, 0)$ | 0 | $b < 0$ |
// | $(0, 1)$ | 1 | $w_2 + b \ge 0$ |
// | $(1, 0)$ | 1 | $w_1 + b \ge 0$ |
// | $(1, 1)$ | 0 | $w_1 + w_2 + b < 0$ |
//
// Add the two in the middle: $w_1 + w_2 + 2b \ge 0$. Add the first and the
// last: $w_1 + w_2 + 2b < 0$. The same sum cannot be both. So **no** unit does
// XOR, whatever its numbers are.
//
// *A common mistake:* "more training would help", or "more data". There is
// nothing to find. The unit is too simple for the question.

// %% [markdown] id="count-task"
// ## Exercise 1: what can one unit do?
//
// Two inputs have 4 rows, and each row can want 0 or 1. That makes
// $2^4 = 16$ tables; AND, OR and XOR are three of them. For how many of the 16
// does a unit exist? The array `units` holds enough units to find out. A hint:
// `inputs.map((x) => answer(unit, x)).join("")` names the table of a unit.

// %% id="count" tags="exercise"
function countTables(candidates: Unit[]): number {
  return todo(candidates);
}

// %% id="count-check"
exercises.xor.count.check(countTables);

// %% [markdown] id="two-units"
// ## Two units, and one that listens to them
//
// Say XOR in words: "at least one switch is up, **and** not both". The first
// half is OR, the second half is NAND. Lesson 01 has units for all three words:
//
// | $x$ | $h_1$ = OR | $h_2$ = NAND | $h_1$ AND $h_2$ |
// |---|---|---|---|
// | $(0, 0)$ | 0 | 1 | 0 |
// | $(0, 1)$ | 1 | 1 | 1 |
// | $(1, 0)$ | 1 | 1 | 1 |
// | $(1, 1)$ | 1 | 0 | 0 |
//
// The last column is XOR. The two units in the middle form a **hidden layer**:
// nobody outside sees their answers. The last unit is the **output layer**.
// Inputs are not counted, so this network has two layers.

// %% id="two-layers"
interface TwoLayers {
  hidden: Unit[];
  output: Unit;
}
const byHand: TwoLayers = {
  hidden: [
    { w: [1, 1], b: -0.5 }, // OR
    { w: [-1, -1], b: 1.5 }, // NAND
  ],
  output: { w: [1, 1], b: -1.5 }, // AND
};

// %% id="forward"
const hiddenOf = (net: TwoLayers, x: number[]) =>
  net.hidden.map((unit) => answer(unit, x));
const outputOf = (net: TwoLayers, x: number[]) =>
  answer(net.output, hiddenOf(net, x));

for (const x of inputs) {
  console.log(
    `x = ${x}   h = ${hiddenOf(byHand, x)}   ${outputOf(byHand, x)}`,
  );
}

// %% [markdown] id="two-lines-question"
// All four rows are right. **Predict.** The network answers for every point of
// the plane, not only for the four corners. What will the area look like in
// which it answers 1?
//
// - a) one side of a line
// - b) a stripe between two lines
// - c) a circle around the middle

// %% id="two-lines"
show(
  decisionBoundary((x1, x2) => outputOf(byHand, [x1, x2]), {
    X: inputs,
    Y: xor,
  }),
);

// %% [markdown] id="hidden-plane-question"
// <details><summary>Answer</summary>
//
// b) A stripe. OR draws its lower edge, NAND its upper edge, and AND keeps what
// lies between them.
//
// </details>
//
// ## What the output unit sees
//
// The output unit does not see $x_1$ and $x_2$. It sees $h_1$ and $h_2$. So let
// us draw the four points where **it** sees them.
//
// **Predict.** How many different points will there be?

// %% id="hidden-plane"
const seen = inputs.map((x) => hiddenOf(byHand, x));
show(
  decisionLine({ X: seen, Y: xor }, byHand.output, {
    x: "h1 (OR)",
    y: "h2 (NAND)",
  }),
);

// %% [markdown] id="hidden-plane-answer"
// <details><summary>Answer</summary>
//
// Three. $(0, 1)$ and $(1, 0)$ both become $(1, 1)$: the hidden layer has put
// the two "on" cases into one place.
//
// </details>
//
// And now **one line is enough**. The output unit is as simple as ever. The
// hidden layer has moved the points so that a simple unit can do the rest. This
// is what hidden layers are for, here and in lesson 12 with 784 inputs.

// %% [markdown] id="xnor-task"
// ## Exercise 2: the lamp with a relay
//
// An electrician connects the lamp the wrong way round. Now it is on when both
// switches are equal: **XNOR**. Give a network of two hidden units and one
// output unit. There are many; all right ones are accepted.

// %% id="xnor" tags="exercise"
const xnorNet: () => TwoLayers = () => ({
  hidden: [todo(), todo()],
  output: todo(),
});

// %% id="xnor-check"
exercises.xor.xnor.check(xnorNet);

// %% [markdown] id="other-way-task"
// ## Exercise 3: XOR another way
//
// "Only the first, or only the second." Build XOR from this sentence: the first
// hidden unit answers 1 for $(1, 0)$ alone, the second for $(0, 1)$ alone.

// %% id="other-way" tags="exercise"
const otherWay: () => TwoLayers = () => ({
  hidden: [todo(), todo()],
  output: todo(),
});

// %% id="other-way-check"
exercises.xor.otherWay.check(otherWay);

// %% [markdown] id="linear-question"
// ## Is it the layers, or the step?
//
// Take the step out of the hidden units, so that they give on their sum $z$.
// **Predict.** Can such a network of two layers do XOR, with the right numbers?
//
// - a) yes, two layers are two layers
// - b) no

// %% id="linear"
const linearHidden = (net: TwoLayers, x: number[]) =>
  net.hidden.map((unit) => sum(unit, x));
const [or, nand] = byHand.hidden;
const output = byHand.output;
const folded: Unit = {
  w: [0, 1].map((i) => output.w[0] * or.w[i] + output.w[1] * nand.w[i]),
  b: output.w[0] * or.b + output.w[1] * nand.b + output.b,
};
for (const x of inputs) {
  console.log(`${sum(output, linearHidden(byHand, x))} ${sum(folded, x)}`);
}

// %% [markdown] id="linear-answer"
// <details><summary>Answer</summary>
//
// b) Without the step, two layers **fold** into one unit. A sum of sums is a
// sum: $v_1 (w_{11} x_1 + w_{12} x_2 + b_1) + \dots$ has only one number for
// $x_1$, one for $x_2$ and one without any. And one unit cannot do XOR.
//
// </details>
//
// The two columns are equal for every $x$. It would be the same with a hundred
// layers.
//
// *A common mistake:* "a deep network can do more because it is deep". Depth
// without something non-linear between the layers adds nothing at all.

// %% [markdown] id="relu-text"
// ## A bend is enough
//
// The step is not the only non-linear function. The **ReLU** gives $z$ if $z$
// is above 0, and 0 otherwise. In one formula it is $\max(0, z)$. It has a bend
// instead of a jump. Two hidden ReLU units, $\max(0, x_1 + x_2)$ and
// $\max(0, x_1 + x_2 - 1)$:

// %% id="relu"
const relu = (z: number) => Math.max(0, z);
inputs.map(([x1, x2]) => [relu(x1 + x2), relu(x1 + x2 - 1)]);

// %% [markdown] id="relu-task"
// ## Exercise 4: the two numbers behind the bends
//
// Find $v_1$ and $v_2$ so that
// $v_1 \max(0, x_1 + x_2) + v_2 \max(0, x_1 + x_2 - 1)$ is exactly XOR:
// 0, 1, 1, 0. No step at the end, and no bias. The table above is all you need.

// %% id="relu-exercise" tags="exercise"
function outputWeights(): { v1: number; v2: number } {
  return { v1: todo(), v2: todo() };
}

// %% id="relu-check"
exercises.xor.bends.check(outputWeights);

// %% [markdown] id="learning"
// ## Who finds the numbers?
//
// You found the numbers of three units by thinking. For the 784 inputs of
// lesson 12 nobody can. Can the perceptron rule of lesson 01 train our network?
// It needs an error for each unit. For the output unit we have one: target
// minus answer. But what *should* a hidden unit have said? No table tells us.
//
// We could ask: would the output be better if this hidden unit changed a
// little? With a step the answer is nearly always "it changes nothing". Look:

// %% id="nudge-step"
[0, 0.001, 0.01, 0.1].map((nudge) => {
  const hidden = [{ w: [1 + nudge, 1], b: -0.5 }, byHand.hidden[1]];
  return inputs.map((x) => outputOf({ ...byHand, hidden }, x)).join(" ");
});

// %% [markdown] id="nudge-answer"
// A step hides small changes, so it cannot tell us in which direction to go. We
// need a function that is like the step, but smooth: the **sigmoid**. Its slope
// is the subject of lesson 04, and how slopes travel back through the layers
// that of lesson 07. Here is what you will then be able to build. The library
// trains a network of the same form, with sigmoids and four hidden units.
//
// **Predict.** All its numbers are random at the start. Will it find OR and
// NAND, as we did?

// %% id="train"
const net = network({
  inputs: 2,
  layers: [
    dense(4, { activation: sigmoid }),
    dense(1, { activation: sigmoid }),
  ],
  random: seeded(1),
});
await train(net, gates.xor, {
  epochs: 2000,
  batchSize: 4,
  learningRate: 2,
});
Array.from(net.predict(gates.xor.X).data, (a) => a.toFixed(3));

// %% id="trained-plot"
show(decisionBoundary(net, gates.xor));

// %% id="trained-graph"
show(networkGraph(net, { inputs: ["x1", "x2"], outputs: ["light"] }));

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// Usually not. It finds *some* hidden units that move the points so that one
// line is enough. Other random numbers give other units. Ours were easy to
// read; those that are learnt seldom are.
//
// </details>
//
// ## Summary
//
// - One unit draws one line. XOR needs more: four inequalities contradict each
//   other.
// - Of the 16 tables with two inputs, one unit can do all but XOR and XNOR.
// - A hidden layer gives the points new places. Then one line is enough.
// - Without a non-linear function between them, layers fold into one.
// - The step hides small changes. Learning in layers needs a slope.
//
// ## Questions
//
// 1. Three inputs: "an odd number of switches is up". How many hidden units
//    does your sentence need?
// 2. Why can a network with one hidden unit not do XOR?
// 3. In the hidden plane the "on" cases fell together. What would go wrong if an
//    "on" and an "off" case fell together?
// 4. *Open:* the stripe goes on for ever beyond the four points. What should the
//    network answer at $(5, -4)$? Who decides that?
//
// ## Next
//
// A smooth step, and its slope: **04 The derivative of the sigmoid**.
