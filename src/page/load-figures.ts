/** The part of the page that shows figures, started with Plotly. */
import type { Figures } from "./figures/main.ts";
import { loadPart } from "./parts.ts";

/** What shows figures; every caller gets the same. */
export async function loadFigures(): Promise<Figures> {
  await loadPart("figures");
  const { chainruleFigures } = globalThis as { chainruleFigures?: Figures };
  if (chainruleFigures === undefined) throw new Error("the part that shows figures did not start");
  return chainruleFigures;
}
