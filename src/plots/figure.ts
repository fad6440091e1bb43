/**
 * A figure: plain Plotly data with a one-line description, which shows itself as an interactive
 * plot where Plotly is at hand, as a static SVG picture elsewhere, and as its description in text.
 */
import { displaySymbol, inspectSymbol, type MimeBundle } from "../display/bundle.ts";
import { withLegendRoom } from "./layout.ts";
import { packed } from "./packed.ts";
import type { FigureParts, Frame, Layout, Trace } from "./plotly.ts";
import { staticSvg } from "./svg/static-svg.ts";

export const plotlyMime = "application/vnd.plotly.v1+json";

/** Plotly's settings for every figure: fits its place, no toolbar, nothing that needs a network. */
const config = {
  responsive: true,
  displaylogo: false,
  displayModeBar: false,
  showSendToCloud: false,
};

/** A plot; make it a cell's last value, or `show` it. What the functions below return. */
export class Figure implements FigureParts {
  /** What is drawn, as Plotly's traces. */
  readonly data: readonly Trace[];
  /** Axes, colours and size, as Plotly's layout. */
  readonly layout: Layout;
  /** The steps of a slider, as Plotly's frames; none if there is no slider. */
  readonly frames?: readonly Frame[];
  /** The figure in one or two sentences: its text where there are no pictures. */
  readonly description: string;

  constructor({ data, layout, frames, description }: FigureParts) {
    this.data = data;
    this.layout = withLegendRoom(layout, data);
    if (frames) this.frames = frames;
    this.description = description;
  }

  /** The picture as a complete SVG document, drawn anew at each call (a few milliseconds). */
  svg(): string {
    return staticSvg(this);
  }

  [displaySymbol](): MimeBundle {
    const { frames, description } = this;
    const layout = { ...this.layout, meta: { ...this.layout.meta, description } };
    const plot = { data: this.data, layout, ...(frames && { frames }) };
    return {
      [plotlyMime]: { ...packed(plot), config },
      "image/svg+xml": this.svg(),
      "text/plain": description,
    };
  }

  [inspectSymbol](): string {
    return this.description;
  }
}
