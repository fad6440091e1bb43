/** The layout half of the figure format: axes, notes, controls; Plotly's own names. */
import type { Dash } from "./palette.ts";

export type Numbers = readonly number[];
/** Lowest and highest value shown; on a log axis these are powers of ten. */
export type Range = readonly [number, number];

export interface Font {
  readonly family?: string;
  readonly size?: number;
  readonly color?: string;
}

/** The font of a trace's texts: one colour, or one for each. */
export interface TextFont {
  readonly size?: number;
  readonly color?: string | readonly string[];
}

export interface Title {
  readonly text: string;
  readonly font?: Font;
  readonly side?: "top" | "right";
  readonly standoff?: number;
  readonly x?: number;
  readonly xref?: "container";
  readonly xanchor?: "left";
  readonly y?: number;
  readonly yanchor?: "top";
  readonly pad?: { readonly t: number; readonly l: number };
}

export interface LineStyle {
  readonly color?: string;
  readonly width?: number;
  readonly dash?: Dash;
}

export interface ColorBar {
  readonly title?: Title;
  readonly thickness?: number;
  readonly len?: number;
  readonly outlinewidth?: number;
  readonly xpad?: number;
  readonly tickfont?: Font;
  readonly tickvals?: Numbers;
  readonly ticktext?: readonly string[];
  readonly nticks?: number;
}

export interface Axis {
  readonly title?: Title;
  readonly type: "linear" | "log";
  readonly range: Range;
  readonly domain?: Range;
  readonly anchor?: string;
  readonly visible?: boolean;
  readonly tickvals?: Numbers;
  readonly ticktext?: readonly string[];
  readonly tickangle?: number;
  readonly tickfont?: Font;
  /** Distance of ticks; on a log axis in decades. */
  readonly dtick?: number;
  readonly nticks?: number;
  /** Pixels between the axis and its numbers: those of both axes meet where both begin. */
  readonly ticklabelstandoff?: number;
  readonly exponentformat?: "none" | "power" | "e";
  readonly separatethousands?: boolean;
  readonly ticks?: "";
  readonly gridcolor?: string;
  readonly showgrid?: boolean;
  readonly zeroline?: boolean;
  readonly zerolinecolor?: string;
  readonly fixedrange?: boolean;
  readonly scaleanchor?: string;
  readonly constrain?: "domain";
  readonly constraintoward?: "top" | "left";
  readonly automargin?: boolean;
}

export interface Axis3d {
  readonly title: Title;
  readonly range: Range;
  readonly gridcolor?: string;
  readonly zerolinecolor?: string;
  readonly color?: string;
  readonly nticks?: number;
  readonly showbackground?: boolean;
  readonly tickfont?: Font;
}

export interface Scene {
  readonly xaxis: Axis3d;
  readonly yaxis: Axis3d;
  readonly zaxis: Axis3d;
  readonly camera: { readonly eye: { readonly x: number; readonly y: number; readonly z: number } };
  readonly aspectmode: "manual";
  readonly aspectratio: { readonly x: number; readonly y: number; readonly z: number };
}

export interface Shape {
  readonly type: "line" | "rect";
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly xref: string;
  readonly yref: string;
  readonly line: LineStyle;
  readonly fillcolor?: string;
  readonly layer?: "below" | "above";
}

export interface Annotation {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** An axis ("x2") or "paper"; "x2 domain" counts 0..1 along that axis. */
  readonly xref: string;
  readonly yref: string;
  readonly xanchor?: "left" | "center" | "right";
  readonly yanchor?: "top" | "middle" | "bottom";
  readonly showarrow: boolean;
  /** Start of the arrow, in the units of `axref`. */
  readonly ax?: number;
  readonly ay?: number;
  readonly axref?: string;
  readonly ayref?: string;
  readonly arrowcolor?: string;
  readonly arrowwidth?: number;
  readonly arrowhead?: 2;
  readonly arrowsize?: number;
  readonly standoff?: number;
  readonly startstandoff?: number;
  readonly font?: Font;
  readonly align?: "left" | "center" | "right";
  readonly bgcolor?: string;
  readonly yshift?: number;
  readonly xshift?: number;
}

/** One position of a slider, or one button: Plotly calls `method` with `args`. */
export interface Step {
  readonly label: string;
  readonly method: "animate" | "relayout";
  readonly args: readonly unknown[];
}

export interface Slider {
  readonly active: number;
  readonly steps: readonly Step[];
  readonly currentvalue: {
    readonly prefix: string;
    readonly visible: boolean;
    readonly font?: Font;
  };
  readonly pad: { readonly t: number; readonly b?: number };
  readonly x: number;
  readonly len: number;
  readonly ticklen?: number;
  readonly minorticklen?: number;
  readonly font?: Font;
  readonly bgcolor?: string;
  readonly bordercolor?: string;
  readonly activebgcolor?: string;
}

export interface UpdateMenu {
  readonly type: "buttons";
  readonly direction: "left" | "right";
  readonly buttons: readonly Step[];
  readonly active?: number;
  readonly showactive: boolean;
  readonly x: number;
  readonly y: number;
  readonly xanchor: "left" | "right";
  readonly yanchor: "top" | "bottom";
  readonly pad?: { readonly t?: number; readonly r?: number; readonly b?: number };
  readonly font?: Font;
  readonly bgcolor?: string;
  readonly bordercolor?: string;
}

export interface Margin {
  readonly l: number;
  readonly r: number;
  readonly t: number;
  readonly b: number;
}

/** Subplots side by side in rows, each with a line of words above it. */
export interface SubplotGrid {
  /** Plots side by side where there is room. */
  readonly columns: number;
  /** Least width of a plot, in pixels: where there is less, fewer stand side by side. */
  readonly least: number;
  /** Height of each plot, in pixels; of planes, where it follows from the width, the greatest. */
  readonly height: number;
  /** Height for each pixel of width, for planes; plots of other kinds have none. */
  readonly aspect?: number;
  /** Between plots side by side, and one below the other, for numbers and titles, in pixels. */
  readonly gap: readonly [number, number];
}

/** How a figure goes into a narrower place: for whoever shows it (page/figure-fit.ts). */
export interface Fit {
  /** Narrower than this it cannot be read, and its place scrolls sideways, in pixels. */
  readonly least?: number;
  /** What Plotly's slider and buttons take below the plot, in pixels. */
  readonly controls?: number;
  /** Rows of the legend for which there is room above the plot. */
  readonly legendRows?: number;
  /** Height of the plot for each pixel of its width, for planes and pictures; charts have none. */
  readonly aspect?: number;
  readonly grid?: SubplotGrid;
}

export interface Layout {
  /** Where there is room; whoever shows the figure may draw it narrower. */
  readonly width: number;
  readonly height: number;
  readonly meta?: { readonly fit?: Fit; readonly description?: string };
  readonly margin: Margin;
  readonly font: Font;
  readonly paper_bgcolor: string;
  readonly plot_bgcolor: string;
  readonly title?: Title;
  readonly showlegend: boolean;
  readonly legend?: Legend;
  readonly hovermode?: "closest" | "x" | false;
  readonly dragmode?: "zoom" | "pan" | "turntable" | false;
  readonly bargap?: number;
  readonly shapes?: readonly Shape[];
  readonly annotations?: readonly Annotation[];
  readonly sliders?: readonly Slider[];
  readonly updatemenus?: readonly UpdateMenu[];
  readonly scene?: Scene;
  readonly [axis: `xaxis${string}` | `yaxis${string}`]: Axis;
}

export interface Legend {
  readonly orientation: "h";
  readonly x: number;
  readonly y: number;
  readonly xanchor: "left";
  readonly yanchor: "bottom";
  readonly bgcolor?: string;
}
