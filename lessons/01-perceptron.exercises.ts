/** The exercises of lesson 01, the perceptron: a unit on paper, gates, the rule, epochs, a loop. */
import { seeded } from "../src/engine/random.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeNumber, describeValue } from "../src/exercises/describe.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { notYet, right, type Verdict } from "../src/exercises/verdict.ts";

/** A unit as the lesson declares it. */
interface Unit {
  w: number[];
  b: number;
}

/** One input and the answer wanted for it. */
interface Sample {
  x: number[];
  target: number;
}

type Paper = () => { z: number; a: number };
type Gates = Record<"and" | "or" | "nand", () => Unit>;
type Rule = (unit: Unit, x: number[], target: number, rate: number) => Unit;
type Separate = (samples: Sample[], maxEpochs: number) => Unit | undefined;

const paper: Exercise<Paper> = exercise({
  title: "A unit on paper",
  stub: `const onPaper = () => ({ z: todo(), a: todo() });`,
  solution: `const onPaper = () => ({ z: 0.4, a: 1 }); // 1.2 - 1.5 + 0.7`,
  hints: [
    "Multiply each weight by its own input: two products.",
    "$z$ is the sum of the two products and the bias. Is it below zero?",
    "$0.4 \\cdot 3 = 1.2$ and $-1.5 \\cdot 1 = -1.5$; now add the bias $0.7$.",
  ],
  check(onPaper) {
    const { z, a } = onPaper();
    return (
      compare("`z`", z, 0.4, { cause: slips.get(Number(z).toFixed(6)) }) ??
      compare("`a`", a, 1, {
        cause: "the step answers 1 if z is 0 or more",
      }) ??
      right(
        "z = 0.4 · 3 - 1.5 · 1 + 0.7 = 0.4, which is not below zero, so the answer is 1",
      )
    );
  },
});

/** Wrong values of z, with the slip that leads to each. */
const slips = new Map([
  ["-0.300000", "the bias 0.7 is not added"],
  ["-1.000000", "the bias is added with the wrong sign"],
  ["3.400000", "the second weight is negative: -1.5, not 1.5"],
  [
    "-3.400000",
    "each weight belongs to its own input: 0.4 to 3, and -1.5 to 1",
  ],
]);

const gates: Exercise<Gates> = exercise({
  title: "Three gates by hand",
  stub: `const byHand = {
  and: (): Unit => ({ w: [todo(), todo()], b: todo() }),
  or: (): Unit => ({ w: [todo(), todo()], b: todo() }),
  nand: (): Unit => ({ w: [todo(), todo()], b: todo() }),
};`,
  solution: `const byHand = {
  and: (): Unit => ({ w: [1, 1], b: -1.5 }),
  or: (): Unit => ({ w: [1, 1], b: -0.5 }),
  nand: (): Unit => ({ w: [-1, -1], b: 1.5 }),
};`,
  hints: [
    "Keep both weights at 1. Then the dot product is 0, 1, 1, 2, and only the bias is left to find.",
    "AND: the bias lies between -2 and -1, so that 1 is not enough and 2 is. OR: 1 must be enough.",
    "NAND answers the opposite of AND. What happens to $z$ if all three numbers change their sign?",
  ],
  check: (byHand) =>
    checkGate("and", byHand, [0, 0, 0, 1]) ??
    checkGate("or", byHand, [0, 1, 1, 1]) ??
    checkGate("nand", byHand, [1, 1, 1, 0]) ??
    right(
      "all twelve answers are right, with numbers that you chose yourself",
    ),
});

const rule: Exercise<Rule> = exercise({
  title: "The rule with a learning rate",
  stub: `function learnAtRate(
  unit: Unit,
  x: number[],
  target: number,
  rate: number,
): Unit {
  return todo(unit, x, target, rate);
}`,
  solution: `function learnAtRate(
  unit: Unit,
  x: number[],
  target: number,
  rate: number,
): Unit {
  const error = target - predict(unit, x);
  return {
    w: unit.w.map((wi, i) => wi + rate * error * x[i]),
    b: unit.b + rate * error,
  };
}`,
  hints: [
    "Three steps: what does the unit answer now? How large is the error? What is added to each number?",
    "`learn` above does the same with the rate 1. Where does the factor come in? In two places.",
    "`b: unit.b + rate * error`; and for the weights, `unit.w.map((wi, i) => ...)` with `x[i]`.",
  ],
  check(learnAtRate) {
    for (const example of ruleExamples) {
      const wrong = checkRule(learnAtRate, example);
      if (wrong) return wrong;
    }
    return right(
      "too low, too high and right answers are all met, for one, two and three inputs",
    );
  },
});

const epochs: Exercise<() => number> = exercise({
  title: "How many epochs?",
  stub: `const epochsForAnd = (): number => todo();`,
  solution: `const epochsForAnd = (): number => 6;`,
  hints: [
    "The second epoch starts with $w = (1, 1)$, $b = 0$ and makes 3 mistakes.",
    "Call `epoch` again with the last unit that it returned. The count goes on until it returns `[]`.",
    "The mistakes in each epoch are 2, 3, 3, 2, 1 and then 0.",
  ],
  check(epochsForAnd) {
    const count = epochsForAnd();
    const cause = miscounts.get(count);
    return (
      compare("the number of epochs", count, 6, cause ? { cause } : {}) ??
      right(
        "2, 3, 3, 2, 1 and 0 mistakes: the sixth epoch is the first without one",
      )
    );
  },
});

/** Numbers that answer another question than the one asked. */
const miscounts = new Map([
  [
    2,
    "2 is the number of mistakes in the first epoch; after the second epoch there are still some",
  ],
  [4, "so many are needed for OR; AND takes longer"],
  [5, "the last epoch, the one without a mistake, counts too"],
  [11, "11 is the number of corrections; several happen in one epoch"],
  [24, "24 is the number of samples seen; an epoch has 4"],
]);

const separate: Exercise<Separate> = exercise({
  title: "Your own loop, with an honest end",
  stub: `function separate(
  samples: Sample[],
  maxEpochs: number,
): Unit | undefined {
  return todo(samples, maxEpochs);
}`,
  solution: `function separate(
  samples: Sample[],
  maxEpochs: number,
): Unit | undefined {
  let unit: Unit = { w: samples[0].x.map(() => 0), b: 0 };
  for (let n = 1; n <= maxEpochs; n++) {
    const corrected = epoch(unit, samples);
    if (corrected.length === 0) return unit;
    unit = corrected[corrected.length - 1];
  }
  return undefined;
}`,
  hints: [
    "Start from zeros, one for each input: `samples[0].x.map(() => 0)`.",
    "One turn of a `for` loop is one epoch. `epoch(unit, samples)` returns `[]` if there was no mistake.",
    "Return the unit inside the loop, at the first epoch without a mistake, and `undefined` below the loop. If the cell does not end, press stop: the loop has no limit.",
  ],
  check(separate) {
    for (const [name, samples] of separable()) {
      const wrong = checkSeparated(
        name,
        samples,
        separate(structuredClone(samples), 1000),
      );
      if (wrong) return wrong;
    }
    const unit = separate(structuredClone(xor), 50);
    if (unit !== undefined) return notYet(dishonest(unit));
    return right(
      "the clouds are divided without a mistake, and XOR gives `undefined`",
    );
  },
});

/** What a learner reaches as `exercises.perceptron`. */
export const perceptron: {
  readonly paper: Exercise<Paper>;
  readonly gates: Exercise<Gates>;
  readonly rule: Exercise<Rule>;
  readonly epochs: Exercise<() => number>;
  readonly separate: Exercise<Separate>;
} = { paper, gates, rule, epochs, separate };

const inputs = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

const xor: Sample[] = inputs.map((x) => ({
  x,
  target: x[0] === x[1] ? 0 : 1,
}));

function weightedSum({ w, b }: Unit, x: readonly number[]): number {
  return w.reduce((sum, wi, i) => sum + wi * x[i], b);
}

const answer = (unit: Unit, x: readonly number[]): number =>
  weightedSum(unit, x) >= 0 ? 1 : 0;

/** Says what is wrong with the form of a unit for `count` inputs, if anything is. */
function checkUnit(
  name: string,
  unit: Unit | undefined,
  count: number,
): Verdict | undefined {
  const expected = "a unit such as `{ w: [1, -1], b: -0.5 }`";
  if (typeof unit !== "object" || unit === null || !Array.isArray(unit.w))
    return notYet({
      what: name,
      came: `is ${describeValue(unit)}`,
      expected,
      cause: unit === undefined ? "did you forget `return`?" : undefined,
    });
  if (unit.w.length !== count)
    return notYet({
      what: `\`w\` of ${name}`,
      came: `has ${unit.w.length} weights`,
      expected: `${count}, one for each input`,
    });
  const bad = [...unit.w, unit.b].find((value) => !Number.isFinite(value));
  if (bad === undefined && typeof unit.b === "number") return undefined;
  return notYet({
    what: name,
    came: `holds ${describeValue(bad)}`,
    expected: "only numbers",
  });
}

function checkGate(
  name: keyof Gates,
  gatesByHand: Gates,
  targets: readonly number[],
) {
  const title = name.toUpperCase();
  const unit = gatesByHand[name]();
  const malformed = checkUnit(title, unit, 2);
  if (malformed) return malformed;
  const wrong = inputs.filter((x, i) => answer(unit, x) !== targets[i]);
  if (wrong.length === 0) return undefined;
  const z = weightedSum(unit, wrong[0]);
  return notYet({
    what: `${title} at x = (${wrong[0].join(", ")})`,
    came: `has z = ${describeNumber(z)} and answers ${answer(unit, wrong[0])}`,
    expected: `${1 - answer(unit, wrong[0])} (${4 - wrong.length} of 4 rows are right)`,
    cause: causeOfGate(wrong, z),
  });
}

function causeOfGate(wrong: readonly number[][], z: number): string {
  if (wrong.length === 4)
    return "every row is the other way round; change all three signs";
  if (z === 0)
    return "the step answers 1 for z = 0; a slightly smaller bias answers 0";
  const low =
    z < 0
      ? "too low: it must not be below 0"
      : "too high: it must be below 0";
  const [x1, x2] = wrong[0];
  const parts = [x1 === 1 ? "w1" : "", x2 === 1 ? "w2" : "", "b"].filter(
    (part) => part !== "",
  );
  return `for this row, z is ${parts.join(" + ")}, and that is ${low}`;
}

interface RuleExample {
  readonly unit: Unit;
  readonly x: number[];
  readonly target: number;
  readonly rate: number;
}

const ruleExamples: readonly RuleExample[] = [
  { unit: { w: [0.5, -1], b: 0.25 }, x: [2, 3], target: 1, rate: 0.1 }, // too low
  { unit: { w: [0.5, 1], b: 0.25 }, x: [2, 3], target: 0, rate: 0.5 }, // too high
  { unit: { w: [0.5, 1], b: 0.25 }, x: [2, 3], target: 1, rate: 0.5 }, // right: no change
  { unit: { w: [1, -2, 0.5], b: -0.75 }, x: [0, 1, -4], target: 1, rate: 2 },
  { unit: { w: [3], b: -3 }, x: [1], target: 0, rate: 1 }, // z is exactly 0
];

function checkRule(learn: Rule, example: RuleExample): Verdict | undefined {
  const { unit, x, target, rate } = example;
  const given = structuredClone(unit);
  const came = learn(given, [...x], target, rate);
  const text = `with w = (${unit.w.join(", ")}), b = ${unit.b}, x = (${x.join(", ")}), target ${target} and rate ${rate}, `;
  const malformed = checkUnit(`${text}the result`, came, x.length);
  if (malformed) return malformed;
  if (`${[...given.w, given.b]}` !== `${[...unit.w, unit.b]}`)
    return notYet({
      what: `${text}the unit that was handed in`,
      came: "has changed",
      expected: "a new unit, and the old one as it was",
      cause:
        "`unit.w[i] += ...` or `unit.b += ...` changes the old one; use `map`",
    });
  const error = target - answer(unit, x);
  const expected = corrected(example, error);
  const cause = causeOfRule(example, error, came);
  const options = cause === undefined ? {} : { cause };
  return (
    compare(`${text}\`w\``, came.w, expected.w, options) ??
    compare(`${text}\`b\``, came.b, expected.b, options)
  );
}

function corrected({ unit, x, rate }: RuleExample, error: number): Unit {
  return {
    w: unit.w.map((wi, i) => wi + rate * error * x[i]),
    b: unit.b + rate * error,
  };
}

/** Tries the usual slips, and names the one that leads to the learner's numbers. */
function causeOfRule(
  example: RuleExample,
  error: number,
  came: Unit,
): string | undefined {
  const { unit, x, target, rate } = example;
  const good = corrected(example, error);
  const withoutRate = corrected({ ...example, rate: 1 }, error);
  const sum = weightedSum(unit, x);
  const slipped: readonly (readonly [Unit, string])[] = [
    [
      corrected(example, -error),
      "the sign is turned round: the error is target minus answer",
    ],
    [withoutRate, "the rate is not used"],
    [{ w: good.w, b: withoutRate.b }, "the rate is missing in the new bias"],
    [
      { w: withoutRate.w, b: good.b },
      "the rate is missing in the new weights",
    ],
    [{ w: good.w, b: unit.b }, "the bias has not changed"],
    [{ w: unit.w, b: good.b }, "the weights have not changed"],
    [
      { w: unit.w.map((wi) => wi + rate * error), b: good.b },
      "each weight needs its own input `x[i]`",
    ],
    [
      { w: x.map((xi) => rate * error * xi), b: rate * error },
      "the old weights are lost: add to them",
    ],
    [unit, "nothing has changed, but the answer was wrong"],
    [
      corrected(example, target - sum),
      "the error uses z; it must use the answer, 0 or 1",
    ],
    [
      corrected(example, target),
      "the error is target minus answer, not the target",
    ],
  ];
  return slipped.find(([slip]) => isSame(slip, came))?.[1];
}

function isSame(a: Unit, b: Unit): boolean {
  const numbers = [...b.w, b.b];
  return [...a.w, a.b].every(
    (value, i) => Math.abs(value - numbers[i]) < 1e-9,
  );
}

/** Tables that a line divides, each with a name for messages. */
function separable(): [string, Sample[]][] {
  const and3 = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ({
    x: [n & 1, (n >> 1) & 1, n >> 2],
    target: n === 7 ? 1 : 0,
  }));
  return [
    ["AND", inputs.map((x) => ({ x, target: x[0] * x[1] }))],
    ...[1, 2, 3].map((seed): [string, Sample[]] => [
      `the pair of clouds ${seed}`,
      clouds(seed),
    ]),
    ["AND of three inputs", and3],
  ];
}

/** 60 points on both sides of a random line through (3, 3), none nearer to it than 0.3. */
function clouds(seed: number): Sample[] {
  const random = seeded(seed);
  const angle = random.uniform(0, 2 * Math.PI);
  const normal = [Math.cos(angle), Math.sin(angle)];
  return Array.from({ length: 60 }, (_, n) => {
    const side = n % 2 === 0 ? 1 : -1;
    const across = side * random.uniform(0.3, 3);
    const along = random.uniform(-3, 3);
    const x = [
      3 + across * normal[0] - along * normal[1],
      3 + across * normal[1] + along * normal[0],
    ];
    return { x, target: side > 0 ? 1 : 0 };
  });
}

function checkSeparated(
  name: string,
  samples: Sample[],
  unit: Unit | undefined,
) {
  if (unit === undefined)
    return notYet({
      what: `for ${name}, \`separate\``,
      came: "returned `undefined` within 1000 epochs",
      expected: "a unit, for a line exists",
      cause:
        "`return unit` is missing, or each epoch starts from zeros again",
    });
  const malformed = checkUnit(
    `the unit for ${name}`,
    unit,
    samples[0].x.length,
  );
  if (malformed) return malformed;
  const mistakes = samples.filter(
    ({ x, target }) => answer(unit, x) !== target,
  ).length;
  if (mistakes === 0) return undefined;
  return notYet({
    what: `for ${name}, your unit`,
    came: `is wrong about ${mistakes} of ${samples.length} samples`,
    expected: "0 mistakes",
    cause: "the loop ended before a whole epoch had passed without a mistake",
  });
}

function dishonest(unit: Unit) {
  const wrong = xor.filter(
    ({ x, target }) => answer(unit, x) !== target,
  ).length;
  return {
    what: "for XOR, `separate`",
    came: `returned a unit, and it is wrong about ${wrong} of 4 rows`,
    expected: "`undefined`, for no line exists",
    cause:
      "the loop ends after `maxEpochs`, and then the last unit is returned all the same",
  };
}
