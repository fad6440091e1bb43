/**
 * Is a hand-made derivative right? Compare it with the slope between two points close by.
 */
import { type Activation, isRowActivation, type RowActivation } from "./activations.ts";
import type { Dataset } from "./dataset.ts";
import type { Layer } from "./layer.ts";
import type { Loss } from "./losses.ts";
import { type Matrix, row, zeros } from "./matrix.ts";
import { Network } from "./network.ts";
import { costOf } from "./tally.ts";
import { inspectSymbol, numberText } from "./text.ts";

/** How to check. */
export interface GradCheckOptions {
  /**
   * Half the distance between the two points; 1e-5 if left out. Smaller is not better: the formula's
   * own error shrinks with h², but rounding grows with 1/h, and they meet near 1e-5.
   */
  readonly h?: number;
  /** The largest relative error that passes; 1e-7 if left out. */
  readonly tolerance?: number;
}

/** How to check a network. */
export interface NetworkCheckOptions extends GradCheckOptions {
  /** The one that belongs to the last activation if left out. */
  readonly loss?: Loss;
  /** Weights checked in each matrix, evenly spread; 200 if left out. */
  readonly perMatrix?: number;
}

/** One comparison. */
export interface SlopeComparison {
  /** What was varied, such as `x = 2` or `layer 1, W(0, 3)`. */
  readonly at: string;
  /** The slope that the formula gives. */
  readonly formula: number;
  /** The slope that was measured. */
  readonly measured: number;
  /** |formula - measured| / max(|formula|, |measured|); slopes below 1e-4 count as 1e-4 here. */
  readonly error: number;
}

/** The result of a check: `String(check)` says it in one line. */
export class GradCheck {
  /** Every comparison. */
  readonly comparisons: readonly SlopeComparison[];
  /** The largest relative error that counts as equal. */
  readonly tolerance: number;

  constructor(comparisons: readonly SlopeComparison[], tolerance: number) {
    this.comparisons = comparisons;
    this.tolerance = tolerance;
  }

  /** The comparison with the largest error. */
  get worst(): SlopeComparison {
    return this.comparisons.reduce((worst, c) => (c.error <= worst.error ? worst : c));
  }

  /** Whether every error is within the tolerance. */
  get ok(): boolean {
    return this.worst.error <= this.tolerance;
  }

  toString(): string {
    const { at, formula, measured, error } = this.worst;
    const count = `${this.comparisons.length} slopes compared`;
    if (this.ok)
      return `Gradient check passed: ${count}, largest relative error ${error.toExponential(1)}`;
    return `Gradient check failed: ${count}; at ${at} the formula gives ${numberText(formula)}, measured is ${numberText(measured)}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

/**
 * (f(x + h) - f(x - h)) / 2h: the slope of `f` at `x`, measured.
 *
 * @example centralDifference((x) => x * x, 3) // 6, nearly
 */
export function centralDifference(f: (x: number) => number, x: number, h = 1e-5): number {
  return (f(x + h) - f(x - h)) / (2 * h);
}

/**
 * The gradient of `f` at the point `x`, measured along one coordinate after the other.
 *
 * @example numericalGradient(([x, y]) => x * y, [2, 3]) // [3, 2], nearly
 */
export function numericalGradient(
  f: (x: number[]) => number,
  x: readonly number[],
  h = 1e-5,
): number[] {
  return x.map((_, i) => centralDifference((xi) => f(x.with(i, xi)), x[i], h));
}

/**
 * Compares a derivative with central differences.
 *
 * - a function and its derivative, at points: `gradCheck(Math.sin, Math.cos, [0, 1, 2])`
 * - a function of several numbers and its gradient: `gradCheck(f, gradient, [[0.5, 0.5]])`
 * - an activation: `gradCheck(tanh)`, at 24 points of [-6, 6] if none are given
 * - a network on a data set: `gradCheck(net, data)`, every weight and bias
 * @example gradCheck(sigmoid, [-2, 0, 2]).passed
 */
export function gradCheck(
  f: (x: number) => number,
  derivative: (x: number) => number,
  points: readonly number[],
  options?: GradCheckOptions,
): GradCheck;
export function gradCheck(
  f: (x: number[]) => number,
  gradient: (x: number[]) => readonly number[],
  points: readonly (readonly number[])[],
  options?: GradCheckOptions,
): GradCheck;
export function gradCheck(
  activation: Activation | RowActivation,
  points?: readonly number[],
  options?: GradCheckOptions,
): GradCheck;
export function gradCheck(
  net: Network<Layer>,
  data: Dataset,
  options?: NetworkCheckOptions,
): GradCheck;
export function gradCheck(...args: readonly unknown[]): GradCheck {
  const [subject] = args;
  if (typeof subject === "function") return checkFunction(...(args as FunctionArguments));
  if (subject instanceof Network) return checkNetwork(...(args as NetworkArguments));
  return checkActivation(...(args as ActivationArguments));
}

type FunctionArguments = [
  (x: number | number[]) => number,
  (x: number | number[]) => number | readonly number[],
  readonly (number | readonly number[])[],
  GradCheckOptions?,
];
type ActivationArguments = [Activation | RowActivation, (readonly number[])?, GradCheckOptions?];
type NetworkArguments = [Network<Layer>, Dataset, NetworkCheckOptions?];

const defaultTolerance = 1e-7;

/** 24 points of [-6, 6]: an even number, so that the kink of ReLU at 0 is not among them. */
const defaultPoints = Array.from({ length: 24 }, (_, i) => -6 + (12 * i) / 23);

function checkFunction(...[f, derivative, points, options = {}]: FunctionArguments): GradCheck {
  const { h, tolerance = defaultTolerance } = options;
  const comparisons = points.flatMap((point) => {
    if (typeof point === "number") {
      const formula = derivative(point) as number;
      return [compare(`x = ${numberText(point)}`, formula, centralDifference(f, point, h))];
    }
    const formulas = derivative([...point]) as readonly number[];
    return numericalGradient(f, point, h).map((measured, i) =>
      compare(`x = (${point.map(numberText).join(", ")}), coordinate ${i}`, formulas[i], measured),
    );
  });
  return new GradCheck(comparisons, tolerance);
}

function checkActivation(...args: ActivationArguments): GradCheck {
  const [activation, points = defaultPoints, options] = args;
  if (!isRowActivation(activation)) {
    const derivative = (z: number): number => activation.slope(activation.apply(z), z);
    return gradCheck(activation.apply, derivative, points, options);
  }
  return checkRowActivation(activation, points, options);
}

/** All entries of the Jacobian: output i of the row `points` along input j. */
function checkRowActivation(
  activation: RowActivation,
  points: readonly number[],
  { h, tolerance = defaultTolerance }: GradCheckOptions = {},
): GradCheck {
  const A = activation.apply(row(...points));
  const comparisons = points.flatMap((_, i) => {
    const dA = zeros(1, points.length);
    dA.data[i] = 1;
    const formulas = activation.backward(A, dA).data;
    const output = (z: number[]): number => activation.apply(row(...z)).data[i];
    return numericalGradient(output, points, h).map((measured, j) =>
      compare(`output ${i} along z ${j}`, formulas[j], measured),
    );
  });
  return new GradCheck(comparisons, tolerance);
}

function checkNetwork(...[net, { X, Y }, options = {}]: NetworkArguments): GradCheck {
  const { loss = net.lossFor(Y), h, tolerance = defaultTolerance, perMatrix = 200 } = options;
  const gradients = net.backward(net.forward(X), Y, loss);
  // Weights are moved in a copy: a check that is stopped leaves the network as it was.
  const moved = copyOf(net);
  const cost = (): number => costOf(moved.layers, moved.forward(X), Y, loss);
  const comparisons = moved.layers.flatMap(({ weights }, i) =>
    weights.flatMap((matrix, k) => {
      const name = `layer ${i + 1}, ${weightNames[k] ?? `weights ${k + 1}`}`;
      return checkMatrix(name, matrix, gradients[i].all[k], cost, perMatrix, h);
    }),
  );
  return new GradCheck(comparisons, tolerance);
}

/** What a layer's weights are called, in their order. */
const weightNames = ["W", "b"];

function copyOf({ layers }: Network<Layer>): Network<Layer> {
  return new Network(
    layers.map((layer) => layer.withWeights(layer.weights.map((matrix) => matrix.copy()))),
  );
}

function checkMatrix(
  name: string,
  weights: Matrix,
  slopes: Matrix,
  cost: () => number,
  limit: number,
  h?: number,
): SlopeComparison[] {
  const { data, cols } = weights;
  const count = Math.min(limit, data.length);
  return Array.from({ length: count }, (_, n) => {
    const i = Math.floor((n * data.length) / count);
    const kept = data[i];
    const costAt = (weight: number): number => {
      data[i] = weight;
      return cost();
    };
    const measured = centralDifference(costAt, kept, h);
    data[i] = kept;
    return compare(`${name}(${Math.floor(i / cols)}, ${i % cols})`, slopes.data[i], measured);
  });
}

/** Below this a slope is lost in the rounding of the difference, and errors count absolutely. */
const smallestSlope = 1e-4;

function compare(at: string, formula: number, measured: number): SlopeComparison {
  const size = Math.max(Math.abs(formula), Math.abs(measured), smallestSlope);
  const error = Math.abs(formula - measured) / size;
  return { at, formula, measured, error: Number.isNaN(error) ? Infinity : error };
}
