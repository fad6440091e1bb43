/** A figure in the colours of whatever shows it: an exported page, or JupyterLab's theme. */
import { darkColors } from "../look.ts";
import { isRecord } from "./figure-data.ts";
import type { PlotlyFigure } from "./plotly.ts";

/** A theme's colours, as CSS writes them. */
export interface Look {
  readonly text: string;
  readonly paper: string;
  /** Grid, axes and frames. */
  readonly line: string;
  /** The font's family. */
  readonly family: string;
  readonly dark: boolean;
}

/** `figure` with the theme for whatever it leaves open; its own colours have partners for dark paper. */
export function withLook(figure: PlotlyFigure, look: Look): PlotlyFigure {
  const colored = look.dark ? (changed(figure) as PlotlyFigure) : figure;
  const { layout = {} } = colored;
  // A figure without paper of its own had to choose its text for any paper; here the paper is known.
  const font = hasPaper(layout) ? {} : { font: { ...record(layout.font), color: look.text } };
  // A reader's zoom and hidden lines stay when a live figure is drawn again.
  const own = { template: template(look), uirevision: "chainrule", ...layout, ...font };
  const config = { displaylogo: false, displayModeBar: false, ...figure.config };
  return { ...colored, layout: own, config };
}

/** What a figure takes wherever it leaves the choice open; the theme's paper shines through. */
function template({ text, paper, line, family }: Look): object {
  const axis = { gridcolor: line, zerolinecolor: line, linecolor: line, automargin: true };
  const axis3d = { ...axis, backgroundcolor: paper };
  return {
    layout: {
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { color: text, family },
      hoverlabel: { bgcolor: paper, bordercolor: line, font: { color: text } },
      xaxis: axis,
      yaxis: axis,
      scene: { xaxis: axis3d, yaxis: axis3d, zaxis: axis3d },
    },
  };
}

function hasPaper({ paper_bgcolor }: Readonly<Record<string, unknown>>): boolean {
  return (
    paper_bgcolor !== undefined && !/^(?:transparent|rgba\(.*,\s*0\))$/.test(String(paper_bgcolor))
  );
}

/** A copy with the dark partner of every colour that has one. */
function changed(value: unknown, name = ""): unknown {
  if (typeof value === "string") {
    return /color/i.test(name) ? (darkColors.get(value) ?? value) : value;
  }
  if (Array.isArray(value)) {
    return typeof value[0] === "number"
      ? recolorStep(value, name)
      : value.map((item) => changed(item, name));
  }
  if (!isRecord(value) || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changed(item, key)]));
}

/** Numbers as they are; a step of a colour scale is a number and its colour. */
function recolorStep(list: readonly unknown[], name: string): unknown {
  return name === "colorscale" ? list.map((item) => changed(item, name)) : list;
}

function record(value: unknown): object {
  return isRecord(value) ? value : {};
}
