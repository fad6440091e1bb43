/** chainrule: neural networks by hand, in typed TypeScript. A table of contents, in teaching order. */

// Numbers in rows and columns

export type { Dataset } from "./engine/dataset.ts";
export { column, Matrix, matrix, row, zeros } from "./engine/matrix.ts";
export {
  add,
  addRow,
  argmaxRows,
  gatherRows,
  hadamard,
  map,
  matmul,
  mean,
  scale,
  sliceRows,
  subtract,
  sum,
  sumRows,
  timesTransposed,
  transpose,
  transposedTimes,
} from "./engine/operations.ts";
export { type Random, seeded } from "./engine/random.ts";

// One unit: the perceptron, and other activations

export {
  type Activation,
  leakyRelu,
  linear,
  type RowActivation,
  relu,
  sigmoid,
  softmax,
  step,
  tanh,
} from "./engine/activations.ts";
export {
  type PerceptronHistory,
  type PerceptronOptions,
  type PerceptronUpdate,
  perceptron,
  trainPerceptron,
} from "./engine/perceptron.ts";

// Slopes and losses

export {
  centralDifference,
  type GradCheck,
  type GradCheckOptions,
  gradCheck,
  numericalGradient,
  type SlopeComparison,
} from "./engine/gradcheck.ts";
export {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "./engine/losses.ts";
export { Value, value } from "./engine/value.ts";

// Networks

export type { Evaluation } from "./engine/evaluate.ts";
export { type DenseOptions, dense, type Initializer, type Layer } from "./engine/layer.ts";
export { Network, type NetworkOptions, network } from "./engine/network.ts";
export type { ForwardPass, LayerGradient } from "./engine/passes.ts";

// Training

export type { History, TrainingProgress } from "./engine/history.ts";
export { adam, momentum, type Optimizer, sgd } from "./engine/optimizers.ts";
export { DivergenceError, type TrainOptions, train } from "./engine/train.ts";

// Showing and checking

export { type Displayable, displaySymbol, type MimeBundle } from "./display/bundle.ts";
export { type LiveDisplay, show, showLive } from "./display/show.ts";
export { Exercise, todo } from "./exercises/exercise.ts";
export * as exercises from "./exercises/index.ts";
export { Verdict } from "./exercises/verdict.ts";
