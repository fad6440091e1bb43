/** The Plotly library that the page carries, started when the first plot is seen. */
import { loadPart } from "./parts.ts";

/** A figure as Plotly takes it. */
export interface PlotlyFigure {
  readonly data: readonly unknown[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly frames?: readonly unknown[];
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The part of Plotly that a page uses. */
export interface Plotly {
  react(element: HTMLElement, figure: PlotlyFigure): Promise<unknown>;
  redraw(element: HTMLElement): Promise<unknown>;
  purge(element: HTMLElement): void;
  relayout(element: HTMLElement, change: Record<string, unknown>): Promise<unknown>;
  readonly [method: string]: unknown;
}

/** The library; every caller gets the same one. */
export async function loadPlotly(): Promise<Plotly> {
  await loadPart("plotly");
  const { Plotly } = globalThis as { Plotly?: Plotly };
  if (Plotly === undefined) throw new Error("Plotly did not start");
  return Plotly;
}
