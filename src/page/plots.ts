/** Plots: the picture in the page becomes an interactive Plotly chart when it comes into view. */
import { needsFullPlotly, plotlyType } from "../notebook/html/figure.ts";
import { hasPart } from "./parts.ts";
import { loadPlotly, type PlotlyFigure } from "./plotly.ts";

/** Watches every plot that the page has from the start. */
export function watchPlots(): void {
  for (const plot of document.querySelectorAll<HTMLElement>(".plot")) watchPlot(plot);
}

/** Watches one plot (`.plot`, made by notebook/html/figure.ts). */
export function watchPlot(plot: HTMLElement): void {
  if (hasPart("plotly") && canDraw(figureOf(plot))) observer().observe(plot);
}

/** Draws the plot's new figure in its chart, in place; a plot not drawn yet waits for its turn. */
export function redrawPlot(plot: HTMLElement): void {
  const chart = plot.querySelector<HTMLElement>(".chart");
  if (chart === null || !plot.classList.contains("drawn")) return;
  const figure = figureOf(plot);
  void loadPlotly().then((plotly) => plotly.react(chart, withPageSize(figure, plot)), warn);
}

/** Lets go of the charts in an element that is about to leave the page. */
export function dropPlots(element: Element): void {
  const { Plotly } = globalThis as { Plotly?: { purge(chart: Element): void } };
  for (const plot of [element, ...element.querySelectorAll(".plot")]) watching?.unobserve(plot);
  for (const chart of element.querySelectorAll(".chart")) Plotly?.purge(chart);
}

/** The flat charts' library would draw an empty plot in the place of a surface. */
function canDraw(figure: PlotlyFigure): boolean {
  const full = document.getElementById("page-plotly")?.dataset.kind === "plotly-full";
  return full || !needsFullPlotly({ [plotlyType]: figure });
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
  const chart = document.createElement("div");
  chart.className = "chart";
  chart.setAttribute("role", "group");
  chart.setAttribute("aria-label", plot.dataset.description ?? "");
  try {
    const plotly = await loadPlotly();
    plot.append(chart);
    await plotly.newPlot(chart, withPageSize(figureOf(plot), plot));
    plot.classList.add("drawn");
  } catch (error) {
    chart.remove();
    warn(error);
  }
}

/** The figure as it stands now: while Plotly was unpacked, a newer one may have come. */
function figureOf(plot: HTMLElement): PlotlyFigure {
  return JSON.parse(plot.querySelector("script")?.textContent ?? "") as PlotlyFigure;
}

/** As wide as the page allows and as high as the picture it replaces, so that nothing jumps. */
function withPageSize(figure: PlotlyFigure, plot: HTMLElement): PlotlyFigure {
  const picture = plot.querySelector("img")?.getBoundingClientRect();
  const { width: _width, ...layout } = figure.layout ?? {};
  const height = Math.max(picture?.height ?? 0, minimumHeight(layout));
  const config = { ...figure.config, responsive: true, displaylogo: false };
  return { ...figure, layout: { ...layout, autosize: true, height }, config };
}

function minimumHeight(layout: Readonly<Record<string, unknown>>): number {
  const wanted = typeof layout.height === "number" ? layout.height : 420;
  return innerWidth < 600 ? Math.min(wanted, 320) : wanted;
}

function warn(error: unknown): void {
  console.warn("the plot stays a picture:", error);
}
