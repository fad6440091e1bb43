/** How operations and units made of the learner's own values are judged: by the slopes that arrive. */
import { seeded } from "../src/engine/random.ts";
import {
  attempt,
  fieldsOf,
  functionOf,
  type LearnerFunction,
} from "../src/exercises/answer.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import type { LessonValue } from "./07-chain-rule.checks.ts";

/** The learner's class, and the walk back over its values. */
interface Tools {
  make(data: number): LessonValue;
  backPropagate: LearnerFunction;
}

function toolsOf(answer: unknown): Tools {
  const { Value, backPropagate } = fieldsOf(answer, "the answer", [
    "Value",
    "backPropagate",
  ]);
  if (typeof Value !== "function")
    throw new Refusal(notYet("`Value` must be the lesson's class"));
  const Class = Value as new (data: number) => LessonValue;
  return {
    make: (data) => attempt("`new Value(...)`", () => new Class(data)),
    backPropagate: functionOf(backPropagate, "backPropagate"),
  };
}

/** Points on both sides of 0, and one that nobody knows by heart. */
function places(): number[] {
  return [-1.5, 0, 0.4, 2, seeded(71).normal()];
}

const slopeAt = {
  exp: (z: number): number => Math.exp(z),
  tanh: (z: number): number => 1 / Math.cosh(z) ** 2, // another form, not a copy of the answer
};

/** One operation at a few points: its number, and the slope that arrives at its input. */
export function checkOperation(
  answer: unknown,
  name: "exp" | "tanh",
): Verdict | undefined {
  const tools = toolsOf(answer);
  const fields = fieldsOf(answer, "the answer", [name]);
  const operation = functionOf(fields[name], name);
  for (const x of places()) {
    const z = tools.make(x);
    const call = `\`${name}(new Value(${describeValue(x)}))\``;
    const result = madeValue(operation(z), call);
    const slope = slopeAt[name](x);
    const number =
      compare(`the number of ${call}`, result.data, Math[name](x), {
        cause: numberSlip(name, x, result.data),
      }) ?? checkConnected(call, result, z);
    if (number) return number;
    tools.backPropagate(result);
    const wrong = compare(
      `the slope that arrives at the input of ${call}`,
      z.grad,
      slope,
      { cause: slopeSlip(name, x, z.grad) },
    );
    if (wrong) return wrong;
  }
  return undefined;
}

function numberSlip(
  name: string,
  x: number,
  came: number,
): string | undefined {
  if (came === x) return "the result must hold the new number, not `z.data`";
  if (name === "tanh" && Math.abs(came - 1 / (1 + Math.exp(-x))) < 1e-9)
    return "this is the sigmoid; `Math.tanh` gives the tanh";
  if (name === "exp" && Math.abs(came - Math.exp(-x)) < 1e-9)
    return "this is the exponential of -z";
  return `the number is \`Math.${name}(z.data)\``;
}

function slopeSlip(
  name: "exp" | "tanh",
  x: number,
  came: number,
): string | undefined {
  const t = Math.tanh(x);
  const slips: readonly (readonly [number, string])[] =
    name === "exp"
      ? [
          [x, "the slope of the exponential is its output, not z"],
          [1, "a slope of 1 belongs to an addition"],
          [
            x * Math.exp(x - 1),
            "that is the rule for powers; e^z is its own slope",
          ],
          [-Math.exp(x), "the sign is turned round: e^z rises"],
        ]
      : [
          [1 - x * x, "1 - a squared takes the output a, and z was used"],
          [t * (1 - t), "a (1 - a) is the slope of the sigmoid"],
          [1 - t, "the output must be squared: 1 - a a"],
          [t, "that is the output; the slope is 1 - a a"],
          [1 + t * t, "the sign is wrong: 1 minus a squared"],
          [-(1 - t * t), "the sign is turned round: the tanh rises"],
        ];
  return (
    slips.find(([slip]) => Math.abs(slip - came) < 1e-9)?.[1] ??
    "the slope in `[[z, slope]]` must be that of the operation, at this z"
  );
}

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
    { w: [0.5], x: [2], b: 0.3 },
    { w: [0.5, 1], x: [2, -1], b: 0.3 },
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
      cause: lost
        ? "the result does not remember what it was made of: use `add`, `multiply` and `sigmoidOf`, not numbers"
        : "a part of the result was computed with numbers, so no slope finds its way back to it",
    },
  );
}

function unitSlip(came: number, z: number, { w, x, b }: UnitCase) {
  const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum));
  const slips: readonly (readonly [number, string])[] = [
    [z, "the sigmoid is missing at the end"],
    [sigmoid(z - b), "the bias is not added"],
    [
      sigmoid(z + b * (w.length - 1)),
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
  return (
    slips.find(([slip]) => Math.abs(slip - came) < 1e-9)?.[1] ??
    "begin with the bias, add `multiply(w[i], x[i])` for every i from 0, then the sigmoid"
  );
}

/** What came out must be a value of the learner's class. */
function madeValue(result: unknown, what: string): LessonValue {
  if (isTodo(result)) throw new NotTried();
  const value = result as Partial<LessonValue> | null | undefined;
  if (
    typeof value === "object" &&
    value !== null &&
    Array.isArray(value.inputs)
  )
    return value as LessonValue;
  const cause =
    result === undefined
      ? "did you forget `return`?"
      : typeof result === "number"
        ? "a number remembers nothing; make a `Value` of it, with its inputs"
        : undefined;
  throw new Refusal(
    notYet({
      what,
      came: `is ${describeValue(result)}`,
      expected: "a new `Value`",
      cause,
    }),
  );
}

function checkConnected(
  call: string,
  result: LessonValue,
  z: LessonValue,
): Verdict | undefined {
  if (result === z)
    return notYet({
      what: call,
      came: "is the value that came in",
      expected: "a new `Value`",
      cause: "write `new Value(...)`; the input must stay as it is",
    });
  if (result.inputs.length > 0) return undefined;
  return notYet({
    what: call,
    came: "has no inputs",
    cause:
      "the result must remember what it was made of: `new Value(a, [[z, slope]])`",
  });
}
