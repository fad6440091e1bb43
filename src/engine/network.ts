/**
 * A network: dense layers in a row.
 */
import { checkDataset, checkInputs, type Dataset } from "./dataset.ts";
import { chunkRows, type Evaluation, judgeRows, lossFor, outputOf, Tally } from "./evaluate.ts";
import type { History } from "./history.ts";
import { buildLayer, checkCount, type DenseDescription, type Layer } from "./layer.ts";
import type { Loss } from "./losses.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { sliceRows } from "./operations.ts";
import { BackwardPass, backward, ForwardPass, forward, type LayerGradient } from "./passes.ts";
import { checkRandom, type Random, seeded } from "./random.ts";
import { loadLayers, type NamedActivations, saveLayers } from "./saving.ts";
import { inspectSymbol } from "./text.ts";
import { checkLoss } from "./train-options.ts";

/** What a network is made of. */
export interface NetworkOptions {
  /** The number of features of a sample. */
  readonly inputs: number;
  /** The layers from the first hidden one to the output; the input is not counted as a layer. */
  readonly layers: readonly DenseDescription[];
  /** Where the starting weights come from; `seeded(1)` if left out. */
  readonly random?: Random;
}

/**
 * Builds a network and draws its starting weights.
 *
 * @example
 * network({ inputs: 2, layers: [dense(4, { activation: tanh }), dense(1, { activation: sigmoid })] })
 */
export function network({ inputs, layers, random = seeded(1) }: NetworkOptions): Network {
  checkCount("network", "inputs", inputs);
  checkRandom("network", random);
  let width = inputs;
  const built = layers.map((description) => {
    const layer = buildLayer(width, description, random);
    width = description.units;
    return layer;
  });
  return new Network(built);
}

/** Dense layers in a row. Their weights may be read and changed at will. */
export class Network {
  readonly layers: readonly Layer[];
  /** What the last `train` saw, however it ended: the epochs that were finished. */
  history: History | undefined;

  /** @throws RangeError if there is no layer, or one does not fit the next. */
  constructor(layers: readonly Layer[]) {
    if (layers.length === 0)
      throw new RangeError("network: there are no layers; give at least one");
    for (let i = 1; i < layers.length; i++) {
      if (layers[i].inputs === layers[i - 1].units) continue;
      throw new RangeError(
        `network: layer ${i} has ${layers[i - 1].units} units and layer ${i + 1} has ${layers[i].inputs} inputs; they must be equal`,
      );
    }
    this.layers = layers;
  }

  /**
   * A network from the text that `save` made.
   *
   * @param options activations of your own, by the names under which they were saved.
   * @throws SyntaxError if the text is something else.
   * @example Network.load(text, { activations: { softplus } })
   */
  static load(text: string, options: { readonly activations?: NamedActivations } = {}): Network {
    return new Network(loadLayers(text, options.activations));
  }

  get inputs(): number {
    return this.layers[0].inputs;
  }

  get outputs(): number {
    return this.layers[this.layers.length - 1].units;
  }

  /** How many numbers the network learns. */
  get parameters(): number {
    return this.layers.reduce((total, layer) => total + layer.parameters, 0);
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
  evaluate(data: Dataset, options: { readonly loss?: Loss } = {}): Evaluation {
    const { loss = this.lossFor(data.Y) } = options;
    checkLoss("evaluate", loss);
    checkDataset("evaluate", data, this.inputs);
    loss.check(data.Y, this.outputs);
    const tally = new Tally(loss);
    for (let from = 0; from < data.X.rows; from += chunkRows) {
      judgeRows(tally, this.layers, data, from, Math.min(from + chunkRows, data.X.rows));
    }
    return tally.result();
  }

  /** The loss that belongs to the last activation; see `train`. */
  lossFor(Y: Matrix): Loss {
    return lossFor(this.layers, Y);
  }

  /**
   * The network as JSON text; `Network.load` gives exactly the same numbers back.
   *
   * @throws RangeError if a weight is not finite, TypeError if an activation of your own has the name of
   * one of the library's.
   */
  save(): string {
    return saveLayers(this.layers);
  }

  toString(): string {
    const lines = this.layers.map((layer) => `  ${layer}  # ${count(layer.parameters)}`);
    return [`Network, ${count(this.parameters)}`, ...lines].join("\n");
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

function count(parameters: number): string {
  return `${parameters.toLocaleString("en")} parameters`;
}
