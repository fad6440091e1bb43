/** Colours of a figure from JupyterLab's theme, for whatever the figure leaves open. */
import { figureTemplate } from "../../page/figure-template.ts";
import type { Figure } from "./plotly.ts";

/** `figure` with the theme as its template; a figure that brings its own template keeps it. */
export function withTheme(figure: Figure): Figure {
  const { layout = {} } = figure;
  // `uirevision`: a learner's zoom and hidden lines stay when a live figure is drawn again.
  const defaults = { template: themeTemplate(), uirevision: "chainrule", autosize: true };
  const config = { displaylogo: false, ...figure.config };
  return { ...figure, layout: { ...defaults, ...layout, ...textOnPaper(layout) }, config };
}

/**
 * The theme's text colour for a figure without paper of its own: such a figure had to choose a grey
 * for any paper, and here the paper is known.
 */
function textOnPaper({ paper_bgcolor, font }: Record<string, unknown>): object {
  if (!/^(?:transparent|rgba\(.*,\s*0\))$/.test(String(paper_bgcolor))) return {};
  return { font: { ...(font as object | undefined), color: textColour() } };
}

/** Calls `listener` whenever JupyterLab's theme changes; the result ends that. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-name"] });
  return () => observer.disconnect();
}

/** Plotly gives the chosen button of a figure one colour, for light paper only. Called once. */
export function styleButtons(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `[data-jp-theme-light="false"] .chainrule-plot .updatemenu-item-rect[style*="fill: rgb(244, 250, 255)"] {
      fill: var(--jp-layout-color3) !important;
    }
    .chainrule-plot .updatemenu-item-text { fill: var(--jp-content-font-color1) !important; }`,
  );
  document.adoptedStyleSheets.push(sheet);
}

function themeTemplate(): object {
  return figureTemplate({
    text: textColour(),
    paper: colour("--jp-layout-color0", "#ffffff"),
    line: colour("--jp-border-color2", "#cccccc"),
    family: colour("--jp-content-font-family", "sans-serif"),
  });
}

function textColour(): string {
  return colour("--jp-content-font-color1", "#444444");
}

/** A colour of JupyterLab's theme; `other` where a theme leaves it out. */
function colour(name: string, other: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim() || other;
}
