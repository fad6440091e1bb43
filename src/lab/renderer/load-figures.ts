/** The module with Plotly and all that shows a figure, loaded at the first figure and then kept. */
import type { Plotly } from "./plotly.ts";

type Figures = typeof import("./figures.ts") & { readonly plotly: Plotly };

const loaded = new Map<string, Promise<Figures>>();

/** The module at `address`; a failed load is tried again by the next figure. */
export function loadFigures(address: string): Promise<Figures> {
  const present = loaded.get(address);
  if (present !== undefined) return present;
  const loading = import(address) as Promise<Figures>;
  loaded.set(address, loading);
  loading.catch(() => loaded.delete(address));
  return loading;
}
