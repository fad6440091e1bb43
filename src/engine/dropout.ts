/**
 * Dropout (Srivastava and others, 2014): while the network learns, a share of the numbers is set to 0 at
 * random, so that no unit relies on a single other one.
 */
import { linear } from "./activations.ts";
import { checkOptions } from "./argument.ts";
import { type Layer, type LayerDescription, layerLoaders, type Shape, sizeOf } from "./layer.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { checkRandom, type Random, seeded } from "./random.ts";
import { inspectSymbol } from "./text.ts";

/** How to drop. */
export interface DropoutOptions {
  /** Decides what is dropped; one that is drawn from the network's own if left out. */
  readonly random?: Random;
}

/**
 * Describes a layer that drops a share `rate` of its inputs in every step of a training, and multiplies
 * the others by 1 / (1 - rate), so that the mean stays. It changes nothing in `predict` and `evaluate`.
 *
 * @throws RangeError if `rate` is not from 0 to below 1.
 * @example network({ inputs: 784, layers: [dense(100, { activation: relu }), dropout(0.5), dense(10)] })
 */
export function dropout(rate: number, options: DropoutOptions = {}): LayerDescription<Dropout> {
  if (!(rate >= 0 && rate < 1)) {
    throw new RangeError(`dropout: rate is ${rate}; it must be a share from 0 to below 1`);
  }
  checkOptions("dropout", options, ["random"]);
  if (options.random !== undefined) checkRandom("dropout", options.random);
  return {
    build: (inputShape, random) =>
      new Dropout(rate, inputShape, options.random ?? seeded(random.integer(2 ** 32))),
  };
}

/** A layer that drops; it learns nothing. */
export class Dropout implements Layer {
  readonly kind = "dropout";
  readonly activation = linear;
  readonly weights: readonly Matrix[] = [];
  readonly rate: number;
  readonly inputShape: Shape;
  readonly #random: Random;
  /** What each number of the last forward pass was multiplied by; `undefined` where nothing was dropped. */
  #factors: Float64Array | undefined;

  constructor(rate: number, inputShape: Shape, random: Random) {
    this.rate = rate;
    this.inputShape = inputShape;
    this.#random = random;
  }

  get outputShape(): Shape {
    return this.inputShape;
  }

  forward(X: Matrix, Z: Matrix = zeros(X.rows, X.cols)): Matrix {
    this.#factors = undefined;
    Z.data.set(X.data);
    return Z;
  }

  forwardTraining(X: Matrix, Z: Matrix = zeros(X.rows, X.cols)): Matrix {
    const kept = 1 / (1 - this.rate);
    const factors = Float64Array.from(X.data, () => (this.#random.next() < this.rate ? 0 : kept));
    for (let i = 0; i < factors.length; i++) Z.data[i] = X.data[i] * factors[i];
    this.#factors = factors;
    return Z;
  }

  backward(_X: Matrix, dZ: Matrix, _: readonly Matrix[], dX: Matrix | undefined): void {
    const factors = this.#factors;
    if (!dX) return;
    for (let i = 0; i < dZ.data.length; i++) dX.data[i] = dZ.data[i] * (factors ? factors[i] : 1);
  }

  withWeights(): Dropout {
    return this;
  }

  settings(): Readonly<Record<string, number>> {
    return { rate: this.rate };
  }

  /** In one line: `dropout 100, rate 0.5`. */
  toString(): string {
    return `dropout ${sizeOf(this.inputShape)}, rate ${this.rate}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

/** The layer that was saved; it drops by a generator of its own from now on. */
layerLoaders.set("dropout", ({ inputs, setting }) => {
  return new Dropout(setting("rate"), [inputs], seeded(1));
});
