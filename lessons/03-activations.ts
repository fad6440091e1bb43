// %% [markdown] id="title"
// # 03 Activations
//
// A unit adds up its inputs. Then a function turns the sum into an answer: its
// **activation function**. So far this was the step, and the step hides every
// small change. **What should stand in its place?** You will write seven
// functions, find out where each of them is deaf, and break two of them with
// the number 1000. Then you can choose.
//
// | | |
// |---|---|
// | **Goal** | You can write an activation that no input breaks, read its slope, and choose one for a hidden layer or for the last one. |
// | **You will build** | seven activations and their slopes, a test for flat places, two layers folded into one, the softmax |

// %% id="imports"
import {
  barChart,
  dense,
  exercises,
  functionGallery,
  gates,
  leakyRelu as libraryLeakyRelu,
  linear as libraryLinear,
  network,
  relu as libraryRelu,
  seeded,
  show,
  sigmoid as librarySigmoid,
  step as libraryStep,
  tanh as libraryTanh,
  todo,
  train,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 01 and 02.
//
// **Predict.** A unit has $w = (0.5, -1)$ and $b = 0.5$, and its input is
// $x = (1, 1)$. So $z = 0$. What does the step answer?
//
// - a) $0$: nothing speaks for a 1
// - b) $1$
// - c) $0.5$: it lies just between the two

// %% id="warm-up-step"
const step = (z: number) => (z >= 0 ? 1 : 0);
step(0.5 * 1 - 1 * 1 + 0.5);

// %% [markdown] id="warm-up-question"
// <details><summary>Answer</summary>
//
// - a) The step answers 0 only *below* zero.
// - **b)** Somebody had to choose, and we chose 1 for $z = 0$.
// - c) A step knows no answer between 0 and 1.
//
// </details>
//
// **Predict.** Now $z = 0.5$. We nudge the bias of the unit by $0.001$. How
// much does its answer move?
//
// - a) by $0.001$
// - b) not at all
// - c) by $1$

// %% id="warm-up-nudge"
step(0.5 + 0.001) - step(0.5);

// %% [markdown] id="warm-up-chain"
// <details><summary>Answer</summary>
//
// - a) $z$ moves by $0.001$. The answer is still 1.
// - **b)** The step hides it. A learner who tries small changes hears nothing.
// - c) The answer jumps only where $z$ crosses zero.
//
// </details>
//
// **Predict.** One unit computes $h = 2x + 1$ and hands it on without a step.
// The next one computes $3h - 4$. Which single unit does the same?
//
// - a) $5x - 3$
// - b) $6x - 1$
// - c) none: two units can do more than one

// %% id="warm-up-fold"
for (const x of [0, 1, 2]) {
  const h = 2 * x + 1;
  console.log(`x = ${x}   3h - 4 = ${3 * h - 4}`);
}

// %% [markdown] id="soft-step"
// <details><summary>Answer</summary>
//
// - a) That adds the two weights. A weight multiplies what comes in.
// - **b)** $3 (2x + 1) - 4 = 6x - 1$: from 0 to 1 to 2 it rises by 6.
// - c) Not without something between them. We come back to this.
//
// </details>
//
// ## A step that answers small changes
//
// Make the step soft. Take $e^{-z}$, add 1, and turn the fraction over:
//
// | $z$ | the power $e^{-z}$ | the fraction $1 / (1 + e^{-z})$ |
// |---|---|---|
// | $-2$ | $7.389$ | $1 / 8.389 = 0.119$ |
// | $0$ | $1$ | $1 / 2 = 0.5$ |
// | $2$ | $0.135$ | $1 / 1.135 = 0.881$ |
//
// Far to the left it is nearly 0, far to the right nearly 1, like the step. But
// between them it rises slowly. This is the **sigmoid**. We write $\sigma$
// for it, and $a$ for what comes out of an activation:
//
// $$a = \sigma(z) = \frac{1}{1 + e^{-z}}$$
//
// Nudge $z$ and look how far $a$ moves. Divide the move by the nudge. The
// result is the **slope**: how much of a nudge comes through.

// %% id="slope"
type Fn = (z: number) => number;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const slopeByNudge = (f: Fn, z: number) => (f(z + 0.001) - f(z)) / 0.001;

const through = slopeByNudge(sigmoid, 1);
console.log("sigmoid:", through.toFixed(3));
console.log("step:   ", slopeByNudge(step, 1).toFixed(3));

// %% [markdown] id="straight"
// At $z = 1$ the sigmoid lets about a fifth of a nudge through
// (${{slope.through:3}}$), the step nothing. In this lesson we *measure*
// slopes of curves; lesson 04 finds the formula.
//
// ## Four functions made of straight lines
//
// | $z$ | step | linear | ReLU | leaky ReLU |
// |---|---|---|---|---|
// | $3$ | $1$ | $3$ | $3$ | $3$ |
// | $-3$ | $0$ | $-3$ | $0$ | $-0.03$ |
//
// **Linear** hands $z$ on as it is. The **ReLU** ("rectified linear unit")
// does so above 0, and answers 0 everywhere else. The **leaky ReLU** lets a
// hundredth of $z$ through below 0.
//
// ## Exercise 1: two bends
//
// Write the last two. If you are stuck: `exercises.activations.bends.hint()`.

// %% id="bends" tags="exercise"
const bends = {
  relu: (z: number): number => todo(z),
  leakyRelu: (z: number): number => todo(z),
};

// %% id="bends-check"
exercises.activations.bends.check(bends);

// %% [markdown] id="steeper"
// From here on the lesson uses *your* functions, if the check says "right",
// and its own otherwise.
//
// **Predict.** The ReLU answers 5 at $z = 5$, and 500 at $z = 500$. Where is
// its slope larger?
//
// - a) at $500$: there it is higher
// - b) at $5$: there it still grows
// - c) it is the same at both

// %% id="steeper-code"
const { relu, leakyRelu } = exercises.activations.bends.use(bends);
const linear = (z: number) => z;
for (const z of [5, 500]) {
  console.log(`z = ${z}   slope ${slopeByNudge(relu, z).toFixed(3)}`);
}

// %% [markdown] id="slopes-task"
// <details><summary>Answer</summary>
//
// - a) A slope says how fast the answer moves, not how high it is.
// - b) It grows everywhere above 0, and always at the same pace.
// - **c)** A nudge of $z$ comes through whole, at 5 and at 500: slope 1.
//
// </details>
//
// ## Exercise 2: four slopes
//
// A straight line needs no nudge: you see its slope. Write the slope of each
// function at $z$. At a corner ($z = 0$ for both ReLUs) the two sides differ.
// There we take the slope of the left side.

// %% id="slopes" tags="exercise"
const slopes = {
  step: (z: number): number => todo(z),
  linear: (z: number): number => todo(z),
  relu: (z: number): number => todo(z),
  leakyRelu: (z: number): number => todo(z),
};

// %% id="slopes-check"
exercises.activations.slopes.check(slopes);

// %% [markdown] id="curves"
// ## Two more curves
//
// The **tanh** is a sigmoid that runs from $-1$ to $1$. The **softplus** is a
// ReLU with a round corner.
//
// $$\tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}} \qquad \text{softplus}(z) = \ln(1 + e^z)$$
//
// | $z$ | sigmoid | tanh | softplus |
// |---|---|---|---|
// | $-2$ | $0.119$ | $-0.964$ | $0.127$ |
// | $0$ | $0.5$ | $0$ | $0.693$ |
// | $2$ | $0.881$ | $0.964$ | $2.127$ |
//
// *A common mistake:* "a unit hands something on only when its sum passes a
// threshold". That is the step, and no other. At $z = -2$ the sigmoid says $0.119$
// and the tanh $-0.964$: they hand on a number for every $z$, and nowhere do they
// switch over.
//
// We write both as the formulas stand. For a large $z$, $\tanh(z)$ should be
// 1, and the softplus should be $z$, very nearly.
//
// **Predict.** What will the code below answer for $z = 1000$?
//
// - a) 1 for the tanh, and 1000 for the softplus
// - b) `Infinity` for both
// - c) `NaN` for the tanh, and `Infinity` for the softplus

// %% id="as-written"
const above = (z: number) => Math.exp(z) - Math.exp(-z);
const below = (z: number) => Math.exp(z) + Math.exp(-z);
console.log("e^1000:  ", Math.exp(1000));
console.log("tanh:    ", above(1000) / below(1000));
console.log("softplus:", Math.log(1 + Math.exp(1000)));
console.log("sigmoid: ", sigmoid(1000), "and", sigmoid(-1000));

// %% [markdown] id="curves-task"
// <details><summary>Answer</summary>
//
// - a) On paper. But the way there leads over $e^{1000}$.
// - b) For the tanh two infinite numbers are divided, and nobody knows what
//   `Infinity / Infinity` is.
// - **c)** A number of 64 bits ends at about $1.8 \cdot 10^{308}$. $e^{1000}$ has
//   435 digits, so it becomes `Infinity`. `Infinity / Infinity` is `NaN`, "not
//   a number", and the logarithm of `Infinity` is `Infinity`.
//
// Look at the sigmoid: it survives. At $-1000$ it divides 1 by `Infinity`, and
// that is a clean 0. So there are two safe ways. Let $e$ see only numbers that
// are not above 0: $e^{-1000}$ is just 0. Or let one infinite number stand
// alone below a fraction.
//
// </details>
//
// ## Exercise 3: two curves that nothing breaks
//
// Write both so that they are right for every $z$ from $-1000$ to $1000$.
//
// - tanh: double $z$, put it into the sigmoid, and stretch what comes out. It
//   runs from 0 to 1, and should run from $-1$ to $1$.
// - softplus: for $z > 0$ take $z$ out of the logarithm:
//   $\ln(1 + e^z) = z + \ln(1 + e^{-z})$. (`Math.log1p(x)` is $\ln(1 + x)$.)

// %% id="curves-exercise" tags="exercise"
const curves = {
  tanh: (z: number): number => todo(z),
  softplus: (z: number): number => todo(z),
};

// %% id="curves-check"
exercises.activations.curves.check(curves);

// %% id="curves-use"
const { tanh, softplus } = exercises.activations.curves.use(curves);
for (const z of [-1000, 0, 1000]) {
  console.log(`z = ${z}   tanh ${tanh(z)}   softplus ${softplus(z)}`);
}

// %% [markdown] id="gallery-text"
// ## The gallery
//
// Seven functions, each in blue. The dashed red line is its slope: yours for
// the four straight ones, measured by nudges for the three curves. Behind a
// curve it is grey where the slope is below $0.01$. There less than a
// hundredth of a nudge comes through: the function **saturates**.
//
// **Predict.** Which of the seven have no grey place at all?
//
// - a) linear and leaky ReLU
// - b) linear, ReLU and leaky ReLU
// - c) linear, leaky ReLU and softplus

// %% id="gallery"
const slopeOf = exercises.activations.slopes.use(slopes);
const byNudge = (f: Fn) => ({
  apply: f,
  derivative: (z: number) => slopeByNudge(f, z),
});
const straight = {
  step: { apply: step, derivative: slopeOf.step },
  linear: { apply: linear, derivative: slopeOf.linear },
  ReLU: { apply: relu, derivative: slopeOf.relu },
  "leaky ReLU": { apply: leakyRelu, derivative: slopeOf.leakyRelu },
};

// %% id="gallery-plot"
const seven = {
  ...straight,
  sigmoid: byNudge(sigmoid),
  tanh: byNudge(tanh),
  softplus: byNudge(softplus),
};
show(functionGallery(seven, { xRange: [-8, 8], flatBelow: 0.01 }));

// %% [markdown] id="twin-question"
// <details><summary>Answer</summary>
//
// - **a)** The slope of the one is always 1, and the other lets at least a
//   hundredth through.
// - b) The ReLU answers 0 for every negative $z$. There nothing comes through.
// - c) The softplus is nearly flat on its left side, like the ReLU.
//
// The step is grey from end to end: it is nothing but flat places and a jump.
//
// </details>
//
// **Predict.** Look at the *slope* of the softplus. Which of the seven
// functions has the same curve?
//
// - a) the step
// - b) the sigmoid
// - c) the tanh

// %% id="twin"
for (const z of [-2, 0, 2]) {
  const pair = [slopeByNudge(softplus, z), sigmoid(z), tanh(z)];
  const [slope, s, t] = pair.map((v) => v.toFixed(3));
  console.log(`z = ${z}   slope ${slope}   sigmoid ${s}   tanh ${t}`);
}

// %% [markdown] id="flat-task"
// <details><summary>Answer</summary>
//
// - a) That is the slope of the *ReLU*: 0 on the left, 1 on the right. The
//   softplus goes over from one to the other without a jump.
// - **b)** They agree in three digits. It is no accident: the slope of
//   $\ln(1 + e^z)$ is $\sigma(z)$ exactly.
// - c) It starts at $-1$. The softplus never falls, so its slope is never
//   below 0.
//
// </details>
//
// ## Exercise 4: how many are deaf?
//
// A layer has many units, each with its own $z$. Write a function that takes
// the slope of an activation and the list of all $z$. It returns the
// **share** of units with a slope that is nearer to 0 than $0.01$: a number
// from 0 to 1. (A slope may be negative. Our seven are not, but others are.)

// %% id="flat" tags="exercise"
function flatShare(slope: Fn, zs: number[]): number {
  return todo(slope, zs);
}

// %% id="flat-check"
exercises.activations.flat.check(flatShare);

// %% [markdown] id="spread-question"
// Now we draw 10,000 random $z$ around 0, twice. The first time most of them
// lie between $-1$ and $1$, the second time between $-10$ and $10$. (The
// **spread** is the standard deviation of the bell curve: 1, then 10.)
//
// **Predict.** With spread 10, how many tanh units are nearly deaf?
//
// - a) about one in twenty
// - b) about a third
// - c) about three quarters

// %% id="spread"
const shareOf = exercises.activations.flat.use(flatShare);
const random = seeded(1);
const bell = Array.from({ length: 10_000 }, () => random.normal());
const tested = { sigmoid: seven.sigmoid, tanh: seven.tanh, ...straight };
function deaf(spread: number): [name: string, share: number][] {
  const zs = bell.map((z) => spread * z);
  const slopesByName = Object.entries(tested);
  return slopesByName.map(([name, f]) => [name, shareOf(f.derivative, zs)]);
}

// %% id="spread-table"
const small = Object.fromEntries(deaf(1));
const large = Object.fromEntries(deaf(10));
for (const name of Object.keys(small)) {
  const [one, ten] = [small[name], large[name]].map((s) => s.toFixed(3));
  console.log(`${name.padEnd(10)} spread 1: ${one}  10: ${ten}`);
}

// %% [markdown] id="fold-question"
// <details><summary>Answer</summary>
//
// - a) That would be a good layer. It needs a small spread.
// - b) The tanh is flat beyond about 3 already. Most of the bell lies there.
// - **c)** {{spread-table.large.tanh:0%}} % of them, and
//   {{spread-table.large.sigmoid:0%}} % of the sigmoids. With spread 1 it is
//   {{spread-table.small.tanh:1%}} % of the tanh units and none of the sigmoids.
//
// It is the same function both times. **Whether a unit hears depends on where
// its $z$ lies.** So weights must not be too large at the start. A ReLU is
// deaf for half of the inputs, whatever the spread. That does little harm as
// long as other inputs reach it. A ReLU with $z < 0$ for *every* sample is
// dead: nothing comes through, so nothing can bring it back.
//
// </details>
//
// ## Why not the straight line?
//
// Linear is never deaf. Why not take it for everything? A layer of units is a
// table $W$ (a row for each input, a column for each unit) and a list of
// biases $b$. Unit $j$ answers
//
// $$a_j = x_1 W_{1j} + x_2 W_{2j} + \dots + b_j$$
//
// **Predict.** A network has 3 inputs, 50 linear hidden units and 2 linear
// outputs: 302 numbers. How many numbers has the smallest layer that always
// gives the same answers?
//
// - a) 302: every number does something
// - b) 50: one for each hidden unit
// - c) 8

// %% id="layers"
interface LinearLayer {
  W: number[][]; // in x out
  b: number[]; // one for each unit
}
const answersOf = ({ W, b }: LinearLayer, x: number[]) =>
  b.map((bj, j) => x.reduce((sum, xi, i) => sum + xi * W[i][j], bj));
const count = (inputs: number, units: number) => inputs * units + units;
const both = count(3, 50) + count(50, 2);
const alone = count(3, 2);
console.log(both, "numbers fold into", alone);

// %% [markdown] id="fold-task"
// <details><summary>Answer</summary>
//
// - a) They do something, but together no more than a few could.
// - b) The hidden units are gone as well. Only inputs and outputs are left.
// - **c)** One layer from 3 inputs to 2 outputs: $3 \cdot 2$ weights and 2
//   biases. You will show it now.
//
// </details>
//
// ## Exercise 5: fold two layers into one
//
// Take the smallest case: one input, two hidden units, one output.
//
// - the hidden units give $h_1 = 2x + 1$ and $h_2 = -x + 3$, so
//   $W = (2 \;\; {-1})$ and $b = (1, 3)$
// - the output is $3 h_1 - 2 h_2 + 1$
//
// How much of $x$ reaches the output? $2 \cdot 3$ through $h_1$ and
// $-1 \cdot (-2)$ through $h_2$, together $8$. What is left for $x = 0$? The
// biases of the hidden units go the same way, and the output adds its own:
// $1 \cdot 3 + 3 \cdot (-2) + 1 = -2$. So the one layer is $8x - 2$.
//
// Write it for layers of any size. For every input and every output, add up
// all the ways between them.

// %% id="fold" tags="exercise"
function fold(first: LinearLayer, second: LinearLayer): LinearLayer {
  return todo(first, second);
}

// %% id="fold-check"
exercises.activations.fold.check(fold);

// %% [markdown] id="folded-text"
// Now the network with 50 hidden units, with random numbers in it. The cell
// asks both networks about the same input.

// %% id="folded"
const foldLayers = exercises.activations.fold.use(fold);
const bellList = (n: number) =>
  Array.from({ length: n }, () => random.normal());
const randomLayer = (inputs: number, units: number): LinearLayer => ({
  W: Array.from({ length: inputs }, () => bellList(units)),
  b: bellList(units),
});
const [first, second] = [randomLayer(3, 50), randomLayer(50, 2)];
const one = foldLayers(first, second);
const input = [0.5, -1, 2];
console.log("two layers:", answersOf(second, answersOf(first, input)));
console.log("folded:    ", answersOf(one, input));

// %% [markdown] id="relu-linear"
// The same answers, up to the last rounded digits. Fifty linear units were a
// waste.
//
// **Predict.** A linear unit without a bias obeys a rule: the answer to a sum
// is the sum of the answers. "The ReLU is made of straight lines, so it obeys
// it, too." Take 3 and $-2$, with the sum 1. Is it true?
//
// - a) yes: 1 and 1
// - b) no: 1 and 3
// - c) no: 1 and $-1$

// %% id="relu-linear-code"
console.log("answer to the sum: ", relu(3 + -2));
console.log("sum of the answers:", relu(3) + relu(-2));

// %% [markdown] id="race-question"
// <details><summary>Answer</summary>
//
// - a) On one side of the corner it would be so. Here the corner lies between.
// - **b)** $\text{ReLU}(3) + \text{ReLU}(-2) = 3 + 0$. One corner is enough: the
//   ReLU is **not** linear, and layers with it do not fold.
// - c) The ReLU never answers less than 0.
//
// </details>
//
// ## Which of them learns?
//
// Six networks must learn XOR. All have four hidden units and a sigmoid at the
// end. They differ in the hidden activation only. Each gets 40 random starts
// and 300 epochs with the same learning rate.
//
// **Predict.** Which hidden layers learn XOR from **no** start at all?
//
// - a) linear only
// - b) step and linear
// - c) step, linear and ReLU

// %% id="race-recipe"
const yesOrNo = dense(1, { activation: librarySigmoid });
const recipe = { epochs: 300, batchSize: 4, learningRate: 1 };

// %% id="race"
async function learnt(activation: typeof librarySigmoid): Promise<number> {
  const layers = [dense(4, { activation }), yesOrNo];
  let solved = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const net = network({ inputs: 2, layers, random: seeded(seed) });
    await train(net, gates.xor, recipe);
    if (net.evaluate(gates.xor).accuracy === 1) solved++;
  }
  return solved;
}

// %% id="race-run"
const ofForty = {
  step: await learnt(libraryStep),
  linear: await learnt(libraryLinear),
  sigmoid: await learnt(librarySigmoid),
  tanh: await learnt(libraryTanh),
  ReLU: await learnt(libraryRelu),
  leaky: await learnt(libraryLeakyRelu),
};
show(barChart(ofForty, { x: "hidden layer", y: "starts that learn XOR" }));

// %% [markdown] id="race-answer"
// <details><summary>Answer</summary>
//
// - **a)** Linear layers fold into one unit, and one unit cannot do XOR. No
//   start and no patience changes that.
// - b) A surprise: with the step, {{race-run.ofForty.step}} of 40 learn it. But
//   not one *hidden* weight has moved. The output unit learnt alone, and
//   used the hidden units as chance had made them. The hidden layer itself
//   learnt nothing.
// - c) The ReLU learns it from {{race-run.ofForty.ReLU}} starts of 40.
//
// The others differ, too. The tanh learns it from all 40. The sigmoid, with
// {{race-run.ofForty.sigmoid}}, only needs more time: its slopes are smaller, and
// after 1000 epochs it has all 40 as well. The ReLU still has
// {{race-run.ofForty.ReLU}} after 1000 epochs. In nearly all of the others hidden
// units have died, and no patience brings them back. The leaky ReLU, with
// {{race-run.ofForty.leaky}}, loses fewer.
//
// Do not make a law of it. In a network of four units each dead one hurts. In a
// large one there are many others.
//
// </details>
//
// ## The last layer: one of many
//
// Which digit is it? Ten units at the end give ten sums $z$. We want
// **probabilities**: none below 0, and together 1. Here with three sums,
// $z = (3, 1, 0)$:
//
// - first $e^z = (20.086, 2.718, 1)$: all above 0, together $23.804$
// - then divide each by this sum: $(0.844, 0.114, 0.042)$
//
// This is the **softmax**. We call its answers $p$:
//
// $$p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$$
//
// ($\sum_j$ says: put in every $j$, and add up.)
//
// **Predict.** Now add 100 to each of the three: $z = (103, 101, 100)$. What
// happens to the probabilities?
//
// - a) nothing
// - b) they come nearer to each other
// - c) the first one comes very near to 1

// %% id="softmax-as-written"
function softmaxAsWritten(z: number[]): number[] {
  const powers = z.map((zi) => Math.exp(zi));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
const digits = (p: number[]) =>
  p.map((pi) => pi.toFixed(3).padStart(6)).join(" ");
console.log(digits(softmaxAsWritten([3, 1, 0])));
console.log(digits(softmaxAsWritten([103, 101, 100])));

// %% [markdown] id="scale-question"
// <details><summary>Answer</summary>
//
// - **a)** Each $e^z$ becomes $e^{100}$ times as large, and so does their sum.
//   The factor cancels. Only the **differences** between the $z$ count.
// - b) The differences are still 2 and 1.
// - c) That would happen if each $z$ were *multiplied* by 100.
//
// That is good to know, because for $z = (1000, 998, 997)$ the code above
// fails: $e^{1000}$ is `Infinity`, and `Infinity / Infinity` is `NaN`. But we
// may subtract any number from all $z$ first. Which one? The largest. Then the
// largest becomes 0, the others lie below it, and $e$ never sees a number
// above 0.
//
// </details>
//
// ## Exercise 6: a softmax that nothing breaks
//
// Write it, for any number of sums. Leave the list that came in as it is.

// %% id="softmax" tags="exercise"
function softmax(z: number[]): number[] {
  return todo(z);
}

// %% id="softmax-check"
exercises.activations.softmax.check(softmax);

// %% [markdown] id="nudge-question"
// **Predict.** $z = (3, 1, 0)$. We nudge the *first* $z$ up. Which of the
// three probabilities move?
//
// - a) the first rises, the others stay
// - b) the first rises, the others fall
// - c) all three rise

// %% id="nudge-one"
const probabilities = exercises.activations.softmax.use(softmax);
const at = [3, 1, 0];
const before = probabilities(at);
const slopesAlong = [0, 1, 2].map((i) => {
  const nudged = at.map((zi, j) => (j === i ? zi + 0.001 : zi));
  return probabilities(nudged).map((pj, j) => (pj - before[j]) / 0.001);
});
for (const [i, row] of slopesAlong.entries()) {
  console.log(`nudge z${i + 1}:   ${digits(row)}`);
}

// %% [markdown] id="last-question"
// <details><summary>Answer</summary>
//
// - a) *A common mistake:* "softmax acts on each number by itself, like the
//   sigmoid". It looks at the whole list.
// - **b)** The sum must stay 1. What one wins, the others lose: the three slopes
//   in each line add up to 0.
// - c) Together they are 1, always.
//
// So the slope of the softmax is not one number, but a table. It looks the
// same from left to right as from top to bottom.
//
// </details>
//
// ## Choose the last one
//
// A network must say the price of a house, in thousands. The last sum is
// $z = 320$.
//
// **Predict.** Which function should come after it?
//
// - a) the sigmoid
// - b) the softmax, with one unit
// - c) linear

// %% id="last"
console.log("sigmoid:", sigmoid(320));
console.log("softmax:", probabilities([320])[0]);
console.log("linear: ", linear(320));

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// - a) The sigmoid ends at 1. No price could be above 1.
// - b) The softmax of a single number is 1, whatever the number is.
// - **c)** A price may be any number, so nothing should bend it.
//
// </details>
//
// | where | what the network says | take |
// |---|---|---|
// | last layer | a number, any size | linear |
// | last layer | yes or no | sigmoid |
// | last layer | one of many | softmax |
// | hidden layers | | ReLU first; leaky ReLU if many units are dead; tanh in small networks |
// | no layer that must learn | | the step: nothing comes through it |
//
// ## Summary
//
// - An activation turns $z$ into $a$. Its slope says how much of a nudge comes
//   through.
// - Where the slope is near 0, the function saturates, and the unit is deaf.
//   Where $z$ lies decides it.
// - Layers without a bend between them fold into one. One corner is enough
//   against it: the ReLU is not linear.
// - Test code at $1000$ and $-1000$. Let $e$ see no large positive numbers.
// - The softmax makes probabilities. It looks at the whole list, only the
//   differences count, and we subtract the largest $z$ first.
//
// ## Questions
//
// 1. With two sums, the first probability of the softmax is a function of
//    $z_1 - z_2$. Which one?
// 2. What does the softmax do if all $z$ are multiplied by 10? And by 0?
// 3. A ReLU unit has $w = (1, 1)$ and $b = -5$, and its inputs are the four
//    rows of XOR. What will it learn? And a leaky ReLU?
// 4. *Open:* $z \cdot \sigma(z)$ (called "swish") is used in some large
//    networks. Put it into the gallery. It falls and then rises. What could
//    that be good for, or bad?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. The sigmoid. Divide by $e^{z_1}$ above and below:
//    $p_1 = 1 / (1 + e^{-(z_1 - z_2)})$. So the sigmoid is a softmax of two sums,
//    with the second one always 0.
// 2. With 10 the differences grow, and the largest $z$ takes nearly all: it is
//    almost a choice. With 0 all are equal, and so are the probabilities.
// 3. Nothing: $z$ is $-3$ at most, so the slope is 0 in all four rows. The unit
//    is dead. The leaky ReLU lets a hundredth through, and can come back.
//
// </details>
//
// You have measured slopes. Next you find one with paper and pencil, exactly.
