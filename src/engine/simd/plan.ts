/**
 * A network laid out in WebAssembly's memory. `assembly/layout.ts` describes the same layout from
 * the other side: the fields here have its names and its order.
 */
import { isRowActivation } from "../activations.ts";
import type { Layer } from "../layer.ts";
import type { Matrix } from "../matrix.ts";
import { activationKernels } from "./kernels.ts";

/** What a plan needs to know. */
export interface PlanTask {
  readonly layers: readonly Layer[];
  /** Samples that are worked on together: a batch, or a part of a long one. */
  readonly batchSize: number;
  /** How many are worked on in one go at most, so that the event loop gets its turn. */
  readonly partRows: number;
  /** Whether batches are longer than that, so that gradients are added up. */
  readonly isCut: boolean;
  readonly threads: number;
  /** Whether the input is mostly zeros. */
  readonly sparse: boolean;
  /** Room for lists of those inputs that are kept from epoch to epoch; 0 if none are. */
  readonly listBytes: number;
  /** The shape of all targets; 0 columns are class numbers. */
  readonly rows: number;
  readonly targetWidth: number;
  /** Samples that are staged together, a multiple of the batch size. */
  readonly stageRows: number;
  /** Indices into the tables of `assembly/`. */
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
  /** The optimizer's memories for the weights and for the biases. */
  readonly slotsW: readonly number[];
  readonly slotsB: readonly number[];
}

/** Where everything is. */
export interface Plan {
  readonly address: number;
  readonly bytes: number;
  readonly layers: readonly PlacedLayer[];
  /** Four words by which the threads are started; see `team.ts`. */
  readonly control: number;
  /** Four float64: the last cost, the sum so far, Adam's beta1^t and beta2^t. */
  readonly costs: number;
  /** Whether lists are kept; of each row of the data set its list's address (or 0) and length. */
  readonly keeps: boolean;
  readonly kept: number;
  /** The targets of the whole data set. */
  readonly targets: number;
  /** The rows that are staged. */
  readonly chosen: number;
  /** The staged samples and targets, and the distance between two of them in numbers. */
  readonly X: number;
  readonly Y: number;
  readonly inputStride: number;
  readonly outputStride: number;
  readonly stageRows: number;
  /** Writes the fields of plan and layers into memory. */
  write(memory: ArrayBufferLike): void;
}

const planFields = [
  ...["layers", "batchSize", "wholeRows", "goesOn", "threads", "sparse", "loss", "optimizer"],
  ...["learningRate", "beta1", "beta2", "epsilon", "correct1", "correct2"],
  ...[
    "X",
    "Y",
    "listed",
    "targets",
    "targetWidth",
    "keeps",
    "kept",
    "free",
    "freeEnd",
    "chosen",
    "counts",
    "lists",
    "pairs",
    "shuffles",
    "starts",
    "columns",
  ],
  ...["arrived", "opened", "taken", "strange", "broken", "correct", "seen", "costs", "layerTable"],
];

const layerFields = [
  ...["inputs", "units", "stride", "activation", "solo", "W", "b", "X", "A", "dZ"],
  ...["dW", "db", "W1", "W2", "b1", "b2"],
];

/** The address of a field of the plan. */
export function fieldAddress(plan: Plan, name: string): number {
  return plan.address + 4 * planFields.indexOf(name);
}

/** Places a network and all it needs for training. */
export function layOut(task: PlanTask): Plan {
  const space = new Space();
  const { layers, batchSize, stageRows, threads } = task;
  const control = space.words(16);
  const address = space.words(planFields.length);
  const layerTable = space.words(layerFields.length * layers.length);
  const costs = space.words(8);
  const inputStride = roundUp(layers[0].inputs);
  const outputStride = roundUp(layers[layers.length - 1].units);
  const X = space.words(stageRows * inputStride);
  const Y = space.words(stageRows * outputStride);
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
  const sparse = Number(task.sparse);
  const keeps = task.listBytes > 0;
  const fields: Record<string, number> = {
    ...{ layers: layers.length, batchSize, threads, sparse, X, Y, costs, layerTable },
    ...{ loss: task.loss, optimizer: task.optimizer },
    taken: space.words(placed[0].stride), // more than it has blocks
    kept: space.words(keeps ? 2 * task.rows : 0),
    keeps: Number(keeps),
    targets: space.words(task.rows * Math.max(1, task.targetWidth)),
    targetWidth: task.targetWidth,
    chosen: space.words(stageRows),
    counts: space.words(sparse * stageRows),
    lists: space.words(sparse * stageRows),
    pairs: space.words(sparse * stageRows * (inputStride + 4) * 2),
    shuffles: space.words(sparse * 64),
    starts: space.words(sparse * (inputStride + 2)),
    columns: space.words(sparse * batchSize * inputStride * 2),
    free: space.words(task.listBytes / 4),
    freeEnd: space.end,
  };
  return {
    ...{ keeps, kept: fields.kept, targets: fields.targets, chosen: fields.chosen },
    ...{ address, control, costs, X, Y, inputStride, outputStride, stageRows },
    bytes: space.end,
    layers: placed,
    write: (memory) => {
      const words = new Int32Array(memory);
      planFields.forEach((name, i) => {
        words[address / 4 + i] = fields[name] ?? 0;
      });
      if (sparse) writeShuffles(new Uint8Array(memory, fields.shuffles, 256));
      placed.forEach((layer, l) => {
        const numbers: Record<string, unknown> = layer;
        layerFields.forEach((name, i) => {
          words[layerTable / 4 + l * layerFields.length + i] = Number(numbers[name]);
        });
      });
    },
  };
}

function placeLayer(space: Space, layer: Layer, X: number, { batchSize, isCut, slots }: PlanTask) {
  const stride = roundUp(layer.units);
  const inputs = roundUp(layer.inputs);
  const W = space.words(inputs * stride);
  const b = layer.b ? space.words(stride) : 0;
  const room = (count: number, words: number): number[] =>
    Array.from({ length: count }, () => space.words(words));
  const gradients = slots > 0 || isCut ? 1 : 0;
  const [dW = 0] = room(gradients, inputs * stride);
  const [db = 0] = room(layer.b ? gradients : 0, stride);
  const slotsW = room(slots, inputs * stride);
  const slotsB = room(layer.b ? slots : 0, stride);
  const [W1 = 0, W2 = 0] = slotsW;
  const [b1 = 0, b2 = 0] = slotsB;
  return {
    ...{ inputs, units: layer.units, stride, inputStride: inputs },
    activation: activationKernels.get(layer.activation),
    ...{ W, b, X, A: space.words(batchSize * stride), dZ: space.words(batchSize * stride) },
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

/** Copies a matrix into packed column blocks; `rows` is the number of its rows, rounded up. */
export function pack(m: Matrix, numbers: Float32Array, address: number, rows: number): void {
  eachBlock(m, address, rows, (start, packed, width, count) => {
    for (let r = 0; r < m.rows; r++) {
      const from = r * m.cols + start;
      for (let i = 0; i < count; i++) numbers[packed + r * width + i] = m.data[from + i];
    }
  });
}

/** Copies packed column blocks back into a matrix. */
export function unpack(m: Matrix, numbers: Float32Array, address: number, rows: number): void {
  eachBlock(m, address, rows, (start, packed, width, count) => {
    for (let r = 0; r < m.rows; r++) {
      const to = r * m.cols + start;
      for (let i = 0; i < count; i++) m.data[to + i] = numbers[packed + r * width + i];
    }
  });
}

/** Whether packed column blocks are still what `pack` made of a matrix. */
export function isAsPacked(
  m: Matrix,
  numbers: Float32Array,
  address: number,
  rows: number,
): boolean {
  let isSame = true;
  eachBlock(m, address, rows, (start, packed, width, count) => {
    for (let r = 0; r < m.rows && isSame; r++) {
      const from = r * m.cols + start;
      for (let i = 0; i < count; i++) {
        isSame &&= numbers[packed + r * width + i] === Math.fround(m.data[from + i]);
      }
    }
  });
  return isSame;
}

/** Calls `visit` with each block: its first column, its place, its width, and how many columns are ours. */
function eachBlock(
  m: Matrix,
  address: number,
  rows: number,
  visit: (start: number, packed: number, width: number, count: number) => void,
): void {
  const stride = roundUp(m.cols);
  for (let start = 0, width = 0; start < stride; start += width) {
    width = [24, 16, 8, 4].find((w) => w <= stride - start) ?? 4;
    visit(start, address / 4 + start * rows, width, Math.min(width, m.cols - start));
  }
}

/** The next multiple of 4: the numbers in one SIMD register. */
function roundUp(count: number): number {
  return Math.ceil(count / 4) * 4;
}

function isRow(layer: Layer): boolean {
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
