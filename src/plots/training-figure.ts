/** The loss of a training so far, with how far it is above. */
import type { TrainingProgress } from "../engine/history.ts";
import { Figure } from "./figure.ts";
import { axis, type FigureOptions, layout } from "./layout.ts";
import { lineStyles, palette } from "./palette.ts";
import type { Numbers, Range, ScatterTrace } from "./plotly.ts";
import { progressWords } from "./progress-words.ts";
import type { TrainingCurve } from "./training-curve.ts";

/** What is told of the figure. */
export interface TrainingFigureOptions extends FigureOptions {
  /** Name of the loss on the y axis; "loss" if left out. */
  readonly y?: string;
}

/** The figure of `liveTraining` without layers. */
export function trainingFigure(
  { training, validation }: TrainingCurve,
  progress: TrainingProgress,
  options: TrainingFigureOptions,
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
        xaxis: axis("epoch", epochRange(progress.epochs)),
        yaxis: axis(y, [0, most * 1.05 || 1]),
      },
    ),
    description:
      options.description ?? `Curve of the ${y} while the network learns: ${words.join(", ")}`,
  });
}

/** All epochs, with room for the mark of the last one. */
export function epochRange(epochs: number): Range {
  return [0, epochs * 1.02];
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
