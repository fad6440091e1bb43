/**
 * Activations, each beside its derivative.
 *
 * `slope` takes the output a first, because it is already at hand in the backward pass and mostly
 * enough: `sigmoid.slope(a)` is a (1 - a). Giving it z is the commonest mistake of all.
 */
import { nearestName, whatCame } from "./argument.ts";
import { type Matrix, zeros } from "./matrix.ts";

/** A function of one number, mapped over a matrix element by element. */
export interface Activation {
  /** What it is called, in a saved network too. */
  readonly name: string;
  /** The output a for the input z. */
  apply(z: number): number;
  /** The derivative da/dz, written with the output a and, where that is not enough (GELU, SiLU), the input z. */
  slope(a: number, z: number): number;
}

/** An activation whose slope needs its output only. */
export interface OutputActivation extends Activation {
  /** The derivative da/dz, written with the output a. */
  slope(a: number): number;
}

/** A function of a whole row, such as softmax. */
export interface RowActivation {
  /** What it is called, in a saved network too. */
  readonly name: string;
  /** The outputs A for the inputs Z, row by row. */
  apply(Z: Matrix, out?: Matrix): Matrix;
  /** From dCost/dA to dCost/dZ, row by row. */
  backward(A: Matrix, dA: Matrix, out?: Matrix): Matrix;
}

/** 0 below zero, 1 from zero on: the perceptron's. Its slope is 0, so gradients learn nothing. */
export const step: OutputActivation = {
  name: "step",
  apply: (z) => (z >= 0 ? 1 : 0),
  slope: () => 0,
};

/** The input itself. */
export const linear: OutputActivation = { name: "linear", apply: (z) => z, slope: () => 1 };

/** 1 / (1 + e^-z), between 0 and 1. At -1000 e^1000 is infinite and the result is a clean 0. */
export const sigmoid: OutputActivation = {
  name: "sigmoid",
  apply: (z) => 1 / (1 + Math.exp(-z)),
  slope: (a) => a * (1 - a),
};

/** The hyperbolic tangent, between -1 and 1. */
export const tanh: OutputActivation = { name: "tanh", apply: Math.tanh, slope: (a) => 1 - a * a };

/** max(0, z). Its slope at 0 is taken as 0. */
export const relu: OutputActivation = {
  name: "relu",
  apply: (z) => (z > 0 ? z : 0),
  slope: (a) => (a > 0 ? 1 : 0),
};

/** z above zero, 0.01 z below: a ReLU that never stops learning. */
export const leakyRelu: OutputActivation = {
  name: "leakyRelu",
  apply: (z) => (z > 0 ? z : 0.01 * z),
  slope: (a) => (a > 0 ? 1 : 0.01),
};

/**
 * e^z divided by the row's sum of e^z: positive numbers that add up to 1 in each row.
 *
 * The backward pass multiplies by the Jacobian da_i/dz_j = a_i ((i = j) - a_j), which gives
 * dZ = A * (dA - the row's sum of A dA).
 */
export const softmax: RowActivation = {
  name: "softmax",
  apply: (Z, out = zeros(Z.rows, Z.cols)) => {
    for (let r = 0; r < Z.rows; r++) softmaxRow(Z, out, r * Z.cols);
    return out;
  },
  backward: (A, dA, out = zeros(A.rows, A.cols)) => {
    for (let r = 0; r < A.rows; r++) softmaxRowBackward(A, dA, out, r * A.cols);
    return out;
  },
};

const all = [step, linear, sigmoid, tanh, relu, leakyRelu, softmax];

/** Every activation by its name; `Network.load` looks them up here. */
export const activations: Readonly<Record<string, Activation | RowActivation>> = Object.fromEntries(
  all.map((activation) => [activation.name, activation]),
);

/** A = activation(Z); batch x units. */
export function activate(
  activation: Activation | RowActivation,
  Z: Matrix,
  out: Matrix = zeros(Z.rows, Z.cols),
): Matrix {
  return isRowActivation(activation) ? activation.apply(Z, out) : applyEach(activation, Z, out);
}

/** dZ = dA * activation'(z): from the slope of the cost along a to that along z. */
export function throughActivation(
  activation: Activation | RowActivation,
  Z: Matrix,
  A: Matrix,
  dA: Matrix,
  dZ: Matrix,
): void {
  if (isRowActivation(activation)) activation.backward(A, dA, dZ);
  else timesSlope(activation, Z, A, dA, dZ);
}

/** Whether an activation works on whole rows. */
export function isRowActivation(f: Activation | RowActivation): f is RowActivation {
  return "backward" in f;
}

/** @throws TypeError if `activation` is none. */
export function checkActivation(operation: string, activation: Activation | RowActivation): void {
  // A function has an `apply` of JavaScript's own.
  if (typeof activation === "object" && typeof activation?.apply === "function") return;
  const word = typeof activation === "string" ? activation : "";
  const near = nearestName(word, Object.keys(activations)) ?? "relu";
  throw new TypeError(
    `${operation}: activation is ${whatCame(activation)}; it must be an activation itself, such as activation: ${near}, imported from "chainrule"`,
  );
}

/** A loop of its own and not `map`: V8 inlines a formula where only one is ever called. */
function applyEach({ apply }: Activation, { data: z }: Matrix, out: Matrix): Matrix {
  const a = out.data;
  for (let i = 0; i < z.length; i++) a[i] = apply(z[i]);
  return out;
}

/** dZ = dA * slope(A, Z), element by element. */
function timesSlope({ slope }: Activation, Z: Matrix, A: Matrix, dA: Matrix, dZ: Matrix): void {
  const z = Z.data;
  const a = A.data;
  const da = dA.data;
  const dz = dZ.data;
  for (let i = 0; i < a.length; i++) dz[i] = da[i] * slope(a[i], z[i]);
}

function softmaxRow(Z: Matrix, out: Matrix, start: number): void {
  const end = start + Z.cols;
  let largest = -Infinity;
  for (let i = start; i < end; i++) if (Z.data[i] > largest) largest = Z.data[i];
  let total = 0;
  for (let i = start; i < end; i++) {
    // Less the row's largest number: softmax is unchanged, and exp cannot overflow.
    out.data[i] = Math.exp(Z.data[i] - largest);
    total += out.data[i];
  }
  for (let i = start; i < end; i++) out.data[i] /= total;
}

function softmaxRowBackward(A: Matrix, dA: Matrix, out: Matrix, start: number): void {
  const end = start + A.cols;
  let weighted = 0;
  for (let i = start; i < end; i++) weighted += A.data[i] * dA.data[i];
  for (let i = start; i < end; i++) out.data[i] = A.data[i] * (dA.data[i] - weighted);
}
