/** Learning rates that change from epoch to epoch. */
import { checkCount } from "../engine/argument.ts";

/** The learning rate of an epoch, counted from 1. */
export type Schedule = (epoch: number) => number;

/** A rate that is multiplied by `factor` after every so many epochs. */
export interface StepDecayOptions {
  /** The rate of the first epochs, above 0. */
  readonly from: number;
  /** Epochs with one rate. */
  readonly every: number;
  /** What the rate is multiplied by then, above 0; 0.1 if left out. */
  readonly factor?: number;
}

/**
 * The same rate for `every` epochs, then `factor` times it: from factor^⌊(epoch - 1) / every⌋.
 *
 * @example await train(net, data, { epochs: 30, schedule: stepDecay({ from: 0.1, every: 10 }) })
 */
export function stepDecay({ from, every, factor = 0.1 }: StepDecayOptions): Schedule {
  checkPositive("stepDecay", { from, factor });
  checkCount("stepDecay", "every", every);
  return (epoch) => from * factor ** Math.floor((epoch - 1) / every);
}

/** A rate that is multiplied by `factor` after every epoch. */
export interface ExponentialDecayOptions {
  /** The rate of the first epoch, above 0. */
  readonly from: number;
  /** What the rate is multiplied by, above 0. */
  readonly factor: number;
}

/**
 * from factor^(epoch - 1).
 *
 * @example await train(net, data, { epochs: 30, schedule: exponentialDecay({ from: 0.1, factor: 0.9 }) })
 */
export function exponentialDecay({ from, factor }: ExponentialDecayOptions): Schedule {
  checkPositive("exponentialDecay", { from, factor });
  return (epoch) => from * factor ** (epoch - 1);
}

/** A rate that falls along half a wave of the cosine. */
export interface CosineDecayOptions {
  /** The rate of the first epoch, above 0. */
  readonly from: number;
  /** The rate that it comes to after `epochs` epochs, 0 or more; 0 if left out. */
  readonly to?: number;
  /** The epochs of the whole fall. */
  readonly epochs: number;
}

/**
 * to + (from - to) (1 + cos(π (epoch - 1) / epochs)) / 2 (Loshchilov and Hutter, 2017), and `to` after that.
 *
 * @example await train(net, data, { epochs: 30, schedule: cosineDecay({ from: 0.1, epochs: 30 }) })
 */
export function cosineDecay({ from, to = 0, epochs }: CosineDecayOptions): Schedule {
  checkPositive("cosineDecay", { from });
  checkCount("cosineDecay", "epochs", epochs);
  return (epoch) => {
    const done = Math.min(1, (epoch - 1) / epochs);
    return to + ((from - to) * (1 + Math.cos(Math.PI * done))) / 2;
  };
}

function checkPositive(operation: string, numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (Number.isFinite(value) && value > 0) continue;
    throw new RangeError(`${operation}: ${name} is ${value}; it must be a finite number above 0`);
  }
}
