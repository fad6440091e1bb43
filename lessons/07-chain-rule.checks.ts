/** How the fork and the order of lesson 07 are judged. */
import { functionOf, numberOf } from "../src/exercises/answer.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

/** A value as the lesson's class makes it. */
export interface LessonValue {
  data: number;
  grad: number;
  inputs: [LessonValue, number][];
}

export function passBackPart(value: LessonValue): void {
  for (const [input, slope] of value.inputs) input.grad += slope * value.grad;
}

/** What `passBack` must do: local slopes, the slope that came, what the inputs had before, and after. */
const shares = [
  { slopes: [4, -3], grad: 1, before: [10, 20], after: [14, 17] },
  { slopes: [4, -3], grad: 0.5, before: [0, 0], after: [2, -1.5] },
  { slopes: [4], grad: -2, before: [1], after: [-7] },
] as const;

export function checkPassBack(answer: unknown): Verdict | undefined {
  const passBack = functionOf(answer, "passBack");
  const leafOf = (grad: number): LessonValue => ({
    data: 7,
    grad,
    inputs: [[{ data: 2, grad: 0, inputs: [] }, 3]],
  });
  for (const share of shares) {
    const leaves = share.before.map(leafOf);
    const inputs = leaves.map((leaf, i): [LessonValue, number] => [
      leaf,
      share.slopes[i],
    ]);
    const value: LessonValue = { data: 6, grad: share.grad, inputs };
    passBack(value);
    const wrong = checkShares(leaves, value, share);
    if (wrong) return wrong;
  }
  const twice = leafOf(0);
  passBack({
    data: 10,
    grad: 1,
    inputs: [
      [twice, 1],
      [twice, 1],
    ],
  });
  return compare("after $y = a + a$ the slope of `a`", twice.grad, 2, {
    cause: "an input that is used twice must get both shares",
  });
}

function checkShares(
  leaves: readonly LessonValue[],
  value: LessonValue,
  { slopes: local, grad, before, after }: (typeof shares)[number],
): Verdict | undefined {
  const what = `a value with grad ${grad} and local slopes ${local.join(", ")}: \`grad\` of its input`;
  if (value.grad !== grad)
    return notYet({
      what: "`from.grad`",
      came: "has changed",
      cause:
        value.grad === 0
          ? "what was passed on is not taken away: `from.grad` stays as it is"
          : "the slope goes to the inputs: `input.grad`, not `from.grad`",
    });
  if (leaves.some(({ inputs }) => inputs[0][0].grad !== 0))
    return notYet({
      what: "an input of an input",
      came: "has got a slope",
      cause:
        "`passBack` goes one step; when an input may pass its slope on, the walk decides",
    });
  const place = leaves.findIndex((leaf, i) => leaf.grad !== after[i]);
  if (place < 0) return undefined;
  const came = numberOf(leaves[place].grad, what);
  const [slope, had] = [local[place], before[place]];
  const slips: readonly (readonly [number, string])[] = [
    [slope * grad, "what the input had before is lost: write `+=`, not `=`"],
    [had, causeOfNothing(leaves, value, place)],
    [
      had * slope * grad,
      "`*=` multiplies what the input had; the share is added: `+=`",
    ],
    [
      had + slope * had,
      "the slope that came back is `from.grad`; here `input.grad` is in its place",
    ],
    [
      had + 7 * grad,
      "`input.data` is a value; the local slope is the second of the pair",
    ],
    [
      had + (slope * grad) / local.length,
      "the share is not divided: every input gets all of `slope * from.grad`",
    ],
    [had + slope, "the slope that came back, `from.grad`, is not used"],
    [had + grad, "the local slope is not used"],
    [had - slope * grad, "the sign is turned round"],
    [had + slope * 6, "`from.data` is the value; its slope is `from.grad`"],
    [had + slope * 7, "`input.data` is a value; the slope is `from.grad`"],
    [had + 2 * slope * grad, "the share is doubled: `slope * from.grad`"],
    [had + slope + grad, "along a path slopes are multiplied, not added"],
  ];
  const cause =
    slips.find(([slip]) => slip === came)?.[1] ??
    "what the input had, plus its local slope times `from.grad`";
  return notYet({ what, came: `is ${describeValue(came)}`, cause });
}

/** Why an input still has what it had. */
function causeOfNothing(
  leaves: readonly LessonValue[],
  value: LessonValue,
  place: number,
): string {
  if (value.inputs.some((pair) => "grad" in pair))
    return "each of `from.inputs` is a pair: `for (const [input, slope] of from.inputs)`";
  if (leaves.some(({ data }) => data !== 7))
    return "`input.data` is the value; the share belongs into `input.grad`";
  return place > 0
    ? "only the first input gets its share: go through all of `from.inputs`, with no `return` in the loop"
    : "nothing has arrived: is `input.grad` set?";
}

type Name = "a" | "b" | "u" | "v" | "w";

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
export function checkOrder(order: readonly unknown[]): Verdict | undefined {
  const complete =
    order.length === names.length &&
    names.every((name) => order.includes(name));
  if (!complete)
    return notYet({
      what: "the order",
      came: `is ${describeValue(order)}`,
      expected: 'each of "a", "b", "u", "v" and "w" once',
      cause: causeOfNames(order),
    });
  if (order[0] === "a" || order[0] === "b")
    return notYet({
      what: "the order",
      came: `begins with \`${order[0]}\``,
      cause: "that is the forward pass; the backward walk begins at the end",
    });
  return order
    .map((name, place) => checkPlace(name as Name, order.slice(0, place)))
    .find((verdict) => verdict !== undefined);
}

function causeOfNames(order: readonly unknown[]): string {
  const missing = names.filter((name) => !order.includes(name));
  const others = order.filter((one) => !names.includes(one as Name));
  if (others.length > 0)
    return `${describeValue(others[0])} is no value of this graph: write "a", "b", "u", "v" and "w", each in quotes of its own`;
  if (missing.length > 0) return `${missing.join(", ")} is not in it`;
  const twice = names.find(
    (name) => order.indexOf(name) !== order.lastIndexOf(name),
  );
  return `${twice} is visited twice: once is enough, when all its slopes are there`;
}

function checkPlace(
  name: Name,
  visited: readonly unknown[],
): Verdict | undefined {
  const waitsFor = names.filter((user) => madeOf[user].includes(name));
  const missing = waitsFor.find((user) => !visited.includes(user));
  if (missing === undefined) return undefined;
  return notYet({
    what: `\`${name}\``,
    came: `is visited before \`${missing}\``,
    cause: `\`${missing}\` is made of \`${name}\`, so a slope of \`${name}\` is still to come from it`,
  });
}
