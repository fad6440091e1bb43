/**
 * A network: layers in a row.
 */
import { checkCount } from "./argument.ts";
import { checkDataset, checkInputs, type Dataset } from "./dataset.ts";
import type { Dense } from "./dense.ts";
import type { History } from "./history.ts";
import {
  inputsOf,
  type Layer,
  type LayerDescription,
  parametersOf,
  type Shape,
  unitsOf,
} from "./layer.ts";
import { checkLoss, type Loss, lossFor } from "./losses.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { sliceRows } from "./operations.ts";
import { BackwardPass, backward, ForwardPass, forward, type LayerGradient } from "./passes.ts";
import { checkRandom, type Random, seeded } from "./random.ts";
import { type LoadOptions, loadLayers, type SaveOptions, saveLayers } from "./saving.ts";
import { chunkRows, type Evaluation, outputOf, Tally, tallyRows } from "./tally.ts";
import { inspectSymbol } from "./text.ts";

/** What a network is made of. */
export interface NetworkOptions<D extends LayerDescription = LayerDescription> {
  /** The number of features of a sample, or its shape: [28, 28, 1] for height, width, channels. */
  readonly inputs: number | Shape;
  /** The layers from the first hidden one to the output; the input is not counted as a layer. */
  readonly layers: readonly D[];
  /** Where the starting weights come from; `seeded(1)` if left out. */
  readonly random?: Random;
}

/**
 * Builds a network and draws its starting weights.
 *
 * @throws RangeError if a count is not a whole number of at least 1, or a layer does not fit the one before.
 * @example
 * network({ inputs: 2, layers: [dense(4, { activation: tanh }), dense(1, { activation: sigmoid })] })
 */
export function network<D extends LayerDescription>(
  options: NetworkOptions<D>,
): Network<ReturnType<D["build"]>> {
  const { inputs, layers, random = seeded(1) } = options;
  let shape = typeof inputs === "number" ? [inputs] : inputs;
  for (const length of shape) checkCount("network", "inputs", length);
  checkRandom("network", random);
  const built = layers.map((description) => {
    const layer = description.build(shape, random) as ReturnType<D["build"]>;
    shape = layer.outputShape;
    return layer;
  });
  return new Network(built);
}

/** By which loss to judge. */
export interface LossChoice {
  /** The one that belongs to the last activation if left out. */
  readonly loss?: Loss;
}

/**
 * Layers in a row. Their weights may be read and changed at will.
 *
 * `Network` alone is one of dense layers; a network of others is a `Network<Layer>`.
 */
export class Network<L extends Layer = Dense> {
  /** From the first hidden layer to the output. */
  readonly layers: readonly L[];
  /** What the last `train` saw, however it ended: the epochs that were finished. */
  history: History | undefined;

  /** @throws RangeError if there is no layer, or one does not fit the next. */
  constructor(layers: readonly L[]) {
    if (layers.length === 0)
      throw new RangeError("network: there are no layers; give at least one");
    for (let i = 1; i < layers.length; i++) {
      const [units, inputs] = [unitsOf(layers[i - 1]), inputsOf(layers[i])];
      if (inputs === units) continue;
      throw new RangeError(
        `network: layer ${i} has ${units} units and layer ${i + 1} has ${inputs} inputs; they must be equal`,
      );
    }
    this.layers = layers;
  }

  /**
   * A network from the text that `save` made.
   *
   * The text says which layers it has: `Network.load<Layer>(text)` if they are not all dense.
   *
   * @param options activations and layers of your own, by the names under which they were saved.
   * @throws SyntaxError if the text is something else.
   * @example Network.load(text, { activations: { softplus } })
   */
  static load<L extends Layer = Dense>(text: string, options: LoadOptions = {}): Network<L> {
    return new Network(loadLayers(text, options) as L[]);
  }

  /** How many inputs a sample has. */
  get inputs(): number {
    return inputsOf(this.layers[0]);
  }

  /** How many outputs a sample gets. */
  get outputs(): number {
    return unitsOf(this.layers[this.layers.length - 1]);
  }

  /** How many numbers the network learns. */
  get parameters(): number {
    return parametersOf(this.layers);
  }

  /** Runs X (batch x inputs) through all layers and keeps every z and a. */
  forward(X: Matrix): ForwardPass {
    checkInputs("forward", X, this.inputs);
    return forward(this.layers, new ForwardPass(this.layers, X));
  }

  /**
   * The slopes of the cost along all weights.
   *
   * @param pass what `forward` gave for the batch.
   * @param Y the batch's targets, batch x outputs.
   * @param loss the one that belongs to the last activation if left out.
   */
  backward(pass: ForwardPass, Y: Matrix, loss: Loss = this.lossFor(Y)): readonly LayerGradient[] {
    checkDataset("backward", { X: pass.X, Y }, this.inputs);
    loss.check(Y, this.outputs);
    return backward(this.layers, pass, Y, loss, new BackwardPass(this.layers, Y.rows)).gradients;
  }

  /** The outputs for X: samples x outputs. */
  predict(X: Matrix): Matrix {
    checkInputs("predict", X, this.inputs);
    const out = zeros(X.rows, this.outputs);
    for (let from = 0; from < X.rows; from += chunkRows) {
      const rows = sliceRows(X, from, Math.min(from + chunkRows, X.rows));
      const pass = forward(this.layers, new ForwardPass(this.layers, rows));
      out.data.set(outputOf(pass).data, from * this.outputs);
    }
    return out;
  }

  /**
   * Cost and accuracy on a data set; no weight is changed.
   *
   * @throws RangeError if shapes do not fit, a number is not finite, or a target cannot be.
   */
  evaluate(data: Dataset, { loss = this.lossFor(data.Y) }: LossChoice = {}): Evaluation {
    checkLoss("evaluate", loss);
    checkDataset("evaluate", data, this.inputs);
    loss.check(data.Y, this.outputs);
    const tally = new Tally(loss, data.Y);
    for (let from = 0; from < data.X.rows; from += chunkRows) {
      tallyRows(tally, this.layers, data, from, Math.min(from + chunkRows, data.X.rows));
    }
    return tally.result();
  }

  /** The loss that belongs to the last activation; see `train`. */
  lossFor(Y: Matrix): Loss {
    return lossFor(this.layers[this.layers.length - 1].activation, Y, this.outputs);
  }

  /**
   * The network as JSON text; `Network.load` gives exactly the same numbers back (float32 if compact).
   *
   * @throws RangeError if a weight is not finite, TypeError if an activation of your own has the name of
   * one of the library's.
   */
  save(options?: SaveOptions): string {
    return saveLayers(this.layers, options);
  }

  toString(): string {
    const lines = this.layers.map((layer) => `  ${layer}  # ${count(parametersOf([layer]))}`);
    return [`Network, ${count(this.parameters)}`, ...lines].join("\n");
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

function count(parameters: number): string {
  return `${parameters.toLocaleString("en")} parameters`;
}
