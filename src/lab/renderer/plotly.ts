/** Plotly, as far as the renderer knows it. */

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
  redraw(node: HTMLElement): Promise<unknown>;
  relayout(node: HTMLElement, change: Record<string, unknown>): Promise<unknown>;
  readonly [method: string]: unknown;
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
