/** Plots: the picture in the page becomes an interactive Plotly chart when it comes into view. */
import { loadPlotly, type PlotlyFigure } from "./plotly.ts";

/** Watches every plot of the page. */
export function watchPlots(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        void draw(target as HTMLElement);
      }
    },
    { rootMargin: "200px" },
  );
  for (const plot of document.querySelectorAll<HTMLElement>(".plot")) observer.observe(plot);
}

/** Draws the chart beside the picture, then shows it instead; after an error the picture stays. */
async function draw(plot: HTMLElement): Promise<void> {
  const text = plot.querySelector("script")?.textContent;
  if (!text) return;
  const chart = document.createElement("div");
  chart.className = "chart";
  chart.setAttribute("role", "group");
  chart.setAttribute("aria-label", plot.dataset.description ?? "");
  try {
    const figure = JSON.parse(text) as PlotlyFigure;
    const plotly = await loadPlotly();
    plot.append(chart);
    await plotly.newPlot(chart, withPageSize(figure, plot));
    plot.classList.add("drawn");
  } catch (error) {
    chart.remove();
    console.warn("the plot stays a picture:", error);
  }
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
