/** A figure that grows while a network learns, with a line that tells how far it is. */
import { type LiveDisplay, showLive } from "../display/show.ts";
import type { Dataset } from "../engine/dataset.ts";
import type { TrainingProgress } from "../engine/history.ts";
import type { Layer } from "../engine/layer.ts";
import type { Network } from "../engine/network.ts";
import { LayerRecord } from "../plots/layer-record.ts";
import { TrainingCurve } from "../plots/training-curve.ts";
import { type TrainingFigureOptions, trainingFigure } from "../plots/training-figure.ts";
import { trainingPanels } from "../plots/training-panels.ts";
import { PauseButton } from "./training-pause/bundle.ts";

/** What `liveTraining` may be told. */
export interface LiveTrainingOptions extends TrainingFigureOptions {
  /** Most points kept of a curve; 400 if left out. */
  readonly points?: number;
  /** The network that learns: its layers are shown as well, and the training can be paused. */
  readonly net?: Network<Layer>;
  /** Samples on which the layers are measured, mostly those that are learned from; needed with `net`. */
  readonly data?: Dataset;
  /** Called after every epoch, as in `train`: with `net` its place in the options is taken. */
  readonly onEpoch?: (progress: TrainingProgress) => unknown;
}

/** Callbacks for `train`; spread them into the options. */
export interface LiveTraining {
  /** Draws the curve with what the training reports. */
  onProgress(progress: TrainingProgress): unknown;
  /** Looks at the layers; only with `net`. */
  onEpoch?(progress: TrainingProgress): unknown;
}

/**
 * Shows the loss while `train` runs: one figure, replaced in place at most about 5 times a second,
 * with epoch, loss, accuracy and time left above the curve. Time is what the progress says, so a test
 * can give its own clock to `train`.
 *
 * With `net` and `data` it is an instrument panel: loss and accuracy; for each layer the length of its gradient, the
 * way that its weights go in an update as a share of their length, and the share of its units that learn nothing; what
 * the units give, as a histogram. `layerStatistics` says how it is measured. A button pauses the training.
 *
 * Every drawing is complete, with its static picture: a cell may be cut off at any moment, and the last
 * drawing stays. The picture costs about a millisecond. Where a training is stopped or fails, the last
 * drawing says so instead of the time left.
 *
 * @throws TypeError if only one of `net` and `data` is given, RangeError for fewer than 10 points.
 * @example await train(net, data, { epochs: 5, ...liveTraining() })
 * @example await train(net, data, { epochs: 5, ...liveTraining({ net, data }) })
 */
export function liveTraining(options: LiveTrainingOptions = {}): LiveTraining {
  const { points = 400, net, data } = options;
  if (!(points >= 10)) {
    throw new RangeError(`liveTraining: points is ${points}; a curve needs 10 or more`);
  }
  if ((net === undefined) !== (data === undefined)) {
    const [given, missing] = net ? ["net", "data"] : ["data", "net"];
    throw new TypeError(`liveTraining: ${given} is given and ${missing} is not; layers need both`);
  }
  const curve = new TrainingCurve(points);
  const { net: _net, data: _data, points: _points, onEpoch, ...words } = options;
  if (net && data) return new Panel(curve, new LayerRecord(net, data, points), words, onEpoch);
  const drawing = new Drawing((progress) => trainingFigure(curve, progress, words));
  return {
    onProgress(progress) {
      curve.add(progress);
      drawing.draw(progress);
    },
  };
}

/** Between two drawings, in seconds of the training's clock. */
const redrawSeconds = 0.2;

/** So many epochs are looked at, however short they are. */
const firstLooks = 30;

/** One output that is replaced in place. */
class Drawing {
  readonly #figure: (progress: TrainingProgress) => object;
  #display: LiveDisplay | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(figure: (progress: TrainingProgress) => object) {
    this.#figure = figure;
  }

  /** Draws, if it is time or the end. */
  draw(progress: TrainingProgress): void {
    if (!isEnd(progress) && progress.secondsElapsed - this.#last < redrawSeconds) return;
    this.#last = progress.secondsElapsed;
    const figure = this.#figure(progress);
    if (this.#display) this.#display.update(figure);
    else this.#display = showLive(figure);
  }
}

/** The callbacks of a training whose layers are looked at. Fields, not methods: they are spread. */
class Panel implements LiveTraining {
  readonly onProgress: (progress: TrainingProgress) => unknown;
  readonly onEpoch: (progress: TrainingProgress) => unknown;

  constructor(
    curve: TrainingCurve,
    record: LayerRecord,
    words: TrainingFigureOptions,
    onEpoch: LiveTrainingOptions["onEpoch"],
  ) {
    const pause = new PauseButton();
    const drawing = new Drawing((progress) => trainingPanels(curve, record, progress, words));
    let [looks, lastLook] = [0, Number.NEGATIVE_INFINITY];
    this.onEpoch = (progress) => {
      // A look takes some 20 ms: after the first ones a tenth of the time at most.
      const isDue = looks < firstLooks || progress.secondsElapsed - lastLook >= redrawSeconds;
      if (isDue || isEnd(progress)) {
        looks++;
        lastLook = progress.secondsElapsed;
        record.look(progress.epoch, progress.batches);
      }
      return onEpoch?.(progress);
    };
    this.onProgress = (progress) => {
      curve.add(progress);
      if (isEnd(progress)) pause.end();
      else pause.offer(); // above the figure, which is taller than a window
      drawing.draw(progress);
      return pause.whileDown;
    };
  }
}

function isEnd({ stopped, history, epochs }: TrainingProgress): boolean {
  return stopped === true || history.epochs === epochs;
}
