/** A network as data that an output can carry: float32 weights as base64, and the way back. */
import { activate, activations } from "../../engine/activations.ts";
import { whatCame } from "../../engine/argument.ts";
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
  if (data.length > mostLayers)
    throw wrong(`there are ${data.length} layers; it shows ${mostLayers}`);
  const layers = data.map((packed, i) => unpackLayer(packed, `layer ${i + 1}`));
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

/** More than these nobody packs. */
const [mostLayers, mostUnits] = [20, 10_000];

function unpackLayer(packed: unknown, name: string): Dense {
  const { inputs, units, activation, W, b } = (packed ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof activation !== "string" || !Object.hasOwn(activations, activation)) {
    throw wrong(`${name}: no activation is called ${whatCame(activation)}`);
  }
  const [rows, cols] = [sizeOf(`${name}: inputs`, inputs), sizeOf(`${name}: units`, units)];
  const bias = b === null ? undefined : matrixOf(1, cols, b, `${name}: b`);
  return new Dense(matrixOf(rows, cols, W, `${name}: W`), bias, activations[activation]);
}

function sizeOf(name: string, value: unknown): number {
  const isSize = typeof value === "number" && Number.isInteger(value);
  if (isSize && value >= 1 && value <= mostUnits) return value;
  throw wrong(`${name} is ${whatCame(value)}; it must be a whole number from 1 to ${mostUnits}`);
}

function floats({ data }: Matrix): string {
  return base64(new Uint8Array(Float32Array.from(data).buffer));
}

function matrixOf(rows: number, cols: number, packed: unknown, name: string): Matrix {
  if (typeof packed !== "string") throw wrong(`${name} is ${whatCame(packed)}; it must be a text`);
  const { buffer, length } = bytesOf(packed, `digitPad: ${name}`);
  if (length !== 4 * rows * cols) {
    throw wrong(`${name} has ${length} bytes; ${rows} x ${cols} numbers have ${4 * rows * cols}`);
  }
  return new Matrix(rows, cols, Float64Array.from(new Float32Array(buffer)));
}

function wrong(what: string): TypeError {
  return new TypeError(`digitPad: ${what}`);
}
