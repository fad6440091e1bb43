/** Networks and data for tests of the fast engine. */
import { type Activation, softmax, tanh } from "../../src/engine/activations.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { dense } from "../../src/engine/dense.ts";
import { Matrix } from "../../src/engine/matrix.ts";
import { type Network, network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";

export function someNetwork(sizes: readonly number[], activation: Activation = tanh): Network {
  const layers = sizes
    .slice(1)
    .map((units, i) => dense(units, { activation: i === sizes.length - 2 ? softmax : activation }));
  return network({ inputs: sizes[0], layers, random: seeded(4) });
}

/** Samples whose class is the place of their largest input among the first few. */
export function someData(
  rows: number,
  inputs: number,
  classes: number,
  seed = 3,
  density = 0.3,
): Dataset {
  const random = seeded(seed);
  const X = new Matrix(rows, inputs, new Float32Array(rows * inputs));
  const Y = new Matrix(rows, classes, new Float32Array(rows * classes));
  for (let i = 0; i < X.data.length; i++) X.data[i] = random.next() < density ? random.normal() : 0;
  for (let r = 0; r < rows; r++) {
    const k = random.integer(classes);
    X.data[r * inputs + k] = 3;
    Y.data[r * classes + k] = 1;
  }
  return { X, Y };
}

/** Resolves when all threads of a session are at work: before that the first one works alone. */
export async function allThreads(session: { readonly isComplete: boolean }): Promise<void> {
  while (!session.isComplete) await new Promise((resolve) => setTimeout(resolve, 1));
}
