/** Matrices of weights on their way into column blocks and back; see `assembly/memory-layout.ts`. */
import type { Matrix } from "../engine/matrix.ts";

/** Copies a matrix into packed column blocks; `rows` is the number of its rows, rounded up. */
export function pack(m: Matrix, numbers: Float32Array, address: number, rows: number): void {
  const { data, cols } = m; // a property of `m` would be read again for each number
  eachBlock(m, address, rows, (start, packed, width, count) => {
    for (let from = start, to = packed; from < data.length; from += cols, to += width) {
      for (let i = 0; i < count; i++) numbers[to + i] = data[from + i];
    }
  });
}

/** Copies packed column blocks back into a matrix. */
export function unpack(m: Matrix, numbers: Float32Array, address: number, rows: number): void {
  eachBlock(m, address, rows, (start, packed, width, count) => {
    for (let r = 0; r < m.rows; r++) {
      const to = r * m.cols + start;
      for (let i = 0; i < count; i++) m.data[to + i] = numbers[packed + r * width + i];
    }
  });
}

/** Whether packed column blocks are still what `pack` made of a matrix. */
export function isAsPacked(
  m: Matrix,
  numbers: Float32Array,
  address: number,
  rows: number,
): boolean {
  let isSame = true;
  eachBlock(m, address, rows, (start, packed, width, count) => {
    for (let r = 0; r < m.rows && isSame; r++) {
      const from = r * m.cols + start;
      for (let i = 0; i < count; i++) {
        isSame &&= numbers[packed + r * width + i] === Math.fround(m.data[from + i]);
      }
    }
  });
  return isSame;
}

/** Calls `visit` with each block: its first column, its place, its width, and how many columns are ours. */
function eachBlock(
  m: Matrix,
  address: number,
  rows: number,
  visit: (start: number, packed: number, width: number, count: number) => void,
): void {
  const stride = roundUp(m.cols);
  for (let start = 0, width = 0; start < stride; start += width) {
    width = [24, 16, 8, 4].find((w) => w <= stride - start) ?? 4;
    visit(start, address / 4 + start * rows, width, Math.min(width, m.cols - start));
  }
}

/** The next multiple of 4: the numbers in one SIMD register. */
export function roundUp(count: number): number {
  return Math.ceil(count / 4) * 4;
}
