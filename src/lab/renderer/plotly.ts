/** Plotly, loaded at the first figure and then kept. */

/** A figure: data, never code. */
export interface Figure {
  readonly data: readonly Record<string, unknown>[];
  readonly layout?: Record<string, unknown>;
  readonly frames?: readonly unknown[];
  readonly config?: Record<string, unknown>;
}

/** What the renderer calls of Plotly's interface. */
export interface Plotly {
  react(node: HTMLElement, figure: Figure): Promise<unknown>;
  purge(node: HTMLElement): void;
  relayout(node: HTMLElement, change: Record<string, unknown>): Promise<unknown>;
  readonly [method: string]: unknown;
}

const loaded = new Map<string, Promise<Plotly>>();

/** Plotly from the module at `address`; a failed load is tried again by the next figure. */
export function loadPlotly(address: string): Promise<Plotly> {
  const present = loaded.get(address);
  if (present !== undefined) return present;
  const loading = import(address).then((module: { default: Plotly }) => module.default);
  loaded.set(address, loading);
  loading.catch(() => loaded.delete(address));
  return loading;
}

const webglTraces = /^(surface|mesh3d|cone|streamtube|volume|isosurface|.*3d|.*gl)$/;

/** Whether this browser can draw the figure: three-dimensional traces need WebGL. */
export function canDraw(figure: Figure): boolean {
  return !figure.data.some((trace) => webglTraces.test(String(trace.type))) || hasWebgl();
}

let webgl: boolean | undefined;

function hasWebgl(): boolean {
  webgl ??= document.createElement("canvas").getContext("webgl") !== null;
  return webgl;
}
