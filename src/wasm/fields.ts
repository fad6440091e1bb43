/**
 * The fields of a memory layout and of its layers, in order; each is 4 bytes. `compile.mjs` makes the
 * assembly's classes of them, with their comments, so both sides mean the same.
 */

/** A field's type in AssemblyScript. */
type Field = "i32" | "f32" | "usize";

/** Of a layer. */
export const layerFields = {
  /** Rows of the weights, rounded up; also the distance between two samples of the input. */
  inputs: "i32",
  /** The number of units. */
  units: "i32",
  /** Columns of the weights, rounded up; also the distance between two samples of A and dZ. */
  stride: "i32",
  /** One of the activations' kernels. */
  activation: "i32",
  /** 1 if the first thread does the whole layer. */
  solo: "i32",
  /** The packed weights. */
  W: "usize",
  /** The biases, or 0. */
  b: "usize",
  /** What comes in: A of the layer before, or the staged samples. */
  X: "usize",
  /** First z, then a; batch x stride. */
  A: "usize",
  /** First dA, then dZ; batch x stride. */
  dZ: "usize",
  /** Room for the weights by column, four inputs at a time, where a layer is twelve columns wide; else 0. */
  columns: "usize",
  /**
   * The packed gradient and that of the biases, 0 between two batches. No room (0) for plain
   * gradient descent with batches that are not cut: then weights follow their gradient at once.
   */
  dW: "usize",
  db: "usize",
  /** The optimizer's two memories for the weights and for the biases. */
  W1: "usize",
  W2: "usize",
  b1: "usize",
  b2: "usize",
} as const satisfies Readonly<Record<string, Field>>;

/**
 * Of a convolution, and of the pooling behind it, that a network begins with. Layer 0 has its weights, as a
 * dense layer of the window's pixels would have them, and what comes in and goes out.
 */
export const convolutionFields = {
  filters: "i32",
  /** Filters, rounded up: the distance between two places of `Z`. */
  stride: "i32",
  /** Rows and columns of the window. */
  size: "i32",
  /** Numbers of a pixel. */
  channels: "i32",
  /** Numbers of a row of the window, and how many rows the weights have. */
  windowRow: "i32",
  weightRows: "i32",
  /** Rows of an image, and numbers in one of them; and the same with the padding around. */
  height: "i32",
  imageRow: "i32",
  padding: "i32",
  paddedRow: "i32",
  /** The distance between two padded images. */
  paddedImage: "i32",
  /** How many places the window has, down and across. */
  rows: "i32",
  cols: "i32",
  /** The pooling's window (1 if there is none), its step, and how many places it has. */
  poolSize: "i32",
  poolStride: "i32",
  poolRows: "i32",
  poolCols: "i32",
  /** A batch of padded images; 0 if there is no padding. */
  images: "usize",
  /** For each thread z at all places of one image, so many numbers. */
  Z: "usize",
  zLength: "i32",
  /** Of each number that goes out: where in its image the window stood, in bytes; batch x stride. */
  places: "usize",
  /** For each thread a list of places and slopes, so many numbers. */
  list: "usize",
  listLength: "i32",
  /** For each filter the slopes of a batch, row by row of the window, rounded up to 8 numbers. */
  sums: "usize",
  sumRow: "i32",
  sumLength: "i32",
} as const satisfies Readonly<Record<string, Field>>;

/** Of the whole. */
export const layoutFields = {
  layers: "i32",
  batchSize: "i32",
  /** If the samples at work are a part of a long batch: how many the whole batch has; else 0. */
  wholeRows: "i32",
  /** 1 if more parts of that batch follow: until then gradients are only added up. */
  goesOn: "i32",
  threads: "i32",
  /** 1 if the input is mostly zeros, so that only the others are touched. */
  sparse: "i32",
  /** One of the losses' kernels. */
  loss: "i32",
  /** One of the optimizers' kernels. */
  optimizer: "i32",
  /**
   * 1 if a sample may have several labels, so that it is right with all of them; 0 if it has one
   * class.
   */
  hasLabels: "i32",
  learningRate: "f32",
  /** Momentum, or Adam's beta1. */
  beta1: "f32",
  beta2: "f32",
  epsilon: "f32",
  /** 1 / (1 - beta1^t) and 1 / (1 - beta2^t) for the step under way. */
  correct1: "f32",
  correct2: "f32",
  /** The staged samples and their targets, row after row. */
  X: "usize",
  Y: "usize",
  /** 1 if the entries of the samples are there already, 0 if they are to be made of `X`. */
  hasCsr: "i32",
  /** The targets of the whole data set, row after row. */
  targets: "usize",
  /** How many numbers a row of `targets` has; 0 if it is the number of a class. */
  targetWidth: "i32",
  /** 1 if entries are kept from epoch to epoch. */
  keepsCsr: "i32",
  /**
   * Of each row of the data set whose entries are kept: their address and how many they are; else
   * 0.
   */
  keptCsr: "usize",
  /** Room for kept entries: where the next ones go, and the end. */
  free: "usize",
  freeEnd: "usize",
  /** The rows that are staged. */
  chosen: "usize",
  /** Of each sample at work: how many inputs are not 0, and the address of their entries. */
  csrCounts: "usize",
  csrStarts: "usize",
  /**
   * Room for the entries of staged samples (compressed sparse rows: a place and a value for each).
   */
  csr: "usize",
  /** 16 shuffles: the one at place m brings the lanes whose bits are set in m to the front. */
  shuffles: "usize",
  /**
   * The same entries of one batch by input (compressed sparse columns): where each input's begin,
   * and the entries.
   */
  cscStarts: "usize",
  csc: "usize",
  /** How many threads have arrived at the barrier, and how often it has opened. */
  arrived: "i32",
  opened: "i32",
  /**
   * Of each column block of the first layer: the last turn of the barrier at which it was taken.
   */
  taken: "usize",
  /** 1 once an input was not finite. */
  nonFinite: "i32",
  /** 1 once a cost was not finite. */
  diverged: "i32",
  /** Samples that were answered right. */
  correct: "i32",
  /** Labels that were answered right, where a sample may have several. */
  correctLabels: "i32",
  /** What `prefetchCsr` has read: of no use, but what is used nowhere is not read. */
  seen: "i32",
  /** Four float64: the last cost, the sum over the samples so far, beta1^t and beta2^t. */
  costs: "usize",
  layerTable: "usize",
  /** The convolution that layer 0 is; 0 if there is none. */
  convolution: "usize",
} as const satisfies Readonly<Record<string, Field>>;

/** The name of a field of the layout. */
export type LayoutField = keyof typeof layoutFields;

/** The name of a field of a convolution. */
export type ConvolutionField = keyof typeof convolutionFields;

/** The name of a field of a layer. */
export type LayerField = keyof typeof layerFields;
