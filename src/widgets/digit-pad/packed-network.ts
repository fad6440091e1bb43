/** A network as data that an output can carry: float32 weights as base64, and the way back. */
import { activate, activations } from "../../engine/activations.ts";
import { Dense } from "../../engine/dense.ts";
import type { Layer } from "../../engine/layer.ts";
import { Matrix } from "../../engine/matrix.ts";
import { base64, bytesOf } from "../../plots/base64.ts";

/** A dense layer: `W` is inputs x units, row by row, `b` 1 x units or null; both float32, base64. */
export interface PackedLayer {
  readonly inputs: number;
  readonly units: number;
  /** The activation's name, such as "relu". */
  readonly activation: string;
  readonly W: string;
  readonly b: string | null;
}

/**
 * The layers as data; 784-30-10 takes 127 kB.
 *
 * @throws TypeError if one is not dense, or has an activation of your own.
 */
export function packLayers(layers: readonly Layer[]): PackedLayer[] {
  return layers.map(denseOf).map(({ inputs, units, activation, W, b }) => ({
    inputs,
    units,
    activation: activation.name,
    W: floats(W),
    b: b ? floats(b) : null,
  }));
}

function denseOf(layer: Layer, i: number): Dense {
  const { name } = layer.activation;
  if (layer instanceof Dense && activations[name] === layer.activation) return layer;
  const what =
    layer instanceof Dense ? `its activation ${name} is your own` : `it is ${layer.kind}`;
  throw new TypeError(
    `digitPad: layer ${i + 1} cannot be packed: ${what}; the pad computes dense layers with the library's activations`,
  );
}

/** The layers in such data. @throws TypeError or RangeError if it is something else */
export function unpackLayers(data: unknown): Dense[] {
  if (!Array.isArray(data) || data.length === 0) throw wrong("layers is not a list of layers");
  const layers = data.map((packed) => unpackLayer(packed as PackedLayer));
  layers.forEach((layer, i) => {
    if (i > 0 && layer.inputs !== layers[i - 1].units) throw wrong(`layer ${i + 1} does not fit`);
  });
  return layers;
}

/** What the layers give for one sample. */
export function outputsOf(layers: readonly Layer[], sample: Float64Array): Float64Array {
  let A = new Matrix(1, sample.length, sample);
  for (const layer of layers) A = activate(layer.activation, layer.forward(A));
  return Float64Array.from(A.data);
}

function unpackLayer({ inputs, units, activation, W, b }: PackedLayer): Dense {
  if (!Object.hasOwn(activations, activation)) throw wrong(`no activation is called ${activation}`);
  const bias = b === null ? undefined : matrixOf(1, units, b);
  return new Dense(matrixOf(inputs, units, W), bias, activations[activation]);
}

function floats({ data }: Matrix): string {
  return base64(new Uint8Array(Float32Array.from(data).buffer));
}

/** @throws RangeError (Matrix) if the numbers are not as many as the shape says */
function matrixOf(rows: number, cols: number, packed: string): Matrix {
  return new Matrix(rows, cols, Float64Array.from(new Float32Array(bytesOf(packed).buffer)));
}

function wrong(what: string): TypeError {
  return new TypeError(`digitPad: ${what}`);
}
