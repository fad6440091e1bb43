/** How a unit made of the learner's own values is judged: by its answer, and by the slopes that arrive. */
import { seeded } from "../src/engine/random.ts";
import {
  fieldsOf,
  functionOf,
  type LearnerFunction,
} from "../src/exercises/answer.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeValue } from "../src/exercises/describe.ts";
import type { Verdict } from "../src/exercises/verdict.ts";
import {
  madeValue,
  type Tools,
  toolsOf,
} from "./07-chain-rule.value-checks.ts";

/** A unit of one, two and three inputs: its answer, and the slope along every weight and the bias. */
export function checkUnit(answer: unknown): Verdict | undefined {
  const tools = toolsOf(answer);
  const unit = functionOf(
    fieldsOf(answer, "the answer", ["unit"]).unit,
    "unit",
  );
  const random = seeded(72);
  const draw = (n: number) =>
    Array.from({ length: n }, () => random.normal());
  const cases = [
    { w: [0.5, 1, -2], x: [2, -3, 0.25], b: 0.3 }, // every slip gives another number
    { w: [0.5], x: [2], b: 0.3 },
    { w: draw(3), x: draw(3), b: random.normal() },
  ];
  for (const one of cases) {
    const wrong = checkUnitCase(unit, tools, one);
    if (wrong) return wrong;
  }
  return undefined;
}

interface UnitCase {
  readonly w: readonly number[];
  readonly x: readonly number[];
  readonly b: number;
}

function checkUnitCase(
  unit: LearnerFunction,
  tools: Tools,
  { w, x, b }: UnitCase,
): Verdict | undefined {
  const [weights, inputs, bias] = [
    w.map(tools.make),
    x.map(tools.make),
    tools.make(b),
  ];
  const text = `a unit with w = ${describeValue(w)}, x = ${describeValue(x)} and b = ${describeValue(b)}`;
  const result = madeValue(unit(weights, inputs, bias), text);
  const z = w.reduce((sum, wi, i) => sum + wi * x[i], b);
  const a = 1 / (1 + Math.exp(-z));
  const wrong = compare(`the answer of ${text}`, result.data, a, {
    cause: unitSlip(result.data, z, { w, x, b }),
  });
  if (wrong) return wrong;
  tools.backPropagate(result);
  const slope = a * (1 - a);
  const expected = [...x.map((xi) => slope * xi), slope];
  const arrived = [...weights, bias].map(({ grad }) => grad);
  const lost = arrived.every((grad) => grad === 0);
  return compare(
    `the slopes that arrive at the weights and the bias of ${text}`,
    arrived,
    expected,
    {
      cause: isClose(arrived.slice(0, -1), x)
        ? "the slope of the sigmoid, a (1 - a), is missing: use `sigmoidOf`"
        : lost
          ? "the result does not remember what it was made of: use `add`, `multiply` and `sigmoidOf`, not numbers"
          : "a part of the result was computed with numbers, so no slope finds its way back to it",
    },
  );
}

function isClose(a: readonly number[], b: readonly number[]): boolean {
  return a.every((one, i) => Math.abs(one - b[i]) < 1e-9);
}

function unitSlip(came: number, z: number, { w, x, b }: UnitCase) {
  const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum));
  const products = w.map((wi, i) => wi * x[i]);
  const slips: readonly (readonly [number, string])[] = [
    [z, "the sigmoid is missing at the end"],
    [
      sigmoid(b),
      "the sum is never kept: `add` gives a new value, `z = add(z, ...)`",
    ],
    [
      sigmoid(z - products[products.length - 1]),
      "the last input is left out: go on to `i < w.length`",
    ],
    [
      sigmoid(z - products[0]),
      "the first input is left out: begin with i = 0",
    ],
    [sigmoid(z + products[0]), "the first product is added twice"],
    [
      sigmoid(w.reduce((sum, wi) => sum + wi * x[0], b)),
      "every weight is multiplied by `x[0]`; each has its own input, `x[i]`",
    ],
    [
      products.reduce((sum, product) => sigmoid(sum + product), b),
      "the sigmoid is taken after every input; it comes once, at the end",
    ],
    [Math.tanh(z), "this is the tanh of the sum; a sigmoid is asked for"],
    [
      sigmoid(w.reduce((sum, wi, i) => sum * wi + x[i], b)),
      "`add` and `multiply` are exchanged: a product for each input, and then the sum",
    ],
    [sigmoid(z) + b, "the bias belongs into the sum, before the sigmoid"],
    [sigmoid(z - b) + b, "the bias belongs into the sum, before the sigmoid"],
    [sigmoid(z - b), "the bias is not added"],
    [
      sigmoid(z + b * (w.length - 1)),
      "the bias is added once for each input; it belongs to the sum",
    ],
    [
      sigmoid(z + b * w.length),
      "the bias is added once for each input; it belongs to the sum",
    ],
    [sigmoid(z + b), "the bias is added twice"],
    [sigmoid(w[0] * x[0] + b), "only the first input is used"],
    [
      sigmoid(w.reduce((sum, wi, i) => sum + wi + x[i], b)),
      "each weight is multiplied by its input, not added",
    ],
    [
      sigmoid(b * w.reduce((all, wi, i) => all * wi * x[i], 1)),
      "the products are added, not multiplied",
    ],
    [sigmoid(sigmoid(z)), "the sigmoid is applied twice"],
  ];
  if (Number.isNaN(came))
    return "`+` and `+=` add numbers; with values use `add`";
  return (
    slips.find(([slip]) => Math.abs(slip - came) < 1e-9)?.[1] ??
    "begin with the bias, add `multiply(w[i], x[i])` for every i from 0, then the sigmoid"
  );
}
