/** A network as data that an output can carry: float32 weights as base64, and the way back. */
import { activations } from "../../engine/activations.ts";
import { Layer } from "../../engine/layer.ts";
import { Matrix } from "../../engine/matrix.ts";
import { base64, bytesOf } from "../base64.ts";

/** A dense layer: `W` is inputs x units, row by row, `b` 1 x units or null; both float32, base64. */
export interface PackedLayer {
  readonly inputs: number;
  readonly units: number;
  /** The activation's name, such as "relu". */
  readonly activation: string;
  readonly W: string;
  readonly b: string | null;
}

/** The layers as data; 784-30-10 takes 127 kB. */
export function packLayers(layers: readonly Layer[]): PackedLayer[] {
  return layers.map(({ inputs, units, activation, W, b }) => ({
    inputs,
    units,
    activation: activation.name,
    W: floats(W),
    b: b ? floats(b) : null,
  }));
}

/** The layers in such data. @throws TypeError or RangeError if it is something else */
export function unpackLayers(data: unknown): Layer[] {
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
  for (const layer of layers) A = layer.activate(layer.weigh(A));
  return Float64Array.from(A.data);
}

function unpackLayer({ inputs, units, activation, W, b }: PackedLayer): Layer {
  if (!Object.hasOwn(activations, activation)) throw wrong(`no activation is called ${activation}`);
  const bias = b === null ? undefined : matrixOf(1, units, b);
  return new Layer(matrixOf(inputs, units, W), bias, activations[activation]);
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
