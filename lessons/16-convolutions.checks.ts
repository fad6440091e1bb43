/** How the sliding window and the edge finder of lesson 16 are judged. */
import { Matrix } from "../src/engine/matrix.ts";
import { map, scale, transpose } from "../src/engine/operations.ts";
import type { Random } from "../src/engine/random.ts";
import { functionOf, matrixOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import { drawn } from "../src/exercises/matrices.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

type Convolve = (image: Matrix, K: Matrix) => Matrix;

/** What one product brings to the number at a place, from what it is so far. */
type Collect = (sum: number, pixel: number, weight: number) => number;

/** A sliding window with another reading of the kernel, other sums, or other places. */
function windowWith({
  weight = (K: Matrix, y: number, x: number): number => K.at(y, x),
  collect = ((sum, pixel, w) => sum + pixel * w) as Collect,
  size = (length: number, window: number): number => length - window + 1,
  stride = 1,
}): Convolve {
  return (image, K) => {
    const rows = size(image.rows, K.rows);
    const out = new Matrix(rows, size(image.cols, K.cols));
    out.data.forEach((_, place) => {
      const r = Math.floor(place / out.cols) * stride;
      const c = (place % out.cols) * stride;
      for (let y = 0; y < K.rows; y++)
        for (let x = 0; x < K.cols; x++)
          out.data[place] = collect(
            out.data[place],
            pixelAt(image, r + y, c + x),
            weight(K, y, x),
          );
    });
    return out;
  };
}

/** A pixel, or 0 outside of the image. */
function pixelAt(image: Matrix, r: number, c: number): number {
  return r < image.rows && c < image.cols ? image.at(r, c) : 0;
}

export const rightConvolve: Convolve = windowWith({});

/** The kernel by half a turn. */
export function turned(K: Matrix): Matrix {
  return new Matrix(K.rows, K.cols, Float64Array.from(K.data).reverse());
}

const convolveSlips: readonly FunctionSlip[] = [
  [
    ((image, K) => rightConvolve(image, turned(K))) satisfies Convolve,
    "that turns the kernel; here it lies as it stands, `K.at(y, x)`",
  ],
  [
    windowWith({ weight: (K, y, x) => pixelAt(K, x, y) }),
    "row and column of the kernel are exchanged: `K.at(y, x)`",
  ],
  [
    windowWith({ collect: (_, pixel, w) => pixel * w }),
    "each product overwrites the one before: add them up with `+=`",
  ],
  [
    windowWith({ collect: (sum, pixel) => sum + pixel }),
    "the numbers of the kernel are not used: each pixel times the number above it",
  ],
  [
    windowWith({ collect: (sum, pixel, w) => sum + pixel + w }),
    "pixel and weight are multiplied, not added",
  ],
  [
    (image: Matrix, K: Matrix) =>
      scale(rightConvolve(image, K), 1 / K.data.length),
    "that is the mean of the products; their sum is asked for",
  ],
  [
    windowWith({ size: (length, window) => length - window }),
    "one place is missing in each direction: there are length - window + 1 of them",
  ],
  [
    windowWith({ size: (length) => length }),
    "at the end the kernel looks out of the image: there are only length - window + 1 places",
  ],
  [
    windowWith({
      size: (length, window) => Math.floor(length / window),
      stride: 2,
    }),
    "the windows overlap: the next place is one pixel further",
  ],
  [
    ((image, K) =>
      transpose(
        rightConvolve(transpose(image), transpose(K)),
      )) satisfies Convolve,
    "rows and columns are exchanged",
  ],
  [
    ((image, K) => transpose(rightConvolve(image, K))) satisfies Convolve,
    "rows and columns are exchanged: the place at row r and column c is `out.data[r * out.cols + c]`",
  ],
  [
    ((image, K) => {
      const Z = rightConvolve(image, K);
      const out = new Matrix(Z.rows, Z.cols);
      for (let r = 0; r < Z.rows; r++)
        for (let c = 0; c < Z.cols; c++)
          if (r * image.cols + c < out.data.length)
            out.data[r * image.cols + c] = Z.at(r, c);
      return out;
    }) satisfies Convolve,
    "the result has other rows than the image: the place is `r * out.cols + c`",
  ],
];

const numbers = (rows: number, cols: number, from: number): Matrix =>
  map(new Matrix(rows, cols), () => from++);

const convolveCheck: FunctionCheck = {
  name: "convolve",
  cases: [
    [numbers(3, 3, 1), numbers(2, 2, 1)],
    [numbers(3, 4, 1), numbers(2, 3, -2)],
  ],
  draw: (random: Random) => [
    drawn(random, 5 + random.integer(2), 4 + random.integer(3)),
    drawn(random, 1 + random.integer(3), 2 + random.integer(2)),
  ],
  expected: rightConvolve,
  slips: convolveSlips,
  otherwise:
    "begin with `zeros(image.rows - K.rows + 1, image.cols - K.cols + 1)`; four loops: two over the places, two over the kernel",
};

export function checkConvolve(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, convolveCheck);
  if (wrong) return wrong;
  const made = functionOf(answer, "convolve")(...convolveCheck.cases[0]);
  matrixOf(made, "what `convolve` gives");
  return undefined;
}

type Edges = (pixels: ArrayLike<number>) => Matrix;

/** The finder with another kernel, another end, or another image of the row. */
function edgesWith({
  kernel = [-1, -1, -1, 0, 0, 0, 1, 1, 1],
  end = (z: number): number => Math.max(0, z),
  look = (image: Matrix): Matrix => image,
}): Edges {
  const K = new Matrix(3, 3, Float64Array.from(kernel));
  return (pixels) => {
    const image = new Matrix(28, 28, Float64Array.from(pixels));
    return map(rightConvolve(look(image), K), end);
  };
}

export const rightEdges: Edges = edgesWith({});

const edgeSlips: readonly FunctionSlip[] = [
  [
    edgesWith({ kernel: [1, 1, 1, 0, 0, 0, -1, -1, -1] }),
    "these are the lower edges: the lower row counts plus, the upper row minus",
  ],
  [
    edgesWith({ kernel: [-1, 0, 1, -1, 0, 1, -1, 0, 1] }),
    "these are the left edges: the rows of the kernel are -1, 0 and 1, not its columns",
  ],
  [
    edgesWith({ kernel: [1, 0, -1, 1, 0, -1, 1, 0, -1] }),
    "these are the right edges: the rows of the kernel are -1, 0 and 1, not its columns",
  ],
  [
    edgesWith({ end: (z) => z }),
    "the ReLU is missing: what is below 0 becomes 0",
  ],
  [
    edgesWith({ end: Math.abs }),
    "the absolute value keeps the lower edges, too: what is below 0 becomes 0",
  ],
  [
    edgesWith({ end: (z) => (z > 0 ? 1 : 0) }),
    "how clear an edge is should stay: `Math.max(0, z)`, not 1",
  ],
  [
    edgesWith({ end: (z) => Math.min(0, z) }),
    "turned round: what is above 0 stays, what is below becomes 0",
  ],
  [
    edgesWith({ end: (z) => Math.max(0, z) / 3 }),
    "the three pixels are added up, without a mean",
  ],
  [
    edgesWith({ kernel: [0, -1, 0, 0, 0, 0, 0, 1, 0] }),
    "only the middle column is used: three pixels above and three below",
  ],
  [
    edgesWith({ kernel: [-1, -1, -1, 1, 1, 1, 0, 0, 0] }),
    "that takes the middle row; the lower row of the window counts",
  ],
  [
    edgesWith({ kernel: [0, 0, 0, -1, -1, -1, 1, 1, 1] }),
    "that takes the middle row; the upper row of the window counts",
  ],
  [
    edgesWith({ kernel: [-1, -1, -1, 1, 1, 1, 1, 1, 1] }),
    "the middle row does not count: its three numbers are 0",
  ],
  [
    edgesWith({ look: transpose }),
    "rows and columns of the image are exchanged: the first 28 pixels are its first row",
  ],
];

/** A digit of chance: paper with some ink. */
function drawnDigit(random: Random): number[] {
  return Array.from({ length: 784 }, () =>
    random.next() < 0.6 ? 0 : random.next(),
  );
}

const edgesCheck: FunctionCheck = {
  name: "upperEdges",
  cases: [
    [Array.from({ length: 784 }, (_, i) => (i >= 280 && i < 560 ? 1 : 0))],
  ],
  draw: (random: Random) => [drawnDigit(random)],
  draws: 2,
  expected: rightEdges,
  slips: edgeSlips,
  otherwise:
    "the kernel is `matrix([[-1, -1, -1], [0, 0, 0], [1, 1, 1]])`; slide it, then `map(Z, (z) => Math.max(0, z))`",
};

export function checkEdges(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, edgesCheck);
  if (wrong) return wrong;
  const made = functionOf(answer, "upperEdges")(...edgesCheck.cases[0]);
  matrixOf(made, "what `upperEdges` gives");
  return undefined;
}
