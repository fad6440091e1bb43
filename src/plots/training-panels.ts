/** A training as an instrument panel: loss, accuracy, and how each layer is doing. */
import type { TrainingProgress } from "../engine/history.ts";
import { Figure } from "./figure.ts";
import { binCounts } from "./histogram.ts";
import type { LayerLines, LayerRecord } from "./layer-record.ts";
import { arranged, axis, layout, powerSize } from "./layout.ts";
import { numberText } from "./number-text.ts";
import { type LineStyle, lineStyles, palette } from "./palette.ts";
import type { Annotation, Axis, Range, ScatterTrace } from "./plotly.ts";
import { progressWords } from "./progress-words.ts";
import { extent, paddedRange } from "./ranges.ts";
import { axisSuffix } from "./subplots.ts";
import type { GrowingLine, TrainingCurve } from "./training-curve.ts";
import { epochRange, type TrainingFigureOptions } from "./training-figure.ts";

/** One small plot: its lines, and the axes that they stand on. */
interface Panel {
  readonly name: string;
  readonly lines: readonly ScatterTrace[];
  readonly x: Axis;
  readonly y: Axis;
}

const grid = { columns: 2, least: 220, height: 150, gap: [64, 56] } as const;

/** The figure of `liveTraining` with layers: small plots, two side by side where there is room. */
export function trainingPanels(
  curve: TrainingCurve,
  record: LayerRecord,
  progress: TrainingProgress,
  options: TrainingFigureOptions,
): Figure {
  const { y = "loss" } = options;
  const words = progressWords(progress);
  const title = [...(options.title ? [options.title] : []), ...words].join("\n");
  const panels = panelsOf(curve, record, progress.epochs, y);
  return new Figure({
    data: panels.flatMap(({ lines }, i) => lines.map((line) => onAxes(line, i))),
    layout: layout(
      { ...options, title },
      {
        showlegend: true,
        annotations: panels.map(heading),
        ...arranged(grid, panels.map(anchored)),
      },
    ),
    description:
      options.description ??
      `The ${y} and the layers while the network learns: ${words.join(", ")}; ${layerWords(record)}`,
  });
}

function panelsOf(
  { training, validation, right, validationRight }: TrainingCurve,
  { lines, latest }: LayerRecord,
  epochs: number,
  loss: string,
): Panel[] {
  const x = axis("epoch", epochRange(epochs));
  const top = Math.max(...training.y, ...validation.y);
  const shares = { type: "linear", range: [0, 1.05] } as const;
  const panels: Panel[] = [
    { name: loss, lines: pair(training, validation, true), x, y: axis("", [0, top * 1.05 || 1]) },
  ];
  if (right.x.length > 0) {
    const both = pair(right, validationRight, false);
    panels.push({ name: "accuracy", lines: both, x, y: axis("", shares.range) });
  }
  const perLayer = (name: string, of: (one: LayerLines) => GrowingLine, y: Axis): void => {
    panels.push({ name, lines: layerTraces(lines, of, panels.length < 3), x, y });
  };
  const ratios = lines.map(({ updateRatio }) => updateRatio);
  perLayer(
    "gradient norm",
    (one) => one.gradientNorm,
    logAxis(lines.map((one) => one.gradientNorm)),
  );
  perLayer("step / weights, an update", (one) => one.updateRatio, logAxis(ratios));
  perLayer("dead units, share", (one) => one.dead, axis("", shares.range));
  return [...panels, activations(latest)];
}

/** The training's line, and the validation's where there is one. */
function pair(first: GrowingLine, second: GrowingLine, isNamed: boolean): ScatterTrace[] {
  const both = [trace("training", first, training, isNamed)];
  return second.x.length > 0 ? [...both, trace("validation", second, validation, isNamed)] : both;
}

/** Lines of training and of validation. */
const [training, validation] = lineStyles;

/** A layer's line is drawn like no other, as far as eight layers go. */
const layerStyles: readonly LineStyle[] = [
  ...lineStyles.slice(2),
  { role: "data", dash: "dashdot" },
  { role: "second", dash: "dot" },
  { role: "third", dash: "longdash" },
  { role: "weight", dash: "dot" },
];

function styleOf(layer: number): LineStyle {
  return layerStyles[layer % layerStyles.length];
}

function layerTraces(
  lines: readonly LayerLines[],
  of: (one: LayerLines) => GrowingLine,
  isNamed: boolean,
): ScatterTrace[] {
  return lines.flatMap((one, i) =>
    of(one).x.length > 0 ? [trace(`layer ${i + 1}`, of(one), styleOf(i), isNamed)] : [],
  );
}

function trace(
  name: string,
  { x, y }: { readonly x: readonly number[]; readonly y: readonly number[] },
  { role, dash }: LineStyle,
  showlegend: boolean,
): ScatterTrace {
  const color = palette[role];
  const mode = x.length > 12 ? "lines" : "lines+markers";
  const line = { color, width: 2, dash };
  return {
    type: "scatter",
    mode,
    name,
    showlegend,
    x: [...x],
    y: [...y],
    line,
    marker: { color, size: 5 },
  };
}

/** A logarithmic axis over all values above 0; a value of 0 is not drawn. */
function logAxis(lines: readonly GrowingLine[]): Axis {
  const powers = lines.flatMap(({ y }) => y.filter((value) => value > 0).map(Math.log10));
  const [low, high] = powers.length > 0 ? extent(powers) : [-1, 0];
  return axis("", paddedRange([Math.floor(low), Math.ceil(high)], 0.02), { type: "log" });
}

/** What the units give, layer by layer, in shares of each layer's values. */
function activations(latest: LayerRecord["latest"]): Panel {
  const range = spread(latest.map((layer) => layer.activations));
  const lines = latest.map((layer, i) => {
    const counts = binCounts(Array.from(layer.activations), range, bins);
    const shares = counts.map((count) => count / layer.activations.length);
    return trace(`layer ${i + 1}`, stairs(shares, range), styleOf(i), false);
  });
  const most = Math.max(...lines.flatMap(({ y }) => y.map(Number)));
  return {
    name: "activations, share",
    lines: lines.map((line) => ({ ...line, mode: "lines" as const })),
    x: axis("a", range),
    y: axis("", [0, most * 1.05 || 1]),
  };
}

const bins = 24;

function spread(lists: readonly Float64Array[]): Range {
  const ends = lists.map((list) => extent(Array.from(list)));
  const [low, high] = [Math.min(...ends.map(([l]) => l)), Math.max(...ends.map(([, h]) => h))];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** The outline of bars. */
function stairs(heights: readonly number[], [low, high]: Range): { x: number[]; y: number[] } {
  const width = (high - low) / heights.length;
  const x = heights.flatMap((_, i) => [low + i * width, low + (i + 1) * width]);
  return { x: [low, ...x, high], y: [0, ...heights.flatMap((one) => [one, one]), 0] };
}

function onAxes(line: ScatterTrace, i: number): ScatterTrace {
  return { ...line, xaxis: `x${axisSuffix(i)}`, yaxis: `y${axisSuffix(i)}` };
}

function anchored({ x, y }: Panel, i: number): { x: Axis; y: Axis } {
  const small = ({ exponentformat }: Axis) => {
    return { tickfont: { size: exponentformat === "power" ? 12 / powerSize : 12 }, nticks: 5 };
  };
  return {
    x: { ...x, ...small(x), anchor: `y${axisSuffix(i)}` },
    y: { ...y, ...small(y), anchor: `x${axisSuffix(i)}` },
  };
}

function heading({ name }: Panel, i: number): Annotation {
  const [xref, yref] = [`x${axisSuffix(i)} domain`, `y${axisSuffix(i)} domain`];
  const place = { x: 0.5, y: 1, xref, yref, yanchor: "bottom", yshift: 3 } as const;
  return { text: `<b>${name}</b>`, ...place, showarrow: false };
}

/** Each layer's last numbers. */
function layerWords({ lines, latest }: LayerRecord): string {
  return latest
    .map(({ name, units, deadUnits }, i) => {
      const slope = lines[i].gradientNorm.y.at(-1);
      const ratio = lines[i].updateRatio.y.at(-1);
      const words = [
        ...(slope === undefined ? [] : [`gradient norm ${numberText(slope, 3)}`]),
        ...(ratio === undefined ? [] : [`step / weights ${numberText(ratio, 2)}`]),
        `${deadUnits} of ${units} units dead`,
      ];
      return `layer ${i + 1} (${name}): ${words.join(", ")}`;
    })
    .join("; ");
}
