/** How an operation on the learner's own values is judged: by its number, and by the slope that arrives. */
import { seeded } from "../src/engine/random.ts";
import { fieldsOf, functionOf } from "../src/exercises/answer.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import type { LessonValue } from "./07-chain-rule.checks.ts";
import { madeValue, toolsOf } from "./07-chain-rule.value-checks.ts";

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
  // What the check hands over beside them is not the learner's.
  const own = Object.entries(answer as object).filter(
    ([key]) => !["Value", "backPropagate"].includes(key),
  );
  const fields = fieldsOf(Object.fromEntries(own), "`operations`", [name]);
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
    const isHere = result.inputs.some(([input]) => input === z);
    const wrong = compare(
      `the slope that arrives at the input of ${call}`,
      z.grad,
      slope,
      { cause: zeroSlip(z.grad, isHere) ?? slopeSlip(name, x, z.grad) },
    );
    if (wrong) return wrong;
  }
  return undefined;
}

/** Why nothing arrives; both functions rise everywhere, so 0 is never right. */
function zeroSlip(came: number, isHere: boolean): string | undefined {
  if (came !== 0) return undefined;
  return isHere
    ? "the local slope is 0: `z.grad` is no part of it, and is still 0"
    : "nothing arrives: the first of the pair must be the `z` that came in, not a copy";
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
  if (name === "tanh" && Math.abs(came - slopeAt.tanh(x)) < 1e-9)
    return "that is the slope; the number comes first, and the slope into the pair";
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
          [
            Math.exp(x) * (1 - Math.exp(x)),
            "a (1 - a) is the slope of the sigmoid",
          ],
          [
            Math.exp(Math.exp(x)),
            "the exponential is taken twice: its slope is the output itself",
          ],
          [-Math.exp(x), "the sign is turned round: e^z rises"],
        ]
      : [
          [1 - x * x, "1 - a squared takes the output a, and z was used"],
          [t * (1 - t), "a (1 - a) is the slope of the sigmoid"],
          [
            1 - Math.tanh(t) ** 2,
            "the tanh is applied twice: a is its output already",
          ],
          [(1 - t) ** 2, "square a first, then subtract: 1 - a a"],
          [(1 - t) ^ 2, "`^` is no power in TypeScript: write `a * a`"],
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
  const pairs = result.inputs as readonly unknown[];
  const isPair = (pair: unknown): boolean =>
    Array.isArray(pair) &&
    typeof pair[0] === "object" &&
    typeof pair[1] === "number";
  if (!pairs.every(isPair))
    return notYet({
      what: call,
      came: "has inputs of another form",
      cause:
        "the inputs are a list of pairs, the value before its slope: `[[z, slope]]`",
    });
  if (pairs.length > 0) return undefined;
  return notYet({
    what: call,
    came: "has no inputs",
    cause:
      "the result must remember what it was made of: `new Value(a, [[z, slope]])`",
  });
}
