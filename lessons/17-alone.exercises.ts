/** The exercises of lesson 17, alone: eight checks on the way to MNIST, and two tasks that nobody has seen. */
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right, type Verdict } from "../src/exercises/verdict.ts";
import { checkAccuracy } from "./17-alone.accuracy-checks.ts";
import { checkBackward } from "./17-alone.backward-checks.ts";
import { checkDigits } from "./17-alone.digits-checks.ts";
import { checkEpoch } from "./17-alone.epoch-checks.ts";
import { checkForward } from "./17-alone.forward-checks.ts";
import { checkNudges } from "./17-alone.nudge-checks.ts";
import { solutions } from "./17-alone.solutions.ts";
import { checkFirstLoss } from "./17-alone.start-checks.ts";
import { checkByHeart } from "./17-alone.step-checks.ts";
import { checkSpiral, checkThrows } from "./17-alone.task-checks.ts";

export const forward: Exercise = exercise({
  name: "alone.forward",
  title: "Forward",
  solution: solutions.forward,
  hints: [
    "You have written all of it: the product in lesson 08, the last layer row by row and the loop in lesson 10 (Exercises 2 and 3).",
    "Begin with a function for the product of two matrices, in three loops. The bias and the activation go number by number over `data`; `i % Z.cols` is the column of place `i`.",
  ],
  check: (answer) =>
    checkForward(answer) ?? right("Any sizes, any number of samples"),
});

export const firstLoss: Exercise<Promise<Verdict>> = exercise({
  name: "alone.firstLoss",
  title: "The first cost",
  solution: solutions.firstLoss,
  hints: [
    "The spread of the weights is lesson 10, the cost lesson 05.",
    "`random.normal(0, spread)` draws a weight. For the cost, look for the places where `Y` is 1: there stands in `P` what counts.",
  ],
  check: async (answer) =>
    (await checkFirstLoss(answer)) ??
    right("An untrained network is sure of nothing, and costs ln 10"),
});

export const backward: Exercise = exercise({
  name: "alone.backward",
  title: "Backward",
  solution: solutions.backward,
  hints: [
    "The loop is lesson 10, Exercise 5, the way back through the weights Exercise 4, the sum over samples lesson 08. Write the shape under each factor.",
    "A function that transposes a matrix makes both other products out of yours. The slope of a hidden layer can be taken from its outputs in `As`.",
  ],
  check: (answer) =>
    checkBackward(answer) ?? right("The walk back fits your forward pass"),
});

export const gradientCheck: Exercise = exercise({
  name: "alone.gradientCheck",
  title: "Gradient check",
  solution: solutions.gradientCheck,
  hints: [
    "The nudge to both sides and the relative error are lesson 04. Here it is one number of a matrix that is nudged, and the cost that is looked at.",
    "For each number of each W and b: keep it, set it a little higher and a little lower, take the cost both times, put it back. Where both slopes are 0 there is no error.",
  ],
  check: (answer) =>
    checkNudges(answer) ??
    right("It says yes to right gradients, and no to a single wrong one"),
});

export const byHeart: Exercise<Promise<Verdict>> = exercise({
  name: "alone.byHeart",
  title: "20 images by heart",
  solution: solutions.byHeart,
  hints: [
    "A step is forward, backward, and each number against its slope (lesson 06).",
    "`W` minus the rate times `dW`, in every layer, and the same for `b`.",
  ],
  check: async (answer) =>
    (await checkByHeart(answer)) ??
    right("It can learn. 20 images are no proof of more"),
});

export const epoch: Exercise = exercise({
  name: "alone.epoch",
  title: "The loop",
  solution: solutions.epoch,
  hints: [
    "Shuffle and slices are lesson 09, Exercises 2 and 3.",
    "Shuffle the numbers of the rows, cut that list, and make X and Y of a batch from the same numbers. The last batch may be smaller.",
  ],
  check: (answer) =>
    checkEpoch(answer) ?? right("Each sample once, in a new order each time"),
});

export const evaluate: Exercise = exercise({
  name: "alone.evaluate",
  title: "Evaluate",
  solution: solutions.evaluate,
  hints: [
    "It is lesson 12, Exercise 3, with your forward pass before it.",
    "The answer for a sample is the place of the largest number in its row of the last matrix.",
  ],
  check: (answer) =>
    checkAccuracy(answer) ?? right("A share, and ties go to the first class"),
});

export const digits: Exercise<Promise<Verdict>> = exercise({
  name: "alone.digits",
  title: "The digits",
  solution: solutions.digits,
  hints: [
    "784-30-10 with ReLU, batches of 32 and a rate of 0.1 came to 95 or 96 % in lesson 12, in five epochs.",
    "Try on the first 5,000 images until it works, then on all. A smaller rate in the last epoch settles the weights.",
  ],
  check: checkDigits,
});

export const spiral: Exercise<Promise<Verdict>> = exercise({
  name: "alone.spiral",
  title: "A spiral",
  solution: solutions.spiral,
  hints: [
    "Two numbers come in and three classes go out: only the sizes differ from the digits. One hidden layer bends once; what did lesson 10 show with the arms?",
    "Look at the cost over the epochs. If it still falls at the end, go on; if it jumps, take a smaller rate.",
  ],
  check: async (answer) =>
    (await checkSpiral(answer)) ??
    right("New points on arms that nobody has drawn for you"),
});

export const throws: Exercise<Promise<Verdict>> = exercise({
  name: "alone.throws",
  title: "How far it flies",
  solution: solutions.throws,
  hints: [
    "A distance may be any number: what does the last layer have then, and which loss (lessons 03 and 05)? Its slope is where the walk back begins.",
    "25 and 85 are large for a sum: bring inputs and distances to about $-1$ to $1$, and bring the answers back to metres.",
  ],
  check: async (answer) =>
    (await checkThrows(answer)) ??
    right("A number in place of a class, and nobody told you how"),
});
