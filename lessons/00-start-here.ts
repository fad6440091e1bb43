// %% [markdown] id="title"
// # 00 Start here
//
// A walker stands on a line and tosses a coin before each step. Nobody knows
// where the walk will end. **Can such a blind walker learn something?** In
// twenty minutes it will, and you will have written the few lines that make
// the difference. You need to know nothing about networks. This notebook shows
// how all the others work.
//
// | | |
// |---|---|
// | **Goal** | You can run a cell, change it and stop it, read an error and a check, ask for a hint, and find your way through the course. |
// | **You will build** | a random walk, and a walker that learns |

// %% id="imports"
import {
  blobs,
  courseMap,
  decisionLine,
  exercises,
  histogram,
  lineChart,
  type Random,
  seeded,
  show,
  todo,
} from "chainrule";

// %% [markdown] id="run"
// ## Run, change, run again
//
// Text and code take turns here. A piece of code is a **cell**. Click into a
// cell and press Shift+Enter: the cell runs, and the value of its last line
// appears below it. Run the cell above too: it fetches what we need.
//
// Now the next one. Then write 20 in place of 15, and run it again.

// %% id="minutes"
const minutes = 15;
minutes * 60;

// %% [markdown] id="order"
// A name lives on: cells below may use `minutes`. But they do not notice by
// themselves that it has changed. Run them again, in order.
//
// *A common mistake:* to change a cell, and to wonder why a plot further down
// stays as it was. "Run all" (in JupyterLab: Run > Run All Cells) sets
// everything right.

// %% id="use-minutes"
console.log(minutes, "minutes are", minutes * 60, "seconds");

// %% [markdown] id="type-error"
// ## An error is a message to you
//
// The code is TypeScript. It looks at your cell *before* it runs it. Write
// `"many"` in place of `99.5` (with the quotation marks), and run the cell.

// %% id="type-error-code"
const steps = Math.round(99.5);
steps + 1;

// %% [markdown] id="type-error-text"
// The red words say that a text, a *string*, stands where a number is needed,
// and in which line. The cell has not run at all. Put `99.5` back, and run it.
//
// Read an error from its first line. It nearly always says what is wrong and
// where. In this course the errors of the library do so, too.
//
// ## Half a name is enough
//
// Nobody remembers all names. Go to the end of the next cell, write `Math.`
// (with the point), and press Tab in JupyterLab; in a page, wait a moment. A
// list appears. Choose `sqrt`, write `(16)` behind it, and run the cell.

// %% id="complete"
// Write below this line:

// %% [markdown] id="double-task"
// ## Exercise 1: three states of a check
//
// Every exercise has a cell in which `todo()` stands for your code, and a cell
// that checks it. A check has three states.
//
// 1. Run both cells as they are. It says: **not tried yet**.
// 2. Write `return x + 2;` on purpose. It is wrong, but right for one number.
//    The check says **not yet**, and names the likely cause. A check tries
//    many inputs, and some of them are random.
// 3. Now write what the name promises, twice $x$. It says **right**.

// %% id="double" tags="exercise"
function double(x: number): number {
  return todo(x);
}

// %% id="double-check"
exercises.startHere.double.check(double);

// %% [markdown] id="hint-text"
// If you are stuck, ask: the buttons below a verdict open hints, and one way to
// do it. You can also type it. Each run of the next cell gives one more hint,
// and with `.solution()` in place of `.hint()` you see the solution.

// %% id="hint"
exercises.startHere.double.hint();

// %% [markdown] id="seed-question"
// ## Chance that can be repeated
//
// Networks begin with random numbers, and so do we. `seeded(7)` makes a source
// of them. The 7 is its **seed**. `next()` takes a number from the source,
// somewhere from 0 up to (not including) 1.
//
// From time to time a text asks you to **predict**. Decide first and click on
// your answer, then run the cell. What it shows is covered until you have
// answered.
//
// **Predict.** We take three numbers from a source with seed 7. Then we make a
// new source, with seed 7 again, and take three. Which numbers will come?
//
// - a) three other numbers: chance is chance
// - b) the same three numbers
// - c) the same three numbers, in another order

// %% id="seed"
const first = seeded(7);
console.log("first: ", first.next(), first.next(), first.next());
const again = seeded(7);
console.log("again: ", again.next(), again.next(), again.next());

// %% [markdown] id="seed-answer"
// <details><summary>Answer</summary>
//
// - a) A computer has no coin. It *computes* numbers that look like chance, and
//   the seed is where it begins.
// - **b)** The same seed gives the same numbers, today and on every machine. So
//   your plots look like those of everybody else.
// - c) The order is the same, too.
//
// </details>
//
// ## Exercise 2: a random walk
//
// The walker begins at 0. Before each step it takes a random number. If the
// number is below $0.5$ it goes to the left ($-1$), if not, to the right
// ($+1$). Write down all its places, the start as well: `count` steps make
// `count + 1` places.

// %% id="walk" tags="exercise"
function walk(count: number, random: Random): number[] {
  return todo(count, random);
}

// %% id="walk-check"
exercises.startHere.walk.check(walk);

// %% [markdown] id="walk-use"
// From here on this notebook uses *your* walk, if the check says "right", and
// its own otherwise. So nothing stops if you leave an exercise out.
//
// A plot is made by a function and put on the page by `show`. Point at a line
// to read its numbers. Do you want to see other walks? Change the seeds.

// %% id="walk-plot"
const walkOf = exercises.startHere.walk.use(walk);
const walks = {
  "seed 1": walkOf(steps, seeded(1)),
  "seed 2": walkOf(steps, seeded(2)),
  "seed 3": walkOf(steps, seeded(3)),
};
show(lineChart(walks, { x: "step", y: "place" }));

// %% [markdown] id="far-question"
// One walk says little. Let a thousand walkers go, 100 steps each.
//
// **Predict.** How far from the start will they be at the end, on average?
// (To the left or to the right counts the same.)
//
// - a) nearly 0: the steps cancel
// - b) about 8
// - c) about 50

// %% id="far"
const many = seeded(4);
const ends = Array.from({ length: 1000 }, () => walkOf(100, many)[100]);
const distances = ends.map((end) => Math.abs(end));
const meanDistance = distances.reduce((sum, d) => sum + d, 0) / 1000;
console.log("mean distance:", meanDistance);
show(histogram(ends, { bins: 21, range: [-42, 42], x: "place at the end" }));

// %% [markdown] id="far-answer"
// <details><summary>Answer</summary>
//
// - a) The mean *place* is nearly 0, since left and right are alike. But each
//   walker is somewhere, and seldom exactly at the start.
// - **b)** The mean distance is {{far.meanDistance:1}}. Most steps cancel, not
//   all. After 400 steps a walker is only twice as far, about 16.
// - c) For this, three of four steps would have to go the same way.
//
// </details>
//
// ## Stop
//
// A cell that runs for long can be stopped: press the square (■) in
// JupyterLab's toolbar, or "Stop" in a page. Try it. Write `Infinity` in place
// of `1000` in the next cell, run it, and stop it. Then put the 1000 back.

// %% id="stop"
let sum = 0;
for (let i = 0; i < 1000; i++) {
  sum = sum + i;
}
sum;

// %% [markdown] id="learn-text"
// In JupyterLab your variables are still there after a stop. A page may have
// to begin anew. It tells you so, and "Run all" brings everything back.
//
// ## A walker that learns
//
// Here are 60 points of two kinds, filled and empty, and a line between them.
// Three numbers make the line: $w_1$, $w_2$ and $b$. A point $(x_1, x_2)$ lies
// on the blue side if $w_1 x_1 + w_2 x_2 + b$ is not below 0. All filled points
// should be there, and no empty one. The first three numbers are a bad guess.

// %% id="points"
interface Line {
  w: number[];
  b: number;
}
const { X, Y } = blobs({ perClass: 30, spread: 0.35, random: seeded(5) });
const points = { X: X.toArray(), Y: Array.from(Y.data) };
const guess: Line = { w: [-1, 0.5], b: 0.2 };
show(decisionLine(points, guess));

// %% id="mistakes"
function mistakes({ w, b }: Line): number {
  const wrong = points.X.filter((x, i) => {
    const side = w[0] * x[0] + w[1] * x[1] + b >= 0 ? 1 : 0;
    return side !== points.Y[i];
  });
  return wrong.length;
}
console.log(mistakes(guess), "of 60 points are on the wrong side");

// %% [markdown] id="choose-task"
// ## Exercise 3: keep what is not worse
//
// Nobody tells the walker which numbers are good. It takes a random step in all
// three of them, and then compares: `now` is the line it has, `next` the line
// after the step. Return `next` if it makes **no more mistakes** than `now`,
// else return `now`.

// %% id="choose" tags="exercise"
function choose(now: Line, next: Line, count: (line: Line) => number): Line {
  return todo(now, next, count);
}

// %% id="choose-check"
exercises.startHere.choose.check(choose);

// %% [markdown] id="learn-question"
// One comparison: this is the only difference between this walker and the
// first one.
//
// **Predict.** How many random steps will it try until no point is on the wrong
// side?
//
// - a) fewer than a hundred
// - b) some thousands
// - c) it never gets there: it is blind

// %% id="random-step"
const pick = exercises.startHere.choose.use(choose);
function randomStep({ w, b }: Line, random: Random): Line {
  const move = () => 0.3 * random.normal(); // mostly small, + or -
  return { w: w.map((one) => one + move()), b: b + move() };
}

// %% id="learn"
const labelled = (line: Line, at: number) => {
  return { ...line, at: at, label: `try ${at}: ${mistakes(line)} wrong` };
};
function learn(random: Random) {
  const kept = [labelled(guess, 0)];
  for (let i = 1, now = guess; i <= 5000 && mistakes(now) > 0; i++) {
    const next = pick(now, randomStep(now, random), mistakes);
    if (next !== now) kept.push(labelled(next, i));
    now = next;
  }
  return kept;
}

// %% id="learn-plot"
const learnt = learn(seeded(1));
const tried = learnt[learnt.length - 1].at;
console.log(tried, "random steps tried");
show(decisionLine(points, learnt));

// %% [markdown] id="learn-answer"
// <details><summary>Answer</summary>
//
// - **a)** This one tried {{learn-plot.tried}} steps. We let 300 walkers go,
//   each with a seed of its own: half of them needed 14 or fewer, and only 8
//   needed 100 or more.
// - b) So many are needed when there are more than three numbers to find. You
//   will see it below.
// - c) It does not see where to go. But it feels whether a step was good, and
//   that is enough here.
//
// Press play below the plot, or move the slider: the line finds its place. No
// line of the program says where that is. **You have built a machine that
// learns from examples.**
//
// </details>
//
// ## What is wrong with it?
//
// This walker had three numbers to find. The network that reads handwritten
// digits has thousands. So let us see how the work grows. A walker has $n$
// numbers, all of them are 1, and all should become 0. A random step changes
// all of them; it is kept if they come nearer to 0 together. How many steps
// does the walker try until nine tenths of the error (the sum of the squares)
// are gone?
//
// **Predict.** For 3 numbers it is about {{tries.of3:0}}. And for 30 numbers?
//
// - a) about as many: a step changes all numbers at once
// - b) about ten times as many
// - c) more than thirty times as many

// %% id="tries-code"
function triesUntilNear(n: number, random: Random): number {
  const error = (place: number[]) => place.reduce((e, v) => e + v * v, 0);
  let place = new Array<number>(n).fill(1);
  let tries = 0;
  while (error(place) > n / 10) {
    const next = place.map((v) => v + 0.3 * random.normal());
    if (error(next) < error(place)) place = next;
    tries++;
  }
  return tries;
}

// %% id="tries"
const meanTries = (n: number): number => {
  const runs = [1, 2, 3, 4, 5].map((s) => triesUntilNear(n, seeded(s)));
  return runs.reduce((all, one) => all + one, 0) / runs.length;
};
const [of3, of10, of30] = [3, 10, 30].map(meanTries);
console.log("3 numbers:", of3, "  10:", of10, "  30:", of30);

// %% [markdown] id="tries-answer"
// <details><summary>Answer</summary>
//
// - a) It changes all of them, but each in a direction of its own.
// - b) From 3 to 10 numbers it grows to {{tries.of10:0}}. But then it grows
//   faster and faster.
// - **c)** {{tries.of30:0}} on average over five walkers. The more numbers there
//   are, the less often a random step is good for all of them together. With
//   100 numbers, three walkers had not arrived after 50,000 tries.
//
// Blind steps are not enough for a network. **Which way should each number
// go?** If the machine could compute that, for all numbers at once, no step
// would be wasted. It can, and how it does is what this course is about. You
// will write it yourself. In lesson 12 a network reads the digits that you
// draw.
//
// </details>
//
// ## The map
//
// These are the lessons that there are, with what you have passed. Run the
// cell again whenever you come back here: ○ not begun, ◐ begun, ● done. Have
// you done the three exercises above? Then the first row knows it. What you
// pass is kept beside the notebooks (in a page: in your browser), and nothing
// leaves your machine.

// %% id="map"
courseMap();

// %% [markdown] id="summary"
// ## Summary
//
// - Shift+Enter runs a cell. Cells below do not run by themselves.
// - An error says what is wrong and where: read its first line.
// - A check says *not tried yet*, *not yet* with a likely cause, or *right*.
//   Open a hint when you are stuck, and the solution when you have tried.
// - The same seed gives the same numbers.
// - Decide before you run: a wrong guess teaches more than no guess.
// - To keep or hand on what you did as one page that opens anywhere: in
//   JupyterLab, File > Save and Export Notebook As > Chainrule page.
//
// ## Questions
//
// 1. What becomes of `choose` if it keeps only steps that make *fewer*
//    mistakes? Try it. When does this walker get stuck?
// 2. Make the clouds overlap: write `spread: 1` in place of `spread: 0.35`. Can
//    the walker still come to 0 mistakes?
// 3. *Open:* the walker forgets every step that it did not keep. Could it learn
//    something from the bad ones?
//
// <details><summary>Answers to 1 and 2</summary>
//
// 1. Mostly it learns as before. But of 300 such walkers three were still
//    wrong after 5000 tries: they stood where hardly any step repairs a point.
//    A walker that also takes equal steps wanders on, and all 300 arrived.
// 2. No. No straight line has all points of two mixed clouds on the right
//    side. The loop ends because it has a largest number of tries, 5000.
//
// </details>
