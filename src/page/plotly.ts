/** The Plotly library that the page carries, packed; unpacked when the first plot is seen. */

/** A figure as Plotly takes it. */
export interface PlotlyFigure {
  readonly data: readonly unknown[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly frames?: readonly unknown[];
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The part of Plotly that a page uses. */
export interface Plotly {
  newPlot(element: HTMLElement, figure: PlotlyFigure): Promise<unknown>;
  react(element: HTMLElement, figure: PlotlyFigure): Promise<unknown>;
  purge(element: HTMLElement): void;
}

/** The library; every caller gets the same one. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= load();
  return loading;
}

let loading: Promise<Plotly> | undefined;

async function load(): Promise<Plotly> {
  const packed = document.getElementById("page-plotly")?.textContent;
  if (!packed) throw new Error("the page carries no Plotly");
  const script = document.createElement("script");
  script.textContent = await unpack(packed); // the page's policy knows its hash
  document.head.append(script);
  const { Plotly } = globalThis as { Plotly?: Plotly };
  if (Plotly === undefined) throw new Error("Plotly did not start");
  return Plotly;
}

/** base64 and gzip, the other way round. */
async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return await new Response(stream).text();
}
