/**
 * What only all calls together can tell: the results are right up to one change, which is the same
 * every time, such as a factor, a turned order or a digit that was rounded away.
 */
import { causeOf } from "./cause.ts";
import { describeNumber, type Numbers, numbersOf, shapeText } from "./describe.ts";

/** What came out of one call, and what should have. */
export interface Outcome {
  readonly came: unknown;
  readonly expected: unknown;
}

/** The change that all results share, in words; `undefined` if they share none. */
export function patternOf(outcomes: readonly Outcome[]): string | undefined {
  if (new Set(outcomes.map(({ expected }) => textOf(expected))).size < 2) return undefined;
  if (outcomes.some(({ came }) => hasHole(came))) return undefined;
  return (
    constant(outcomes) ??
    patternOfFields(outcomes) ??
    exchanged(outcomes) ??
    otherForm(outcomes) ??
    sameSize(outcomes) ??
    rearranged(outcomes) ??
    scaled(outcomes) ??
    misplaced(outcomes) ??
    rounded(outcomes)
  );
}

/** The pattern of the first field that has one, if all results are objects with the same names. */
function patternOfFields(outcomes: readonly Outcome[]): string | undefined {
  const objects = outcomes.every(({ came, expected }) => isObject(came) && isPlain(expected));
  if (!objects) return undefined;
  const names = Object.keys(outcomes[0]?.expected as object);
  if (outcomes.some(({ came }) => names.some((name) => !(name in (came as object)))))
    return undefined;
  const field = (value: unknown, name: string) => (value as Record<string, unknown>)[name];
  for (const name of names) {
    const pattern = patternOf(
      outcomes.map(({ came, expected }) => ({
        came: field(came, name),
        expected: field(expected, name),
      })),
    );
    if (pattern !== undefined) return `\`${name}\`: ${pattern}`;
  }
  return undefined;
}

/** The guess at each wrong result, if it is the same guess every time. */
export function sharedCause(wrong: readonly Outcome[]): string | undefined {
  const causes = wrong.map(({ came, expected }) => causeOf(came, expected));
  return causes.every((cause) => cause === causes[0]) ? causes[0] : undefined;
}

function constant(outcomes: readonly Outcome[]): string | undefined {
  if (outcomes.some(({ came }) => isBroken(came) || !isReadable(came))) return undefined;
  if (new Set(outcomes.map(({ came }) => textOf(came))).size > 1) return undefined;
  return "the answer is the same for every input: are the inputs used?";
}

function exchanged(outcomes: readonly Outcome[]): string | undefined {
  const turned = ({ came, expected }: Outcome) =>
    (expected === 0 || expected === 1) && came === 1 - expected;
  return outcomes.every(turned) ? "0 and 1 are exchanged in every row" : undefined;
}

/** A list or an object in the place of a number, or the other way round. */
function otherForm(outcomes: readonly Outcome[]): string | undefined {
  if (outcomes.every(({ came, expected }) => isObject(came) && valuesOf(expected)))
    return `${valuesOf(outcomes[0]?.expected)?.list ? "a list" : "one number"} is asked for, and this is an object`;
  if (outcomes.every(({ came, expected }) => typeof expected === "boolean" && numbersOf(came)))
    return "`true` or `false` is asked for, and this is a list";
  const pairs = pairsOf(outcomes);
  if (pairs?.every(([came, wanted]) => came.list && !wanted.list)) {
    if (pairs.every(([{ values }]) => values.length === 1))
      return "it is a list of one number: return the number without brackets";
    const [sum, mean] = [addedUp, (xs: readonly number[]) => addedUp(xs) / xs.length];
    const gives = (f: (xs: readonly number[]) => number) =>
      pairs.every(([came, wanted]) => near(f(came.values), wanted.values[0]));
    if (gives(sum)) return "these are the parts: add them up";
    if (gives(mean)) return "these are the parts: their mean is asked for";
    return "one number is asked for, and this is a list";
  }
  if (pairs?.every(([came, wanted]) => !came.list && wanted.list))
    return "a list is asked for, and this is one number";
  return undefined;
}

/** As many numbers for every input, where the right count depends on the input. */
function sameSize(outcomes: readonly Outcome[]): string | undefined {
  const shapes = outcomes.map(({ came, expected }) => [numbersOf(came), numbersOf(expected)]);
  if (shapes.some(([came, wanted]) => !came || !wanted)) return undefined;
  const came = new Set(shapes.map(([numbers]) => `${numbers?.shape}`));
  const wanted = new Set(shapes.map(([, numbers]) => `${numbers?.shape}`));
  if (came.size > 1 || wanted.size < 2) return undefined;
  if (came.has("1")) return "only one number comes for every input: is `return` inside the loop?";
  const size = shapeText(shapes[0]?.[0]?.shape ?? []);
  return `the size is ${size} for every input: does a fixed number stand where an input belongs?`;
}

/** The right numbers in another place. */
function rearranged(outcomes: readonly Outcome[]): string | undefined {
  const pairs = pairsOf(outcomes)?.filter(([came, wanted]) => !sameNumbers(came, wanted));
  if (!pairs || pairs.length === 0 || !pairs.every(([, wanted]) => wanted.list)) return undefined;
  return places.find(([fits]) => pairs.every(([came, wanted]) => fits(came, wanted)))?.[1];
}

type Placed = (came: Values, wanted: Values) => boolean;

const places: readonly (readonly [Placed, string])[] = [
  [
    (came, wanted) => sameNumbers(came, transposed(wanted)),
    "rows and columns are exchanged: use the transpose",
  ],
  [
    (came, wanted) => came.shape.length < wanted.shape.length && sameValues(came, wanted.values),
    "the numbers are right, but all in one row: every row is an array of its own",
  ],
  [
    (came, wanted) => came.shape.length > wanted.shape.length && sameValues(came, wanted.values),
    "the numbers are right, but in rows: one flat list is asked for",
  ],
  [
    (came, wanted) => isFlat(wanted) && sameValues(came, [...wanted.values].reverse()),
    "the numbers are right, but in the opposite order",
  ],
  [
    (came, wanted) => isFlat(wanted) && sameValues(came, wanted.values.slice(0, -1)),
    "the last is missing",
  ],
  [
    (came, wanted) => isFlat(wanted) && sameValues(came, wanted.values.slice(1)),
    "the first is missing",
  ],
  [
    (came, wanted) =>
      isFlat(came) && sameValues({ ...came, values: came.values.slice(0, -1) }, wanted.values),
    "there is one too many at the end",
  ],
  [
    (came, wanted) =>
      isFlat(came) && sameValues({ ...came, values: came.values.slice(1) }, wanted.values),
    "there is one too many at the start",
  ],
];

/** Lists that are wrong at the same place every time: at an end, or behind the first number. */
function misplaced(outcomes: readonly Outcome[]): string | undefined {
  const pairs = pairsOf(outcomes)?.filter(([came, wanted]) => !sameNumbers(came, wanted));
  if (!pairs?.every(([came, wanted]) => isFlat(wanted) && `${came.shape}` === `${wanted.shape}`))
    return undefined;
  const long = pairs.filter(([{ values }]) => values.length > 1);
  const wrong = long.map(([came, wanted]) =>
    wanted.values.map((one, i) => !near(came.values[i] ?? Number.NaN, one)),
  );
  const everywhere = (fits: (isWrong: boolean, i: number, all: readonly boolean[]) => boolean) =>
    long.length > 1 && wrong.every((all) => all.every(fits));
  if (everywhere((isWrong, i, all) => isWrong === (i === all.length - 1)))
    return "all but the last number are right: look how the last one is made, or whether a loop ends too early";
  if (everywhere((isWrong, i) => isWrong === (i === 0)))
    return "all but the first number are right: look how the first one is made, or whether a loop begins too late";
  if (everywhere((isWrong, i) => isWrong === i > 0))
    return "only the first number is right: is the same done for the others?";
  return undefined;
}

/** Too large by one number, or by one factor, everywhere. */
function scaled(outcomes: readonly Outcome[]): string | undefined {
  const numbers = flatPairs(outcomes);
  const at = numbers?.find(([, wanted]) => wanted !== 0);
  if (!numbers || !at || numbers.length < 3) return undefined;
  const [apart, factor] = [at[0] - at[1], at[0] / at[1]];
  if (apart === 0 || factor === 0 || !Number.isFinite(factor)) return undefined;
  if (numbers.every(([came, wanted]) => near(came, wanted + apart))) {
    const size = describeNumber(Math.abs(apart));
    return `every result is too ${apart > 0 ? "large" : "small"} by ${size}`;
  }
  if (numbers.every(([came, wanted]) => near(came, 1 - wanted)))
    return "this is 1 minus what is asked for";
  if (!numbers.every(([came, wanted]) => near(came, wanted * factor))) return undefined;
  if (near(factor, -1)) return "the sign is turned round";
  const sign = factor < 0 ? "; the sign is turned round as well" : "";
  const size = Math.abs(factor);
  return size > 1
    ? `every result is ${describeNumber(size)} times as large as it should be${sign}`
    : `every result must be ${describeNumber(1 / size)} times as large${sign}`;
}

function rounded(outcomes: readonly Outcome[]): string | undefined {
  const numbers = flatPairs(outcomes);
  if (!numbers || numbers.every(([came, wanted]) => near(came, wanted))) return undefined;
  const digits = [0, 1, 2, 3, 4, 5, 6].find((count) =>
    numbers.every(
      ([came, wanted]) =>
        Math.abs(came - wanted) <= 0.5000001 * 10 ** -count &&
        near(came, Number(came.toFixed(count))),
    ),
  );
  if (digits === undefined) return undefined;
  const places = digits === 0 ? "a whole number" : `${digits} ${digits === 1 ? "digit" : "digits"}`;
  return `the result is rounded to ${places}: return it as it is`;
}

/** Numbers with the form they came in. */
interface Values {
  readonly list: boolean;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

function valuesOf(value: unknown): Values | undefined {
  if (typeof value === "number") return { list: false, shape: [], values: [value] };
  const numbers: Numbers | undefined = numbersOf(value);
  if (!numbers || numbers.ragged || numbers.values.some((one) => typeof one !== "number"))
    return undefined;
  return { list: true, shape: numbers.shape, values: numbers.values as number[] };
}

/** What came and what was wanted, if all of it is numbers. */
function pairsOf(outcomes: readonly Outcome[]): readonly (readonly [Values, Values])[] | undefined {
  const pairs = outcomes.map(({ came, expected }) => [valuesOf(came), valuesOf(expected)] as const);
  return pairs.every(([came, wanted]) => came && wanted)
    ? (pairs as readonly (readonly [Values, Values])[])
    : undefined;
}

/** Number by number, if the forms are the same throughout. */
function flatPairs(
  outcomes: readonly Outcome[],
): readonly (readonly [number, number])[] | undefined {
  const pairs = pairsOf(outcomes);
  if (!pairs?.every(([came, wanted]) => `${came.shape}` === `${wanted.shape}`)) return undefined;
  return pairs.flatMap(([came, wanted]) =>
    came.values.map((one, i) => [one, wanted.values[i] ?? Number.NaN] as const),
  );
}

function sameNumbers(a: Values, b: Values): boolean {
  return `${a.shape}` === `${b.shape}` && sameValues(a, b.values);
}

function sameValues({ values }: Values, others: readonly number[]): boolean {
  return (
    values.length === others.length && values.every((one, i) => near(one, others[i] ?? Number.NaN))
  );
}

function isFlat({ shape }: Values): boolean {
  return shape.length === 1;
}

function transposed({ shape, values, list }: Values): Values {
  const [rows = 0, cols = 0] = shape;
  const turned = values.map(
    (_, at) => values[(at % rows) * cols + Math.floor(at / rows)] ?? Number.NaN,
  );
  return { list, shape: [...shape].reverse(), values: shape.length === 2 ? turned : [] };
}

function addedUp(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function near(a: number, b = Number.NaN): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

function isPlain(value: unknown): boolean {
  return isObject(value) && (value as object).constructor === Object;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && numbersOf(value) === undefined;
}

/** NaN or an infinity: where it comes from is of more interest than that it is the same. */
function isBroken(value: unknown): boolean {
  const values = numbersOf(value)?.values ?? [value];
  return values.some((one) => typeof one === "number" && !Number.isFinite(one));
}

/** A place that was never set, in a list or in a field. */
function hasHole(value: unknown): boolean {
  if (isPlain(value)) return Object.values(value as object).some(hasHole);
  return numbersOf(value)?.values.includes(undefined) ?? false;
}

/** Whether two different values of this kind have different texts: a `Map` and a class have none. */
function isReadable(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return numbersOf(value) !== undefined || value.constructor === Object;
}

function textOf(value: unknown): string {
  return JSON.stringify(numbersOf(value)?.values ?? value) ?? String(value);
}
