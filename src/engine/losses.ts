/**
 * Losses with their gradients. A loss is of one sample, the cost is of a batch.
 *
 * A is what the network said, Y what is true, both with one row per sample; p - y is the beginning
 * of almost every gradient here.
 */
import { type Activation, type RowActivation, sigmoid, softmax } from "./activations.ts";
import { nearestName, whatCame } from "./argument.ts";
import { checkFinite } from "./dataset.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { sliceRows } from "./operations.ts";
import { checkClassNumbers, checkProbabilities, checkSameWidth } from "./targets.ts";

/** A cost of a batch and its gradient. */
export interface Loss {
  /** What it is called. */
  readonly name: string;
  /** Whether the cost of a batch is the mean over its samples or their sum. */
  readonly over: "mean" | "sum";
  /** The cost of a batch. */
  value(A: Matrix, Y: Matrix): number;
  /** dCost/dA, in the shape of A. */
  gradient(A: Matrix, Y: Matrix, out?: Matrix): Matrix;
  /** The loss that this one is another form of: what a right answer is, it says. */
  readonly of?: Loss;
  /** The shorter and steadier formulas for the activation that belongs to this loss. */
  readonly fused?: FusedLoss;
  /** Refuses wrong targets. @throws RangeError if Y cannot be a target for outputs with `units` columns. */
  check(Y: Matrix, units: number): void;
}

/** @throws RangeError if Y holds a number that is not finite, or cannot be a target for the loss. */
export function checkTargets(operation: string, Y: Matrix, loss: Loss, units: number): void {
  checkFinite(operation, "Y", Y);
  loss.check(Y, units);
}

/** `checkTargets` for the shape of Y, and without a look at all of its numbers. */
export function checkTargetShape(operation: string, Y: Matrix, loss: Loss, units: number): void {
  try {
    loss.check(sliceRows(Y, 0, 1), units);
  } catch {
    checkTargets(operation, Y, loss, units); // says it of the whole
  }
}

/** Names of losses elsewhere. */
const otherNames: Readonly<Record<string, string>> = {
  mse: "meanSquaredError",
  sse: "sumOfSquares",
  bce: "binaryCrossEntropy",
  logloss: "binaryCrossEntropy",
  cce: "categoricalCrossEntropy",
  crossentropy: "categoricalCrossEntropy",
};
const ownLosses = ["sumOfSquares", "meanSquaredError", "binaryCrossEntropy"];
const crossEntropies = ["categoricalCrossEntropy", "sparseCategoricalCrossEntropy"];

/** @throws TypeError if `loss` is no loss. */
export function checkLoss(operation: string, loss: Loss): void {
  if (typeof loss?.value === "function" && typeof loss.gradient === "function") return;
  const word = typeof loss === "string" ? loss : "";
  const near =
    nearestName(word, [...ownLosses, ...crossEntropies], otherNames) ?? "meanSquaredError";
  throw new TypeError(
    `${operation}: loss is ${whatCame(loss)}; it must be a loss itself, such as loss: ${near}, imported from "chainrule"`,
  );
}

/** A loss joined with the last layer's activation: the logarithm meets the exponential and goes. */
export interface FusedLoss {
  /** The activation itself: another one of its name is another function. */
  readonly activation: Activation | RowActivation;
  /** The cost, from the inputs Z of the activation: finite for any finite Z. */
  value(Z: Matrix, Y: Matrix): number;
  /** dCost/dZ, from the outputs A of the activation. */
  gradient(A: Matrix, Y: Matrix, out?: Matrix): Matrix;
}

/** Sum of (a - y)² over everything: the tutorials' loss. */
export const sumOfSquares: Loss = {
  name: "sumOfSquares",
  over: "sum",
  value: squares,
  gradient: (A, Y, out) => difference(A, Y, 2, out),
  check: checkSameWidth("sumOfSquares"),
};

/** Mean of (a - y)² over rows and columns, as in Keras and PyTorch. */
export const meanSquaredError: Loss = {
  name: "meanSquaredError",
  over: "mean",
  value: (A, Y) => squares(A, Y) / A.data.length,
  gradient: (A, Y, out) => difference(A, Y, 2 / A.data.length, out),
  check: checkSameWidth("meanSquaredError"),
};

/**
 * Mean of -y log a - (1 - y) log(1 - a) over rows and columns. Another name for it is log loss.
 *
 * With sigmoid: cost = max(z, 0) - z y + log(1 + e^-|z|), dZ = (a - y) / count.
 */
export const binaryCrossEntropy: Loss = {
  name: "binaryCrossEntropy",
  over: "mean",
  value: (A, Y) => total(A, Y, (a, y) => -y * log(a) - (1 - y) * log(1 - a)) / A.data.length,
  gradient: (A, Y, out) => {
    const count = A.data.length;
    return each(A, Y, (a, y) => ((1 - y) / safe(1 - a) - y / safe(a)) / count, out);
  },
  fused: {
    activation: sigmoid,
    value: (Z, Y) =>
      total(Z, Y, (z, y) => Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)))) /
      Z.data.length,
    gradient: (A, Y, out) => difference(A, Y, 1 / A.data.length, out),
  },
  check: (Y, units) => {
    checkSameWidth("binaryCrossEntropy")(Y, units);
    checkProbabilities("binaryCrossEntropy", Y);
  },
};

/**
 * Mean over the rows of -Σ y log a; Y is one-hot.
 *
 * With softmax: cost = log Σ e^z - Σ y z, and dZ = (p - y) / rows: the Jacobian has vanished.
 */
export const categoricalCrossEntropy: Loss = {
  name: "categoricalCrossEntropy",
  over: "mean",
  value: (A, Y) => total(A, Y, (a, y) => (y === 0 ? 0 : -y * log(a))) / A.rows,
  gradient: (A, Y, out) => {
    const { rows } = A;
    return each(A, Y, (a, y) => -y / safe(a) / rows, out);
  },
  fused: {
    activation: softmax,
    value: (Z, Y) => {
      let cost = 0;
      for (let r = 0; r < Z.rows; r++) cost += rowCrossEntropy(Z, Y, r);
      return cost / Z.rows;
    },
    gradient: (A, Y, out) => difference(A, Y, 1 / A.rows, out),
  },
  check: (Y, units) => {
    checkSameWidth("categoricalCrossEntropy")(Y, units);
    checkProbabilities("categoricalCrossEntropy", Y);
  },
};

/**
 * The same cost as `categoricalCrossEntropy`, with class numbers instead of one-hot rows: Y is
 * rows x 1 and holds 0, 1, 2, ...
 */
export const sparseCategoricalCrossEntropy: Loss = {
  name: "sparseCategoricalCrossEntropy",
  over: "mean",
  value: (A, Y) => {
    let cost = 0;
    for (let r = 0; r < A.rows; r++) cost -= log(A.data[r * A.cols + Y.data[r]]);
    return cost / A.rows;
  },
  gradient: (A, Y, out = zeros(A.rows, A.cols)) => {
    out.data.fill(0);
    for (let r = 0; r < A.rows; r++) {
      const i = r * A.cols + Y.data[r];
      out.data[i] = -1 / safe(A.data[i]) / A.rows;
    }
    return out;
  },
  fused: {
    activation: softmax,
    value: (Z, Y) => {
      let cost = 0;
      for (let r = 0; r < Z.rows; r++) {
        cost += logSumExp(Z, r) - Z.data[r * Z.cols + Y.data[r]];
      }
      return cost / Z.rows;
    },
    gradient: (A, Y, out = zeros(A.rows, A.cols)) => {
      for (let i = 0; i < A.data.length; i++) out.data[i] = A.data[i] / A.rows;
      for (let r = 0; r < A.rows; r++) out.data[r * A.cols + Y.data[r]] -= 1 / A.rows;
      return out;
    },
  },
  check: checkClassNumbers,
};

/**
 * The loss that belongs to the last activation: cross-entropy for softmax (categorical for one-hot
 * rows, sparse for class numbers) and for sigmoid (binary), else the mean squared error.
 */
export function lossFor(activation: Activation | RowActivation, Y: Matrix, units: number): Loss {
  if (activation === sigmoid) return binaryCrossEntropy;
  if (activation !== softmax) return meanSquaredError;
  return Y.cols === 1 && units > 1 ? sparseCategoricalCrossEntropy : categoricalCrossEntropy;
}

/** log Σ e^z of row `r`, with the largest z taken out first so that exp cannot overflow. */
function logSumExp(Z: Matrix, r: number): number {
  const start = r * Z.cols;
  let largest = -Infinity;
  for (let i = start; i < start + Z.cols; i++) if (Z.data[i] > largest) largest = Z.data[i];
  let total = 0;
  for (let i = start; i < start + Z.cols; i++) total += Math.exp(Z.data[i] - largest);
  return largest + Math.log(total);
}

/** -Σ y log softmax(z) = Σ y (log Σ e^z - z) of one row. */
function rowCrossEntropy(Z: Matrix, Y: Matrix, r: number): number {
  const normalizer = logSumExp(Z, r);
  let cost = 0;
  for (let i = r * Z.cols; i < (r + 1) * Z.cols; i++) {
    if (Y.data[i] !== 0) cost += Y.data[i] * (normalizer - Z.data[i]);
  }
  return cost;
}

/** Probabilities below this count as this, so that a logarithm and its slope stay finite. */
const smallest = 1e-15;

function safe(probability: number): number {
  return probability < smallest ? smallest : probability;
}

function log(probability: number): number {
  return Math.log(safe(probability));
}

function squares(A: Matrix, Y: Matrix): number {
  const a = A.data;
  const y = Y.data;
  let result = 0;
  for (let i = 0; i < a.length; i++) result += (a[i] - y[i]) * (a[i] - y[i]);
  return result;
}

function difference(
  A: Matrix,
  Y: Matrix,
  factor: number,
  out: Matrix = zeros(A.rows, A.cols),
): Matrix {
  for (let i = 0; i < A.data.length; i++) out.data[i] = factor * (A.data[i] - Y.data[i]);
  return out;
}

function total(A: Matrix, Y: Matrix, f: (a: number, y: number) => number): number {
  let result = 0;
  for (let i = 0; i < A.data.length; i++) result += f(A.data[i], Y.data[i]);
  return result;
}

function each(
  A: Matrix,
  Y: Matrix,
  f: (a: number, y: number) => number,
  out: Matrix = zeros(A.rows, A.cols),
): Matrix {
  for (let i = 0; i < A.data.length; i++) out.data[i] = f(A.data[i], Y.data[i]);
  return out;
}
