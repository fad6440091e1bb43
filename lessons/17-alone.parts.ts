/** The parts of a network as lesson 17 names them: what the checks compare a learner's with. */
import { softmax } from "../src/engine/activations.ts";
import type { Matrix } from "../src/engine/matrix.ts";
import {
  addRow,
  hadamard,
  map,
  matmul,
  scale,
  subtract,
  sumRows,
  timesTransposed,
  transposedTimes,
} from "../src/engine/operations.ts";
import type { Random } from "../src/engine/random.ts";
import { drawn } from "../src/exercises/matrices.ts";

export interface Layer {
  W: Matrix;
  b: Matrix;
}
export interface Gradient {
  dW: Matrix;
  db: Matrix;
}

/** What a hidden layer may have, as the learner likes: the function, and its slope from the output. */
export interface Hidden {
  readonly name: string;
  apply(z: number): number;
  slope(a: number): number;
}

export const hiddens: readonly Hidden[] = [
  {
    name: "ReLU",
    apply: (z) => Math.max(0, z),
    slope: (a) => (a > 0 ? 1 : 0),
  },
  { name: "tanh", apply: Math.tanh, slope: (a) => 1 - a * a },
  {
    name: "sigmoid",
    apply: (z) => 1 / (1 + Math.exp(-z)),
    slope: (a) => a * (1 - a),
  },
  {
    name: "leaky ReLU",
    apply: (z) => (z > 0 ? z : 0.01 * z),
    slope: (a) => (a > 0 ? 1 : 0.01),
  },
];

type Forward = (net: Layer[], X: Matrix) => Matrix[];

/** The forward pass, with other functions behind the sums, or other sums. */
export function forwardWith({
  bend = (Z: Matrix): Matrix => Z,
  last = (Z: Matrix): Matrix => softmax.apply(Z),
  sums = (A: Matrix, { W, b }: Layer): Matrix => addRow(matmul(A, W), b),
  from = (As: Matrix[]): Matrix => As[As.length - 1],
}): Forward {
  return (net, X) => {
    const As = [X];
    for (const [l, layer] of net.entries()) {
      const Z = sums(from(As), layer);
      As.push(l === net.length - 1 ? last(Z) : bend(Z));
    }
    return As;
  };
}

export const bendOf =
  (hidden: Hidden) =>
  (Z: Matrix): Matrix =>
    map(Z, hidden.apply);

/** The right forward pass with these hidden units. */
export function forwardOf(hidden: Hidden): Forward {
  return forwardWith({ bend: bendOf(hidden) });
}

type Backward = (net: Layer[], As: Matrix[], Y: Matrix) => Gradient[];

/** The walk back, with another beginning, other products, or another way through a layer. */
export function backwardWith(
  hidden: Hidden,
  {
    first = (P: Matrix, Y: Matrix): Matrix =>
      scale(subtract(P, Y), 1 / Y.rows),
    weights = (A: Matrix, dZ: Matrix): Matrix => transposedTimes(A, dZ),
    bias = (dZ: Matrix): Matrix => sumRows(dZ),
    slope = (A: Matrix): Matrix => map(A, hidden.slope),
  } = {},
): Backward {
  return (net, As, Y) => {
    const gradients: Gradient[] = [];
    let dZ = first(As[net.length], Y);
    for (let l = net.length - 1; l >= 0; l--) {
      gradients[l] = { dW: weights(As[l], dZ), db: bias(dZ) };
      if (l > 0) dZ = hadamard(timesTransposed(dZ, net[l].W), slope(As[l]));
    }
    return gradients;
  };
}

/** A network of some sizes, its biases not 0. */
export function drawnNet(random: Random, sizes: readonly number[]): Layer[] {
  return sizes.slice(1).map((units, l) => ({
    W: drawn(random, sizes[l], units, 0.8),
    b: drawn(random, 1, units, 0.8),
  }));
}

/** Layers that may be changed without touching these. */
export function copyOf(net: readonly Layer[]): Layer[] {
  return net.map(({ W, b }) => ({ W: W.copy(), b: b.copy() }));
}
