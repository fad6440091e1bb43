/** How the backward pass, the fork and the order of lesson 07 are judged. */
import type { Random } from "../src/engine/random.ts";
import { functionOf, numberOf } from "../src/exercises/answer.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

interface Parameters {
  w1: number;
  b1: number;
  w2: number;
  b2: number;
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Every number of the walk, as the lesson names them. */
function walk({ w1, b1, w2, b2 }: Parameters, x: number, y: number) {
  const z1 = w1 * x + b1;
  const a1 = sigmoid(z1);
  const z2 = w2 * a1 + b2;
  const a2 = sigmoid(z2);
  const dz2 = 2 * (a2 - y) * a2 * (1 - a2);
  const dz1 = dz2 * w2 * a1 * (1 - a1);
  return { z1, a1, z2, a2, dz2, dz1, w2, x, y };
}

type Walk = ReturnType<typeof walk>;
type Slopes = (p: Parameters, x: number, y: number) => Parameters;

/** Slopes that come from other values of dz2 and dz1, or other factors. */
function slopes(change: (walked: Walk) => Partial<Walk>): Slopes {
  return (p, x, y) => {
    const walked = walk(p, x, y);
    const { dz2, dz1, a1, x: input } = { ...walked, ...change(walked) };
    return { w1: dz1 * input, b1: dz1, w2: dz2 * a1, b2: dz2 };
  };
}

/** A slip in dz2, which the rest of the walk carries on. */
function from(dz2Of: (walked: Walk) => number): Slopes {
  return slopes((walked) => {
    const dz2 = dz2Of(walked);
    return { dz2, dz1: dz2 * walked.w2 * walked.a1 * (1 - walked.a1) };
  });
}

const backwardSlips: readonly FunctionSlip[] = [
  [
    from(({ dz2 }) => -dz2),
    "the sign is turned round: the slope of the loss along a2 is 2 (a2 - y)",
  ],
  [
    from(({ dz2 }) => dz2 / 2),
    "the slope of the square is 2 (a2 - y): the 2 is missing",
  ],
  [
    from(({ a2, y }) => 2 * (a2 - y)),
    "the slope of the last sigmoid, a2 (1 - a2), is missing on the path",
  ],
  [
    from(({ a2, y, z2 }) => 2 * (a2 - y) * z2 * (1 - z2)),
    "the slope of a sigmoid takes its output: a2 (1 - a2), not z2 (1 - z2)",
  ],
  [
    from(({ a2, y }) => (a2 - y) ** 2 * a2 * (1 - a2)),
    "the walk begins with the slope of the loss, 2 (a2 - y), not with the loss",
  ],
  [
    slopes(({ dz2, w2 }) => ({ dz1: dz2 * w2 })),
    "the slope of the first sigmoid, a1 (1 - a1), is missing on the path",
  ],
  [
    slopes(({ dz2, a1 }) => ({ dz1: dz2 * a1 * (1 - a1) })),
    "on the way from z2 to a1 the slope is multiplied by w2",
  ],
  [
    slopes(({ dz2, a1 }) => ({ dz1: dz2 * a1 * a1 * (1 - a1) })),
    "on the way from z2 to a1 the slope is multiplied by w2, not by a1",
  ],
  [
    slopes(() => ({ x: 1 })),
    "the slope along w1 is dz1 times the input x of that weight",
  ],
  [
    slopes(({ w2 }) => ({ a1: w2 })),
    "the slope along w2 is dz2 times a1, for a1 is what w2 is multiplied by",
  ],
  [
    slopes(({ x }) => ({ a1: x })),
    "the input of w2 is a1, not x: the slope along w2 is dz2 times a1",
  ],
  [
    slopes(() => ({ a1: 1 })),
    "the slope along w2 is dz2 times the input of that weight, a1",
  ],
  [
    slopes(({ z1 }) => ({ a1: z1 })),
    "the input of w2 is a1, what comes out of the sigmoid, not z1",
  ],
  [
    (p: Parameters, x: number, y: number) => {
      const { dz1, dz2, a1 } = walk(p, x, y);
      return {
        w1: p.w1 - dz1 * x,
        b1: p.b1 - dz1,
        w2: p.w2 - dz2 * a1,
        b2: p.b2 - dz2,
      };
    },
    "these are the parameters after a step; the slopes themselves were asked for",
  ],
  [
    (p: Parameters, x: number, y: number) => {
      const { dz1, dz2, a1 } = walk(p, x, y);
      return { w1: dz2 * a1, b1: dz2, w2: dz1 * x, b2: dz1 };
    },
    "the slopes of the two units are exchanged",
  ],
  [
    (p: Parameters, x: number, y: number) => {
      const { dz1, dz2, a1 } = walk(p, x, y);
      return { w1: dz1 * x, b1: dz1 * x, w2: dz2 * a1, b2: dz2 * a1 };
    },
    "a bias is multiplied by 1, so it gets the slope of its z unchanged",
  ],
];

const start = { w1: 0.5, b1: 0.1, w2: -0.8, b2: 0.2 };

export const backwardCheck: FunctionCheck = {
  name: "backward",
  cases: [
    [start, 1, 1],
    [start, 3, 0],
  ],
  draw: (random: Random) => {
    const [w1, b1, w2, b2, x] = Array.from({ length: 5 }, () =>
      random.normal(),
    );
    return [{ w1, b1, w2, b2 }, x, random.integer(2)];
  },
  expected: slopes(() => ({})),
  slips: backwardSlips,
  otherwise:
    "the walk is dz2 = 2 (a2 - y) a2 (1 - a2), then dz1 = dz2 w2 a1 (1 - a1), with the x and y that are handed in; a weight multiplies by its own input, a bias by 1",
};

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
  { slopes: [2, -3], grad: 1, before: [10, 20], after: [12, 17] },
  { slopes: [2, -3], grad: 0.5, before: [0, 0], after: [1, -1.5] },
  { slopes: [4], grad: -2, before: [1], after: [-7] },
] as const;

export function checkPassBack(answer: unknown): Verdict | undefined {
  const passBack = functionOf(answer, "passBack");
  const leafOf = (grad: number): LessonValue => ({
    data: 7,
    grad,
    inputs: [],
  });
  for (const share of shares) {
    const leaves = share.before.map(leafOf);
    const inputs = leaves.map((leaf, i): [LessonValue, number] => [
      leaf,
      share.slopes[i],
    ]);
    const value: LessonValue = { data: 5, grad: share.grad, inputs };
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
      cause: "the slope goes to the inputs: `input.grad`, not `from.grad`",
    });
  const place = leaves.findIndex((leaf, i) => leaf.grad !== after[i]);
  if (place < 0) return undefined;
  const came = numberOf(leaves[place].grad, what);
  const [slope, had] = [local[place], before[place]];
  const slips: readonly (readonly [number, string])[] = [
    [slope * grad, "what the input had before is lost: write `+=`, not `=`"],
    [had, "nothing has arrived: is `input.grad` set?"],
    [had + slope, "the slope that came back, `from.grad`, is not used"],
    [had + grad, "the local slope is not used"],
    [had - slope * grad, "the sign is turned round"],
    [had + slope * 5, "`from.data` is the value; its slope is `from.grad`"],
    [had + slope * 7, "`input.data` is a value; the slope is `from.grad`"],
    [had + slope + grad, "along a path slopes are multiplied, not added"],
  ];
  const cause =
    slips.find(([slip]) => slip === came)?.[1] ??
    "what the input had, plus its local slope times `from.grad`";
  return notYet({ what, came: `is ${describeValue(came)}`, cause });
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
