/** Stopping when a training gets no better. */
import { checkCount, checkOptions, nearestName, whatCame } from "../engine/argument.ts";
import type { History } from "../engine/history.ts";
import type { Matrix } from "../engine/matrix.ts";

/** When to stop. */
export interface EarlyStopping {
  /** How many epochs in a row may bring nothing better. */
  readonly patience: number;
  /** What is to get better; `"validationLoss"` if left out, without validation data `"loss"`. */
  readonly monitor?: Monitored;
  /** By how much, to count as better; 0 if left out. */
  readonly minDelta?: number;
  /** Whether the weights of the best epoch are brought back at the end; true if left out. */
  readonly restoreBest?: boolean;
}

/** A list of the history: losses are to fall, accuracies to rise. */
export type Monitored = "loss" | "accuracy" | "validationLoss" | "validationAccuracy";

const monitored = ["loss", "accuracy", "validationLoss", "validationAccuracy"] as const;

/**
 * @throws TypeError if there is no such list.
 * @throws RangeError if a number cannot be, or there are no validation data for the list.
 */
export function checkEarlyStopping(options: EarlyStopping, hasValidation: boolean): void {
  checkOptions("earlyStopping", options, ["patience", "monitor", "minDelta", "restoreBest"]);
  const { patience, monitor, minDelta = 0 } = options;
  checkCount("earlyStopping", "patience", patience);
  if (!(Number.isFinite(minDelta) && minDelta >= 0)) {
    throw new RangeError(
      `earlyStopping: minDelta is ${minDelta}; it must be a finite number, 0 or more`,
    );
  }
  if (monitor === undefined) return;
  if (!monitored.includes(monitor)) {
    const near = nearestName(String(monitor), monitored) ?? monitored.join(", ");
    throw new TypeError(`earlyStopping: monitor is ${whatCame(monitor)}; did you mean ${near}?`);
  }
  if (hasValidation || !monitor.startsWith("validation")) return;
  throw new RangeError(
    `earlyStopping: monitor is ${monitor}, but there are no validation data; give train a validation set, or monitor "loss"`,
  );
}

/** Watches a history, and keeps the weights of the best epoch. */
export class BestEpoch {
  readonly #options: EarlyStopping;
  readonly #monitor: Monitored;
  readonly #weights: readonly Matrix[];
  #copies: readonly Matrix[] = [];
  #best = Number.NaN;
  /** The best epoch so far, counted from 1. */
  epoch = 0;

  constructor(options: EarlyStopping, weights: readonly Matrix[], hasValidation: boolean) {
    this.#options = options;
    this.#monitor = options.monitor ?? (hasValidation ? "validationLoss" : "loss");
    this.#weights = weights;
  }

  /** Looks at the epoch that has just been finished, with its weights in the network; true if it is time to stop. */
  isOver(history: History): boolean {
    const value = history[this.#monitor].at(-1);
    if (value === undefined) return false;
    const { minDelta = 0, patience } = this.#options;
    const gain = this.#monitor.endsWith("oss") ? this.#best - value : value - this.#best;
    if (this.epoch === 0 || gain > minDelta) {
      this.#best = value;
      this.epoch = history.epochs;
      this.#copies = this.#weights.map((m) => m.copy());
      return false;
    }
    return history.epochs - this.epoch >= patience;
  }

  /** Brings the best weights back, if that is wished; true if they were others. */
  restore(): void {
    if (this.#options.restoreBest === false) return;
    for (const [i, { data }] of this.#copies.entries()) this.#weights[i].data.set(data);
  }
}
