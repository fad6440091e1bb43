/** A playground's training, step by step: the engine's own, so that `train` gives the same numbers. */

import type { Activation } from "../../engine/activations.ts";
import { activations } from "../../engine/activations.ts";
import type { Dataset } from "../../engine/dataset.ts";
import { dense } from "../../engine/dense.ts";
import { type Network, network } from "../../engine/network.ts";
import { sgd } from "../../engine/optimizers.ts";
import { type Random, seeded } from "../../engine/random.ts";
import { Tally } from "../../engine/tally.ts";
import { Growth } from "../../training/divergence.ts";
import { reference } from "../../training/reference.ts";
import { featuresOf, type PlaygroundParts, planeParts } from "./data.ts";
import type { PlaygroundSettings } from "./settings.ts";

/** The network of these settings, as it is before any training. */
export function networkOf({ inputs, layers, activation, seed }: PlaygroundSettings): Network {
  const hidden = activations[activation] as Activation;
  return network({
    inputs: inputs.length,
    layers: [
      ...layers.map((units) => dense(units, { activation: hidden })),
      dense(1, { activation: activations.sigmoid }),
    ],
    random: seeded(seed),
  });
}

type Session = Awaited<ReturnType<typeof reference.start>>;

/** A training under way; the lists are those of `train`'s history. */
export class Run {
  readonly settings: PlaygroundSettings;
  readonly net: Network;
  /** The points that are learnt from and judged by, in the plane. */
  readonly plane: PlaygroundParts;
  readonly loss: number[] = [];
  readonly validationLoss: number[] = [];
  readonly accuracy: number[] = [];
  /** Why it cannot go on, in words. */
  fault: string | undefined;
  readonly #session: Session;
  readonly #validation: Dataset | undefined;
  readonly #order: Uint32Array;
  readonly #random: Random;
  readonly #tally: Tally;
  readonly #growth = new Growth();
  /** The rows of this epoch that are done. */
  #done = 0;

  private constructor(
    settings: PlaygroundSettings,
    net: Network,
    plane: PlaygroundParts,
    training: Dataset,
    session: Session,
  ) {
    this.settings = settings;
    this.net = net;
    this.plane = plane;
    this.#session = session;
    this.#validation = plane.validation && inputsOf(plane.validation, settings);
    this.#order = Uint32Array.from({ length: training.X.rows }, (_, i) => i);
    this.#random = seeded(settings.seed);
    this.#tally = new Tally(net.lossFor(training.Y), training.Y);
  }

  /** Gets ready. @throws RangeError if there are no points */
  static async start(settings: PlaygroundSettings): Promise<Run> {
    const plane = planeParts(settings);
    const training = inputsOf(plane.training, settings);
    const net = networkOf(settings);
    const { learningRate, weightDecay } = settings;
    const optimizer = sgd({ learningRate, weightDecay });
    const loss = net.lossFor(training.Y);
    const session = await reference.start({ net, data: training, loss, optimizer });
    return new Run(settings, net, plane, training, session);
  }

  /** How many epochs are done. */
  get epochs(): number {
    return this.loss.length;
  }

  /** The loss by which a goal is judged: of the samples to judge by, or of those that there are. */
  get judged(): number | undefined {
    return this.validationLoss.at(-1) ?? this.loss.at(-1);
  }

  /** Learns from at most so many batches; true when an epoch has ended, or nothing goes on. */
  step(batches: number): boolean {
    if (this.fault !== undefined) return true;
    const { batchSize } = this.settings;
    if (this.#done === 0) this.#beginEpoch();
    const to = Math.min(this.#order.length, this.#done + batches * batchSize);
    this.#done += this.#session.runBatches(this.#order, this.#done, to, batchSize, this.#tally);
    this.fault = this.#growth.faultOf(this.#tally.cost, this.#tally.meanLoss);
    if (this.#done === this.#order.length && this.fault === undefined) this.#endEpoch();
    return this.#done === 0 || this.fault !== undefined;
  }

  /** The length of the last batch's gradient in each layer; empty before the first one. */
  gradientNorms(): number[] {
    const gradients = this.#session.gradients() ?? [];
    return gradients.map(({ all }) => Math.hypot(...all.flatMap(({ data }) => Array.from(data))));
  }

  #beginEpoch(): void {
    this.#random.shuffle(this.#order);
    this.#tally.clear();
  }

  #endEpoch(): void {
    this.#done = 0;
    this.loss.push(this.#tally.meanLoss);
    this.accuracy.push(this.#tally.accuracy);
    if (this.#validation === undefined) return;
    const tally = this.#tally.another();
    this.#session.evaluate(this.#validation, 0, this.#validation.X.rows, tally);
    this.validationLoss.push(tally.meanLoss);
  }
}

function inputsOf(data: Dataset, { inputs }: PlaygroundSettings): Dataset {
  return { ...data, X: featuresOf(data.X, inputs) };
}
