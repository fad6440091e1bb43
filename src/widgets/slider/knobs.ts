/** What a reader turns: numbers within a range, and points to be dragged; read with care. */
import { whatCame } from "../../engine/argument.ts";

/** A number that a slider moves: its least and greatest value, or these with more. */
export type RangeKnob =
  | readonly [min: number, max: number]
  | {
      /** The least value. */
      readonly min: number;
      /** The greatest value. */
      readonly max: number;
      /** The first value; the middle if left out. */
      readonly start?: number;
      /** The distance from one value to the next; a hundredth of the range if left out. */
      readonly step?: number;
    };

/** A point that is dragged over the figure, along its axes. */
export interface PointKnob {
  /** Where it is at first: x and y, in the units of the figure's axes. */
  readonly at: readonly [x: number, y: number];
}

/** What is turned, by name. */
export type Knobs = Readonly<Record<string, RangeKnob | PointKnob>>;

/** What a figure is drawn from: a number for each slider, x and y for each point. */
export type KnobValues<K extends Knobs> = {
  readonly [Name in keyof K]: K[Name] extends PointKnob ? readonly [number, number] : number;
};

/** A knob as an output carries it. */
export type KnobData =
  | {
      readonly name: string;
      readonly kind: "range";
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly start: number;
    }
  | { readonly name: string; readonly kind: "point"; readonly start: readonly [number, number] };

/** The values of all knobs, in their order: one number for each slider, two for each point. */
export type FlatValues = readonly number[];

const mostKnobs = 6;

/** @throws TypeError or RangeError for knobs that cannot be */
export function knobData(operation: string, knobs: Knobs): KnobData[] {
  const all = Object.entries(knobs).map(([name, knob]) =>
    isPoint(knob)
      ? { name, kind: "point", start: knob.at }
      : { name, kind: "range", ...rangeOf(knob) },
  );
  return readKnobs(all, operation);
}

/** An array has a method `at`. */
function isPoint(knob: RangeKnob | PointKnob): knob is PointKnob {
  return !Array.isArray(knob) && "at" in knob;
}

function rangeOf(knob: RangeKnob) {
  const range = "min" in knob ? knob : { min: knob[0], max: knob[1] };
  const { min, max, start, step }: Exclude<RangeKnob, readonly number[]> = range;
  return { min, max, start: start ?? (min + max) / 2, step: step ?? (max - min) / 100 };
}

/** Knobs from any data. @throws TypeError or RangeError if they are none */
export function readKnobs(value: unknown, operation = "slider"): KnobData[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostKnobs) {
    const came = Array.isArray(value) ? `a list of ${value.length}` : whatCame(value);
    throw new RangeError(
      `${operation}: the knobs are ${came}; there must be from 1 to ${mostKnobs}`,
    );
  }
  const knobs = value.map((knob) => readKnob(operation, knob));
  const twice = knobs.find(({ name }, i) => knobs.findIndex((one) => one.name === name) < i);
  if (twice === undefined) return knobs;
  throw new RangeError(`${operation}: two knobs are called ${twice.name}; each needs its own name`);
}

function readKnob(operation: string, raw: unknown): KnobData {
  if (typeof raw !== "object" || raw === null) {
    throw new TypeError(`${operation}: a knob is ${whatCame(raw)}; it must be a range or a point`);
  }
  const { name, kind, start, min, max, step } = raw as Readonly<Record<string, unknown>>;
  if (typeof name !== "string" || name.length > 40) {
    throw new TypeError(
      `${operation}: a knob's name is ${whatCame(name)}; it must be a short text`,
    );
  }
  const number = (what: string, value: unknown): number => {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw new RangeError(
      `${operation}: ${what} of ${name} is ${whatCame(value)}; it must be a finite number`,
    );
  };
  if (kind === "point") {
    const [x, y] = Array.isArray(start) ? start : [];
    return { name, kind, start: [number("x", x), number("y", y)] };
  }
  const range = { min: number("min", min), max: number("max", max), step: number("step", step) };
  if (!(range.min < range.max && range.step > 0 && Number.isFinite(range.max - range.min))) {
    throw new RangeError(
      `${operation}: ${name} goes from ${range.min} to ${range.max} by ${range.step}; it must go up`,
    );
  }
  const first = Math.min(range.max, Math.max(range.min, number("start", start)));
  return { name, kind: "range", ...range, start: first };
}

/** The values that all knobs have at first. */
export function startOf(knobs: readonly KnobData[]): number[] {
  return knobs.flatMap(({ start }) => start);
}

/** Values from anywhere: as many finite numbers as there are, within their ranges. @throws RangeError if not */
export function readValues(knobs: readonly KnobData[], value: unknown): number[] {
  const list = Array.isArray(value) ? value : [];
  const values = knobs.flatMap((knob) => (knob.kind === "point" ? [undefined, undefined] : [knob]));
  if (list.length !== values.length || !list.every((one) => Number.isFinite(one))) {
    throw new RangeError(
      `slider: the values are ${whatCame(value)}; there must be ${values.length} finite numbers`,
    );
  }
  return values.map((knob, i) =>
    knob ? Math.min(knob.max, Math.max(knob.min, list[i])) : list[i],
  );
}

/** Values by the names of their knobs, as the learner's function takes them. */
export function namedValues(
  knobs: readonly KnobData[],
  values: FlatValues,
): Record<string, number | readonly [number, number]> {
  let at = 0;
  return Object.fromEntries(
    knobs.map(({ name, kind }) => [
      name,
      kind === "point" ? ([values[at++], values[at++]] as const) : values[at++],
    ]),
  );
}
