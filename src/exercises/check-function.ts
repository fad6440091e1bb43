/**
 * Checks of functions that a learner wrote: called on inputs of the author's and on some drawn at
 * random, compared with a function that is known to be right. A wrong answer is compared with the
 * usual slips as well: the one that gives the same outputs is the likely cause.
 */
import { Matrix } from "../engine/matrix.ts";
import { type Random, seeded } from "../engine/random.ts";
import { functionOf, type LearnerFunction } from "./answer.ts";
import { causeOfType } from "./cause.ts";
import { byChance, watchChance } from "./chance.ts";
import { type CompareOptions, compare } from "./compare.ts";
import { callText, numbersOf } from "./describe.ts";
import { patternOf, sharedCause } from "./pattern.ts";
import { Refusal } from "./refusal.ts";
import { isTodo } from "./todo.ts";
import { notYet, Verdict } from "./verdict.ts";

/** A function with a mistake in it, and the mistake in words. */
export type FunctionSlip = readonly [makes: (...inputs: never[]) => unknown, says: string];

/** What a learner's function is compared with. */
export interface FunctionCheck extends Pick<CompareOptions, "tolerance" | "shows"> {
  /** As the learner knows it: `accuracy`. */
  readonly name: string;
  /** Lists of inputs, the simplest first. */
  readonly cases: readonly (readonly unknown[])[];
  /** Draws one more list of inputs. Without it, only `cases` are tried. */
  draw?(random: Random): readonly unknown[];
  /** How many lists `draw` gives; 3 if left out. */
  readonly draws?: number;
  /** The right output. It may not change its inputs. */
  expected(...inputs: never[]): unknown;
  /** The usual mistakes, the likeliest first. */
  readonly slips?: readonly FunctionSlip[];
  /** Where to look when no slip fits: how the first case goes on paper, in words. */
  readonly otherwise?: string;
}

/** Says what is wrong with a learner's function; `undefined` if it is right in every case. */
export function checkFunction(answer: unknown, check: FunctionCheck): Verdict | undefined {
  const f = functionOf(answer, check.name);
  const tries = casesOf(check).map((inputs) => attemptCase(f, inputs, check));
  const wrong = tries.filter(({ verdict }) => verdict !== undefined);
  const first = wrong[0];
  const isByChance = tries.some(({ asksChance }) => asksChance);
  if (first?.verdict === undefined) {
    const lucky = new Verdict("not yet", `\`${check.name}\` is right in these tries`, byChance);
    return tries.find(({ changed }) => changed)?.changed ?? (isByChance ? lucky : undefined);
  }
  if (isHalfDone(first.came)) return first.verdict;
  const kind = causeOfKind(first, tries);
  const cause =
    kind ??
    (isByChance ? byChance : undefined) ??
    slipOf(tries, check) ??
    causeOfInputs(answer, tries) ??
    patternOf(tries) ??
    (first.came === undefined ? someReturnNothing : sharedCause(wrong)) ??
    first.changed?.message ??
    first.verdict.cause ??
    check.otherwise;
  const count =
    tries.length > 1 ? ` (${tries.length - wrong.length} of ${tries.length} tries are right)` : "";
  return new Verdict("not yet", `${first.verdict.message}${count}`, cause);
}

/** One call: what went in, what came out, what should have come. */
interface Try {
  readonly inputs: readonly unknown[];
  readonly came: unknown;
  readonly expected: unknown;
  readonly verdict: Verdict | undefined;
  /** Says that an input was changed, if it was. */
  readonly changed: Verdict | undefined;
  readonly asksChance: boolean;
}

function casesOf({ name, cases, draw, draws = 3 }: FunctionCheck): readonly (readonly unknown[])[] {
  if (!draw) return cases;
  const random = seeded(seedOf(name));
  return [...cases, ...Array.from({ length: draws }, () => draw(random))];
}

/** The same inputs at every check, so that a mended answer is tried where it failed. */
function seedOf(name: string): number {
  return [...name].reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}

function attemptCase(f: LearnerFunction, inputs: readonly unknown[], check: FunctionCheck): Try {
  const given = inputs.map(copyOf);
  const { result: came, asksChance } = watchChance(() => f(...given));
  const expected = call(check.expected, inputs);
  const { tolerance, shows } = check;
  const what = callText(check.name, inputs);
  const options = {
    ...(tolerance !== undefined && { tolerance }),
    ...(shows !== undefined && { shows }),
  };
  const verdict = verdictOf(() => compare(what, came, expected, options));
  const place = inputs.findIndex((input, i) => compare("", given[i], input, { tolerance: 0 }));
  return {
    inputs,
    came,
    expected,
    verdict,
    changed: place < 0 ? undefined : changedInput(what, place),
    asksChance,
  };
}

/** Another kind of value than was asked for is a wrong output like others: a slip may explain it. */
function verdictOf(work: () => Verdict | undefined): Verdict | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.verdict;
    throw error;
  }
}

const someReturnNothing =
  "some calls come to the end without a `return`: what is to be returned then?";

function changedInput(what: string, place: number): Verdict {
  const cause = "work on a copy, such as `[...list]`, or build a new array with `map`";
  const came = `changes its ${ordinals[place] ?? "own"} input`;
  return notYet({ what, came, expected: "an input that stays as it was", cause });
}

const ordinals = ["first", "second", "third", "fourth"];

function isHalfDone(came: unknown): boolean {
  const plain = typeof came === "object" && came !== null && came.constructor === Object;
  return (numbersOf(came)?.values ?? (plain ? Object.values(came) : [])).some(isTodo);
}

/** A function that waits for more than it is given, such as for `x, y` in the place of `[x, y]`. */
function causeOfInputs(answer: unknown, [first]: readonly Try[]): string | undefined {
  const wants = typeof answer === "function" ? answer.length : 0;
  const gets = first?.inputs.length ?? 0;
  if (wants <= gets) return undefined;
  const takes = `it takes ${wants} inputs and is given ${gets}`;
  return first?.inputs.some(Array.isArray)
    ? `${takes}: a list, such as \`[x, y]\`, is one input`
    : takes;
}

/** No `return` at all, no `await`; a `return` that only some calls reach is a slip like others. */
function causeOfKind({ came }: Try, tries: readonly Try[]): string | undefined {
  if (came !== undefined || tries.every((one) => one.came === undefined)) return causeOfType(came);
  return undefined;
}

/** The slip that gives what the learner's function gave, wherever it was called. */
function slipOf(
  tries: readonly Try[],
  { slips = [], tolerance }: FunctionCheck,
): string | undefined {
  const options = { ...(tolerance !== undefined && { tolerance }) };
  const fits = ([makes]: FunctionSlip) =>
    tries.every(({ inputs, came }) => isSame(came, () => call(makes, inputs), options));
  return slips.find(fits)?.[1];
}

function isSame(came: unknown, make: () => unknown, options: CompareOptions): boolean {
  try {
    return compare("", came, make(), options) === undefined;
  } catch {
    return false; // the slip cannot be made with these inputs, or has another form
  }
}

function call(f: (...inputs: never[]) => unknown, inputs: readonly unknown[]): unknown {
  return f(...(inputs.map(copyOf) as never[]));
}

/** A learner's function may change an array or a matrix that it is given; the author's must stay as it is. */
function copyOf(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(copyOf);
  if (input instanceof Matrix) return input.copy();
  const plain = typeof input === "object" && input !== null && input.constructor === Object;
  return plain
    ? Object.fromEntries(Object.entries(input).map(([key, value]) => [key, copyOf(value)]))
    : input;
}
