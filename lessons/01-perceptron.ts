// %% [markdown] id="title"
// # 01 The perceptron
//
// A door has an alarm. It must ring when the door is open and no key was
// turned. Three numbers and one comparison can decide that. **Who finds the
// three numbers?** First you do, by hand. Then the machine does: it starts
// with zeros, looks at examples, and changes its numbers after each mistake.
//
// | | |
// |---|---|
// | **Goal** | You can build one unit, choose its numbers by hand, train it with the perceptron rule, and say when that rule ends and when it never ends. |
// | **You will build** | a weighted sum, a step, a unit, the rule, the training loop |

// %% id="imports"
import {
  blobs,
  decisionLine,
  exercises,
  gates,
  lineChart,
  seeded,
  show,
  sliders,
  todo,
  trainPerceptron,
} from "chainrule";

// %% [markdown] id="weighted-sum"
// ## A weighted sum, then a step
//
// The door sends two numbers: $x_1 = 1$ (it is open) and $x_2 = 0$ (no key
// was turned). The alarm has two **weights**, $1$ and $-1$, and a **bias**,
// $-0.5$. Multiply each input by its weight, add, and add the bias:
//
// $$1 \cdot 1 + (-1) \cdot 0 - 0.5 = 0.5$$
//
// The sum is not below zero, so the answer is 1: ring. In letters:
//
// $$z = w_1 x_1 + w_2 x_2 + b \qquad a = \begin{cases} 1 & \text{if } z \ge 0 \\ 0 & \text{if } z < 0 \end{cases}$$
//
// $w_1 x_1 + w_2 x_2$ is the **dot product** $w \cdot x$. The second formula
// is the **step**. Both together are a **unit**. A unit is a function:
// numbers go in, 0 or 1 comes out. The type of `predict` says just that.

// %% id="unit"
interface Unit {
  w: number[]; // one weight for each input
  b: number; // the bias
}
const weightedSum = ({ w, b }: Unit, x: number[]): number =>
  w.reduce((z, wi, i) => z + wi * x[i], b);
const step = (z: number): 0 | 1 => (z >= 0 ? 1 : 0);
const predict = (unit: Unit, x: number[]) => step(weightedSum(unit, x));

predict({ w: [1, -1], b: -0.5 }, [1, 0]);

// %% [markdown] id="alarm-question"
// **Predict.** The alarm has $w = (1, -1)$ and $b = -0.5$. The door is open
// and the key was turned: $x = (1, 1)$. What is $z$, and does it ring?
//
// - a) $z = 1.5$, it rings
// - b) $z = -0.5$, it is silent
// - c) $z = 0$, nobody can say

// %% id="alarm"
const inputs = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const alarm: Unit = { w: [1, -1], b: -0.5 };
for (const x of inputs) {
  const z = weightedSum(alarm, x);
  console.log(`x = (${x})   z = ${z}   a = ${step(z)}`);
}

// %% [markdown] id="threshold"
// <details><summary>Answer</summary>
//
// - a) That is $1 + 1 - 0.5$. But the weight of the key is $-1$.
// - **b)** $1 - 1 - 0.5 = -0.5$ is below zero: silent. The weight of the key
//   is negative, so the key speaks *against* ringing.
// - c) The bias is missing: $1 - 1 - 0.5$. And for $z = 0$ our step would
//   answer 1. Somebody has to choose, and we chose 1.
//
// </details>
//
// ## The threshold is the bias with its sign changed
//
// Older texts say: the unit answers 1 when the dot product reaches a
// **threshold**. The alarm's threshold is $0.5$, its bias is $-0.5$:
//
// $$w \cdot x \ge 0.5 \quad\text{is the same as}\quad w \cdot x - 0.5 \ge 0$$
//
// *A common mistake:* to think that a unit has a threshold *and* a bias.
// There is one number, written in two ways: $\text{threshold} = -b$. We keep
// the bias, because it can be learnt like a weight: it is the weight of an
// input that is always 1.
//
// ## Exercise 1: a unit on paper
//
// A unit has $w = (0.4, -1.5)$ and $b = 0.7$. Its input is $x = (3, 1)$.
// Find $z$ and $a$ on paper. Write the two numbers in place of the two
// `todo()`, and run both cells.
//
// If you are stuck: `exercises.perceptron.paper.hint()`.

// %% id="paper" tags="exercise"
const onPaper = () => ({ z: todo(), a: todo() });

// %% id="paper-check"
exercises.perceptron.paper.check(onPaper);

// %% [markdown] id="line"
// ## A unit draws a line
//
// Where does the answer change? Where $z = 0$: for the alarm, that is
// $x_1 - x_2 - 0.5 = 0$. These points form a straight line. On one side of it
// (and on the line) the unit answers 1, on the other side 0.
//
// In the plot, the points are the four inputs, with the answer that we want:
// filled for 1, empty for 0. The orange line is the unit's; on its blue side
// the unit answers 1. The weights set the direction of the line. The bias
// moves it, without turning it.

// %% id="line-plot"
interface Samples {
  X: number[][]; // one row for each sample
  Y: number[]; // its target: the answer that we want, 0 or 1
}
const gate = (Y: number[]): Samples => ({ X: inputs, Y });

show(decisionLine(gate([0, 0, 1, 0]), alarm));

// %% [markdown] id="line-sliders-text"
// Turn it and move it yourself. Each slider calls the function below with the
// number that you choose. Which of the three turn the line, and which one only
// moves it?

// %% id="line-sliders"
const draw = ({ w1 = 0, w2 = 0, b = 0 }) =>
  decisionLine(gate([1, 1, 0, 0]), { w: [w1, w2], b });
show(sliders({ w1: [-2, 2], w2: [-1, 3], b: [-2, 2] }, draw));

// %% [markdown] id="gates-task"
// The two weights turn it, and $b$ only moves it. One of many answers here:
// $w_1 = -1$, $w_2 = 0$, $b = 0.5$.
//
// ## Exercise 2: three gates by hand
//
// **AND** answers 1 only for $(1, 1)$. That asks four things of three numbers:
//
// | $x$ | AND | so |
// |---|---|---|
// | $(0, 0)$ | 0 | $b < 0$ |
// | $(0, 1)$ | 0 | $w_2 + b < 0$ |
// | $(1, 0)$ | 0 | $w_1 + b < 0$ |
// | $(1, 1)$ | 1 | $w_1 + w_2 + b \ge 0$ |
//
// Find numbers for AND, for **OR** (1 if at least one input is 1) and for
// **NAND** (the opposite of AND). Many answers are right; all are accepted.
// To see your line, add a cell with
// `show(decisionLine(gate([0, 1, 1, 1]), byHand.or()))`.

// %% id="gates" tags="exercise,design"
const byHand = {
  and: (): Unit => ({ w: [todo(), todo()], b: todo() }),
  or: (): Unit => ({ w: [todo(), todo()], b: todo() }),
  nand: (): Unit => ({ w: [todo(), todo()], b: todo() }),
};

// %% id="gates-check"
exercises.perceptron.gates.check(byHand);

// %% [markdown] id="rule"
// ## Learning from a mistake
//
// Now the unit must find its numbers alone. It starts with zeros and sees
// $x = (0, 0)$, for which AND wants 0. Its sum is $z = 0$, its answer
// $a = 1$: a mistake. The **error** is what we want minus what we got:
//
// $$0 - 1 = -1$$
//
// The answer was too high, so $z$ must go down. Each weight changes by
// $\text{error} \cdot \text{input}$: here by $-1 \cdot 0$, not at all. The bias
// changes by the error. So $w$ stays $(0, 0)$ and $b$ becomes $-1$. In
// letters, this is the **perceptron rule** (Frank Rosenblatt, 1958):
//
// $$\text{error} = \text{target} - a \qquad w_i \leftarrow w_i + \text{error} \cdot x_i \qquad b \leftarrow b + \text{error}$$
//
// If the answer is right, the error is 0 and nothing changes. (Rosenblatt
// had the perceptron built as a machine, with motors that turned the weights.)

// %% id="learn"
function learn(unit: Unit, x: number[], target: number): Unit {
  const error = target - predict(unit, x); // -1, 0 or 1
  return {
    w: unit.w.map((wi, i) => wi + error * x[i]),
    b: unit.b + error,
  };
}
learn({ w: [0, 0], b: 0 }, [0, 0], 0);

// %% [markdown] id="rule-task"
// ## Exercise 3: the rule with a learning rate
//
// Often each step is made smaller (or larger) by a factor, the **learning
// rate**: add $\text{rate} \cdot \text{error} \cdot x_i$ to each weight, and
// $\text{rate} \cdot \text{error}$ to the bias. Write this rule. Return a new
// unit; leave the one that came in as it is.

// %% id="rule-with-rate" tags="exercise"
function learnAtRate(
  unit: Unit,
  x: number[],
  target: number,
  rate: number,
): Unit {
  return todo(unit, x, target, rate);
}

// %% id="rule-check"
exercises.perceptron.rule.check(learnAtRate);

// %% [markdown] id="epoch"
// ## One epoch
//
// One pass over all samples is an **epoch**. Here is the first epoch of AND,
// on paper, from $w = (0, 0)$, $b = 0$:
//
// | $x$ | target | $z$ | $a$ | error | $w$ after | $b$ after |
// |---|---|---|---|---|---|---|
// | $(0, 0)$ | 0 | 0 | 1 | $-1$ | $(0, 0)$ | $-1$ |
// | $(0, 1)$ | 0 | $-1$ | 0 | 0 | $(0, 0)$ | $-1$ |
// | $(1, 0)$ | 0 | $-1$ | 0 | 0 | $(0, 0)$ | $-1$ |
// | $(1, 1)$ | 1 | $-1$ | 0 | 1 | $(1, 1)$ | 0 |
//
// Two mistakes, two **updates**. Why does an update help? In the last row, $z$
// was $-1$. With the new numbers it is $1 + 1 + 0 = 2$: higher by
// $1^2 + 1^2 + 1^2 = 3$. Every update moves $z$ of its own sample in the right
// direction, by $x_1^2 + x_2^2 + 1$. It does not ask what the other samples
// need.
//
// ## Exercise 4: write an epoch
//
// Go through the samples in order. For each mistake, `learn` gives the next
// unit, and the samples after it meet *that* unit. Return the units after each
// update, in order: an empty array if there was no mistake.

// %% id="epoch-code" tags="exercise"
function epoch(unit: Unit, samples: Samples): Unit[] {
  return todo(unit, samples);
}

// %% id="epoch-check"
exercises.perceptron.epoch.check(epoch);

// %% [markdown] id="epoch-use"
// From here on the lesson uses *your* epoch, if the check says "right", and
// its own otherwise. This is the table above:

// %% id="epoch-run"
const runEpoch = exercises.perceptron.epoch.use(epoch);
runEpoch({ w: [0, 0], b: 0 }, gate([0, 0, 0, 1]));

// %% [markdown] id="loop"
// ## The training loop
//
// The loop is short: an epoch, and again, until an epoch brings no mistake.
// It also needs a largest number of epochs. You will soon see why.
//
// **Predict.** After the first epoch of AND the unit is $w = (1, 1)$, $b = 0$,
// and still wrong about some rows. Which epoch is the first without a mistake?
//
// - a) the second: one correction more
// - b) the sixth
// - c) none: the mistakes go round in a circle

// %% id="train"
function trainByHand(samples: Samples, maxEpochs = 100) {
  let unit: Unit = { w: samples.X[0].map(() => 0), b: 0 };
  const units = [unit]; // the start, then the unit after each update
  const errors: number[] = []; // mistakes in each epoch
  while (errors.length < maxEpochs && errors[errors.length - 1] !== 0) {
    const updates = runEpoch(unit, samples);
    units.push(...updates);
    unit = units[units.length - 1];
    errors.push(updates.length);
  }
  return { unit, units, errors };
}

// %% id="train-gates"
const and = trainByHand(gate([0, 0, 0, 1]));
const or = trainByHand(gate([0, 1, 1, 1]));
const nand = trainByHand(gate([1, 1, 1, 0]));
for (const { unit, errors } of [and, or, nand]) {
  console.log(`${errors.length} epochs   w = (${unit.w})   b = ${unit.b}`);
}

// %% [markdown] id="slider"
// <details><summary>Answer</summary>
//
// - a) An update repairs one row and often spoils another, so it takes longer.
// - **b)** The mistakes are 2, 3, 3, 2, 1 and then 0:
//   {{train-gates.and.errors.length}} epochs.
// - c) That happens only where no line exists. For AND one does.
//
// AND ends at $w = (2, 1)$, $b = -3$. OR needs
// **{{train-gates.or.errors.length}}** epochs and ends at $(1, 1)$, $-1$. NAND
// needs **{{train-gates.nand.errors.length}}** and ends at $(-2, -1)$, $2$.
//
// </details>
//
// Nobody told the unit these numbers. How did it find them? Step with the
// slider through the updates of AND. At first there is no line at all: with
// $w = (0, 0)$ the answer is the same everywhere. Then the line jumps about.

// %% id="slider-plot"
show(decisionLine(gate([0, 0, 0, 1]), and.units));

// %% [markdown] id="xor-question"
// ## A fourth gate
//
// **XOR** answers 1 when exactly one input is 1. **Predict.** What will the
// same loop do with XOR in 20 epochs?
//
// - a) it needs more epochs than AND, perhaps 10, and then it is right
// - b) the mistakes become fewer, but some always stay
// - c) soon it makes four mistakes in every epoch, for ever

// %% id="errors-plot"
const xor = trainByHand(gate([0, 1, 1, 0]), 20);
const perEpoch = (errors: number[]) => ({
  x: errors.map((_, i) => i + 1),
  y: errors,
  mode: "lines+markers" as const,
});
const [AND, OR, NAND, XOR] = [and, or, nand, xor].map((run) =>
  perEpoch(run.errors),
);
const titles = { x: "epoch", y: "mistakes in the epoch" };
show(lineChart({ AND, OR, NAND, XOR }, titles));

// %% [markdown] id="xor-answer"
// <details><summary>Answer</summary>
//
// - a) There is no epoch in which it is right, however long you wait.
// - b) They become *more*: 3, 3, and then 4.
// - **c)** Four mistakes in every epoch, one for each row. The other three
//   gates come down to 0. (AND and NAND lie on each other from the second
//   epoch on.)
//
// **Are 20 epochs too few?** Four additions answer this. In an epoch with four mistakes the updates of $w$
// are $-(0, 0)$, $+(0, 1)$, $+(1, 0)$ and $-(1, 1)$: together $(0, 0)$. Those of
// $b$ are $-1 + 1 + 1 - 1 = 0$. So the unit ends the epoch where it began it, and
// everything comes again.
//
// </details>
//
// You can see it, too. The next cell starts from the last unit and prints one
// more epoch.

// %% id="xor-circle"
for (const { w, b } of [
  xor.unit,
  ...runEpoch(xor.unit, gate([0, 1, 1, 0])),
]) {
  console.log(`w = (${w})   b = ${b}`);
}

// %% [markdown] id="always"
// *A common mistake:* "the perceptron rule always ends". It ends **if, and
// only if,** some line divides the two classes. Then the number of updates
// has a limit, in whatever order the samples come (proved in 1962). If no
// line exists, it never ends. For XOR no line exists; lesson 02 shows why,
// and what to do.
//
// ## Points in the plane
//
// Nothing in the rule asks for zeros and ones. Here are two clouds of 50
// random points each, called **blobs**, with a gap between them. Any line in
// the gap will do.

// %% id="blobs"
function clouds(spread: number): Samples {
  const centers: [number, number][] = [
    [1, 1],
    [3, 3],
  ];
  const { X, Y } = blobs({ centers, spread, random: seeded(1) });
  return { X: X.toArray(), Y: Array.from(Y.data) };
}
const apart = clouds(0.3);
const found = trainByHand(apart);
show(decisionLine(apart, found.units));

// %% [markdown] id="overlap-question"
// The three epochs bring {{blobs.found.errors.0}}, {{blobs.found.errors.1}} and
// {{blobs.found.errors.2}} mistakes. After these 17 updates all 100
// points are on their side of the line.
//
// **Predict.** Now we spread the points more. The clouds overlap, and no line
// is right about all of them. We train for 30 epochs. What will the mistakes
// do?
//
// - a) go down, and stay at the lowest possible number
// - b) go down, then up and down without end
// - c) grow and grow

// %% id="overlap"
const mixed = clouds(1);
const restless = trainByHand(mixed, 30);
const runs = {
  gap: perEpoch(found.errors),
  overlap: perEpoch(restless.errors),
};
show(lineChart(runs, titles));

// %% [markdown] id="overlap-answer"
// <details><summary>Answer</summary>
//
// - a) The rule does not know which number is lowest. It reacts to the next
//   mistake.
// - **b)** The mistakes begin with {{overlap.restless.errors.0}},
//   {{overlap.restless.errors.1}} and {{overlap.restless.errors.2}}. In the
//   last ten epochs they still jump between 10 and 21.
// - c) Each update moves $z$ of its sample in the right direction, so it does
//   not run away.
//
// </details>
//
// ### One stray point moves the line
//
// The rule reacts to one mistake at a time. One stray point is enough to move a
// line that was good for nearly all the others. Here are the last 20 units, each
// with the number of points on its wrong side. The best is wrong about **9** of
// the 100 points, the worst about **48**. Which one you get depends on the
// moment you stop.

// %% id="overlap-lines"
const wrong = (unit: Unit) =>
  mixed.X.filter((x, i) => predict(unit, x) !== mixed.Y[i]).length;
const last = restless.units.slice(-20);
const labelled = last.map((unit) => ({
  ...unit,
  label: `${wrong(unit)} of 100 wrong`,
}));
show(decisionLine(mixed, labelled));

// %% [markdown] id="separate-task"
// ## Exercise 5: your own loop, with an honest end
//
// Write the training loop yourself, for any samples. Return the unit as soon
// as an epoch brings no mistake. If that has not happened after `maxEpochs`
// epochs, return `undefined`: then nobody takes a bad unit for a good one.

// %% id="separate" tags="exercise"
function separate(samples: Samples, maxEpochs: number): Unit | undefined {
  return todo(samples, maxEpochs);
}

// %% id="separate-check"
exercises.perceptron.separate.check(separate);

// %% [markdown] id="library"
// ## The same from the library
//
// `trainPerceptron` is the loop that you have just built, and `gates` holds
// all 16 functions of two inputs that are 0 or 1. The numbers are the same.

// %% id="library-same"
const fromLibrary = trainPerceptron(gates.and);
console.log("library:", fromLibrary.w, fromLibrary.b, fromLibrary.errors);
console.log("by hand:", and.unit.w, and.unit.b, and.errors);

// %% [markdown] id="regression"
// ## Two stories about the perceptron
//
// **"It imitates the brain."** That is history: in 1943 a nerve cell was
// described as a sum and a threshold, and in 1958 the perceptron was made
// with that picture in mind. Real nerve cells send pulses in time, and learn
// in other ways. What you built is a function with three numbers. Nothing in
// this course needs more.
//
// **"It is linear regression with an activation."** Both have a weighted sum,
// but they look for different things. Linear regression makes squared
// distances small; the perceptron rule only asks on which side a point lies.
//
// Five students studied for 0, 1, 2, 3 and 20 hours. Those with 2 hours or
// more passed. We fit a regression line to 0 = failed and 1 = passed, and call
// 0.5 or more "passed".
//
// **Predict.** Which of the two is right about all five?
//
// - a) the regression
// - b) the perceptron
// - c) both: it is the same formula

// %% id="regression-fails"
const hours = [0, 1, 2, 3, 20]; // mean 5.2
const passed = [0, 0, 1, 1, 1]; // mean 0.6
const dx = hours.map((h) => h - 5.2);
const product = (u: number[], v: number[]) =>
  u.reduce((sum, ui, i) => sum + ui * v[i], 0);
const slope = product(dx, passed) / product(dx, dx); // least squares
const judge = trainByHand({ X: hours.map((h) => [h]), Y: passed }).unit;
for (const h of hours) {
  const y = 0.6 + slope * (h - 5.2);
  const says = { regression: step(y - 0.5), perceptron: predict(judge, [h]) };
  console.log(`${h} h, line at ${y.toFixed(2)}:`, says);
}

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// - a) The one student with 20 hours pulls the regression line so far down
//   that it gives the student with 2 hours only 0.49, less than one half.
// - **b)** It ends at $w = 1$, $b = -2$: "2 hours or more".
// - c) The formula is the same, but what is made small is not.
//
// </details>
//
// ## Summary
//
// - A unit is a function: $z = w \cdot x + b$, then $a = 1$ if $z \ge 0$, else
//   $0$.
// - The threshold is $-b$, the same number with its sign changed.
// - In the plane, a unit draws a line. The weights set its direction, the bias
//   moves it.
// - The perceptron rule: $w_i \leftarrow w_i + \text{error} \cdot x_i$,
//   $b \leftarrow b + \text{error}$, with $\text{error} = \text{target} - a$.
// - It learns AND in 6, OR in 4 and NAND in 6 epochs. It ends if a line exists,
//   and never ends if none does.
//
// ## Questions
//
// 1. Try `trainPerceptron(gates.and, { learningRate: 0.5 })`. The mistakes are
//    the same as with rate 1, epoch by epoch. Why? Then try rate 0.1: AND takes
//    only 4 epochs. What does `0.1 + 0.2 - 0.3` give in TypeScript?
// 2. Change the order of the four rows. Can AND be learnt in fewer than 6
//    epochs?
// 3. With three inputs, what takes the place of the line? And with 784?
// 4. *Open:* on overlapping blobs the last unit may be a bad one. How would
//    you keep a good one? And how would you find the best?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. From zeros, every number is a multiple of the rate. Half the rate halves
//    $w$, $b$ and $z$, and the sign of $z$ stays. With 0.1, rounding adds a
//    little: `0.1 + 0.2 - 0.3` is about $5.6 \cdot 10^{-17}$, not 0. The step
//    sees a $z$ just off zero, and answers differently.
// 2. No. All 24 orders take 6, 7 or 8 epochs, and end at $w = (2, 1)$ or
//    $(1, 2)$ with $b = -3$.
// 3. A plane; with 784 inputs, a "plane" of 783 dimensions. The formula is the
//    same: $w \cdot x + b = 0$.
//
// </details>
