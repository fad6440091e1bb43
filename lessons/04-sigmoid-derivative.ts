// %% [markdown] id="title"
// # 04 The derivative of the sigmoid
//
// A network learns by asking one small question again and again: **if I change
// this number a little, how much does the answer change?** For the sigmoid,
// the reply is one of the shortest formulas in this course. You will find it
// with numbers, derive it, and then *test* it. A wrong derivative does not
// crash. It only learns badly, and no message tells you why.
//
// | | |
// |---|---|
// | **Goal** | You can derive a derivative, write it in code, and check it with numbers, so that you trust it. |
// | **You will build** | a nudge, the quotient rule, the slope of the sigmoid, a gradient check |

// %% id="imports"
import {
  exercises,
  functionGallery,
  gradCheck,
  sigmoid as librarySigmoid,
  lineChart,
  relu,
  show,
  slider,
  tangentSlider,
  tanh,
  todo,
} from "chainrule";

// %% [markdown] id="warm-up"
// **Warm-up.** Three questions from lessons 01 and 03.
//
// **Predict.** A unit answers 1 as soon as the dot product of its weights and
// inputs reaches 3. Which bias has it?
//
// - a) $3$
// - b) $-3$
// - c) none: it has a threshold

// %% id="warm-up-threshold"
for (const bias of [3, -3, 0]) {
  console.log(`bias ${bias}: the answer is 1 from ${0 - bias} on`);
}

// %% [markdown] id="warm-up-softmax"
// <details><summary>Answer</summary>
//
// - a) Then $z = 3 + 3$ where the dot product is 3. It would answer 1 much
//   earlier.
// - **b)** $z = 3 - 3 = 0$, just there. The bias is the threshold with its sign
//   changed.
// - c) They are one number, written in two ways.
//
// </details>
//
// **Predict.** A softmax gives $(0.7, 0.2, 0.1)$. Its *third* sum grows. What
// does the *first* probability do?
//
// - a) it stays: its own sum has not moved
// - b) it falls
// - c) it rises

// %% id="warm-up-softmax-code"
const firstOf = (third: number) => 7 / (7 + 2 + third); // 7, 2, third: e^z
console.log("before", firstOf(1), "  after", firstOf(2).toFixed(3));

// %% [markdown] id="warm-up-deaf"
// <details><summary>Answer</summary>
//
// - a) A softmax looks at the whole list, not at each sum by itself.
// - **b)** The probabilities are 1 together. What the third wins, the others
//   lose.
// - c) Then the three would be more than 1.
//
// </details>
//
// **Predict.** One tanh unit has $z = 0.5$, another has $z = 5$. Which of them
// lets more of a small change of $z$ through?
//
// - a) the second: it answers nearly 1, the first only $0.46$
// - b) the first
// - c) both the same: it is the same function

// %% id="warm-up-deaf-code"
for (const z of [0.5, 5]) {
  const moved = Math.tanh(z + 0.001) - Math.tanh(z);
  console.log(`z = ${z}   moves by ${moved.toFixed(6)}`);
}

// %% [markdown] id="nudge"
// <details><summary>Answer</summary>
//
// - a) How high a curve is says nothing about how steep it is.
// - **b)** At $0.5$ the curve is steep. At 5 it is flat, and the unit is deaf.
// - c) The same function has another slope at another place.
//
// </details>
//
// ## Once more by nudging
//
// This is the **sigmoid** of lesson 03:
//
// $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
//
// At $z = 2$ it is ${{nudge-code.before:6}}$. Nudge $z$ by $0.001$.

// %% id="nudge-code"
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

const before = sigmoid(2);
const after = sigmoid(2.001);
const ratio = (after - before) / 0.001;
console.log(before.toFixed(6), "->", after.toFixed(6));
console.log("change / nudge =", ratio.toFixed(6));

// %% [markdown] id="slope-word"
// The answer moved by about ${{nudge-code.ratio:3}}$ times the nudge. This
// factor is the **slope** of the sigmoid at $z = 2$.
//
// **Predict.** Where is the sigmoid steepest, and what is its slope there?
//
// - a) at $z = 0$, slope $1$
// - b) at $z = 0$, slope $0.25$
// - c) far to the right, where the answer is nearly 1

// %% id="tangent"
const sigmoidByNudge = (z: number) =>
  (sigmoid(z + 0.001) - sigmoid(z)) / 0.001;
const look = { x: "z", y: "sigmoid(z)" };
show(tangentSlider(sigmoid, sigmoidByNudge, look));

// %% [markdown] id="tangent-answer"
// <details><summary>Answer</summary>
//
// - a) The place is right. But the curve needs a long way from 0 to 1, and is
//   never so steep.
// - **b)** Even at its steepest place, the answer moves by only a quarter of the
//   nudge.
// - c) There the answer is nearly 1 and cannot rise much further.
//
// Move the slider: the red line touches the curve, and has its slope. Where it
// is nearly level, the sigmoid saturates.
//
// </details>
//
// ## From a nudge to the derivative
//
// The slope that we measure depends a little on the size of the nudge. Let us
// call this size $h$, and make it smaller and smaller.

// %% id="limit"
for (const h of [1, 0.1, 0.01, 0.001, 0.0001]) {
  const slope = (sigmoid(2 + h) - sigmoid(2)) / h;
  console.log(`slope = ${slope.toFixed(6)}   h = ${h}`);
}

// %% [markdown] id="secant-text"
// The same as a picture. A line through two points of the curve, $h$ apart: make
// $h$ smaller, and see it become the line that only touches.

// %% id="secant"
const places = Array.from({ length: 81 }, (_, i) => -3 + i / 8);
function secant(h: number) {
  const slope = (sigmoid(2 + h) - sigmoid(2)) / h;
  const along = (z: number) => sigmoid(2) + slope * (z - 2);
  const curve = { x: places, y: places.map(sigmoid) };
  const line = { x: [-3, 7], y: [along(-3), along(7)] };
  const two = { x: [2, 2 + h], y: [sigmoid(2), sigmoid(2 + h)] };
  const points = { ...two, mode: "markers" as const };
  const range = { y: "a", yRange: [-0.2, 1.6] as const };
  return lineChart({ sigmoid: curve, line, points }, { x: "z", ...range });
}
show(slider(0.01, 4, secant, { label: "h", start: 4 }));

// %% [markdown] id="derivative"
// The slopes come to rest. The number which they approach is
// the **derivative** of $\sigma$ at $z = 2$. We write it $\sigma'(2)$:
//
// $$\sigma'(z) = \lim_{h \to 0} \frac{\sigma(z + h) - \sigma(z)}{h}$$
//
// ## A formula for the slope
//
// Two runs of the sigmoid for each slope: that is slow, and never exact. We
// want a formula. The sigmoid is a fraction with $u = 1$ above and
// $v = 1 + e^{-z}$ below. At $z = 2$, each of them has a value and a slope:
//
// | | value | slope |
// |---|---|---|
// | above, $u = 1$ | $1$ | $0$ (it never moves) |
// | below, $v = 1 + e^{-z}$ | $1.135335$ | $-e^{-2} = -0.135335$ |
//
// The last number comes from a rule that we take from a book: the slope of
// $e^{-z}$ is $-e^{-z}$. Is it right? A nudge knows.

// %% id="below"
const below = (z: number) => 1 + Math.exp(-z);
console.log("by nudge:", ((below(2.001) - below(2)) / 0.001).toFixed(6));
console.log("by rule: ", (-Math.exp(-2)).toFixed(6));

// %% [markdown] id="quotient-task"
// Near enough for a nudge of $0.001$. Now the slope of a fraction.
//
// ## Exercise 1: the quotient rule
//
// The **quotient rule** says: slope above times value below, minus value above
// times slope below, all divided by the square of the value below.
//
// $$\left( \frac{u}{v} \right)' = \frac{u' v - u v'}{v^2}$$
//
// Write it, with `du` and `dv` for the slopes of `u` and `v`. If you are stuck:
// `exercises.sigmoidDerivative.quotient.hint()`.

// %% id="quotient" tags="exercise"
function quotient(u: number, du: number, v: number, dv: number): number {
  return todo(u, du, v, dv);
}

// %% id="quotient-check"
exercises.sigmoidDerivative.quotient.check(quotient);

// %% [markdown] id="long-form-text"
// From here on the lesson uses *your* rule, if the check says "right", and its
// own otherwise. Put in what the table says:
//
// $$\sigma'(z) = \frac{0 \cdot (1 + e^{-z}) - 1 \cdot (-e^{-z})}{(1 + e^{-z})^2} = \frac{e^{-z}}{(1 + e^{-z})^2}$$

// %% id="long-form"
const slopeOfFraction = exercises.sigmoidDerivative.quotient.use(quotient);
const longSlope = (z: number) =>
  slopeOfFraction(1, 0, below(z), -Math.exp(-z));
for (const z of [-3, 1, 2]) {
  const [formula, nudge] = [longSlope(z), sigmoidByNudge(z)];
  const both = `formula ${formula.toFixed(6)}, nudge ${nudge.toFixed(6)}`;
  console.log(`z = ${z}: ${both}`);
}

// %% [markdown] id="short-form-question"
// The formula and the nudge agree in three digits or more.
//
// ## A shorter form
//
// The fraction can be cut into two:
//
// $$\frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}$$
//
// The first factor is $\sigma(z)$ itself. Both factors add up to
// $(1 + e^{-z}) / (1 + e^{-z}) = 1$, so the second is $1 - \sigma(z)$. With $a$
// for the answer $\sigma(z)$, as in lesson 03:
//
// $$\sigma'(z) = a \, (1 - a)$$
//
// No exponential is needed, because the forward pass has computed $a$ already.
//
// **Predict.** For which $a$ is $a (1 - a)$ largest?
//
// - a) for $a = 0.5$
// - b) for $a$ near 1, where the sigmoid is highest
// - c) for $a$ near 0, where the sigmoid begins to rise

// %% id="short-form"
const slopeFromOutput = (a: number) => a * (1 - a);

for (const a of [0.1, 0.3, 0.5, 0.7, 0.9]) {
  console.log(`a = ${a}   a (1 - a) = ${slopeFromOutput(a).toFixed(2)}`);
}

// %% [markdown] id="gallery-text"
// <details><summary>Answer</summary>
//
// - **a)** For $a = 0.5$, which is $z = 0$: the same $0.25$ as on the slider.
// - b) There the second factor, $1 - a$, is nearly 0.
// - c) There the first factor is nearly 0. The curve is as flat as near 1.
//
// </details>
//
// ### The curve and its slope
//
// In the next plot the sigmoid is blue and its derivative is red.

// %% id="gallery"
const slopeOfSigmoid = (z: number) => slopeFromOutput(sigmoid(z));
const pair = { apply: sigmoid, derivative: slopeOfSigmoid };
show(functionGallery({ sigmoid: pair }, { xRange: [-6, 6] }));

// %% [markdown] id="central"
// ## A better nudge
//
// So far we nudged to one side only. This is the **forward difference**. The
// **central difference** goes to both sides:
//
// $$\frac{f(z + h) - f(z - h)}{2h}$$
//
// **Predict.** We make $h$ ten times smaller. The error of the forward
// difference becomes about ten times smaller. And the error of the central
// one?
//
// - a) ten times smaller, too
// - b) twenty times smaller, because it looks at two sides
// - c) a hundred times smaller

// %% id="central-code"
type Fn = (z: number) => number;
const forward = (f: Fn, z: number, h: number) => (f(z + h) - f(z)) / h;
const central = (f: Fn, z: number, h: number) =>
  (f(z + h) - f(z - h)) / (2 * h);

const exact = slopeOfSigmoid(2);
for (const h of [0.1, 0.01, 0.001]) {
  const one = Math.abs(forward(sigmoid, 2, h) - exact).toExponential(1);
  const both = Math.abs(central(sigmoid, 2, h) - exact).toExponential(1);
  console.log(`forward ${one}, central ${both}, h ${h}`);
}

// %% [markdown] id="smaller-question"
// <details><summary>Answer</summary>
//
// - a) That is the forward difference.
// - b) It does more than to look at two sides: it takes the mean of them.
// - **c)** The curve bends. So the slope to the right is a little too small,
//   and the slope to the left a little too large. In their mean the two errors
//   nearly cancel. What is left shrinks with $h^2$.
//
// </details>
//
// ## Is a smaller nudge always better?
//
// **Predict.** So we take $h = 10^{-15}$, and the error is gone. Right?
//
// - a) yes: in the limit, $h$ goes to 0
// - b) no: the error will be larger than with $h = 0.1$
// - c) no: but it stays as small as it was at $h = 10^{-5}$

// %% id="error-curve"
const hs = Array.from({ length: 15 }, (_, i) => 10 ** -(i + 1));
const errorsOf = (difference: typeof central) => ({
  x: hs,
  y: hs.map((h) => Math.abs(difference(sigmoid, 2, h) - exact)),
  mode: "lines+markers" as const,
});
const curves = { forward: errorsOf(forward), central: errorsOf(central) };
const logAxes = { xScale: "log", yScale: "log" } as const;
show(lineChart(curves, { x: "h", y: "error of the slope", ...logAxes }));

// %% [markdown] id="error-answer"
// <details><summary>Answer</summary>
//
// - a) On paper. A computer has no numbers as near to each other as we like.
// - **b)** Read the curves from right to left. First the error falls, as
//   promised. Then it rises again. With $h = 10^{-15}$ even the central
//   difference is wrong by ${{error-curve.curves.central.y.14:3}}$. That is
//   about a hundred times worse than with $h = 0.1$.
// - c) It does not stay. Look at the left half of the plot.
//
// There are **two errors, not one**. The second comes from the computer's
// number: it keeps about 16 digits. For a tiny $h$, $f(z + h)$ and $f(z - h)$
// agree in nearly all of them. The subtraction removes what they share, and
// leaves the last, rounded digits. Dividing by $2h$ then makes this rounding
// error large. So:
//
// - a large $h$ measures the wrong thing (the curve bends)
// - a small $h$ measures with a bad instrument (the digits run out)
//
// *A common mistake:* "smaller is always better". The best $h$ lies between.
//
// </details>

// %% [markdown] id="best-nudge-task"
// ## Exercise 2: choose the nudge
//
// Read two numbers off the plot: a good $h$ for the central difference, and a
// good $h$ for the forward difference. For every $z$ from $-3$ to $3$, the error
// must stay below $10^{-10}$ (central) and below $10^{-7}$ (forward).

// %% id="best-nudge" tags="exercise,design"
function bestNudge(): { central: number; forward: number } {
  return { central: todo(), forward: todo() };
}

// %% id="best-nudge-check"
exercises.sigmoidDerivative.bestNudge.check(bestNudge);

// %% [markdown] id="grad-check"
// ## A gradient check
//
// Now there are two ways to a slope, and they share nothing: a formula from
// paper, and two calls of the function. If they agree, we can trust both.
//
// How near is "agree"? An error of $0.001$ is nothing for a slope of $1000$,
// and much for a slope of $0.0001$. So we divide by the size of the slopes:
//
// $$\text{relative error} = \frac{|\text{formula} - \text{measured}|}{\max(|\text{formula}|, |\text{measured}|)}$$
//
// A rule of thumb for $h = 10^{-5}$: below $10^{-7}$ the formula is right.
// Above $10^{-2}$ it is wrong. Between them, look closer.
//
// ## Exercise 3: the relative error
//
// Write it, for two slopes that are numbers. One case needs a thought: both
// may be exactly 0, and then they agree.

// %% id="relative" tags="exercise"
function relative(formula: number, measured: number): number {
  return todo(formula, measured);
}

// %% id="relative-check"
exercises.sigmoidDerivative.relative.check(relative);

// %% id="relative-error"
const distance = exercises.sigmoidDerivative.relative.use(relative);
const relativeError = (f: Fn, derivative: Fn, z: number): number =>
  distance(derivative(z), central(f, z, 1e-5));
for (const z of [-4, -2, -0.5, 0, 1, 3]) {
  const error = relativeError(sigmoid, slopeOfSigmoid, z);
  console.log(`z = ${z}   relative error ${error.toExponential(1)}`);
}

// %% [markdown] id="grad-check-library"
// All are far below $10^{-7}$. From here on, **every** derivative that we write
// by hand passes this check before we use it.
//
// The library has the same check. It looks at 24 points from $-6$ to $6$, and
// says the largest relative error. Far out, the slopes are small. A small
// slope loses more of its digits. So this error is larger than ours, and still
// far below $10^{-7}$.

// %% id="grad-check-same"
gradCheck(librarySigmoid);

// %% [markdown] id="trap"
// ## The trap: *z* or *a*?
//
// In many programs you find this function:
//
//     function sigmoidDerivative(x) { return x * (1 - x); }
//
// The name says: derivative of the sigmoid at $x$. Somebody calls it with
// $z = 2$.
//
// **Predict.** What comes out?
//
// - a) the slope at 2, about one tenth
// - b) $-2$
// - c) an error message

// %% id="trap-code"
const sigmoidDerivative = (x: number) => x * (1 - x);
console.log("with z = 2:", sigmoidDerivative(2));
console.log("with a = sigmoid(2):", sigmoidDerivative(sigmoid(2)).toFixed(6));
const trapError = relativeError(sigmoid, sigmoidDerivative, 2);
console.log("relative error with z:", trapError.toFixed(2));

// %% [markdown] id="trap-answer"
// <details><summary>Answer</summary>
//
// - a) It would be, if it were called with the *output*, $\sigma(2)$.
// - **b)** It says $-2$, though the sigmoid rises everywhere. The function is
//   right only if $x$ is the **output** of the sigmoid, and nobody tells you.
//   The gradient check finds the mistake at once: a relative error of
//   ${{trap-code.trapError:2}}$.
// - c) A wrong derivative does not crash. Both $z$ and $a$ are numbers.
//
// </details>
//
// ### What the trap costs
//
// Here is a unit that should answer 0. It starts at $z = 2$, so it answers
// $0.88$. As in lesson 01, each step corrects by the error, target minus
// answer. This time we multiply by the slope, because the slope says how much
// the answer moves with $z$:
//
// $$z \leftarrow z + (0 - a) \cdot \text{slope}$$
//
// **Predict.** What happens if we take $z (1 - z)$ for the slope?
//
// - a) the unit comes down to 0, too, but more slowly
// - b) the unit goes up, and away from 0
// - c) the unit does not move at all

// %% id="trap-cost"
function answersWith(slope: Fn): number[] {
  let z = 2;
  return Array.from({ length: 41 }, () => {
    const a = sigmoid(z);
    z += (0 - a) * slope(z);
    return a;
  });
}
const right = answersWith(slopeOfSigmoid);
const wrong = answersWith(sigmoidDerivative);
const two = { "a (1 - a)": right, "z (1 - z)": wrong };
show(lineChart(two, { x: "step", y: "answer of the unit" }));

// %% [markdown] id="trap-cost-answer"
// <details><summary>Answer</summary>
//
// - a) With the right slope the answer falls step by step, to
//   ${{trap-cost.right.40:2}}$ after 40 steps. With the wrong one it
//   does not.
// - **b)** The first step goes the wrong way, and each step makes the next one
//   larger. After two steps the answer is nearly 1, and there it stays.
// - c) $-2$ is not 0: it moves, and far.
//
// </details>
//
// *A common mistake:* to write $a (1 - a)$ and hand in $z$. In this course the
// parameter is called `a` when it must be the output, and the activations of
// our library say `slope(a)`.

// %% [markdown] id="trap-task"
// ## Exercise 4: step round the trap
//
// A unit has the weight $w$ and the bias $b$, so that $z = w x + b$ and
// $a = \sigma(z)$. For a given $x$, return the slope of $a$ along $z$. Use the
// short formula, and give it the right number.

// %% id="trap-fix" tags="exercise"
function slopeAtInput(x: number, w: number, b: number): number {
  const z = w * x + b;
  return todo(z);
}

// %% id="trap-check"
exercises.sigmoidDerivative.trap.check(slopeAtInput);

// %% [markdown] id="overflow"
// ## Two formulas, equal on paper
//
// On paper, $e^{-z} / (1 + e^{-z})^2$ and $a (1 - a)$ are the same.
//
// **Predict.** Are they the same for $z = -1000$ and for $z = 38$ in a
// computer?
//
// - a) yes: both give 0, or nearly 0
// - b) the long form fails, the short one is right
// - c) each of them fails at one of the two

// %% id="overflow-code"
for (const z of [-1000, 38]) {
  const slopes = [longSlope(z), slopeOfSigmoid(z)];
  const [long, short] = slopes.map((slope) => Number(slope.toPrecision(2)));
  console.log(`z = ${z}: long form ${long}, short form ${short}`);
}

// %% [markdown] id="overflow-answer"
// <details><summary>Answer</summary>
//
// - a) One of them gives no number at all.
// - b) At $-1000$, yes. At $38$ it is the other way round.
// - **c)** Below $z = -709.8$ the long form divides `Infinity` by `Infinity`, and
//   that is `NaN` (lesson 03). At $z = 38$ the sigmoid is rounded to exactly 1,
//   so the short form gives 0. The long form still knows the slope, about
//   $3 \cdot 10^{-17}$.
//
// We take the short form. A slope of 0 in place of $3 \cdot 10^{-17}$ does no
// harm. `NaN` does:
//
// </details>
//
// ### One NaN is enough
//
// Every number that meets a `NaN` becomes `NaN`, and soon all weights are. So
// code needs a test where paper needs none.
//
// ## What saturation costs
//
// The slope is at most $0.25$. In a deep network, the slopes of the layers are
// multiplied, together with the weights between them (lesson 07 shows why).
// Here we look at the slopes alone, as if all weights were 1.
//
// **Predict.** Ten sigmoid layers, each at its very best, $z = 0$. How much of
// a change comes through?
//
// - a) about a quarter
// - b) about a thousandth
// - c) about a millionth

// %% id="fading"
const depth = Array.from({ length: 10 }, (_, i) => i + 1);
const left = (z: number) => ({
  x: depth,
  y: depth.map((n) => slopeOfSigmoid(z) ** n),
});
const lines = { "z = 0": left(0), "z = 2": left(2), "z = 5": left(5) };
const names = { x: "layers", y: "product of the slopes" };
show(lineChart(lines, { ...names, yScale: "log" }));

// %% [markdown] id="fading-answer"
// <details><summary>Answer</summary>
//
// - a) That is one layer.
// - b) That is five layers.
// - **c)** $0.25^{10}$ is about one millionth, and for weights of 1 this is the
//   best case. At $z = 5$ two layers leave $0.00004$. Larger weights could make
//   up for it, but large weights also make $z$ large.
//
// </details>
//
// ### Other activations
//
// This is called the **vanishing gradient**. It is one reason why deep networks
// use other activations. Here are two of them beside the sigmoid. The slope of
// **tanh** reaches 1. The slope of **ReLU** is 1 for every $z$ above 0, so there
// nothing fades.

// %% id="others-plot"
show(functionGallery([librarySigmoid, tanh, relu]));

// %% [markdown] id="others-task"
// ## Exercise 5: two more derivatives
//
// Write both slopes as functions of the output $a$. The ReLU is $z$ for $z > 0$,
// and 0 otherwise. For the tanh, use the quotient rule:
//
// $$\tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}}$$
//
// You have a tool to test your formulas before you hand them in. For the tanh
// it is `relativeError(Math.tanh, (z) => slopes.tanh(Math.tanh(z)), 0.5)`.

// %% id="others" tags="exercise"
const slopes = {
  tanh: (a: number): number => todo(a),
  relu: (a: number): number => todo(a),
};

// %% id="others-check"
exercises.sigmoidDerivative.others.check(slopes);

// %% [markdown] id="kink"
// ## Where a check may fail
//
// At $z = 0$ the ReLU has a **kink**: slope 0 on the left, 1 on the right.
// There is no derivative at this point.
//
// **Predict.** What does the central difference say there?
//
// - a) 0
// - b) one half
// - c) 1

// %% id="kink-code"
for (const z of [-1, -0.000001, 0, 0.000001, 1]) {
  const measured = central(relu.apply, z, 1e-5);
  const place = String(z).padStart(9);
  console.log(`z = ${place}   measured slope ${measured.toFixed(2)}`);
}

// %% [markdown] id="summary"
// <details><summary>Answer</summary>
//
// - a) That is the slope on the left alone.
// - **b)** One half, the mean of both sides. Very near to the kink it says
//   something between 0 and 1.
// - c) That is the slope on the right alone.
//
// </details>
//
// ### Keep away from kinks
//
// A failed check very near to a kink proves nothing. Choose points away from
// it. Everywhere else, a failed check means a wrong formula.
//
// ## Summary
//
// - The slope says how much the answer moves for a nudge of the input.
// - $\sigma'(z) = a (1 - a)$ with $a = \sigma(z)$. It is at most $0.25$, at
//   $z = 0$.
// - The formula takes the **output** $a$, not $z$.
// - The central difference $\frac{f(z + h) - f(z - h)}{2h}$ with $h = 10^{-5}$
//   measures a slope to about 11 digits. A smaller $h$ is not better.
// - Check every hand-made derivative: relative error below $10^{-7}$.
// - Slopes below 1 are multiplied, layer by layer: gradients can vanish.
//
// ## Questions
//
// 1. Why is the slope of the sigmoid the same at $z$ and at $-z$?
// 2. $\tanh(z) = 2 \sigma(2z) - 1$. What is the largest slope of tanh, and how
//    does it follow from that of $\sigma$?
// 3. The step of lesson 01 has slope 0 everywhere but at one point. Can a
//    network with steps learn by nudges?
// 4. *Open:* the central difference loses 5 of 16 digits. Is there a way to
//    measure a slope with all 16? (Look up "complex step".)
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. $\sigma(-z) = 1 - \sigma(z)$: the two factors $a$ and $1 - a$ only change
//    places.
// 2. It is 1, at $z = 0$. A nudge of $z$ is doubled by $2z$, multiplied by
//    $0.25$, and doubled again: $2 \cdot 0.25 \cdot 2 = 1$.
// 3. No. A nudge changes nothing, or, very seldom, the answer jumps. Neither
//    says how much to change a weight. Lesson 02 showed it.
//
// </details>
//
// One function is done. A network is many functions, one inside the other.
