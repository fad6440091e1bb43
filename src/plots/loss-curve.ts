/** How a loss falls while a network learns. */

import { menuStyle } from "./controls.ts";
import { Figure } from "./figure.ts";
import { axis, type FigureOptions, layout } from "./layout.ts";
import { axisRange, type Line, type Lines, lineTraces, traceText } from "./line-chart.ts";
import type { Range, ScatterTrace, UpdateMenu } from "./plotly.ts";
import { extent } from "./ranges.ts";

/** What `train` hands back, or anything with losses by epoch. */
export interface LossHistory {
  /** The loss of each epoch on the training data. */
  readonly loss: ArrayLike<number>;
  /** The loss of each epoch on the validation data; no line if left out. */
  readonly validationLoss?: ArrayLike<number>;
}

/** What `lossCurve` may be told. */
export interface LossCurveOptions extends FigureOptions {
  /** Title of the x axis: what is counted; "epoch" if left out. */
  readonly x?: string;
  /** Title of the y axis: which loss; "loss" if left out. */
  readonly y?: string;
  /** The scale shown first, "linear" if left out; the figure has a button for each. */
  readonly yScale?: "linear" | "log";
}

/**
 * The loss of one run, or of several runs by name, with buttons for a linear and a log scale.
 *
 * @param losses a history of `train`, a list with one loss for each epoch, or such lists by name.
 * @throws RangeError if a list is empty or a loss is not finite.
 * @example lossCurve({ slow: slow.loss, fast: fast.loss }, { yScale: "log" })
 */
export function lossCurve(
  losses: ArrayLike<number> | LossHistory | Readonly<Record<string, ArrayLike<number>>>,
  options: LossCurveOptions = {},
): Figure {
  const { x: xTitle = "epoch", y: yTitle = "loss", yScale = "linear" } = options;
  const traces = lineTraces("lossCurve", linesOf(losses));
  const xs = traces.flatMap(({ x }) => x);
  const ys = traces.flatMap(({ y }) => y as number[]);
  const [low, high] = extent(ys);
  const linear: Range = [Math.min(0, low), high * 1.05 || 1];
  const log = ys.some((y) => y > 0) ? axisRange("lossCurve", "loss", ys, "log", 0.05) : undefined;
  const shown = yScale === "log" ? axisRange("lossCurve", "loss", ys, "log", 0.05) : linear;
  return new Figure({
    data: traces,
    layout: layout(options, {
      showlegend: traces.length > 1,
      xaxis: axis(xTitle, axisRange("lossCurve", "x", xs, "linear", 0)),
      yaxis: axis(yTitle, shown, { type: yScale }),
      ...(log && { updatemenus: [scaleButtons(linear, log, yScale === "log" ? 1 : 0)] }),
    }),
    description: options.description ?? lossText(traces, xTitle, yTitle),
  });
}

/** Buttons at the upper right that switch the y axis between a linear and a log scale. */
function scaleButtons(linear: Range, log: Range, active: number): UpdateMenu {
  const button = (label: "linear" | "log", range: Range) => ({
    label,
    method: "relayout" as const,
    args: [
      { "yaxis.type": label, "yaxis.range": range, "yaxis.dtick": null, "yaxis.tickvals": null },
    ],
  });
  return {
    ...menuStyle,
    buttons: [button("linear", linear), button("log", log)],
    active,
    x: 1,
    y: 1,
    xanchor: "right",
    yanchor: "top",
  };
}

function linesOf(losses: Parameters<typeof lossCurve>[0]): Lines {
  if (Array.isArray(losses)) return losses;
  if (!isHistory(losses)) return losses;
  const training: Line = { x: epochs(losses.loss), y: losses.loss };
  if (!losses.validationLoss?.length) return training;
  const validation: Line = { x: epochs(losses.validationLoss), y: losses.validationLoss };
  return { "training loss": training, "validation loss": validation };
}

function isHistory(losses: object): losses is LossHistory {
  return (
    "loss" in losses && ("epochs" in losses || "validationLoss" in losses || "engine" in losses)
  );
}

/** Epochs are counted from 1; a loss is known after its epoch. */
function epochs(losses: ArrayLike<number>): number[] {
  return Array.from({ length: losses.length }, (_, i) => i + 1);
}

function lossText(traces: readonly ScatterTrace[], xTitle: string, yTitle: string): string {
  const lines = traces.map((trace) => traceText(trace).replace(/^the line/, "it"));
  return `Curve of the ${yTitle} over the ${xTitle}: ${lines.join("; ")}`;
}
