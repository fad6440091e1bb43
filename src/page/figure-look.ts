/** A figure in the page's own colours and size. */
import { figureTemplate } from "./figure-template.ts";
import type { PlotlyFigure } from "./plotly.ts";

/**
 * `figure` with the page's theme for whatever it leaves open, as wide as the page allows. A chart
 * that replaces a picture of `pictureHeight` pixels is as high, so that nothing jumps.
 */
export function withPageLook(figure: PlotlyFigure, pictureHeight: number): PlotlyFigure {
  const { width: _width, ...layout } = figure.layout ?? {};
  const height = Math.max(pictureHeight, wantedHeight(layout));
  // A reader's zoom and hidden lines stay when a live figure is drawn again.
  const own = {
    template: pageTemplate(),
    uirevision: "chainrule",
    ...layout,
    ...scrolling(figure),
  };
  const config = { ...figure.config, responsive: true, displaylogo: false };
  return { ...figure, layout: { ...own, autosize: true, height }, config };
}

/**
 * The width in pixels that a figure needs: a drawing without axes (digits in rows, a graph) has words
 * at places of its own, which would cover each other on a phone. There its place scrolls sideways.
 */
export function leastWidth({ layout }: PlotlyFigure): number {
  const axis = layout?.xaxis as { readonly visible?: boolean } | undefined;
  return axis?.visible === false ? 560 : 0;
}

/** A finger that scrolls a drawing must not be taken for one that zooms. */
function scrolling(figure: PlotlyFigure): object {
  return leastWidth(figure) > innerWidth ? { dragmode: false } : {};
}

/** Calls `listener` when the page turns light or dark. */
export function onThemeChange(listener: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

function wantedHeight(layout: Readonly<Record<string, unknown>>): number {
  const wanted = typeof layout.height === "number" ? layout.height : 420;
  return innerWidth < 600 ? Math.min(wanted, 360) : wanted;
}

function pageTemplate(): object {
  const [text, paper, line] = pageColours("--quiet", "--paper", "--line");
  return figureTemplate({ text, paper, line, family: "system-ui, sans-serif" });
}

/** The values that custom properties have now: the browser resolves light-dark() only in use. */
function pageColours(...names: readonly string[]): string[] {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colours = names.map((name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}
