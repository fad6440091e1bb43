// %% [markdown] id="title"
// # 04 The derivative of the sigmoid
//
// A network learns by asking one small question again and again: if I change
// this number a little, how much does the answer change? For the sigmoid, the
// answer is one of the shortest formulas in this course. You will find it with
// numbers, prove it, and then **test** it, because a wrong derivative does not
// crash. It only learns badly, and nobody tells you why.
//
// | | |
// |---|---|
// | **Goal** | You can derive a derivative, write it in code, and check it with numbers, so that you trust it. |
// | **You will build** | a nudge, a limit table, the slope of the sigmoid, a gradient check |
// | **Time** | about 40 minutes; all cells together run in about 2 seconds |
// | **Before this** | 01; the sigmoid itself is in 03, and repeated here |

// %% id="imports"
import {
  exercises,
  functionGallery,
  gradCheck,
  lineChart,
  show,
  tangentSlider,
  todo,
  sigmoid as librarySigmoid,
} from "chainrule";

// %% [markdown] id="nudge"
// ## A nudge
//
// The sigmoid turns any number $z$ into a number between 0 and 1:
//
// $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
//
// At $z = 2$ it is $0.880797$. Now move $z$ a little, by $0.001$. We call such
// a small move a **nudge**.

// %% id="nudge-code"
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

const before = sigmoid(2);
const after = sigmoid(2.001);
console.log(before.toFixed(6), "->", after.toFixed(6));
console.log("change per unit of z:", (after - before) / 0.001);

// %% [markdown] id="slope-word"
// The output moved by $0.000105$. That is $0.105$ times the nudge. This factor
// is the **slope** of the sigmoid at $z = 2$: nudge the input by a little, and
// the output moves by the slope times as much.
//
// **Predict.** Where is the sigmoid steepest, and what is its slope there?
//
// - a) at $z = 0$, slope $1$
// - b) at $z = 0$, slope $0.25$
// - c) far to the right, where the output is nearly 1

// %% id="tangent"
const slopeByNudge = (z: number) => (sigmoid(z + 0.001) - sigmoid(z)) / 0.001;
show(tangentSlider(sigmoid, slopeByNudge, { xRange: [-6, 6], x: "z" }));

// %% [markdown] id="tangent-answer"
// Move the slider. The red line touches the curve and has its slope.
//
// <details><summary>Answer</summary>
//
// b) The curve is steepest at $z = 0$, and the slope there is only $0.25$. On
// both sides it falls towards 0. At $z = 5$ it is $0.0066$: the output is
// nearly 1, and a nudge hardly moves it. We say that the sigmoid **saturates**.
//
// </details>
//
// ## From a nudge to the derivative
//
// The slope that we measured depends on the nudge, and it should not. So we
// make the nudge, $h$, smaller and smaller.

// %% id="limit"
for (const h of [1, 0.1, 0.01, 0.001, 0.0001]) {
  const slope = (sigmoid(2 + h) - sigmoid(2)) / h;
  console.log(`h = ${h}   slope = ${slope.toFixed(6)}`);
}

// %% [markdown] id="derivative"
// The slopes come to rest near $0.10499$. The number which they approach is
// the **derivative** of $\sigma$ at 2:
//
// $$\sigma'(z) = \lim_{h \to 0} \frac{\sigma(z + h) - \sigma(z)}{h}$$
//
// A table for every $z$ would be slow. We want a formula.
//
// ## The formula
//
// First with a number. At $z = 2$ we have $e^{-2} = 0.135335$. Let us call the
// lower part of the fraction $u = 1 + e^{-z} = 1.135335$, so that
// $\sigma = 1 / u$. Two known rules:
//
// - the slope of $1 / u$ is $-1 / u^2$: here $-1 / 1.288986 = -0.775803$
// - the slope of $u = 1 + e^{-z}$ is $-e^{-z}$: here $-0.135335$
//
// A nudge of $z$ is multiplied by the second slope, and then by the first:
//
// $$-0.775803 \cdot (-0.135335) = 0.104994$$
//
// This is the number from the table. In letters:
//
// $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2}$$

// %% id="long-form"
const longSlope = (z: number) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2;
[0, 2, 5].map((z) => longSlope(z).toFixed(6));

// %% [markdown] id="short-form-question"
// ## A shorter form
//
// The fraction can be cut into two:
//
// $$\frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}$$
//
// The first factor is $\sigma(z)$ itself. The second is what is missing from it
// to 1, because the two add up to $(1 + e^{-z}) / (1 + e^{-z}) = 1$. So with
// $a = \sigma(z)$, the **activation**:
//
// $$\sigma'(z) = a \, (1 - a)$$
//
// At $z = 2$: $0.880797 \cdot 0.119203 = 0.104994$. No exponential is needed:
// the forward pass has computed $a$ already.
//
// **Predict.** $a (1 - a)$ is largest for which $a$?

// %% id="short-form"
const slopeFromOutput = (a: number) => a * (1 - a);

const outputs = [0.1, 0.3, 0.5, 0.7, 0.9];
outputs.map((a) => `a = ${a}: ${slopeFromOutput(a).toFixed(2)}`);

// %% [markdown] id="gallery-text"
// For $a = 0.5$, which is $z = 0$: the same $0.25$ as on the slider. In the next
// plot the function is blue, and its derivative is red.

// %% id="gallery"
const slopeOfSigmoid = (z: number) => slopeFromOutput(sigmoid(z));
show(
  functionGallery({
    sigmoid: { apply: sigmoid, derivative: slopeOfSigmoid },
  }),
);

// %% [markdown] id="values-task"
// ## Exercise 1: three slopes
//
// You know $\sigma(0) = 0.5$, $\sigma(2) = 0.880797$ and
// $\sigma(5) = 0.993307$. Find the three slopes, with at least five
// digits after the point. A pocket calculator is enough: use $a (1 - a)$.

// %% id="values" tags="exercise"
function threeSlopes(): { at0: number; at2: number; at5: number } {
  return { at0: todo(), at2: todo(), at5: todo() };
}

// %% id="values-check"
exercises.sigmoidDerivative.values.check(threeSlopes);

// %% [markdown] id="central"
// ## A better nudge
//
// Our nudge goes to one side only. This is the **forward difference**. The
// **central difference** goes to both sides:
//
// $$\frac{f(z + h) - f(z - h)}{2h}$$
//
// **Predict.** We make $h$ ten times smaller. The error of the forward
// difference becomes about ten times smaller. And the error of the central one?

// %% id="central-code"
type Fn = (z: number) => number;
const forward = (f: Fn, z: number, h: number) => (f(z + h) - f(z)) / h;
const central = (f: Fn, z: number, h: number) =>
  (f(z + h) - f(z - h)) / (2 * h);

const exact = slopeOfSigmoid(2);
for (const h of [0.1, 0.01, 0.001]) {
  const one = Math.abs(forward(sigmoid, 2, h) - exact).toExponential(1);
  const both = Math.abs(central(sigmoid, 2, h) - exact).toExponential(1);
  console.log(`h = ${h}   forward ${one}   central ${both}`);
}

// %% [markdown] id="smaller-question"
// <details><summary>Answer</summary>
//
// A hundred times smaller. The curve bends away on one side as it bends
// towards us on the other. In the central difference these two errors nearly
// cancel, and what is left shrinks with $h^2$.
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

// %% id="errors"
const hs = Array.from({ length: 15 }, (_, i) => 10 ** -(i + 1));
const errors = (difference: typeof central) =>
  hs.map((h) => Math.abs(difference(sigmoid, 2, h) - exact));
const curves = {
  forward: { x: hs, y: errors(forward) },
  central: { x: hs, y: errors(central) },
};

// %% id="error-curve"
show(
  lineChart(curves, {
    x: "h",
    y: "error of the slope",
    xScale: "log",
    yScale: "log",
  }),
);

// %% [markdown] id="error-answer"
// <details><summary>Answer</summary>
//
// b) Read the curves from right to left. First the error falls, as promised.
// Then it rises again. With $h = 10^{-15}$ even the central difference is wrong
// by $0.006$, about a hundred times worse than with $h = 0.1$.
//
// </details>
//
// The cause is the computer's number. It keeps about 16 digits. For a tiny $h$,
// $f(z + h)$ and $f(z - h)$ agree in nearly all of them. The subtraction
// removes what they share and leaves the last, rounded digits. Dividing by
// $2h$ then makes this rounding error large. So there are two errors:
//
// - a large $h$ measures the wrong thing (the curve bends)
// - a small $h$ measures with a bad instrument (the digits run out)
//
// *A common mistake:* "smaller is always better". The best $h$ lies between.

// %% [markdown] id="best-nudge-task"
// ## Exercise 2: choose the nudge
//
// Give an $h$ for the central difference and one for the forward difference, so
// that the error of the sigmoid's slope is as small as it can be: below
// $10^{-10}$ for the central and below $10^{-7}$ for the forward difference, for
// every $z$ from -3 to 3. Read them off the plot.

// %% id="best-nudge" tags="exercise"
function bestNudge(): { central: number; forward: number } {
  return { central: todo(), forward: todo() };
}

// %% id="best-nudge-check"
exercises.sigmoidDerivative.bestNudge.check(bestNudge);

// %% [markdown] id="grad-check"
// ## A gradient check
//
// Now we have two ways to a slope, and they share nothing: a formula from
// paper, and two function calls. If they agree, both are right. How near is
// "agree"? An error of $0.001$ is nothing for a slope of $1000$ and all for a
// slope of $0.0001$. So we divide by the size of the slopes:
//
// $$\text{relative error} = \frac{|\text{formula} - \text{measured}|}{\max(|\text{formula}|, |\text{measured}|)}$$
//
// A rule of thumb, with $h = 10^{-5}$: below $10^{-7}$ the formula is right.
// Above $10^{-2}$ it is wrong. Between them, look closer.

// %% id="relative-error"
function relativeError(f: Fn, derivative: Fn, z: number): number {
  const measured = central(f, z, 1e-5);
  const formula = derivative(z);
  const size = Math.max(Math.abs(formula), Math.abs(measured));
  return size === 0 ? 0 : Math.abs(formula - measured) / size;
}
const points = [-4, -2, -0.5, 0, 1, 3];
points.map((z) => relativeError(sigmoid, slopeOfSigmoid, z));

// %% [markdown] id="grad-check-library"
// All are far below $10^{-7}$. From here on, **every** derivative that we write
// by hand passes this check before it is used. The library has it too; it says
// the largest relative error that it found, at 24 points.

// %% id="grad-check-same"
console.log(String(gradCheck(librarySigmoid)));
const worst = points.map((z) => relativeError(sigmoid, slopeOfSigmoid, z));
Math.max(...worst);

// %% [markdown] id="trap"
// ## The trap: $z$ or $a$?
//
// In many programs you find this function:
//
//     function sigmoidDerivative(x) { return x * (1 - x); }
//
// The name says: derivative of the sigmoid at $x$. But this is true only if
// $x$ is the **output** of the sigmoid. **Predict.** Somebody calls it with
// $z = 2$. What comes out, and what would be right?

// %% id="trap-code"
const sigmoidDerivative = (x: number) => x * (1 - x);
console.log("with z = 2:", sigmoidDerivative(2));
console.log("with a = sigmoid(2):", sigmoidDerivative(sigmoid(2)));
console.log("error:", relativeError(sigmoid, sigmoidDerivative, 2));

// %% [markdown] id="trap-answer"
// It says $-2$, though the sigmoid rises everywhere! Learning would go in the
// wrong direction, and no error message would come. The relative error is
// $1.05$: the check finds the mistake at once.
//
// *A common mistake:* to write $a (1 - a)$ and hand in $z$. In this course the
// parameter is called `a` when it must be the output, and our activations say
// `slope(a)`.

// %% [markdown] id="trap-task"
// ## Exercise 3: repair the trap
//
// A unit has the weight $w$ and the bias $b$: $z = w x + b$, $a = \sigma(z)$.
// Return the slope of $a$ with respect to $z$ for a given $x$. The function
// below is right up to $z$. Do not use the long form: use the trap's short
// formula with the right number.

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
// **Predict.** Are they the same for $z = -1000$ in a computer?

// %% id="overflow-code"
console.log("exp(1000) =", Math.exp(1000));
console.log("long form: ", longSlope(-1000));
console.log("short form:", slopeOfSigmoid(-1000));

// %% [markdown] id="overflow-answer"
// <details><summary>Answer</summary>
//
// No. $e^{1000}$ is too large for a number of 64 bits and becomes `Infinity`.
// The long form divides `Infinity` by `Infinity`: `NaN`, not a number. It does
// so for every $z$ below $-709.8$. One `NaN` in a network makes all weights
// `NaN`. The short form gives 0, which is right to more than 400 digits.
//
// </details>
//
// ## What saturation costs
//
// The slope is at most $0.25$. In a deep network, the slopes of the layers are
// multiplied (lesson 07 shows why). **Predict.** Ten sigmoid layers, each at
// its very best, $z = 0$: how much of the signal is left?

// %% id="fading"
const depth = Array.from({ length: 10 }, (_, i) => i + 1);
const left = (z: number) => ({
  x: depth,
  y: depth.map((n) => slopeOfSigmoid(z) ** n),
});
show(
  lineChart(
    { "z = 0": left(0), "z = 2": left(2), "z = 5": left(5) },
    { x: "layers", y: "product of the slopes", yScale: "log" },
  ),
);

// %% [markdown] id="fading-answer"
// $0.25^{10}$ is about one millionth, and this is the best case. At $z = 5$ two
// layers leave $0.00004$. This is the **vanishing gradient**, and one reason why
// deep networks use other activations. Two of them are next.

// %% [markdown] id="others-task"
// ## Exercise 4: two more derivatives
//
// The **tanh** also has a short form. Try to find it with the quotient rule:
// $\tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}}$. The **ReLU** is $z$ for
// $z > 0$ and 0 for the rest. Write both slopes as functions of the output $a$.

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
// There is no derivative at this point. **Predict.** What does the central
// difference say there?

// %% id="kink-code"
const relu = (z: number) => Math.max(0, z);
[-1, -0.000001, 0, 0.000001, 1].map((z) => central(relu, z, 1e-5));

// %% [markdown] id="summary"
// One half, the mean of both sides, and near the kink something between.
// So a failed check very near to a kink proves nothing. Choose points away from
// it. Everywhere else, a failed check means a wrong formula.
//
// ## Summary
//
// - The slope says how much the output moves for a nudge of the input.
// - $\sigma'(z) = a (1 - a)$ with $a = \sigma(z)$; at most $0.25$, at $z = 0$.
// - The formula takes the **output** $a$, not $z$.
// - The central difference $\frac{f(z + h) - f(z - h)}{2h}$ with $h = 10^{-5}$
//   measures a slope to about 11 digits. Smaller is not better.
// - Check every hand-made derivative: relative error below $10^{-7}$.
// - Slopes below 1 are multiplied, layer by layer: gradients can vanish.
//
// ## Questions
//
// 1. Why is the slope of the sigmoid the same at $z$ and at $-z$?
// 2. $\tanh(z) = 2 \sigma(2z) - 1$. Find its derivative from that of $\sigma$.
//    What is the largest slope of tanh?
// 3. The step of lesson 01 has slope 0 everywhere but at one point. Can a
//    network with steps learn by nudges?
// 4. *Open:* `Math.sin` is exact to the last digit or so. Is there a way to
//    measure a slope with all 16 digits, with function calls only? (Look up
//    "complex step".)
//
// ## Next
//
// One function is done. A network is many functions, one inside the other:
// **07 The chain rule**.
