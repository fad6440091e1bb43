// %% [markdown] id="title"
// # 02 XOR and layers
//
// A lamp on the stairs has two switches, one below and one above. Each switch
// changes the light. The lamp is on when **exactly one** switch is up. Many
// houses have this lamp, but no single unit can decide it. **Three units
// can.** This is the reason why networks have layers.
//
// | | |
// |---|---|
// | **Goal** | You can show that one unit cannot do XOR, build a network that can, and say what its hidden layer does. |
// | **You will build** | a search over thousands of units, a proof in four lines, a network of three units, the same with bends |

// %% id="imports"
import {
  barChart,
  decisionBoundary,
  decisionLine,
  dense,
  exercises,
  gates,
  hiddenPlane,
  lineChart,
  Network,
  network,
  networkGraph,
  playground,
  seeded,
  show,
  sigmoid,
  todo,
  train,
} from "chainrule";

// %% [markdown] id="lamp"
// ## One unit again
//
// We begin with the unit of lesson 01: a weighted sum $z$, then a step that
// makes the answer $a$ of it. The cell asks its alarm about an open door: it
// must answer 1.

// %% id="unit"
interface Unit {
  w: number[];
  b: number;
}
const weightedSum = ({ w, b }: Unit, x: number[]): number =>
  w.reduce((z, wi, i) => z + wi * x[i], b);
const step = (z: number): number => (z >= 0 ? 1 : 0);
const predict = (unit: Unit, x: number[]) => step(weightedSum(unit, x));

predict({ w: [1, -1], b: -0.5 }, [1, 0]);

// %% [markdown] id="table"
// Now the lamp. A switch that is up gives 1. These are the four cases:
//
// | $x_1$ | $x_2$ | light |
// |---|---|---|
// | 0 | 0 | 0 |
// | 0 | 1 | 1 |
// | 1 | 0 | 1 |
// | 1 | 1 | 0 |
//
// This function is called **XOR**, "exclusive or". The plot shows the four
// cases (filled: light on) and a unit that tries: $w = (1, 1)$, $b = -0.5$.

// %% id="guess-plot"
const inputs = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const xor = [0, 1, 1, 0];
const guess: Unit = { w: [1, 1], b: -0.5 };
show(decisionLine({ X: inputs, Y: xor }, guess));

// %% [markdown] id="search-question"
// The unit answers 1 on the blue side of its line. It is right about three of
// the four points. Can you see a better line?
//
// We try 17 values, from $-2$ to $2$, for each of $w_1$, $w_2$ and $b$. That
// makes $17^3 = 4913$ units. Lesson 01 says that none of them can be right about all
// four points.
//
// **Predict.** And how many of them are *wrong* about all four?
//
// - a) none
// - b) about one in sixteen: four points, and each is wrong by chance
// - c) a few: only unusual numbers do it

// %% id="search"
const grid = Array.from({ length: 17 }, (_, i) => -2 + i / 4);
const units: Unit[] = grid.flatMap((w1) =>
  grid.flatMap((w2) => grid.map((b) => ({ w: [w1, w2], b }))),
);
const rightRows = (unit: Unit) =>
  inputs.filter((x, i) => predict(unit, x) === xor[i]).length;

const counts = [0, 0, 0, 0, 0]; // units with 0, 1, 2, 3, 4 points right
for (const unit of units) counts[rightRows(unit)]++;
const labels = ["0", "1", "2", "3", "4"];
show(barChart(counts, { labels, x: "points right", y: "units" }));

// %% [markdown] id="search-answer"
// <details><summary>Answer</summary>
//
// - **a)** Such a unit would be as good as a right one: turn all its signs
//   round, lower its bias a little, and it would be right about all four.
// - b) One line serves all four points, so they are not independent.
// - c) Not one. But {{search.counts.1}} get only one point right,
//   {{search.counts.2}} two, and {{search.counts.3}} three.
//
// </details>
//
// ### A search is not a proof
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
// last: $w_1 + w_2 + 2b < 0$. The same number cannot be both. So **no** unit
// does XOR, whatever its numbers are.
//
// You can see it, too. Join the two filled points in the plot, and the two
// empty ones. The two joining lines cross at $(0.5, 0.5)$. That point would
// have to lie on both sides at once.
//
// *A common mistake:* "more training would help", or "more data". There is
// nothing to find. The unit is too simple for the question.

// %% [markdown] id="count-task"
// ## Exercise 1: what one unit can do
//
// Two inputs have 4 rows, and each row can want 0 or 1. That makes
// $2^4 = 16$ tables. AND, OR and XOR are three of them. For how many of the
// 16 is there a unit? Guess first. Then let the function count: `candidates`
// are the 4913 units of our search, and they are enough to find out.
//
// If you are stuck: `exercises.xor.count.hint()`.

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
// half is OR, the second half is NAND. Lesson 01 has units for all three
// words:
//
// | $x$ | $h_1$ = OR | $h_2$ = NAND | $h_1$ AND $h_2$ |
// |---|---|---|---|
// | $(0, 0)$ | 0 | 1 | 0 |
// | $(0, 1)$ | 1 | 1 | 1 |
// | $(1, 0)$ | 1 | 1 | 1 |
// | $(1, 1)$ | 1 | 0 | 0 |
//
// The last column is XOR. The two units in the middle form a **hidden
// layer**: nobody outside sees their answers, so we write $h$ for them. The
// third unit is the **output layer**. It never sees a switch. Its inputs are
// $h_1$ and $h_2$.
//
// We do not count the inputs, so this network has two layers.

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

// %% [markdown] id="graph-text"
// The next plot shows the network. Orange weights are above zero, purple and
// dashed ones below. The weights of a layer stand in a table **W**, with a row
// for each input and a column for each unit. We say: $W$ is in $\times$ out.

// %% id="graph"
const layerOf = (layer: Unit[]) => ({
  W: [0, 1].map((i) => layer.map((unit) => unit.w[i])), // 2 x units
  b: layer.map((unit) => unit.b),
});
const layers = [layerOf(byHand.hidden), layerOf([byHand.output])];
const ends = { inputs: ["x1", "x2"], outputs: ["light"] };
show(networkGraph(layers, ends));

// %% [markdown] id="forward-text"
// To get the answer, we go through the layers from left to right. This is the
// **forward pass**.
//
// ## Exercise 2: the forward pass
//
// Return what the hidden units answer, and what the output unit answers to
// them. Use `predict`, for any number of hidden units.

// %% id="forward" tags="exercise"
function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } {
  return todo(net, x);
}

// %% id="forward-check"
exercises.xor.forward.check(forward);

// %% [markdown] id="forward-use"
// From here on the lesson uses *your* forward pass, if the check says "right",
// and its own otherwise.

// %% id="forward-run"
const pass = exercises.xor.forward.use(forward);
for (const x of inputs) {
  const { h, a } = pass(byHand, x);
  console.log(`x = (${x})   h = (${h})   light ${a}`);
}

// %% [markdown] id="two-lines-question"
// All four rows are right.
//
// **Predict.** The network answers at every point of the plane, not only at
// the four corners. Where will it answer 1?
//
// - a) on one side of a line
// - b) in a stripe between two lines
// - c) in a circle around the middle

// %% id="two-lines"
const samples = { X: inputs, Y: xor };
show(decisionBoundary((x1, x2) => pass(byHand, [x1, x2]).a, samples));

// %% [markdown] id="hidden-plane-question"
// <details><summary>Answer</summary>
//
// - a) One unit divides the plane by one line. Here two hidden units draw two.
// - **b)** OR draws the lower edge of the stripe, NAND its upper edge, and AND
//   keeps what lies between them.
// - c) Two straight edges can make no circle. More units could come near one.
//
// </details>
//
// ## What the output unit sees
//
// The output unit does not see $x_1$ and $x_2$. It sees $h_1$ and $h_2$. So let
// us draw the four points twice: where they come in, and where **it** sees them.
//
// **Predict.** How many different points will there be in the second plot?
//
// - a) two
// - b) three
// - c) four

// %% id="hidden-plane"
const planes = (net: TwoLayers) => ({
  hidden: (x: number[]) => pass(net, x).h,
  output: (h: number[]) => predict(net.output, h),
});
const titles = { h1: "h1 (OR)", h2: "h2 (NAND)" };
show(hiddenPlane(planes(byHand), samples, titles));

// %% [markdown] id="hidden-plane-answer"
// <details><summary>Answer</summary>
//
// - a) The two "off" cases stay apart: $(0, 1)$ and $(1, 0)$.
// - **b)** $(0, 1)$ and $(1, 0)$ both become $h = (1, 1)$. The hidden layer has
//   put the two "on" cases into one place.
// - c) Four points go in, but two of them come out at the same place.
//
// </details>
//
// ### Now one line is enough
//
// The output unit is as simple as ever: in the second plot it draws **one**
// line. It can do its work because the hidden layer has moved the points. This
// is what hidden layers are for, here and in lesson 12 with 784 inputs.

// %% [markdown] id="xnor-task"
// ## Exercise 3: the lamp connected the wrong way
//
// An electrician has made a mistake. Now the lamp is on when both switches
// are **equal**. This table is called **XNOR**. Give a network of two hidden
// units and one output unit. There are many; all right ones are accepted.
//
// To see your network, add a cell with
// `show(hiddenPlane(planes(xnorNet()), { X: inputs, Y: [1, 0, 0, 1] }))`.

// %% id="xnor" tags="exercise,design"
const xnorNet: () => TwoLayers = () => ({
  hidden: [todo(), todo()],
  output: todo(),
});

// %% id="xnor-check"
exercises.xor.xnor.check(xnorNet);

// %% [markdown] id="other-way-task"
// ## Exercise 4: XOR another way
//
// "Only the first, or only the second." Build XOR from this sentence. The first
// hidden unit answers 1 for $(1, 0)$ alone, the second for $(0, 1)$ alone.

// %% id="other-way" tags="exercise,design"
const otherWay: () => TwoLayers = () => ({
  hidden: [todo(), todo()],
  output: todo(),
});

// %% id="other-way-check"
exercises.xor.otherWay.check(otherWay);

// %% [markdown] id="linear-question"
// ## Is it the layers, or the step?
//
// Take the step out of the hidden units. Each of them now hands its sum on.
// Here is an example, with the input $(1, 0)$:
//
// - the first hidden unit gives $2 x_1 + x_2 - 1 = 1$
// - the second hidden unit gives $-x_1 + x_2 + 3 = 2$
// - the output unit takes 3 times the first, $-2$ times the second, and adds
//   1: $3 \cdot 1 - 2 \cdot 2 + 1 = 0$
//
// **Predict.** Other numbers would give other answers. Can such a network do
// XOR with the right numbers?
//
// - a) yes: two layers are two layers
// - b) yes, but it needs more than two hidden units
// - c) no, never

// %% id="linear"
const first: Unit = { w: [2, 1], b: -1 };
const second: Unit = { w: [-1, 1], b: 3 };
const last: Unit = { w: [3, -2], b: 1 };
const folded: Unit = { w: [8, 1], b: -8 };
const inColumn = (a: number) => String(a).padStart(2);
for (const x of inputs) {
  const h = [weightedSum(first, x), weightedSum(second, x)]; // no step
  const twoLayers = inColumn(weightedSum(last, h));
  const oneUnit = inColumn(weightedSum(folded, x));
  console.log(`x = (${x})   two layers ${twoLayers}   one unit ${oneUnit}`);
}

// %% [markdown] id="linear-answer"
// <details><summary>Answer</summary>
//
// - a) The two columns are equal: the two layers **fold** into one unit.
// - b) A sum of sums is a sum, however many there are.
// - **c)** Never. The result is one unit, and one unit cannot do XOR.
//
// Count how much of $x_1$ reaches the output: $3 \cdot 2$ through the first
// hidden unit and $-2 \cdot (-1)$ through the second, together 8. In the same
// way you get 1 for $x_2$, and $-8$ for what is left:
//
// $$3 (2 x_1 + x_2 - 1) - 2 (-x_1 + x_2 + 3) + 1 = 8 x_1 + x_2 - 8$$
//
// </details>
//
// ### Depth alone adds nothing
//
// *A common mistake:* "a deep network can do more because it is deep". A
// hundred layers without anything between them fold into one unit. What counts
// is the function between the layers: its curve must not be a straight line.
// Such a function is called **non-linear**.

// %% [markdown] id="relu-text"
// ## A bend is enough
//
// The step is not the only non-linear function. The **ReLU** gives $z$ if $z$
// is above 0, and 0 otherwise: $\max(0, z)$. It has a bend in place of a jump.
//
// XOR depends only on the sum $s = x_1 + x_2$, which is 0, 1 or 2. Here are two
// hidden ReLU units, $\max(0, s)$ and $\max(0, s - 1)$, and the three answers
// that XOR wants.

// %% id="relu"
const relu = (z: number) => Math.max(0, z);
const s = [-0.5, 0, 0.5, 1, 1.5, 2, 2.5];
const bends = {
  "max(0, s)": { x: s, y: s.map((v) => relu(v)) },
  "max(0, s - 1)": { x: s, y: s.map((v) => relu(v - 1)) },
  XOR: { x: [0, 1, 2], y: [0, 1, 0], mode: "markers" as const },
};
show(lineChart(bends, { x: "s = x1 + x2", y: "answer" }));

// %% [markdown] id="relu-task"
// ## Exercise 5: two bends make XOR
//
// Find $v_1$ and $v_2$ so that
// $v_1 \max(0, x_1 + x_2) + v_2 \max(0, x_1 + x_2 - 1)$ is exactly XOR:
// 0, 1, 1, 0. There is no step at the end, and no bias. All you need is in the
// plot: the heights of both lines at $s = 1$ and at $s = 2$.

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
// lesson 12 nobody can. Can the rule of lesson 01 train our network? It needs
// the error of each unit: target minus answer. For the output unit we have a
// target. But what *should* a hidden unit have said? No table tells us.
//
// So let us ask something else: would the answers change if one hidden weight
// changed a little? We **nudge** the first weight of OR, and look at the four
// answers.

// %% id="nudge-step"
for (const nudge of [0, 0.001, 0.01, 0.1]) {
  const nudged = { w: [1 + nudge, 1], b: -0.5 }; // OR, with one weight nudged
  const net = { ...byHand, hidden: [nudged, byHand.hidden[1]] };
  console.log(`${inputs.map((x) => pass(net, x).a)}   nudge ${nudge}`);
}

// %% [markdown] id="nudge-answer"
// Nothing changes. A step hides small changes, so it cannot tell us in which
// direction to go. We need a function that is like the step, but smooth: the
// **sigmoid**. Lesson 03 builds it. Lesson 04 finds its **slope**: how much of a
// nudge comes through. How slopes travel back through the layers is the subject
// of lesson 07.
//
// ## A look ahead: training in layers
//
// The library can do all this already. We take our network, two hidden units
// and one output unit, but with sigmoids, and with random numbers at the start.

// %% id="fresh"
function freshNet(hidden: number, seed: number): Network {
  const layers = [hidden, 1].map((n) => dense(n, { activation: sigmoid }));
  return network({ inputs: 2, layers, random: seeded(seed) });
}
const net = freshNet(2, 1);
const answers = () => net.predict(gates.xor.X).data;
Array.from(answers(), (a) => a.toFixed(3));

// %% [markdown] id="train-question"
// The untrained network answers about one half everywhere. Now we train it for
// 1000 epochs, with all four rows in every step (`batchSize: 4`), and keep a
// copy of it from time to time.
//
// **Predict.** Which two hidden units will it find?
//
// - a) OR and NAND, as we did
// - b) some other two that put the points where one line is enough
// - c) none: it stays near one half

// %% id="train"
const recipe = { epochs: 1000, batchSize: 4, learningRate: 2 };
const kept = [{ label: "start", net: Network.load(net.save()) }];
await train(net, gates.xor, {
  ...recipe,
  onEpoch({ epoch }) {
    if (![100, 200, 250, 300, 350, 400, 1000].includes(epoch)) return;
    kept.push({ label: `epoch ${epoch}`, net: Network.load(net.save()) });
  },
});
Array.from(answers(), (a) => a.toFixed(3));

// %% id="trained-plot"
show(hiddenPlane(kept, gates.xor, { resolution: 32 }));

// %% [markdown] id="trained-answer"
// <details><summary>Answer</summary>
//
// - a) Other starts may find these. Nothing prefers them.
// - **b)** This start found the units of Exercise 4: one is near 1 for
//   $(1, 0)$ alone, the other for $(0, 1)$ alone. Other starts find others.
// - c) For 200 epochs it looks like that. Then it learns.
//
// Step through the training with the slider. When does the hidden layer pull
// the points apart?
//
// </details>
//
// ### Does it always work?
//
// By hand, two hidden units were enough. We train from 100 different random
// starts, with 1, 2, 3 and 4 hidden units.
//
// **Predict.** How many of the 100 learn XOR with *two* hidden units?
//
// - a) all of them: two are enough
// - b) about 70
// - c) about 10

// %% id="starts-code"
async function learnt(hidden: number): Promise<number> {
  let count = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const fresh = freshNet(hidden, seed);
    await train(fresh, gates.xor, recipe);
    if (fresh.evaluate(gates.xor).accuracy === 1) count++; // all right
  }
  return count;
}

// %% id="starts"
const ofHundred = {
  one: await learnt(1),
  two: await learnt(2),
  three: await learnt(3),
  four: await learnt(4),
};
const axes = { x: "hidden units", y: "starts that learn XOR" };
show(barChart(ofHundred, axes));

// %% [markdown] id="starts-answer"
// <details><summary>Answer</summary>
//
// - a) That good numbers **exist** does not mean that training **finds** them.
// - **b)** {{starts.ofHundred.two}} with two hidden units,
//   {{starts.ofHundred.one}} with one, {{starts.ofHundred.three}} with three and
//   {{starts.ofHundred.four}} with four. More units than necessary make it
//   easier to find some that work.
// - c) It is better than that. But every fourth start or so is stuck.
//
// Is it only a matter of time? After 1000 epochs 29 of the 100 starts with two
// units have not learnt XOR. After 10,000 epochs it is still 27. The 71
// networks found eight different pairs of hidden units. Only 7 of them found
// OR and NAND.
//
// </details>
//
// ## Play
//
// Press **Train** and watch the two units turn their lines. Other seeds are
// other starts: find one that is stuck. How many units do you give it then? And
// what does the input `xy` do to XOR?

// %% id="play"
show(playground({ layers: [2], activation: "sigmoid", learningRate: 3 }));

// %% [markdown] id="summary"
// ## Summary
//
// - One unit draws one line. XOR needs more: its four inequalities contradict
//   each other.
// - Of the 16 tables of two inputs, one unit can do 14: all but XOR and XNOR.
// - A hidden layer moves the points. Then one line is enough.
// - Without a non-linear function between them, layers fold into one unit.
// - The step hides small changes. To learn in layers, we need a slope.
// - What a network *can* do and what training *finds* are two things.
//
// ## Questions
//
// 1. Three switches: the light is on when one or all three are up. Three hidden
//    units are enough. Which three?
// 2. Why can a network with only one hidden unit not do XOR?
// 3. In the hidden plane, the two "on" points fell together. What would go
//    wrong if an "on" point and an "off" point fell together?
// 4. *Open:* the stripe goes on for ever beyond the four points. What should
//    the network answer at $(5, -4)$? Who decides that?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. "At least one is up", "at least two", "at least three": weights 1, 1, 1
//    and bias $-0.5$, $-1.5$, $-2.5$. The output is $h_1 - h_2 + h_3 - 0.5$,
//    then the step. As we add switches, the light goes on, off and on.
// 2. The output unit sees only $h$, which is 0 or 1. It can hand $h$ on, or
//    turn it round, or ignore it. Each of these a single unit can do, too.
// 3. The output unit gives the same answer to both, so it is wrong about one.
//    What the hidden layer has mixed up, no later layer can divide.
//
// </details>
