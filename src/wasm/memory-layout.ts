/**
 * A network laid out in WebAssembly's memory, by the fields that the assembly knows as well.
 */
import { isRowActivation } from "../engine/activations.ts";
import { convolutions } from "./convolutions.ts";
import type { FastLayer } from "./fast-layer.ts";
import { type LayerField, type LayoutField, layerFields, layoutFields } from "./fields.ts";
import { activationKernel } from "./operations.ts";
import { roundUp } from "./packing.ts";

/** How a task is done, as far as the layout depends on it. */
export interface Strategy {
  readonly layers: readonly FastLayer[];
  /** Samples that are worked on together: a batch, or a part of a long one. */
  readonly batchSize: number;
  /** How many are worked on in one go at most, so that the event loop gets its turn. */
  readonly partRows: number;
  /** Whether batches are longer than that, so that gradients are added up. */
  readonly isCut: boolean;
  readonly threads: number;
  /** Whether the input is mostly zeros. */
  readonly sparse: boolean;
  /** Room for the other inputs' entries that are kept from epoch to epoch; 0 if none are. */
  readonly csrBytes: number;
  /** Whether a sample may have several labels. */
  readonly hasLabels: boolean;
  /** The shape of all targets; 0 columns are class numbers. */
  readonly rows: number;
  readonly targetWidth: number;
  /** Samples that are staged together, a multiple of the batch size. */
  readonly stageRows: number;
  /** Numbers of kernels; see `operations.ts`. */
  readonly loss: number;
  readonly optimizer: number;
  /** How many matrices the optimizer remembers for each matrix of weights. */
  readonly slots: number;
}

/** Numbers at an address: a matrix of weights, a gradient, a memory. */
export interface PlacedLayer {
  readonly inputs: number;
  readonly units: number;
  readonly stride: number;
  readonly inputStride: number;
  readonly W: number;
  readonly b: number;
  /** What goes out of it. */
  readonly A: number;
  /** The optimizer's memories for the weights and for the biases. */
  readonly slotsW: readonly number[];
  readonly slotsB: readonly number[];
}

/** Where everything is. */
export interface MemoryLayout {
  readonly address: number;
  /** How many bytes it takes in all. */
  readonly size: number;
  readonly layers: readonly PlacedLayer[];
  /** Four words by which the threads are started; see `thread-pool.ts`. */
  readonly control: number;
  /** Four float64: the last cost, the sum so far, Adam's beta1^t and beta2^t. */
  readonly costs: number;
  /** Whether entries are kept; of each row of the data set their address (or 0) and how many they are. */
  readonly keepsCsr: boolean;
  readonly keptCsr: number;
  /** The targets of the whole data set. */
  readonly targets: number;
  /** The rows that are staged. */
  readonly chosen: number;
  /** The staged samples and targets, and the distance between two of them in numbers. */
  readonly X: number;
  readonly Y: number;
  /** Room for one sample of bytes. */
  readonly bytes: number;
  readonly inputStride: number;
  readonly outputStride: number;
  readonly stageRows: number;
  /** Writes the fields of layout and layers into memory. */
  write(memory: ArrayBufferLike): void;
}

const layoutNames = Object.keys(layoutFields) as LayoutField[];
const layerNames = Object.keys(layerFields) as LayerField[];

/** The address of a field of the layout. */
export function fieldAddress(layout: MemoryLayout, name: LayoutField): number {
  return layout.address + 4 * layoutNames.indexOf(name);
}

/** Places a network and all it needs for training. */
export function layOut(task: Strategy): MemoryLayout {
  const space = new Space();
  const { layers, batchSize, stageRows, threads } = task;
  const control = space.words(16);
  const address = space.words(layoutNames.length);
  const layerTable = space.words(layerNames.length * layers.length);
  const costs = space.words(8);
  const inputStride = roundUp(layers[0].inputs);
  const outputStride = roundUp(layers[layers.length - 1].units);
  const X = space.words(stageRows * inputStride);
  const Y = space.words(stageRows * outputStride);
  const bytes = space.words(inputStride / 4);
  let input = X;
  const placed = layers.map((layer, i) => {
    const isLast = i === layers.length - 1;
    const fields = placeLayer(space, layer, input, task);
    input = fields.A;
    return {
      ...fields,
      solo: Number(threads > 1 && (fields.stride <= 32 || (isLast && isRow(layer)))),
    };
  });
  const take = (count: number): number => space.words(count);
  const convolution = convolutions()?.place(layers[0], batchSize, threads, take);
  const sparse = Number(task.sparse);
  const keepsCsr = task.csrBytes > 0;
  const fields = {
    ...{ layers: layers.length, batchSize, threads, sparse, X, Y, costs, layerTable },
    ...{ loss: task.loss, optimizer: task.optimizer },
    taken: space.words(placed[0].stride), // more than it has blocks
    keptCsr: space.words(keepsCsr ? 2 * task.rows : 0),
    keepsCsr: Number(keepsCsr),
    hasLabels: Number(task.hasLabels),
    targets: space.words(task.rows * Math.max(1, task.targetWidth)),
    targetWidth: task.targetWidth,
    chosen: space.words(stageRows),
    csrCounts: space.words(sparse * stageRows),
    csrStarts: space.words(sparse * stageRows),
    csr: space.words(sparse * stageRows * (inputStride + 4) * 2),
    shuffles: space.words(sparse * 64),
    cscStarts: space.words(sparse * (inputStride + 2)),
    csc: space.words(sparse * batchSize * inputStride * 2),
    free: space.words(task.csrBytes / 4),
    freeEnd: space.end,
    convolution: convolution ? space.words(convolution.length) : 0,
  };
  return {
    ...{ keepsCsr, keptCsr: fields.keptCsr, targets: fields.targets, chosen: fields.chosen },
    ...{ address, control, costs, X, Y, bytes, inputStride, outputStride, stageRows },
    size: space.end,
    layers: placed,
    write: (memory) => {
      const words = new Int32Array(memory);
      writeFields(words, address, layoutNames, fields);
      if (convolution) words.set(convolution, fields.convolution / 4);
      if (sparse) writeShuffles(new Uint8Array(memory, fields.shuffles, 256));
      placed.forEach((layer, l) => {
        writeFields(words, layerTable + 4 * l * layerNames.length, layerNames, layer);
      });
    },
  };
}

/** Writes fields, in the order of their names; one that is not there is 0. */
function writeFields<Name extends string>(
  words: Int32Array,
  address: number,
  names: readonly Name[],
  fields: Readonly<Partial<Record<Name, number>>>,
): void {
  names.forEach((name, i) => {
    words[address / 4 + i] = fields[name] ?? 0;
  });
}

function placeLayer(
  space: Space,
  layer: FastLayer,
  X: number,
  { batchSize, isCut, slots }: Strategy,
) {
  const stride = roundUp(layer.units);
  const inputs = roundUp(layer.inputs);
  // In a dense layer they are the inputs and the units; in a convolution the window's pixels and the filters.
  const [rows, cols] = [roundUp(layer.W.rows), roundUp(layer.W.cols)];
  const W = space.words(rows * cols);
  const b = layer.b ? space.words(cols) : 0;
  const room = (count: number, words: number): number[] =>
    Array.from({ length: count }, () => space.words(words));
  const gradients = slots > 0 || isCut ? 1 : 0;
  const [dW = 0] = room(gradients, rows * cols);
  const [db = 0] = room(layer.b ? gradients : 0, cols);
  const slotsW = room(slots, rows * cols);
  const slotsB = room(layer.b ? slots : 0, cols);
  const [W1 = 0, W2 = 0] = slotsW;
  const [b1 = 0, b2 = 0] = slotsB;
  return {
    ...{ inputs, units: layer.units, stride, inputStride: rows },
    activation: activationKernel(layer.activation) ?? 0, // what has none is not supported
    // Four numbers more, for a convolution's filters come four at a time.
    ...{ W, b, X, A: space.words(batchSize * stride + 4), dZ: space.words(batchSize * stride + 4) },
    columns: stride === 12 ? space.words(inputs * stride) : 0,
    ...{ dW, db, W1, W2, b1, b2, slotsW, slotsB },
  };
}

/** The shuffle for each set of four lanes: the bytes of the lanes that are in the set, in order. */
function writeShuffles(bytes: Uint8Array): void {
  for (let set = 0; set < 16; set++) {
    const lanes = [0, 1, 2, 3].filter((lane) => set & (1 << lane));
    const order = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
    bytes.set(order, 16 * set);
  }
}

function isRow(layer: FastLayer): boolean {
  return isRowActivation(layer.activation);
}

/** Hands out memory from the start to the end, on boundaries of 64 bytes (a cache line). */
class Space {
  /** Address 0 means "none", so nothing lies there. */
  end = 64;

  words(count: number): number {
    const start = this.end;
    this.end = Math.ceil((start + 4 * count) / 64) * 64;
    return start;
  }
}
