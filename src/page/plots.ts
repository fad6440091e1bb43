/** Plots: the picture in the page becomes an interactive Plotly chart when it comes into view. */
import { needsFullPlotly, plotlyType } from "../notebook/html/figure.ts";
import { watchScrolling } from "./code.ts";
import { onThemeChange } from "./figure-look.ts";
import type { FigureView } from "./figure-view.ts";
import type { Figures } from "./figures/main.ts";
import { loadFigures } from "./load-figures.ts";
import { dataOf, unpackData } from "./output-data.ts";
import { ownElement } from "./own.ts";
import { hasPart } from "./parts.ts";
import { loadPlotly, type PlotlyFigure } from "./plotly.ts";

/** Watches every plot that the page has from the start. */
export function watchPlots(): void {
  for (const plot of document.querySelectorAll<HTMLElement>(".plot")) watchPlot(plot);
  onThemeChange(() => {
    for (const plot of document.querySelectorAll<HTMLElement>(".plot.drawn")) {
      void views.get(plot)?.redraw().catch(warn);
    }
  });
}

/** Watches one plot (`.plot`, made by notebook/html/figure.ts). */
export function watchPlot(plot: HTMLElement): void {
  watchScrolling(plot);
  if (hasPart("plotly")) observer().observe(plot);
}

/** Draws the plot's new figure in its chart, in place; a plot not drawn yet waits for its turn. */
export function redrawPlot(plot: HTMLElement): void {
  const view = views.get(plot);
  if (view === undefined || !plot.classList.contains("drawn")) return;
  void loadTools().then(
    ([{ safeFigure }, plotly]) => view.show(plotly, safeFigure(figureOf(plot))),
    warn,
  );
}

/** Lets go of the charts in an element that is about to leave the page. */
export function dropPlots(element: Element): void {
  for (const plot of [element, ...element.querySelectorAll(".plot")]) {
    watching?.unobserve(plot);
    views.get(plot)?.dispose();
  }
}

const views = new WeakMap<Element, FigureView>();

function loadTools() {
  return Promise.all([loadFigures(), loadPlotly()]);
}

/** The flat charts' library would draw an empty plot in the place of a surface; WebGL may be off. */
function canDraw(figure: PlotlyFigure, { isMap }: Figures): boolean {
  if (isMap(figure)) return false;
  const full = ownElement("page-plotly")?.dataset.kind === "plotly-full";
  if (!needsFullPlotly({ [plotlyType]: figure })) return true;
  return full && document.createElement("canvas").getContext("webgl") !== null;
}

let watching: IntersectionObserver | undefined;

function observer(): IntersectionObserver {
  watching ??= new IntersectionObserver(
    (entries, self) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        self.unobserve(target);
        void draw(target as HTMLElement);
      }
    },
    { rootMargin: "200px" },
  );
  return watching;
}

/** Draws the chart beside the picture, then shows it instead; after an error the picture stays. */
async function draw(plot: HTMLElement): Promise<void> {
  let view: FigureView | undefined;
  try {
    await unpackData(plot);
    const figures = await loadFigures();
    if (!canDraw(figureOf(plot), figures)) return;
    const plotly = await loadPlotly();
    view = new figures.FigureView(figures.pageLook);
    plot.append(chartOf(view, plot.dataset.description ?? ""));
    await view.show(plotly, figures.safeFigure(figureOf(plot)));
    views.set(plot, view);
    listenToKeys(view);
    plot.classList.add("drawn");
    watchScrolling(plot);
  } catch (error) {
    view?.dispose();
    view?.element.remove();
    warn(error);
  }
}

function chartOf({ element }: FigureView, description: string): HTMLElement {
  element.classList.add("chart");
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", description);
  return element;
}

/** Arrow keys move a figure's slider; the slider of another library listens only to the mouse. */
function listenToKeys(view: FigureView): void {
  if (!view.hasControls) return;
  view.element.tabIndex = 0;
  view.element.addEventListener("keydown", (event) => {
    if (event.target === view.element && view.press(event.key)) event.preventDefault();
  });
}

/** The figure as it stands now: while Plotly was unpacked, a newer one may have come. */
function figureOf(plot: HTMLElement): PlotlyFigure {
  return dataOf(plot) as PlotlyFigure;
}

function warn(error: unknown): void {
  console.warn("the plot stays a picture:", error);
}
