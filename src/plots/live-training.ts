/** A curve that grows while a network learns, with a line that tells how far it is. */
import { type LiveDisplay, showLive } from "../display/show.ts";
import type { TrainingProgress } from "../engine/history.ts";
import { Figure } from "./figure.ts";
import { axis, type FigureOptions, layout } from "./layout.ts";
import { lineStyles, palette } from "./palette.ts";
import type { Numbers, ScatterTrace } from "./plotly.ts";
import { progressWords } from "./progress-words.ts";

export interface LiveTrainingOptions extends FigureOptions {
  /** Name of the loss on the y axis; "loss" if left out. */
  readonly y?: string;
  /** Most points kept of the curve within epochs; 400 if left out. */
  readonly points?: number;
}

/** Callbacks for `train`; spread them into its options. */
export interface LiveTraining {
  onProgress(progress: TrainingProgress): void;
  onEpoch(progress: TrainingProgress): void;
}

/**
 * Shows the loss while `train` runs: one figure, replaced in place at most about 5 times a second,
 * with epoch, loss, accuracy and time left above the curve. Time is what the progress says, so a test
 * can give its own clock to `train`.
 *
 * Every drawing is complete, with its static picture: a training may end at any moment, by the stop
 * button or because it diverges, and the last drawing stays. The picture costs about a millisecond.
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
  const draw = (progress: TrainingProgress, now = false): void => {
    if (!now && progress.secondsElapsed - lastDrawn < redrawSeconds) return;
    lastDrawn = progress.secondsElapsed;
    const figure = progressFigure(curve, progress, options);
    if (display) display.update(figure);
    else display = showLive(figure);
  };
  return {
    onProgress(progress) {
      // The engine reports the end of an epoch here too; onEpoch has drawn that.
      if (progress.history.epochs >= progress.epoch) return;
      curve.add(progress);
      draw(progress);
    },
    onEpoch(progress) {
      curve.finishEpoch(progress);
      draw(progress, progress.epoch === progress.epochs);
    },
  };
}

/** Between two drawings, in seconds of the training's clock. */
const redrawSeconds = 0.2;

/** The losses seen so far, in epochs: halved in number whenever there are too many. */
class Curve {
  readonly #most: number;
  /** Running loss within epochs, at places such as 1.25. */
  readonly training: { x: number[]; y: number[] } = { x: [], y: [] };
  readonly validation: { x: number[]; y: number[] } = { x: [], y: [] };

  constructor(most: number) {
    this.#most = most;
  }

  add({ epoch, batch, batches, loss }: TrainingProgress): void {
    if (!Number.isFinite(loss)) return; // before the first batch
    this.training.x.push(epoch - 1 + batch / batches);
    this.training.y.push(loss);
    if (this.training.x.length > this.#most) this.#thin();
  }

  finishEpoch(progress: TrainingProgress): void {
    this.add({ ...progress, batch: progress.batches });
    if (progress.validationLoss === undefined) return;
    this.validation.x.push(progress.epoch);
    this.validation.y.push(progress.validationLoss);
  }

  /** Every second point goes; the newest stays. */
  #thin(): void {
    const { x, y } = this.training;
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
      { height: 340, ...options, title },
      {
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
