/** A curve that grows while a network learns, with a line that tells how far it is. */
import { type LiveDisplay, showLive } from "../display/show.ts";
import type { TrainingProgress } from "../engine/history.ts";
import { Figure } from "./figure.ts";
import { axis, type FigureOptions, layout } from "./layout.ts";
import { lineStyles, palette } from "./palette.ts";
import type { Numbers, ScatterTrace } from "./plotly.ts";
import { progressWords } from "./progress-words.ts";

/** What `liveTraining` may be told. */
export interface LiveTrainingOptions extends FigureOptions {
  /** Name of the loss on the y axis; "loss" if left out. */
  readonly y?: string;
  /** Most points kept of the curve within epochs; 400 if left out. */
  readonly points?: number;
}

/** A callback for `train`; spread it into the options. `onEpoch` and `onBatch` stay yours. */
export interface LiveTraining {
  /** Draws the curve with what the training reports. */
  onProgress(progress: TrainingProgress): void;
}

/**
 * Shows the loss while `train` runs: one figure, replaced in place at most about 5 times a second,
 * with epoch, loss, accuracy and time left above the curve. Time is what the progress says, so a test
 * can give its own clock to `train`.
 *
 * Every drawing is complete, with its static picture: a cell may be cut off at any moment, and the last
 * drawing stays. The picture costs about a millisecond. Where a training is stopped or fails, the last
 * drawing says so instead of the time left.
 *
 * @example await train(net, data, { epochs: 5, ...liveTraining() })
 */
export function liveTraining(options: LiveTrainingOptions = {}): LiveTraining {
  const { points = 400 } = options;
  if (!(points >= 10)) {
    throw new RangeError(`liveTraining: points is ${points}; a curve needs 10 or more`);
  }
  const curve = new Curve(points);
  let display: LiveDisplay | undefined;
  let lastDrawn = Number.NEGATIVE_INFINITY;
  return {
    onProgress(progress) {
      curve.add(progress);
      const isEnd = progress.stopped || progress.history.epochs === progress.epochs;
      if (!isEnd && progress.secondsElapsed - lastDrawn < redrawSeconds) return;
      lastDrawn = progress.secondsElapsed;
      const figure = progressFigure(curve, progress, options);
      if (display) display.update(figure);
      else display = showLive(figure);
    },
  };
}

/** Between two drawings, in seconds of the training's clock. */
const redrawSeconds = 0.2;

/**
 * The losses so far. What epochs ended with is read from the history when the training reports, so
 * an epoch costs nothing, however short it is.
 */
class Curve {
  readonly training: Line;
  readonly validation: Line;
  /** The epochs of the history that are in the lines. */
  #epochs = 0;

  constructor(points: number) {
    this.training = new Line(points);
    this.validation = new Line(points);
  }

  add({ epoch, batch, batches, loss, history }: TrainingProgress): void {
    this.training.addEpochs(history.loss, this.#epochs);
    this.validation.addEpochs(history.validationLoss, this.#epochs);
    this.#epochs = history.epochs;
    const isBegun = Number.isFinite(loss); // at least one batch is done
    if (isBegun && epoch > history.epochs) this.training.add(epoch - 1 + batch / batches, loss);
  }
}

/** Points from left to right: halved in number whenever there are too many. */
class Line {
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

function progressFigure(
  { training, validation }: Curve,
  progress: TrainingProgress,
  options: LiveTrainingOptions,
): Figure {
  const { y = "loss" } = options;
  const words = progressWords(progress);
  const title = [...(options.title ? [options.title] : []), ...words].join("\n");
  const judged = validation.x.length > 0;
  const most = Math.max(...training.y, ...validation.y);
  return new Figure({
    data: [trace("training", training, 0), ...(judged ? [trace("validation", validation, 1)] : [])],
    layout: layout(
      { ...options, title },
      {
        height: 340,
        showlegend: judged,
        xaxis: axis("epoch", [0, progress.epochs]),
        yaxis: axis(y, [0, most * 1.05 || 1]),
      },
    ),
    description:
      options.description ?? `Curve of the ${y} while the network learns: ${words.join(", ")}`,
  });
}

function trace(name: string, { x, y }: { x: Numbers; y: Numbers }, style: number): ScatterTrace {
  const { role, dash } = lineStyles[style];
  const color = palette[role];
  return {
    type: "scatter",
    mode: x.length > 20 ? "lines" : "lines+markers",
    name,
    x: [...x],
    y: [...y],
    line: { color, width: 2.5, dash },
    marker: { color, size: 6 },
  };
}
