/**
 * Long lists of numbers in Plotly's typed-array form ({dtype, bdata}), about a third of the size of
 * their JSON text: keeps a notebook with pictures of digits small.
 */
import { base64 } from "./base64.ts";

/** Shorter lists stay plain JSON, which people can read. */
const shortest = 256;

const typed = { u1: Uint8Array, i4: Int32Array, f4: Float32Array, f8: Float64Array };

interface PackedNumbers {
  readonly dtype: "u1" | "i4" | "f4" | "f8";
  readonly bdata: string;
  readonly shape?: string;
}

/** A copy of `plot` in which the long x, y, z of every trace are packed. */
export function packed(plot: object): object {
  return pack(plot) as object;
}

function pack(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const data = "xyz".includes(key) && key !== "" ? packArray(value) : undefined;
    return data ?? value.map((item) => pack(item));
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, pack(item, name)]));
}

function packArray(list: readonly unknown[]): PackedNumbers | undefined {
  if (list.every(isNumber)) return list.length < shortest ? undefined : encode(list, "f8");
  if (!list.every(isNumberRow) || list.length * list[0].length < shortest) return undefined;
  // A hole is NaN: Plotly leaves it out.
  const flat = list.flatMap((row) => row.map((number) => number ?? Number.NaN));
  return { ...encode(flat, "f4"), shape: `${list.length}, ${list[0].length}` };
}

function encode(numbers: readonly number[], float: "f4" | "f8"): PackedNumbers {
  const fits = (low: number, high: number) =>
    numbers.every((number) => Number.isInteger(number) && number >= low && number <= high);
  const dtype = fits(0, 255) ? "u1" : fits(-(2 ** 31), 2 ** 31 - 1) ? "i4" : float;
  const list = typed[dtype].from(numbers);
  return { dtype, bdata: base64(new Uint8Array(list.buffer)) };
}

function isNumber(item: unknown): item is number {
  return typeof item === "number";
}

function isNumberRow(row: unknown): row is (number | null)[] {
  return Array.isArray(row) && row.every((item) => item === null || isNumber(item));
}
