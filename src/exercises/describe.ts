/** Values in words that fit into a sentence: short, and with as many digits as are of use. */

import { isTodo } from "./todo.ts";

/** The numbers of an array, nested arrays or a matrix, and how they are laid out. */
export interface Numbers {
  /** Length along each direction: `[4, 3]` is 4 rows and 3 columns. */
  readonly shape: readonly number[];
  /** Row by row. What should be a number may be anything, since a learner made it. */
  readonly values: readonly unknown[];
  /** Whether rows differ in length; then `shape` is that of the first row. */
  readonly ragged: boolean;
}

/** Reads an array, a typed array, nested arrays or a matrix (anything with `toArray()`). */
export function numbersOf(value: unknown): Numbers | undefined {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return numbersOf(Array.from(value as Float64Array));
  }
  if (Array.isArray(value)) return numbersOfArray(value);
  return isMatrix(value)
    ? { shape: [value.rows, value.cols], values: Array.from(value.data), ragged: false }
    : undefined;
}

/** A matrix by its form, for the learner's may be of another copy of the class. */
interface MatrixLike {
  readonly rows: number;
  readonly cols: number;
  readonly data: ArrayLike<number>;
}

function isMatrix(value: unknown): value is MatrixLike {
  const matrix = value as Partial<MatrixLike> | null | undefined;
  return (
    typeof value === "object" &&
    typeof matrix?.rows === "number" &&
    typeof matrix.cols === "number" &&
    ArrayBuffer.isView(matrix.data)
  );
}

/** `[4, 3]` as `4x3`, `[4]` as `4 numbers`, `[]` as `one number`. */
export function shapeText(shape: readonly number[]): string {
  if (shape.length === 0) return "one number";
  if (shape.length > 1) return shape.join("x");
  return shape[0] === 1 ? "1 number" : `${shape[0]} numbers`;
}

/** A number with at most 6 digits, or with all of them if `apart` would look the same. */
export function describeNumber(value: number, apart?: number): string {
  const short = shorten(value);
  return apart !== undefined && apart !== value && shorten(apart) === short ? String(value) : short;
}

/** Any value in a few words; `apart` is a value from which it must be told. */
export function describeValue(value: unknown, apart?: unknown): string {
  if (typeof value === "number") {
    return describeNumber(value, typeof apart === "number" ? apart : undefined);
  }
  if (typeof value === "string")
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (isTodo(value)) return "not written yet";
  if (typeof value === "function") return "a function";
  if (value instanceof Promise) return "a promise";
  if (isMatrix(value)) return `a ${value.rows}x${value.cols} matrix`; // it may be a large one
  if (ArrayBuffer.isView(value) && value.byteLength > 10_000) return "a long array";
  if (Array.isArray(value) && value.some(isMatrix)) return `a list of ${value.length} matrices`;
  const numbers = numbersOf(value);
  if (numbers) return describeNumbers(numbers);
  if (value === null || typeof value !== "object") return String(value);
  return describeObject(value);
}

/** A call as a learner would write it, such as `nand(0, 1)`, set as code. */
export function callText(name: string, inputs: readonly unknown[]): string {
  return `\`${name}(${inputs.map((input) => describeInput(input)).join(", ")})\``;
}

function describeInput(input: unknown): string {
  if (typeof input === "function") return "f";
  if (Array.isArray(input) && input.length <= 4 && input.every(Array.isArray)) {
    const rows = input.map((row) => describeValue(row));
    if (rows.join().length <= 48) return `[${rows.join(", ")}]`;
  }
  return describeValue(input);
}

function describeNumbers({ shape, values }: Numbers): string {
  if (shape.length > 1) return `a ${shapeText(shape)} matrix`;
  const few = values.slice(0, 6).map((one) => describeValue(one));
  return values.length > 6
    ? `[${few.join(", ")}, ...] (${values.length} values)`
    : `[${few.join(", ")}]`;
}

function describeObject(value: object): string {
  const kind: string = value.constructor?.name ?? "Object";
  const keys = Object.keys(value);
  if (kind === "Object") {
    const parts = Object.entries(value).map(([key, one]) => `${key}: ${describeValue(one)}`);
    const text = `{ ${parts.join(", ")} }`;
    if (text.length <= 48) return text;
  }
  const named = keys.length > 4 ? [...keys.slice(0, 4), "..."] : keys;
  return kind === "Object" ? `an object { ${named.join(", ")} }` : `an object of class ${kind}`;
}

function numbersOfArray(given: readonly unknown[]): Numbers {
  const rows = Array.from(given); // a place that was never set counts, as `undefined`
  const inner = rows.map((row) => numbersOf(row));
  const first = inner[0];
  if (!first || inner.some((row) => row === undefined)) {
    return { shape: [rows.length], values: rows, ragged: inner.some((row) => row !== undefined) };
  }
  return {
    shape: [rows.length, ...first.shape],
    values: inner.flatMap((row) => row?.values ?? []),
    ragged: inner.some((row) => row?.ragged || `${row?.shape}` !== `${first.shape}`),
  };
}

function shorten(value: number): string {
  return String(Number(value.toPrecision(6)));
}
