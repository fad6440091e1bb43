/** Data sets that fit on a page: every Boolean function of two inputs, and a table of 4 rows. */
import type { Dataset } from "../engine/dataset.ts";
import { column, matrix } from "../engine/matrix.ts";

/** The 16 Boolean functions of two inputs a and b, by name. */
export type GateName =
  | "never"
  | "and"
  | "aNotB"
  | "a"
  | "bNotA"
  | "b"
  | "xor"
  | "or"
  | "nor"
  | "xnor"
  | "notB"
  | "bImpliesA"
  | "notA"
  | "aImpliesB"
  | "nand"
  | "always";

/**
 * Every Boolean function of two inputs. X is 4x2 with the rows 00, 01, 10, 11; Y is 4x1; the labels
 * are the same zeros and ones.
 *
 * @example gates.xor.Y // [[0], [1], [1], [0]]
 */
// biome-ignore format: truth tables, in the order of the rows 00, 01, 10, 11
export const gates: Readonly<Record<GateName, Dataset>> = {
  never:     gate(0, 0, 0, 0),
  and:       gate(0, 0, 0, 1),
  aNotB:     gate(0, 0, 1, 0),
  a:         gate(0, 0, 1, 1),
  bNotA:     gate(0, 1, 0, 0),
  b:         gate(0, 1, 0, 1),
  xor:       gate(0, 1, 1, 0),
  or:        gate(0, 1, 1, 1),
  nor:       gate(1, 0, 0, 0),
  xnor:      gate(1, 0, 0, 1),
  notB:      gate(1, 0, 1, 0),
  bImpliesA: gate(1, 0, 1, 1),
  notA:      gate(1, 1, 0, 0),
  aImpliesB: gate(1, 1, 0, 1),
  nand:      gate(1, 1, 1, 0),
  always:    gate(1, 1, 1, 1),
};

/**
 * The 4x3 table of many first tutorials on neural networks. Its target is XOR of the first two
 * columns; the third is always 1 and so does the work of a bias.
 */
export const threeColumnTable: Dataset = {
  // biome-ignore format: a table
  X: matrix([
    [0, 0, 1],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 1],
  ]),
  Y: column(0, 1, 1, 0),
  labels: Uint8Array.of(0, 1, 1, 0),
};

function gate(...outputs: number[]): Dataset {
  // biome-ignore format: a table
  const X = matrix([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  return { X, Y: column(...outputs), labels: Uint8Array.from(outputs) };
}
