/** Lines that grow while a network learns. */
import type { TrainingProgress } from "../engine/history.ts";

/**
 * Losses and accuracies so far. What epochs ended with is read from the history when the training reports, so
 * an epoch costs nothing, however short it is.
 */
export class TrainingCurve {
  readonly training: GrowingLine;
  readonly validation: GrowingLine;
  /** Accuracies; empty where targets are values. */
  readonly right: GrowingLine;
  readonly validationRight: GrowingLine;
  /** The epochs of the history that are in the lines. */
  #epochs = 0;

  constructor(points: number) {
    this.training = new GrowingLine(points);
    this.validation = new GrowingLine(points);
    this.right = new GrowingLine(points);
    this.validationRight = new GrowingLine(points);
  }

  add({ epoch, batch, batches, loss, accuracy, history }: TrainingProgress): void {
    this.training.addEpochs(history.loss, this.#epochs);
    this.validation.addEpochs(history.validationLoss, this.#epochs);
    this.right.addEpochs(history.accuracy, this.#epochs);
    this.validationRight.addEpochs(history.validationAccuracy, this.#epochs);
    this.#epochs = history.epochs;
    const isBegun = Number.isFinite(loss); // at least one batch is done
    if (!isBegun || epoch <= history.epochs) return;
    const at = epoch - 1 + batch / batches;
    this.training.add(at, loss);
    if (!Number.isNaN(accuracy)) this.right.add(at, accuracy);
  }
}

/** Points from left to right: halved in number whenever there are too many. */
export class GrowingLine {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds the values of all epochs after the first `known`; of very many only some, with the last. */
  addEpochs(values: readonly number[], known: number): void {
    const news = values.length - known;
    if (news <= 0) return;
    const stride = Math.ceil(news / this.#most);
    const first = known + 1 + ((news - 1) % stride);
    for (let epoch = first; epoch <= values.length; epoch += stride)
      this.add(epoch, values[epoch - 1]);
  }

  /** Adds a point; a second one at the same place takes the place of the first. */
  add(x: number, y: number): void {
    if (this.x.at(-1) === x) this.y.pop();
    else this.x.push(x);
    this.y.push(y);
    if (this.x.length > this.#most) this.#thin();
  }

  /** Every second point goes; the newest stays. */
  #thin(): void {
    const { x, y } = this;
    const kept = (_: number, i: number) => (x.length - 1 - i) % 2 === 0;
    const [xs, ys] = [x.filter(kept), y.filter(kept)];
    x.splice(0, x.length, ...xs);
    y.splice(0, y.length, ...ys);
  }
}
