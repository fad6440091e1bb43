/** How the exercises of lesson 00 are judged. */
import { type Random, seeded } from "../src/engine/random.ts";
import {
  functionOf,
  listOf,
  numberOf,
  type LearnerFunction,
} from "../src/exercises/answer.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

export const doubleCheck: FunctionCheck = {
  name: "double",
  cases: [[2], [5], [-3], [0.25]],
  draw: (random: Random) => [random.integer(1000)],
  shows: true,
  expected: (x: number) => 2 * x,
  slips: [
    [
      // What `^` does: it compares bits.
      (x: number) => x ^ 2,
      "`^` is no power and no product in TypeScript; the sign for times is `*`",
    ],
    [(x: number) => 2 ** x, "`**` is a power; the sign for times is `*`"],
    [
      (x: number) => x + 2,
      "it adds 2, which is right for 2 alone; twice a number is 2 times it",
    ],
    [
      (x: number) => x * x,
      "that is the square; twice a number is 2 times it",
    ],
    [(x: number) => x / 2, "that is half of it"],
    [(x: number) => x, "it gives the number back as it came"],
    [(x: number) => -2 * x, "the sign is turned round"],
    [(x: number) => 3 * x, "that is three times the number"],
    [
      (x: number) => `${x}${x}`,
      "it puts two texts side by side; the sign for times is `*`",
    ],
    [(x: number) => Math.abs(2 * x), "the sign of the input is lost"],
    [
      (x: number) => Math.round(2 * x),
      "it rounds: twice a number need not be whole",
    ],
    [
      (x: number) => 2 * Math.round(x),
      "it rounds: the number need not be whole",
    ],
  ],
  otherwise: "twice a number is 2 times it, for every number",
};

export function walkPart(count: number, random: Random): number[] {
  const places = [0];
  for (let i = 0; i < count; i++)
    places.push(places[i] + (random.next() < 0.5 ? -1 : 1));
  return places;
}

/** Walks of several lengths; the last one is long enough to count left and right. */
const walks = [
  { count: 3, seed: 11 },
  { count: 0, seed: 12 },
  { count: 1000, seed: 13 },
] as const;

/** Looks at the walk first, since that says most, then at where its chance came from. */
export function checkWalk(answer: unknown): Verdict | undefined {
  const walk = functionOf(answer, "walk");
  for (const { count, seed } of walks) {
    const what = `\`walk(${count}, seeded(${seed}))\``;
    const random = watched(seed);
    const places = listOf(walk(count, random.source), what);
    const wrong =
      checkPlaces(places, count, what) ??
      checkSource(random.taken(), count, what);
    if (wrong) return wrong;
    if (count === 1000)
      return checkSides(places.map(Number), seed, what) ?? checkMiddle(walk);
  }
  return undefined;
}

/** Exactly 0.5 is not below 0.5; a seed gives it once in 2^53 numbers, so here it is given. */
function checkMiddle(walk: LearnerFunction): Verdict | undefined {
  const half: Random = {
    ...seeded(1),
    next: () => 0.5,
    integer: (below) => Math.floor(below / 2),
    uniform: (low = 0, high = 1) => (low + high) / 2,
  };
  const [, place] = listOf(walk(1, half), "`walk(1, random)`");
  if (place !== -1) return undefined;
  return notYet({
    what: "`walk` with the random number 0.5",
    came: "goes to the left",
    expected: "a step to the right",
    cause: "only a number *below* 0.5 means to the left: `<`, not `<=`",
  });
}

function checkPlaces(
  places: readonly unknown[],
  count: number,
  what: string,
): Verdict | undefined {
  const numbers = places.map((place, i) => numberOf(place, `${what}[${i}]`));
  const form = { what, came: `is ${describeValue(places)}` };
  if (numbers.some((place) => Number.isNaN(place)))
    return notYet({
      ...form,
      cause:
        "NaN: a place is missing. Is there an index past the end, such as `places[i + 1]`?",
    });
  const steps = numbers.slice(1).map((place, i) => place - numbers[i]);
  const isStep = (step: number) => step === 1 || step === -1;
  const length = checkLength(numbers, count, form);
  if (length) return length;
  if (numbers[0] !== 0)
    return notYet({ ...form, cause: "a walk begins at place 0" });
  const long = steps.find((step) => !isStep(step));
  if (long === undefined) return undefined;
  return notYet({ ...form, cause: causeOfStep(numbers, steps) });
}

function checkLength(
  numbers: readonly number[],
  count: number,
  form: { what: string; came: string },
): Verdict | undefined {
  if (numbers.length === count + 1) return undefined;
  const cause =
    numbers.length === count
      ? numbers[0] === 0
        ? "a step is missing: the loop must turn `count` times"
        : "the start is missing: the first place is 0"
      : numbers.length === 1
        ? "only one place: put every place into the array, with `push`"
        : numbers.length === count + 2
          ? "one step too many: the loop must turn `count` times"
          : numbers.length === 2
            ? "only the last place is there: `push` belongs into the loop"
            : "the loop must turn `count` times, and add one place each time";
  const expected = `${count + 1} places: the start, and one after each step`;
  return notYet({ ...form, expected, cause });
}

function causeOfStep(
  numbers: readonly number[],
  steps: readonly number[],
): string {
  const later = numbers.slice(1);
  const all = (list: readonly number[], fits: (one: number) => boolean) =>
    list.every(fits);
  if (all(later, (one) => one === 1 || one === -1))
    return "these are the steps; a place is the last place plus the step";
  if (
    all(steps, (step) => [-1, 0, 1].includes(step)) &&
    steps.includes(-1) &&
    steps.includes(0)
  )
    return "some steps are 0: is a second random number taken for the same step?";
  if (all(steps, (step) => step === 0 || step === 1))
    return "a step is 0 or 1 here; to the left is -1";
  if (all(later, (one) => one >= 0 && one < 1))
    return "these are the random numbers themselves; below 0.5 means -1, else +1";
  if (all(steps, (step) => Math.abs(step) === Math.abs(steps[0])))
    return "a step is 1 long: -1 or +1";
  if (all(steps, (step) => Math.abs(step) < 1))
    return "the random number itself is the step; below 0.5 means -1, else +1";
  return "each place must be 1 to the left or to the right of the place before it";
}

/** A source that notes how many numbers were taken from it. */
function watched(seed: number): { source: Random; taken(): number } {
  const inner = seeded(seed);
  let taken = 0;
  const count =
    <A extends unknown[], R>(f: (...inputs: A) => R) =>
    (...inputs: A): R => {
      taken++;
      return f(...inputs);
    };
  const { next, uniform, normal, integer } = inner;
  const source = {
    ...inner,
    next: count(next),
    uniform: count(uniform),
    normal: count(normal),
    integer: count(integer),
  };
  return { source, taken: () => taken };
}

function checkSource(
  taken: number,
  count: number,
  what: string,
): Verdict | undefined {
  if (taken > 0 || count === 0) return undefined;
  return notYet({
    what,
    came: "takes no number from `random`",
    cause:
      "chance must come from the source that is handed in, `random.next()`; then the same seed gives the same walk",
  });
}

/** In 1000 fair steps, 500 go to the right, give or take 80 (five standard deviations). */
function checkSides(
  places: readonly number[],
  seed: number,
  what: string,
): Verdict | undefined {
  const ups = places.filter((place, i) => i > 0 && place > places[i - 1]);
  if (Math.abs(ups.length - 500) <= 80) return checkRule(places, seed, what);
  const came = `goes to the right ${ups.length} times in 1000`;
  const cause =
    ups.length % 1000 === 0
      ? "all steps go the same way: is a new random number taken for each step, and compared with 0.5?"
      : "left and right must be equally likely: compare with 0.5";
  return notYet({ what, came, cause });
}

/** The text says which numbers mean left; turned round, the plots would not look like everybody's. */
function checkRule(
  places: readonly number[],
  seed: number,
  what: string,
): Verdict | undefined {
  const expected = walkPart(places.length - 1, seeded(seed));
  if (expected.every((place, i) => place === places[i])) return undefined;
  if (expected.every((place, i) => place === -places[i]))
    return notYet({
      what,
      came: "is turned round",
      cause: "a number below 0.5 means to the left, -1; the others mean +1",
    });
  if (places.every((place) => place >= 0))
    return notYet({
      what,
      came: "never goes to the left of 0",
      cause: "a place may be negative: `Math.abs` has no work here",
    });
  return notYet({
    what,
    came: "is another walk",
    cause:
      "take one number for each step, with `random.next()`; below 0.5 means -1, else +1",
  });
}
