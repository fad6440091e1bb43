/** chainrule: neural networks by hand, in typed TypeScript. A table of contents, in teaching order. */

// The course

export { courseMap } from "../lessons/course-map.ts";
export * as exercises from "../lessons/exercises.ts";

// Numbers in rows and columns

export type { Dataset, Labels } from "./engine/dataset.ts";
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

export { conv2d } from "./convolution.ts";
export type { Conv2d, Conv2dOptions } from "./engine/conv2d.ts";
export { Dense, type DenseOptions, dense } from "./engine/dense.ts";
export { type DropoutOptions, dropout } from "./engine/dropout.ts";
export { flatten } from "./engine/flatten.ts";
export type { Initializer, InitializerName } from "./engine/init.ts";
export type { Layer, LayerDescription, SavedLayer, Shape } from "./engine/layer.ts";
export { type MaxPoolOptions, maxPool2d } from "./engine/max-pool.ts";
export { type LossChoice, Network, type NetworkOptions, network } from "./engine/network.ts";
export type { ForwardPass, LayerGradient } from "./engine/passes.ts";
export type { LoadOptions, SaveOptions } from "./engine/saving.ts";
export type { Evaluation } from "./engine/tally.ts";

// How good it is

export { confusionCounts } from "./metrics/confusion.ts";
export { meanAbsoluteError, r2, type Values } from "./metrics/errors.ts";
export {
  type LayerStatistics,
  type LayerStatisticsOptions,
  layerStatistics,
} from "./metrics/layer-statistics.ts";
export { type Predictor, predictClasses } from "./metrics/predict-classes.ts";
export { type ClassScores, f1, precision, recall } from "./metrics/scores.ts";

// Training

export type { History, TrainingProgress } from "./engine/history.ts";
export {
  type AdamOptions,
  adam,
  adamW,
  type MomentumOptions,
  momentum,
  type Optimizer,
  type RmsPropOptions,
  rmsProp,
  type SgdOptions,
  sgd,
} from "./engine/optimizers.ts";
export { evaluate, train } from "./train.ts";
export { DivergenceError } from "./training/divergence.ts";
export type { EarlyStopping } from "./training/early-stopping.ts";
export type { EvaluateOptions } from "./training/evaluate.ts";
export { cosineDecay, exponentialDecay, type Schedule, stepDecay } from "./training/schedules.ts";
export { StoppedError } from "./training/stopped.ts";
export type { TrainOptions } from "./training/train-options.ts";

// Figures

export { type BarChartOptions, barChart } from "./plots/bar-chart.ts";
export { type ComputationGraphOptions, computationGraph } from "./plots/computation-graph.ts";
export {
  type ConfusionMatrixOptions,
  confusionMatrix,
  type Predictions,
} from "./plots/confusion-matrix.ts";
export { type ContourOptions, contour } from "./plots/contour.ts";
export {
  type DecisionBoundaryOptions,
  decisionBoundary,
  type LabelledPredictor,
} from "./plots/decision-boundary.ts";
export {
  type DecisionLineOptions,
  decisionLine,
  type LineState,
  type UnitHistory,
} from "./plots/decision-line.ts";
export { Figure } from "./plots/figure.ts";
export {
  type FunctionGalleryOptions,
  functionGallery,
  type GalleryFunction,
} from "./plots/function-gallery.ts";
export {
  type HiddenPair,
  type HiddenPlaneOptions,
  hiddenPlane,
  type LabelledNetwork,
} from "./plots/hidden-plane.ts";
export { type HistogramOptions, histogram } from "./plots/histogram.ts";
export { type ImageGridOptions, imageGrid } from "./plots/image-grid.ts";
export type { Sample, Samples, Table } from "./plots/inputs.ts";
export type { FigureOptions } from "./plots/layout.ts";
export { type Line, type LineChartOptions, type Lines, lineChart } from "./plots/line-chart.ts";
export { type LossCurveOptions, type LossHistory, lossCurve } from "./plots/loss-curve.ts";
export { type NetworkGraphOptions, networkGraph } from "./plots/network-graph.ts";
export type { Role } from "./plots/palette.ts";
export { type SurfaceOptions, surface } from "./plots/surface.ts";
export { type TangentSliderOptions, tangentSlider } from "./plots/tangent-slider.ts";
export { weightImages } from "./plots/weight-images.ts";

// Figures to work with

export { type BackwardGame, backwardGame } from "./widgets/backward-game/bundle.ts";
export {
  type ConfusionDetective,
  type ConfusionDetectiveOptions,
  confusionDetective,
  type JudgedImages,
} from "./widgets/confusion-detective/bundle.ts";
export { type DigitPad, type DigitPadOptions, digitPad } from "./widgets/digit-pad/bundle.ts";
export {
  type LiveTraining,
  type LiveTrainingOptions,
  liveTraining,
} from "./widgets/live-training.ts";
export {
  type Playground,
  type PlaygroundOptions,
  playground,
} from "./widgets/playground/bundle.ts";
export type { PlaygroundGoal } from "./widgets/playground/goals.ts";
export type {
  PaintedPoint,
  PlaygroundActivation,
  PlaygroundData,
  PlaygroundInput,
  PlaygroundSettings,
} from "./widgets/playground/settings.ts";
export {
  type Slider,
  type SliderOptions,
  slider,
  sliders,
} from "./widgets/slider/bundle.ts";
export type { Knobs, KnobValues, PointKnob, RangeKnob } from "./widgets/slider/knobs.ts";

// Data

export { type BatchOptions, batches } from "./data/batches.ts";
export {
  type BlobOptions,
  blobs,
  type CloudOptions,
  moons,
  type NoiseOptions,
  type SpiralOptions,
  spiral,
} from "./data/clouds.ts";
export { type CsvOptions, type CsvTable, parseCsv, readCsv } from "./data/csv.ts";
export type { ColumnEncoding } from "./data/csv-column.ts";
export {
  type CsvDataset,
  type CsvDatasetOptions,
  type CsvEncoding,
  csvDataset,
} from "./data/csv-dataset.ts";
export type { FileReader } from "./data/files.ts";
export { type Idx, type IdxData, parseIdx } from "./data/idx.ts";
export {
  type IdxDatasetOptions,
  type IdxFiles,
  idxDataset,
} from "./data/idx-dataset.ts";
export { type Iris, iris } from "./data/iris.ts";
export { countLabels, type LabelledDataset, oneHot } from "./data/labels.ts";
export { type Mnist, type MnistSource, mnist, provideMnist } from "./data/mnist.ts";
export { loadScaler, minMaxScaler, type Scaler, standardScaler } from "./data/scalers.ts";
export { type Split, type SplitOptions, split } from "./data/split.ts";
export { type Part, subset, take, takePerClass } from "./data/subset.ts";
export { type GateName, gates, threeColumnTable } from "./data/tables.ts";

// Showing and checking

export { type Displayable, displaySymbol, type MimeBundle } from "./display/bundle.ts";
export {
  acceptComms,
  type Comm,
  type CommAcceptor,
  type CommOptions,
  openComm,
} from "./display/comm.ts";
export { type LiveDisplay, show, showLive } from "./display/show.ts";
export type { CourseMap } from "./exercises/course-map.ts";
export { Exercise } from "./exercises/exercise.ts";
export { todo } from "./exercises/todo.ts";
export { Verdict } from "./exercises/verdict.ts";
