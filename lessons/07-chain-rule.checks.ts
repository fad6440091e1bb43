/** What the checks of lesson 07 share: slopes of the two small units, orders, and a learner's values. */
import { compare } from "../src/exercises/compare.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

export type Name = "a" | "b" | "u" | "v" | "w";

/** A value as the lesson's class makes it. */
export interface LessonValue {
  data: number;
  grad: number;
  inputs: [LessonValue, number][];
}

/** The learner's two operations, and a way to make a value of the learner's class. */
export interface Operations<V extends LessonValue = LessonValue> {
  exp(a: V): V;
  tanh(a: V): V;
  value(data: number): V;
}

/** Which values each of the graph's names is made of: u = a b, v = u + a, w = u v. */
const madeOf: Readonly<Record<Name, readonly Name[]>> = {
  a: [],
  b: [],
  u: ["a", "b"],
  v: ["u", "a"],
  w: ["u", "v"],
};

const names = Object.keys(madeOf) as Name[];

/** A backward walk may visit a value when all that is made of it has been visited. */
export function checkOrder(order: readonly Name[]): Verdict | undefined {
  const complete =
    Array.isArray(order) &&
    order.length === names.length &&
    names.every((name) => order.includes(name));
  if (!complete)
    return notYet({
      what: "the order",
      came: `is ${describeValue(order)}`,
      expected: 'each of "a", "b", "u", "v" and "w" once',
    });
  return order
    .map((name, place) => checkPlace(name, order.slice(0, place)))
    .find((verdict) => verdict !== undefined);
}

function checkPlace(
  name: Name,
  visited: readonly Name[],
): Verdict | undefined {
  const waitsFor = names.filter((user) => madeOf[user].includes(name));
  const missing = waitsFor.find((user) => !visited.includes(user));
  if (missing === undefined) return undefined;
  return notYet({
    what: `\`${name}\``,
    came: `is visited before \`${missing}\``,
    expected: `first \`${missing}\``,
    cause: `\`${missing}\` is made of \`${name}\`, so a slope of \`${name}\` is still to come from it`,
  });
}

/** One operation at a few points: its number, its input, and its local slope. */
export function checkOperation(
  name: "exp" | "tanh",
  operations: Operations,
  slopeAt: (x: number) => number,
): Verdict | undefined {
  for (const x of [-1.5, 0, 0.4, 2]) {
    const a = operations.value(x);
    const result = operations[name](a);
    const call = `\`operations.${name}(new Value(${x}))\``;
    const wrong =
      checkMade(call, result, a) ??
      compare(`the number of ${call}`, result.data, Math[name](x)) ??
      compare(`the local slope of ${call}`, result.inputs[0][1], slopeAt(x));
    if (wrong) return wrong;
  }
  return undefined;
}

/** Whether `result` is a value made of `a` alone, and not `a` itself. */
function checkMade(
  call: string,
  result: LessonValue | undefined,
  a: LessonValue,
): Verdict | undefined {
  if (!Array.isArray(result?.inputs))
    return notYet({
      what: call,
      came: `is ${describeValue(result)}`,
      expected: "a new `Value`",
      cause: result === undefined ? "did you forget `return`?" : undefined,
    });
  if (result.inputs.length === 1 && result.inputs[0][0] === a)
    return undefined;
  return notYet({
    what: `\`inputs\` of ${call}`,
    came: `has ${result.inputs.length} entries`,
    expected: "one entry, `[a, slope]`, with the `a` that came in",
    cause:
      "the result must remember what it was made of: `new Value(..., [[a, slope]])`",
  });
}

/** The slip that leads to `came` in place of a slope of Exercise 5, if it is a usual one. */
export function slipOfUnit(came: number, input: number): string | undefined {
  const a = 1 / (1 + Math.exp(-0.3));
  const slips: readonly (readonly [number, string])[] = [
    [
      2 * a * input,
      "the sigmoid's own slope a (1 - a) is missing on the path",
    ],
    [
      a * a * (1 - a) * input,
      "the slope of the square is 2 (a - y): the 2 is missing",
    ],
    [
      2 * a * a * (1 - a),
      "the last step, from z to the weight, multiplies by its input",
    ],
    [
      -2 * a * a * (1 - a) * input,
      "the sign is turned round: the loss is (a - y) squared, so 2 (a - y)",
    ],
  ];
  return slips.find(([slip]) => Math.abs(slip - came) < 1e-5)?.[1];
}
