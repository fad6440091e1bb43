/**
 * Comparisons for checks. Each returns the verdict on the first difference, or `undefined` if there
 * is none, so that a check is a chain that ends in `right`:
 *
 *     check: (f) => compare("f(0)", f(0), 0.5) ?? compareShape("W", W, [2, 1]) ?? right("...")
 */
import { Matrix } from "../engine/matrix.ts";
import { fieldsOf, listOf } from "./answer.ts";
import { causeOf, causeOfType } from "./cause.ts";
import {
  callText,
  describeNumber,
  describeValue,
  type Numbers,
  numbersOf,
  shapeText,
} from "./describe.ts";
import { isTodo, NotTried } from "./todo.ts";
import { notYet, Verdict } from "./verdict.ts";

export interface CompareOptions {
  /** Largest difference allowed: absolute up to 1, relative above; 1e-9 if left out. */
  readonly tolerance?: number;
  /** The cause to name in place of a guessed one. */
  readonly cause?: string | undefined;
  /** Whether a refusal says the expected value; false if left out, for it is what is asked for. */
  readonly shows?: boolean;
}

/** One line of a table: what goes in, what should come out. */
export interface Row {
  readonly inputs: readonly unknown[];
  readonly expected: unknown;
}

/**
 * Compares an answer with what was expected: numbers within the tolerance; arrays, nested arrays
 * and matrices by shape, then number by number; plain objects field by field; lists of objects or
 * matrices one by one; anything else must be the same value.
 */
export function compare(
  what: string,
  came: unknown,
  expected: unknown,
  options: CompareOptions = {},
): Verdict | undefined {
  if (Array.isArray(expected) && expected.some((one) => isPlain(one) || one instanceof Matrix)) {
    return compareList(what, came, expected, options);
  }
  const wanted = numbersOf(expected);
  if (wanted) return compareNumbers(what, came, wanted, options);
  if (isPlain(expected)) return compareObjects(what, came, expected, options);
  const same =
    typeof expected === "number" ? isClose(came, expected, options) : Object.is(came, expected);
  return same ? undefined : difference(what, came, expected, options);
}

/** Compares the shape of an array or a matrix, such as `[4, 3]` for 4 rows and 3 columns. */
export function compareShape(
  what: string,
  came: unknown,
  shape: readonly number[],
  options: CompareOptions = {},
): Verdict | undefined {
  if (isTodo(came)) throw new NotTried();
  const { shape: got, ragged } = numbersOf(came) ?? { shape: undefined, ragged: false };
  const expected = shapeText(shape);
  if (!got)
    return notYet({
      what,
      came: `is ${describeValue(came)}`,
      expected,
      cause: options.cause ?? causeOf(came, undefined),
    });
  if (ragged)
    return notYet({
      what,
      came: "has rows of different lengths",
      expected,
      cause: options.cause ?? "every row must have all its places: begin with zeros, then fill in",
    });
  if (`${got}` === `${shape}`) return undefined;
  const turned = got.length === 2 && `${[...got].reverse()}` === `${shape}`;
  const cause =
    options.cause ?? (turned ? "rows and columns are exchanged: use the transpose" : undefined);
  return notYet({ what, came: `is ${shapeText(got)}`, expected, cause });
}

/** Checks that a number lies between two bounds, both allowed; a bound may be left out. */
export function compareRange(
  what: string,
  came: unknown,
  { least = -Infinity, most = Infinity }: { readonly least?: number; readonly most?: number },
  options: CompareOptions = {},
): Verdict | undefined {
  if (typeof came === "number" && came >= least && came <= most) return undefined;
  const bounds = [
    least > -Infinity ? `at least ${describeNumber(least)}` : "",
    most < Infinity ? `at most ${describeNumber(most)}` : "",
  ];
  const expected = bounds.filter((bound) => bound !== "").join(" and ") || "a number";
  const cause = options.cause ?? causeOf(came, Number.NaN); // no one number is expected
  const crossed = Number(came) < least ? least : most;
  return notYet({ what, came: `is ${describeValue(came, crossed)}`, expected, cause });
}

/**
 * Calls `f` on every row of a table and compares what it returns. `name` is the function's name as
 * the learner knows it, such as `nand`.
 */
export function compareTable(
  name: string,
  f: (...inputs: never[]) => unknown,
  rows: readonly Row[],
  options: CompareOptions = {},
): Verdict | undefined {
  const outputs = rows.map(({ inputs }) => f(...(inputs.map(copyOf) as never[])));
  const cause = options.cause ?? causeOfTable(outputs, rows);
  const shown = { shows: true, ...options, ...(cause && { cause }) };
  const verdicts = rows.map(({ inputs, expected }, i) =>
    compare(callText(name, inputs), outputs[i], expected, shown),
  );
  const wrong = verdicts.filter((verdict) => verdict !== undefined);
  const first = wrong[0];
  if (!first || rows.length === 1) return first;
  const count = `${rows.length - wrong.length} of ${rows.length} rows are right`;
  return new Verdict("not yet", `${first.message} (${count})`, first.cause);
}

/** An array of objects or matrices: as long as it should be, and each of them right. */
function compareList(
  what: string,
  came: unknown,
  expected: readonly unknown[],
  options: CompareOptions,
): Verdict | undefined {
  const list = listOf(came, what);
  if (list.length !== expected.length) {
    const count = (n: number): string => `${n} ${n === 1 ? "entry" : "entries"}`;
    const { cause } = options;
    return notYet({
      what,
      came: `has ${count(list.length)}`,
      expected: count(expected.length),
      cause,
    });
  }
  const verdicts = expected.map((one, i) => compare(`${what}[${i}]`, list[i], one, options));
  return verdicts.find((verdict) => verdict !== undefined);
}

function compareObjects(
  what: string,
  came: unknown,
  expected: Readonly<Record<string, unknown>>,
  options: CompareOptions,
): Verdict | undefined {
  const names = Object.keys(expected);
  const fields = fieldsOf(came, what, names);
  const open = names.filter((name) => isTodo(fields[name]));
  if (open.length === names.length && open.length > 0) throw new NotTried();
  const verdicts = names
    .filter((name) => !open.includes(name))
    .map((name) => compare(fieldName(what, name), fields[name], expected[name], options));
  const wrong = verdicts.find((verdict) => verdict !== undefined);
  return wrong ?? (open[0] === undefined ? undefined : halfDone(fieldName(what, open[0])));
}

/** What is there is right, and a part is still to come. */
function halfDone(open: string): Verdict {
  return notYet(`${open} is not written yet; the parts that are there are right`);
}

/** `` `f(1)`.w `` is set as `` `f(1).w` ``. */
function fieldName(what: string, name: string): string {
  return what.endsWith("`") ? `${what.slice(0, -1)}.${name}\`` : `\`${name}\` of ${what}`;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && value.constructor === Object;
}

function compareNumbers(
  what: string,
  came: unknown,
  expected: Numbers,
  options: CompareOptions,
): Verdict | undefined {
  const wrongShape = compareShape(what, came, expected.shape, options);
  const got = numbersOf(came);
  if (wrongShape || !got) return wrongShape;
  const open = got.values.findIndex(isTodo);
  if (got.values.every(isTodo) && open >= 0) throw new NotTried();
  const at = expected.values.findIndex(
    (value, i) => !isTodo(got.values[i]) && !isClose(got.values[i], value, options),
  );
  if (at < 0) return open < 0 ? undefined : halfDone(`${what}${indexText(open, expected.shape)}`);
  const place = `${what}${indexText(at, expected.shape)}`;
  const cause = options.cause ?? causeInList(got, expected, options);
  const why = got.values[at] === undefined ? neverSet : cause;
  return difference(place, got.values[at], expected.values[at], { ...options, cause: why });
}

/** The guess at every wrong number, if it is the same; one number of many alone says little. */
function causeInList(got: Numbers, expected: Numbers, options: CompareOptions): string | undefined {
  const causes = expected.values.flatMap((value, i) =>
    isClose(got.values[i], value, options) ? [] : [causeOf(got.values[i], value)],
  );
  return causes.every((cause) => cause === causes[0]) ? causes[0] : undefined;
}

const neverSet = "this place was never set: begin with zeros, or return something in `map`";

function difference(
  what: string,
  came: unknown,
  expected: unknown,
  options: CompareOptions,
): Verdict {
  if (isTodo(came)) throw new NotTried();
  const { shows = false } = options;
  const cause = "cause" in options ? options.cause : causeOf(came, expected);
  return notYet({
    what,
    came: `is ${describeValue(came, expected)}`,
    expected: shows ? describeValue(expected, came) : undefined,
    cause: cause === neverSet ? cause : (causeOfType(came) ?? cause),
  });
}

function isClose(came: unknown, expected: unknown, { tolerance = 1e-9 }: CompareOptions): boolean {
  if (typeof came !== "number" || typeof expected !== "number") return Object.is(came, expected);
  if (came === expected || Object.is(came, expected)) return true; // Infinity, NaN, and 0 is -0
  if (!Number.isFinite(expected)) return false; // any number would be near to a share of Infinity
  return Math.abs(came - expected) <= tolerance * Math.max(1, Math.abs(expected));
}

/** What only the whole table can tell. */
function causeOfTable(outputs: readonly unknown[], rows: readonly Row[]): string | undefined {
  const wanted = rows.map((row) => row.expected);
  const varied = new Set(wanted).size > 1;
  if (!varied || outputs.some((one) => typeof one !== "number" || !Number.isFinite(one)))
    return undefined;
  if (new Set(outputs).size === 1)
    return "the answer is the same for every input: are the inputs used?";
  if (outputs.every((one, i) => one === 1 - Number(wanted[i])))
    return "0 and 1 are exchanged in every row";
  return undefined;
}

/** A learner's function may change an array that it is given; the table must stay as it is. */
function copyOf(input: unknown): unknown {
  return Array.isArray(input) ? structuredClone(input) : input;
}

/** `[1][0]`: the place of the value number `at` in an array of this shape. */
function indexText(at: number, shape: readonly number[]): string {
  let rest = at;
  const places = [...shape].reverse().map((length) => {
    const place = rest % length;
    rest = Math.floor(rest / length);
    return `[${place}]`;
  });
  return places.reverse().join("");
}
