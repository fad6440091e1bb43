/** Plotly's template for figures on a page with a theme: exported pages and JupyterLab. */

/** A theme's colours, as CSS writes them. */
export interface ThemeColours {
  readonly text: string;
  readonly paper: string;
  /** Grid, axes and frames. */
  readonly line: string;
  /** The font's family. */
  readonly family: string;
}

/** What a figure takes wherever it leaves the choice open; the theme's paper shines through. */
export function figureTemplate({ text, paper, line, family }: ThemeColours): object {
  const axis = { gridcolor: line, zerolinecolor: line, linecolor: line, automargin: true };
  const axis3d = { ...axis, backgroundcolor: paper };
  return {
    layout: {
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { color: text, family },
      hoverlabel: { bgcolor: paper, bordercolor: line, font: { color: text } },
      modebar: { color: line, activecolor: text, bgcolor: "rgba(0,0,0,0)" },
      xaxis: axis,
      yaxis: axis,
      scene: { xaxis: axis3d, yaxis: axis3d, zaxis: axis3d },
    },
  };
}
