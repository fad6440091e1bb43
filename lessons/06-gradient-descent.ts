// %% [markdown] id="title"
// # 06 Gradient descent
//
// You stand on a hill in thick fog, and want to go down to the lowest point.
// You see nothing. But your feet feel how the ground slopes, here and now.
// **Is that enough?** Often it is, and nearly every network in the world is
// trained like this. You will write the walk in a few lines, find out how long
// a step may be, and see where the walk ends in the wrong place.
//
// | | |
// |---|---|
// | **Goal** | You can walk down a function of several numbers, choose the length of the steps, and say whether the end is a minimum. |
// | **You will build** | a gradient, a step, the loop with its stop rule, a limit for the rate, a test for a minimum |

// %% id="imports"
import {
  centralDifference,
  contour,
  exercises,
  gradCheck,
  lineChart,
  numericalGradient,
  show,
  surface,
  todo,
} from "chainrule";

// %% [markdown] id="warm-up-slope"
// **Warm-up.** Three questions from lessons 01, 04 and 05.
//
// **Predict.** A curve has the slope $-2$ at $x = -1$. You move $x$ by $0.01$
// to the right. What does the curve do?
//
// - a) it falls by about 2
// - b) it falls by about $0.02$
// - c) it rises by about $0.02$

// %% id="warm-up-slope-code"
const parabola = (x: number) => x * x; // slope -2 at x = -1
parabola(-1 + 0.01) - parabola(-1);

// %% [markdown] id="warm-up-square"
// <details><summary>Answer</summary>
//
// - a) That would be a whole step of 1, if the slope stayed as it is.
// - **b)** Slope times nudge: $-2 \cdot 0.01$. (Not exactly, for the curve
//   bends.)
// - c) A negative slope means: to the right it goes down.
//
// </details>
//
// **Predict.** A network says $a = 3$, and the target is $y = 5$. What is the
// slope of the squared error $(a - y)^2$ along $a$?
//
// - a) $4$
// - b) $-4$
// - c) $-2$

// %% id="warm-up-square-code"
Number(centralDifference((a) => (a - 5) ** 2, 3).toFixed(3));

// %% [markdown] id="warm-up-error"
// <details><summary>Answer</summary>
//
// - a) That is the squared error itself, $(-2)^2$.
// - **b)** $2 (a - y)$. If the answer rises towards 5, the loss falls.
// - c) That is $a - y$. A square has twice this slope.
//
// </details>
//
// **Predict.** A perceptron answers 1, and the target is 0. What does its rule
// do with the bias?
//
// - a) it adds 1
// - b) it takes away 1
// - c) it sets it to 0

// %% id="warm-up-error-code"
const [target, a, bias] = [0, 1, 0.5];
bias + (target - a);

// %% [markdown] id="valley"
// <details><summary>Answer</summary>
//
// - a) Then $z$ would be even higher, and the answer is too high already.
// - **b)** Target minus answer is $0 - 1 = -1$, and the bias changes by it.
// - c) The rule only ever adds to what is there.
//
// </details>
//
// ## A valley, and one number
//
// The valley is $f(x) = x^2$. You stand at $x = 3$. The slope there is $6$
// ($2x$, lesson 05). It is positive: the ground rises to the right. So go to
// the left. How far? We take a small part of the slope, one tenth:
//
// $$3 - 0.1 \cdot 6 = 2.4$$
//
// The tenth is the **learning rate**. In letters, with $f'$ for the slope:
//
// $$x \leftarrow x - \text{rate} \cdot f'(x)$$
//
// **Predict.** We do the same again and again, always with rate $0.1$. Will
// the steps all be of the same length?
//
// - a) yes: the rate is always $0.1$
// - b) no, they become shorter
// - c) no, they become longer: you run downhill

// %% id="valley-code"
const slopeOfValley = (x: number) => 2 * x;
function walkValley(rate: number, steps: number): number[] {
  const places = [3];
  for (let i = 0; i < steps; i++) {
    places.push(places[i] - rate * slopeOfValley(places[i]));
  }
  return places;
}
const slow = walkValley(0.1, 20);
console.log(slow.slice(0, 5).map((x) => x.toFixed(4)));

// %% id="valley-plot"
const xs = Array.from({ length: 81 }, (_, i) => -4 + i / 10);
const walkLine = (places: number[]) => ({
  x: places,
  y: places.map(parabola),
  mode: "lines+markers" as const,
});
const curve = { x: xs, y: xs.map(parabola) };
show(lineChart({ valley: curve, "rate 0.1": walkLine(slow) }));

// %% [markdown] id="valley-rate"
// <details><summary>Answer</summary>
//
// - a) The rate is the same, but it is multiplied by the slope.
// - **b)** The slope becomes smaller towards the bottom, and the steps with it.
//   The walk slows down by itself.
// - c) Nothing here has speed. Each step only looks at the slope of its place.
//
// Each step multiplies $x$ by $0.8$: the slope is $2x$, so
// $x - 0.1 \cdot 2x = 0.8 \, x$. After 20 steps $0.8^{20}$ of the 3 are left:
// {{valley-code.slow.20:3}}.
//
// </details>
//
// That is slow. Why not longer steps?
//
// **Predict.** What does the walk do with rate 1?
//
// - a) it is at the bottom after one step
// - b) it jumps to and fro for ever
// - c) it moves away, farther and farther

// %% id="valley-rates"
for (const rate of [0.1, 0.5, 0.9, 1, 1.1]) {
  const places = walkValley(rate, 5).map((x) => x.toFixed(1).padStart(5));
  console.log(`rate ${rate.toFixed(1)}: ${places.join("")}`);
}

// %% [markdown] id="landscape"
// <details><summary>Answer</summary>
//
// - a) That is rate $0.5$: $3 - 0.5 \cdot 6 = 0$.
// - **b)** $3 - 1 \cdot 6 = -3$, and from there $-3 + 6 = 3$. With $0.9$ it
//   jumps over the bottom, too, but comes nearer each time.
// - c) That is any rate above 1. Each step jumps too far, to where the slope is
//   larger still.
//
// A step multiplies $x$ by $1 - 2 \cdot \text{rate}$. The walk comes to rest
// if this factor lies between $-1$ and $1$. So in this valley the rate must be
// below 1. Remember the $2$ in it: it says how quickly the slope changes. We
// come back to it.
//
// </details>
//
// ## A landscape, and two numbers
//
// A network has many numbers to choose. Two can still be drawn:
//
// $$f(x, y) = x \, e^{-(x^2 + y^2)}$$
//
// At $(0.5, 0.5)$ the exponent is $-(0.25 + 0.25) = -0.5$, so
// $f = 0.5 \cdot e^{-0.5} = {{landscape-code.here:4}}$. Drag the picture
// to turn it: there is a hill, and beside it a hollow.

// %% id="landscape-code"
const f = ([x, y]: number[]) => x * Math.exp(-(x * x + y * y));
const height = (x: number, y: number) => f([x, y]);
const start = [0.5, 0.5];
const here = f(start);
show(surface(height, { z: "f" }));

// %% [markdown] id="two-nudges"
// In which direction is it downhill? You stand at $(0.5, 0.5)$. Nudge $x$
// alone. Then nudge $y$ alone.

// %% id="two-nudges-code"
const alongX = (f([0.501, 0.5]) - here) / 0.001;
const alongY = (f([0.5, 0.501]) - here) / 0.001;
console.log("along x:", alongX.toFixed(4));
console.log("along y:", alongY.toFixed(4));

// %% [markdown] id="gradient-text"
// Along $x$ the ground rises with slope ${{two-nudges-code.alongX:2}}$, along
// $y$ it falls. Such a slope along one number, while the others stay, is a
// **partial derivative**. All of them together are the **gradient**.
//
// Now the formula. Call the exponential $E$, so that $f = x \cdot E$. The slope
// of $E$ along $x$ is $-2x \, E$ (we take this from a book; soon a nudge will
// test it). A nudge of $x$ moves $f$ in two ways:
//
// - it moves the first factor, $x$: that alone gives the slope $E$
// - it moves the second factor, $E$: that alone gives $x \cdot (-2x \, E)$
//
// Both happen, so both count: $E - 2 x^2 E = E \, (1 - 2 x^2)$. Test it at
// $(0.5, 0.5)$: $e^{-0.5} \cdot (1 - 0.5)$ is $0.30$, as measured.
//
// ## Exercise 1: the gradient
//
// Along $y$ it is simpler: $x$ does not move, and the slope of $E$ along $y$ is
// $-2y \, E$. Write both slopes, as an array of two numbers.
//
// If you are stuck: `exercises.gradientDescent.gradient.hint()`.

// %% id="gradient" tags="exercise"
function gradient([x, y]: number[]): number[] {
  return todo(x, y);
}

// %% id="gradient-check"
exercises.gradientDescent.gradient.check(gradient);

// %% [markdown] id="gradient-use"
// From here on the lesson uses *your* gradient, if the check says "right", and
// its own otherwise. And no slope is used unchecked:

// %% id="gradient-test"
const gradientAt = exercises.gradientDescent.gradient.use(gradient);
gradCheck(f, gradientAt, [start, [-1, 0.3], [0.2, -1.5]]);

// %% [markdown] id="direction-question"
// ## Which way is down?
//
// At $(0.5, 0.5)$ the gradient is about $(0.3, -0.3)$. There are more
// directions than two: you may walk at any angle. So let us try them all, a
// tiny step each. The angle 0 is to the right (along $x$), 90 degrees is
// upwards in the map (along $y$).
//
// **Predict.** At which angle does the ground fall most steeply?
//
// - a) at 315 degrees, to the right and down: where the gradient points
// - b) at 135 degrees, to the left and up: against the gradient
// - c) at 225 degrees, to the left and down: both numbers become smaller

// %% id="direction"
const angles = Array.from({ length: 73 }, (_, i) => 5 * i);
const rises = angles.map((angle) => {
  const [c, s] = [Math.cos, Math.sin].map((g) => g((angle * Math.PI) / 180));
  return (f([0.5 + 0.001 * c, 0.5 + 0.001 * s]) - here) / 0.001;
});
const steepest = angles[rises.indexOf(Math.min(...rises))];
console.log("steepest fall at", steepest, "degrees");
const axes = { x: "angle in degrees", y: "slope in this direction" };
show(lineChart({ x: angles, y: rises }, axes));

// %% [markdown] id="direction-answer"
// <details><summary>Answer</summary>
//
// - a) There the curve is highest: the gradient points straight **uphill**.
// - **b)** {{direction.steepest}} degrees: exactly against the gradient. Along
//   $x$ it falls to the left, along $y$ it falls upwards, so both together.
// - c) In this direction the two slopes cancel: the ground is level. At 45
//   degrees, too. These two directions follow the lines of equal height.
//
// So a step goes **against** the gradient, and this is all that "gradient
// descent" means. With the rate $0.1$, from $(0.5, 0.5)$ to about
//
// $$(0.5 - 0.1 \cdot 0.3, \; 0.5 - 0.1 \cdot (-0.3)) = (0.47, \; 0.53)$$
//
// </details>
//
// ## Exercise 2: one step
//
// Write one step, for any number of numbers. `slopes` is the gradient at
// `place`. Return the new place, and leave the old one as it is.

// %% id="one-step" tags="exercise"
function oneStep(place: number[], slopes: number[], rate: number): number[] {
  return todo(place, slopes, rate);
}

// %% id="one-step-check"
exercises.gradientDescent.oneStep.check(oneStep);

// %% [markdown] id="descend-task"
// ## Exercise 3: the loop, and when to stop
//
// Now repeat it. When is the walk over? At the bottom the ground is level: both
// slopes are 0. They never become *exactly* 0, so we stop when the gradient is
// short. The **length** of $(3, -4)$ is $\sqrt{3^2 + (-4)^2} = 5$.
//
// Return the whole path, the start as well. At each place ask first: is the
// gradient shorter than `stop.length`, or have we made `stop.steps` steps? Then
// the path ends here. Else make a step with `move`.

// %% id="descend-types"
const move = exercises.gradientDescent.oneStep.use(oneStep);
interface Stop {
  length: number; // a gradient shorter than this ends the walk
  steps: number; // and so do so many steps
}
type Gradient = (place: number[]) => number[];
type Height = (place: number[]) => number;
const lengthOf = (slopes: number[]) => Math.hypot(...slopes);
move(start, gradientAt(start), 0.1); // one step

// %% id="descend" tags="exercise"
function descend(
  slopesAt: Gradient,
  from: number[],
  rate: number,
  stop: Stop,
): number[][] {
  return todo(slopesAt, from, rate, stop);
}

// %% id="descend-check"
exercises.gradientDescent.descend.check(descend);

// %% [markdown] id="first-walk-text"
// The next plot is the landscape as a map, with lines of equal height. Press
// play: the red path crosses these lines at right angles, straight downhill.

// %% id="first-walk"
const walk = exercises.gradientDescent.descend.use(descend);
const stop: Stop = { length: 1e-6, steps: 1000 };
const path = walk(gradientAt, start, 0.1, stop);
const end = path[path.length - 1];
show(contour(height, { paths: path }));

// %% [markdown] id="minimum-text"
// After {{first-walk.path.length:0}} places the path ends at
// $({{first-walk.end.0:5}}, {{first-walk.end.1:5}})$. Can we check this on
// paper? At the bottom both slopes are 0. $E$ is never 0, so $1 - 2x^2 = 0$ and
// $xy = 0$: that is $x = \pm\sqrt{1/2} = \pm 0.70711$ and $y = 0$. The minus
// sign is the hollow, with the height
// $-\sqrt{1/2} \; e^{-1/2} = {{minimum.lowest:5}}$. The plus sign is the top of
// the hill: the ground is level there, too. Keep this in mind.

// %% id="minimum"
const bottom = [-Math.SQRT1_2, 0];
const lowest = f(bottom);
console.log("lowest height:", lowest, "  path:", f(end));

// %% [markdown] id="rates-question"
// ## How long may a step be?
//
// **Predict.** With rate $0.1$ the walk took {{rates.counts.0}} steps. How many
// does it take with rate 1?
//
// - a) a tenth, for each step is ten times as long
// - b) fewer than with $0.1$, but more than a tenth
// - c) it never arrives: it jumps to and fro

// %% id="rates"
const stepsAt = (rate: number): number =>
  walk(gradientAt, start, rate, stop).length - 1;
const rates = [0.1, 0.3, 0.5, 1, 1.2];
const counts = rates.map(stepsAt);
rates.map((rate, i) => ({ rate: rate, steps: counts[i] }));

// %% [markdown] id="rates-answer"
// <details><summary>Answer</summary>
//
// - a) For small rates this is nearly so: from $0.1$ to $0.3$ they fall to
//   about a third. Later it is not.
// - **b)** {{rates.counts.3}} steps. The walk jumps over the bottom and back.
// - c) That is rate $1.2$: our largest number of steps, 1000, has ended it.
//
// </details>
//
// Compare three of them. The slider shows all three at the same step.

// %% id="rates-plot"
const few: Stop = { length: 1e-6, steps: 30 };
const pathAt = (rate: number) => walk(gradientAt, start, rate, few);
const paths = {
  "rate 0.1": pathAt(0.1),
  "rate 1": pathAt(1),
  "rate 1.2": pathAt(1.2),
};
show(contour(height, { paths, xRange: [-1.2, 0.8], yRange: [-0.8, 1.2] }));

// %% id="hop"
const hopping = walk(gradientAt, start, 1.2, stop).slice(-2);
const [left, right] = hopping.map(([x]) => x).sort((u, v) => u - v);
console.log("it hops between x =", left, "and x =", right);

// %% [markdown] id="limit-text"
// With rate $1.2$ it hops between ${{hop.left:3}}$ and ${{hop.right:3}}$ for ever,
// on both sides of the bottom. Where is the limit?
//
// Remember the valley $x^2$. Its slope changes by 2 when $x$ changes by 1. This
// 2 is its **curvature**. A step multiplied the distance from the bottom by
// $1 - \text{rate} \cdot 2$, and it came to rest below the rate $1 = 2 / 2$. For
// any valley:
//
// $$\text{rate} < \frac{2}{\text{curvature}}$$
//
// Here the bottom bends in two directions. Nudge $x$ there, and see by how much
// the slope along $x$ changes. Then the same with $y$.

// %% id="curvature"
const [bx, nudge] = [bottom[0], 0.001];
({
  x: (gradientAt([bx + nudge, 0])[0] - gradientAt([bx, 0])[0]) / nudge,
  y: (gradientAt([bx, nudge])[1] - gradientAt([bx, 0])[1]) / nudge,
});

// %% [markdown] id="limit-task"
// One rate must be good for both. If it is too large for one direction, the
// walk hops there. So the **largest** curvature decides. (Our hollow lies along
// the axes. In one that lies askew, a slanted direction could bend even more.)
//
// ## Exercise 4: the largest rate
//
// Write it for any gradient, at a bottom with any number of coordinates. For
// each coordinate measure the curvature: nudge this coordinate of `at` (the
// central difference is best), and see how *its own* slope changes. Then return
// 2 divided by the largest of them.

// %% id="rate-limit" tags="exercise"
function rateLimit(slopesAt: Gradient, at: number[]): number {
  return todo(slopesAt, at);
}

// %% id="rate-limit-check"
exercises.gradientDescent.rateLimit.check(rateLimit);

// %% [markdown] id="limit-question"
// **Predict.** We take a rate 1 % below your limit, and one 1 % above it. Both
// start very near to the bottom, at a distance of $0.01$. What will you see?
//
// - a) both arrive: 1 % is nothing
// - b) the first arrives slowly, the second moves away from the bottom
// - c) the first arrives, the second flies off to infinity

// %% id="limit"
const limitOf = exercises.gradientDescent.rateLimit.use(rateLimit);
const limit = limitOf(gradientAt, bottom);
const near = [bottom[0] + 0.01, 0];
const every20th = Array.from({ length: 21 }, (_, i) => 20 * i);
const distances = (rate: number) => {
  const way = walk(gradientAt, near, rate, { length: 0, steps: 400 });
  const apart = way.map(([x]) => Math.abs(x - bottom[0]));
  return { x: every20th, y: every20th.map((i) => apart[i]) };
};
const [below, above] = [0.99, 1.01].map((part) => distances(part * limit));
const both = { "1 % below": below, "1 % above": above };
show(lineChart(both, { x: "step", y: "distance", yScale: "log" }));

// %% [markdown] id="limit-answer"
// <details><summary>Answer</summary>
//
// - a) 1 % at each step, and there are many steps.
// - **b)** The limit is {{limit.limit:4}}. Below it the distance shrinks by
//   about 2 % a step. Above it the distance grows.
// - c) It would in a valley that goes on for ever, such as $x^2$. Here the
//   sides bend away, and the walk ends in hopping to and fro.
//
// </details>
//
// *A common mistake:* "the smaller the rate, the better". It is safer, but
// slower: with $0.1$ we needed six times as many steps as with 1. Nobody knows
// the curvature of a network's loss beforehand. So people try: take a rate, and
// if the loss jumps about, take a third of it.
//
// ## A landscape that lost its squares
//
// This function is the example of a tutorial on the web. But the formula is
// printed there as $x \, e^{-(x + y)}$, below a picture of the right one: the
// squares got lost. Let us believe the formula for a moment. Its gradient is
// $e^{-(x + y)} \cdot (1 - x, \; -x)$.
//
// **Predict.** Where does the walk from $(0.5, 0.5)$ end now?
//
// - a) in a hollow, but in another place
// - b) nowhere: it runs away, down and down
// - c) it stands still: the ground is level

// %% id="lost-squares"
function slopesOfLost([x, y]: number[]): number[] {
  const e = Math.exp(-(x + y));
  return [e * (1 - x), e * -x];
}
const lost = walk(slopesOfLost, start, 0.1, { length: 1e-6, steps: 30 });
for (const i of [0, 10, 20, 30]) {
  const [x, y] = lost[i];
  const at = (x * Math.exp(-(x + y))).toFixed(2);
  console.log(`step ${i}:  (${x.toFixed(2)}, ${y.toFixed(2)})  height ${at}`);
}

// %% [markdown] id="lost-answer"
// <details><summary>Answer</summary>
//
// - a) A hollow needs both slopes to be 0. The first is 0 only for $x = 1$, the
//   second only for $x = 0$. So there is none.
// - **b)** To the left of 0 it falls steeper and steeper, without an end. After
//   30 steps the height is $-86$. After 45 steps the numbers are too large for
//   the computer.
// - c) The slopes at the start are not 0.
//
// A formula in a book may have a misprint. You have the tools to notice.
//
// </details>
//
// ## Does the walk always find the bottom?
//
// Back to the right function. Now start on the other side of the hill, at
// $(1.5, 0)$.
//
// **Predict.** Where is the walk after 1000 steps of rate $0.1$?
//
// - a) in the hollow: a walk downhill always ends there
// - b) on the top of the hill: the ground is level there
// - c) far to the right, still walking

// %% id="plateau"
const away = walk(gradientAt, [1.5, 0], 0.1, { length: 1e-6, steps: 1000 });
const [farX] = away[1000];
const lengthThere = lengthOf(gradientAt(away[1000]));
console.log("x =", farX, "  length of the gradient:", lengthThere);
const seldom = away.filter((_, i) => i % 25 === 0);
show(contour(height, { paths: seldom, xRange: [-2, 4] }));

// %% [markdown] id="plateau-answer"
// <details><summary>Answer</summary>
//
// - a) To get there, it would have to climb over the hill. It only goes down.
// - b) It *leaves* the hill. One step beside the top, every slope leads away.
// - **c)** It is at $x = {{plateau.farX:2}}$, where the ground is nearly level.
//   It gets slower and slower, and never arrives anywhere. (The map shows every
//   25th place.)
//
// **A short gradient is not a minimum.** Look at the length of the gradient there: {{plateau.lengthThere:4}}. A stop
// rule with $0.01$ would have said "done". But the walk is on a **plateau**, at
// a height above 0, while the hollow lies at ${{minimum.lowest:2}}$. On the top of
// the hill the rule would even have stopped at the first step.
//
// *A common mistake:* "the loss does not move any more, so we are at the
// minimum". It may be a plateau, and then a hundred steps more, or another
// start, would help.
//
// </details>
//
// ## Exercise 5: is it a minimum?
//
// A minimum is lower than all that is around it. Look at the eight places
// around: `r` to the left, to the right, up, down, and the four corners. Return
// `true` if **all** of them are higher than `place`.

// %% id="is-minimum" tags="exercise"
function isMinimum(h: Height, place: number[], r: number): boolean {
  return todo(h, place, r);
}

// %% id="is-minimum-check"
exercises.gradientDescent.isMinimum.check(isMinimum);

// %% id="is-minimum-use"
const lowestAround = exercises.gradientDescent.isMinimum.use(isMinimum);
const ends = { hollow: end, plateau: away[1000], top: [Math.SQRT1_2, 0] };
for (const [name, place] of Object.entries(ends)) {
  console.log(`${name}: minimum ${lowestAround(f, place, 0.1)}`);
}

// %% [markdown] id="convex"
// ## Bowls, and other landscapes
//
// The same tutorial says that gradient descent "is based on convex functions".
// A function is **convex** if it is like a bowl: stretch a rope between any two
// of its points, and the ground never rises above the rope.
//
// **Predict.** We stretch a rope from $(0, 0)$ to $(1.4, 0)$ over our
// landscape. Is the ground below it in the middle?
//
// - a) yes: there is a hollow, so the function is like a bowl
// - b) no, the ground rises above the rope

// %% id="convex-code"
const ground = height(0.7, 0);
const rope = (height(0, 0) + height(1.4, 0)) / 2;
console.log("in the middle: ground", ground, "  rope", rope);

// %% [markdown] id="convex-answer"
// <details><summary>Answer</summary>
//
// - a) It has a hollow, but a hill as well. One pair of points is enough to say
//   no.
// - **b)** The ground is at {{convex-code.ground:2}}, the rope at
//   {{convex-code.rope:2}}. Our function is **not** convex.
//
// Gradient descent works here all the same, as you saw. Convex functions only
// make a promise: if the ground is level somewhere, that is the lowest point of
// all. The loss of a network with hidden layers makes no such promise.
//
// </details>
//
// ## Where does the walk end?
//
// So the start decides. Let us try all of them: 1681 starts, in a square from
// $-2$ to $2$. Each walk may take 500 steps of rate $0.1$. It ends where the
// gradient is shorter than $0.01$. Then *your* test says whether it is in the
// hollow.
//
// **Predict.** How many of the starts lead into the hollow?
//
// - a) nearly all
// - b) a bit more than half
// - c) very few

// %% id="basin"
const rule: Stop = { length: 0.01, steps: 500 };
const stepsFrom = (x: number, y: number): number => {
  const way = walk(gradientAt, [x, y], 0.1, rule);
  return lowestAround(f, way[way.length - 1], 0.1) ? way.length - 1 : 500;
};
const side = Array.from({ length: 41 }, (_, i) => -2 + i / 10);
const needed = side.flatMap((y) => side.map((x) => stepsFrom(x, y)));
const share = needed.filter((n) => n < 500).length / needed.length;
console.log("share of starts that end in the hollow:", share);

// %% id="basin-map"
const stepsKnown = (x: number, y: number): number =>
  needed[41 * Math.round((y + 2) * 10) + Math.round((x + 2) * 10)];
show(contour(stepsKnown, { z: "steps to the hollow", resolution: 41 }));

// %% [markdown] id="basin-answer"
// <details><summary>Answer</summary>
//
// - a) Those that start to the right of the top walk away, out to the plateau.
// - **b)** {{basin.share:0%}} %. All the others go towards it. A few are too slow
//   for 500 steps, and in the far corners the ground is so level that the stop
//   rule ends the walk at once.
// - c) The hollow draws walks from far away, even from the left slope of the
//   hill.
//
// The border is the straight line $x = \sqrt{1/2}$, through the top of the hill.
// There the first slope, $E \, (1 - 2x^2)$, is 0, and on the right side of it the
// ground falls to the right. Two starts that are neighbours, one on each side,
// end far from each other. With a network, too, another start may lead
// elsewhere. So people train several times, and compare.
//
// </details>
//
// ## A loss is a landscape
//
// What has this to do with learning? Here are three points: $(0, 1)$, $(1, 3)$
// and $(2, 4)$. We look for a line $w x + b$ that goes near to them. How bad is
// a line? Add the squares of its three errors. For $w = 0$ and $b = 0$ that is
// $1^2 + 3^2 + 4^2 = 26$.
//
// Now see it as a map: to the right goes $w$, upwards goes $b$, and the height
// is the **loss**. Every line is a place on this map. To learn is to walk down.
// The gradient here comes from nudges (`numericalGradient` makes them), and the
// walk is yours.

// %% id="loss"
const points = [
  [0, 1],
  [1, 3],
  [2, 4],
];
const loss = ([w, b]: number[]): number =>
  points.reduce((sum, [x, y]) => sum + (w * x + b - y) ** 2, 0);
const slopesOfLoss = (place: number[]) => numericalGradient(loss, place);
const learnt = walk(slopesOfLoss, [0, 0], 0.1, { length: 1e-3, steps: 200 });
const line = learnt[learnt.length - 1];
const steps = learnt.length - 1;
console.log(steps, "steps to w, b =", line);

// %% id="loss-map"
const lossMap = {
  paths: learnt,
  xRange: [-1, 4] as [number, number],
  yRange: [-2, 3] as [number, number],
};
const lossAt = (w: number, b: number) => loss([w, b]);
show(contour(lossAt, { ...lossMap, x: "w", y: "b", z: "loss" }));

// %% [markdown] id="summary"
// The walk took {{loss.steps:0}} steps to $w = {{loss.line.0:2}}$ and
// $b = {{loss.line.1:2}}$. To three digits this is the line with the smallest
// loss of all. The machine has *learnt* it from three points. Nobody told it how
// to find lines: it only walked downhill. A network learns in the same way. Its
// map has more directions, one for each weight and each bias.
//
// ## Summary
//
// - The gradient holds one slope for each number. It points straight uphill;
//   a step goes against it: place minus rate times gradient.
// - Steps become shorter by themselves, because the slope does.
// - Near a minimum the rate must be below 2 divided by the largest curvature.
//   Above it the walk hops or runs away; far below it, it crawls.
// - A short gradient means level ground: a minimum, a top or a plateau. Look
//   around before you say "done".
// - The start decides where the walk ends. Only a convex function promises that
//   a level place is the lowest.
// - A loss is such a landscape, with one direction for each weight.
//
// ## Questions
//
// 1. You start exactly on the top of the hill, at $(\sqrt{1/2}, 0)$. What does
//    the walk do? And $0.0001$ to the right of it?
// 2. A walk from $(x, 0)$ never leaves the line $y = 0$. Why?
// 3. You multiply the function by 10. The hollow stays where it is. What must
//    you do with the rate?
// 4. *Open:* one rate serves all directions, though one bends more than the
//    other. How could each number get a rate of its own? And what would a
//    walker do that has speed, like a ball?
//
// <details><summary>Answers to 1, 2 and 3</summary>
//
// 1. It makes no step, since the gradient is 0 there. (In a computer it is about
//    $10^{-16}$, shorter than any stop rule.) Beside the top it leaves: slowly
//    at first, then faster, and to the right.
// 2. There the second slope, $-2xy E$, is exactly 0. No step changes $y$.
// 3. Take a tenth of it. All slopes are ten times as long, and so is the
//    curvature, so the limit becomes a tenth.
//
// </details>
//
// In a network, the gradient has thousands of numbers. Nudges would be too slow.
