/** The exercises of lesson 07, the chain rule: slopes on paper, the fork, the order, operations, a unit. */
import { compare } from "../src/exercises/compare.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkOperation,
  checkOrder,
  type Name,
  type Operations,
  slipOfUnit,
} from "./07-chain-rule.checks.ts";

type Paper = () => { dw2: number; db2: number; db1: number };
type Fork = () => { y: number; da: number };
type Order = () => Name[];
type Unit = () => { dw1: number; dw2: number; db: number };

const sixDigits = { tolerance: 2e-6 };

export const paper: Exercise = exercise({
  name: "chainRule.paper",
  title: "The other three slopes",
  solution: `function otherSlopes(): { dw2: number; db2: number; db1: number } {
  return { dw2: -0.282113 * 0.645656, db2: -0.282113, db1: 0.051634 };
}`,
  hints: [
    "$z_2 = w_2 a_1 + b_2$. By how much does a nudge of $w_2$ move $z_2$? And a nudge of $b_2$?",
    "The local slope of $z_2$ along $w_2$ is $a_1$. Along $b_2$ it is 1.",
    "$dw_2 = dz_2 \\cdot a_1 = -0.282113 \\cdot 0.645656$. A bias gets the slope of its $z$ unchanged.",
  ],
  check(otherSlopes: Paper) {
    const { dw2, db2, db1 } = otherSlopes();
    const twice = Math.abs(dw2 - 0.225691) < 1e-5;
    return (
      compare("`dw2`", dw2, -0.182148, {
        ...sixDigits,
        ...(twice && { cause: "0.225691 is the slope along a1, not w2" }),
      }) ??
      compare("`db2`", db2, -0.282113, sixDigits) ??
      compare("`db1`", db1, 0.051634, sixDigits) ??
      right(
        "a weight multiplies by its own input, and a bias passes the slope on unchanged",
      )
    );
  },
});

export const fork: Exercise = exercise({
  name: "chainRule.fork",
  title: "The fork on paper",
  solution: `function forkOnPaper(): { y: number; da: number } {
  return { y: 12, da: 3 + 3 + 1 };
}`,
  hints: [
    "$a$ is used three times: twice in the multiplication, once in the addition.",
    "The multiplication swaps: each $a$ in it gets the other $a$, which is 3.",
    "Add the three slopes: $3 + 3 + 1$.",
  ],
  check(forkOnPaper: Fork) {
    const { y, da } = forkOnPaper();
    const cause = forkSlips.get(da);
    return (
      compare("`y`", y, 12) ??
      compare("`da`", da, 7, cause ? { cause } : {}) ??
      right("3 + 3 from the multiplication and 1 from the addition make 7")
    );
  },
});

/** Wrong sums at the fork, and what was left out. */
const forkSlips = new Map([
  [
    3,
    "a goes into the multiplication twice: two slopes, and a third from the addition",
  ],
  [
    4,
    "the multiplication gives a slope to each of its two inputs, and both are a",
  ],
  [6, "the addition gives a slope to a, too"],
  [1, "only the last slope was kept; at a fork slopes add"],
  [9, "that is a times a; the slopes were asked for"],
]);

export const order: Exercise = exercise({
  name: "chainRule.order",
  title: "An order for the walk",
  solution: `function backwardOrder(): ("a" | "b" | "u" | "v" | "w")[] {
  return ["w", "v", "u", "a", "b"];
}`,
  hints: [
    "Draw the graph with arrows from each value to what is made of it. The walk begins where no arrow leaves.",
    'Only `"w"` can be first. Which value waits for `"w"` alone?',
    '`"u"` must wait for `"v"` as well, because $v = u + a$ uses it.',
  ],
  check: (backwardOrder: Order) =>
    checkOrder(backwardOrder()) ??
    right("every value is visited when all of its slopes have come in"),
});

export const operations: Exercise = exercise({
  name: "chainRule.operations",
  title: "Two more operations",
  solution: `const operations = {
  exp: (a: Value): Value => {
    const e = Math.exp(a.data);
    return new Value(e, [[a, e]]);
  },
  tanh: (a: Value): Value => {
    const t = Math.tanh(a.data);
    return new Value(t, [[a, 1 - t * t]]);
  },
};`,
  hints: [
    "Look at `sigmoidOf`: first the number, then `new Value(number, [[a, slope]])`.",
    "For the exponential, the number and the slope are the same.",
    "For tanh with the output $t$, the slope is $1 - t^2$.",
  ],
  check: (operations: Operations) =>
    checkOperation("exp", operations, Math.exp) ??
    checkOperation("tanh", operations, (x) => 1 / Math.cosh(x) ** 2) ??
    right("numbers and local slopes are right at four points each"),
});

export const neuron: Exercise = exercise({
  name: "chainRule.neuron",
  title: "A unit with two inputs",
  solution: `function unitGradient(): { dw1: number; dw2: number; db: number } {
  const a = sigmoid(0.5 * 2 + 1 * -1 + 0.3);
  const dz = 2 * (a - 0) * a * (1 - a);
  return { dw1: dz * 2, dw2: dz * -1, db: dz };
}`,
  hints: [
    "The path has four numbers: the weights make $z$, $z$ makes $a$, $a$ makes $L$. Find $z$ and $a$ first.",
    "$z = 0.3$ and $a = 0.574443$. Then $da = 2 (a - y)$ and $dz = da \\cdot a (1 - a)$.",
    "$dw_1 = dz \\cdot 2$ and $dw_2 = dz \\cdot (-1)$: each weight multiplies by its own input.",
  ],
  check(unitGradient: Unit) {
    const { dw1, dw2, db } = unitGradient();
    const compared = (
      name: string,
      came: number,
      expected: number,
      input: number,
    ) => {
      const cause = slipOfUnit(came, input);
      return compare(name, came, expected, {
        tolerance: 1e-5, // numbers from nudges are welcome, too
        ...(cause && { cause }),
      });
    };
    return (
      compared("`dw1`", dw1, 0.561717, 2) ??
      compared("`dw2`", dw2, -0.280858, -1) ??
      compared("`db`", db, 0.280858, 1) ??
      right("one slope for z, and each weight multiplies it by its own input")
    );
  },
});
