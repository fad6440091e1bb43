/** The exercises of lesson 07, the chain rule: a backward pass, the fork, the order, operations, a unit. */
import { listOf, resultOf } from "../src/exercises/answer.ts";
import { checkFunction } from "../src/exercises/check-function.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { checkParts } from "../src/exercises/parts.ts";
import { right } from "../src/exercises/verdict.ts";
import { backwardCheck } from "./07-chain-rule.backward-checks.ts";
import {
  checkOrder,
  checkPassBack,
  passBackPart,
} from "./07-chain-rule.checks.ts";
import { checkOperation } from "./07-chain-rule.operation-checks.ts";
import { checkUnit } from "./07-chain-rule.unit-checks.ts";

export const backward: Exercise = exercise({
  name: "chainRule.backward",
  title: "Backward, in code",
  solution: `function backward(p: Parameters, x: number, y: number): Parameters {
  const { a1, a2 } = forward(p, x, y);
  const dz2 = 2 * (a2 - y) * a2 * (1 - a2);
  const dz1 = dz2 * p.w2 * a1 * (1 - a1);
  return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 };
}`,
  hints: [
    "Compute $dz_2$ and $dz_1$ first, as in the cell `walk`, with `p.w2` and `y` in place of numbers.",
    "$z_2 = w_2 a_1 + b_2$. By how much does a nudge of $w_2$ move $z_2$? And a nudge of $b_2$?",
    "A weight gets the slope of its $z$ times its own input: `w2: dz2 * a1`, `w1: dz1 * x`. A bias gets the slope of its $z$ unchanged.",
  ],
  part: backwardCheck.expected,
  check: (answer) =>
    checkFunction(answer, backwardCheck) ??
    right(
      "a weight multiplies by its own input, and a bias passes the slope on unchanged",
    ),
});

export const passBack: Exercise = exercise({
  name: "chainRule.passBack",
  title: "The fork",
  solution: `function passBack(from: Value): void {
  for (const [input, slope] of from.inputs) {
    input.grad += slope * from.grad;
  }
}`,
  hints: [
    "Everything in `passBackWrong` is right but one sign.",
    "The share of an input is `slope * from.grad`. It comes on top of what the input has got.",
    "`input.grad += slope * from.grad;`",
  ],
  part: passBackPart,
  check: (answer) =>
    checkPassBack(answer) ??
    right("Each input keeps what it has, and gets its share on top"),
});

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
  check: (answer) =>
    checkOrder(
      listOf(resultOf(answer, "backwardOrder"), "`backwardOrder()`"),
    ) ?? right("every value is visited when all of its slopes have come in"),
});

export const operations: Exercise = exercise({
  name: "chainRule.operations",
  title: "Two more operations",
  solution: `const operations = {
  exp: (z: Value): Value => {
    const a = Math.exp(z.data);
    return new Value(a, [[z, a]]);
  },
  tanh: (z: Value): Value => {
    const a = Math.tanh(z.data);
    return new Value(a, [[z, 1 - a * a]]);
  },
};`,
  hints: [
    "Look at `sigmoidOf`: first the number, then `new Value(number, [[z, slope]])`.",
    "For the exponential, the number and the slope are the same.",
    "For tanh with the output $a$, the slope is $1 - a^2$.",
  ],
  check: (answer) =>
    checkParts({
      exp: () => checkOperation(answer, "exp"),
      tanh: () => checkOperation(answer, "tanh"),
    }) ?? right("The numbers are right, and so are the slopes that arrive"),
});

export const unit: Exercise = exercise({
  name: "chainRule.unit",
  title: "A unit with any number of inputs",
  solution: `function unit(w: Value[], x: Value[], b: Value): Value {
  let z = b;
  for (let i = 0; i < w.length; i++) z = add(z, multiply(w[i], x[i]));
  return sigmoidOf(z);
}`,
  hints: [
    "Begin with `let z = b`, and add one product after the other.",
    "A product is `multiply(w[i], x[i])`. It is a `Value`, so use `add` and not `+`.",
    "`z = add(z, multiply(w[i], x[i]))` in a loop over `i`; at the end `sigmoidOf(z)`.",
  ],
  check: (answer) =>
    checkUnit(answer) ??
    right("The answer is right, and every weight gets its slope"),
});
