/** What the tests of training train on. */
import { sigmoid, tanh } from "../../src/engine/activations.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { dense } from "../../src/engine/dense.ts";
import { Matrix, matrix } from "../../src/engine/matrix.ts";
import { type Network, network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";

export const xor: Dataset = {
  X: matrix([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  Y: matrix([[0], [1], [1], [0]]),
};

/** A network that can learn XOR; always the same. */
export function xorNet(): Network {
  return network({
    inputs: 2,
    layers: [dense(4, { activation: tanh }), dense(1, { activation: sigmoid })],
    random: seeded(3),
  });
}

/** As many samples of nothing as one likes. */
export function manyRows(rows: number): Dataset {
  return { X: new Matrix(rows, 2), Y: new Matrix(rows, 1) };
}
