/**
 * The part of Plotly's figure format that chainrule emits, under Plotly's own names. Narrow on
 * purpose: whatever these types allow, the static picture (`svg/`) can draw.
 */
import type { ColorScale, MarkerSymbol } from "./palette.ts";
import type { ColorBar, Font, Layout, LineStyle, Numbers, TextFont } from "./plotly-layout.ts";

export type {
  Annotation,
  Axis,
  Axis3d,
  ColorBar,
  Fit,
  Font,
  Layout,
  Legend,
  LineStyle,
  Margin,
  Numbers,
  Range,
  Scene,
  Shape,
  Slider,
  SubplotGrid,
  TextFont,
  Title,
  UpdateMenu,
} from "./plotly-layout.ts";

/** A rectangle of numbers, row by row; `null` is a hole. */
export type Grid = readonly (readonly (number | null)[])[];

interface Colored {
  readonly colorscale?: ColorScale;
  readonly showscale?: boolean;
  readonly colorbar?: ColorBar;
}

interface OnAxes {
  /** Name of the x axis: "x", "x2", ... */
  readonly xaxis?: string;
  readonly yaxis?: string;
  readonly name?: string;
  readonly showlegend?: boolean;
  readonly hovertemplate?: string;
  readonly hoverinfo?: "skip" | "text";
  readonly hovertext?: readonly string[];
}

export interface Marker {
  readonly color?: string | readonly string[];
  readonly size?: number | Numbers;
  readonly symbol?: MarkerSymbol | readonly MarkerSymbol[];
  readonly line?: LineStyle;
  readonly opacity?: number;
}

export type TextPosition =
  | "top center"
  | "bottom center"
  | "middle center"
  | "middle right"
  | "middle left"
  | "top right"
  | "top left"
  | "bottom right"
  | "bottom left";

export interface ScatterTrace extends OnAxes {
  readonly type: "scatter";
  readonly mode: "lines" | "markers" | "lines+markers" | "text" | "markers+text";
  readonly x: Numbers;
  /** `null` breaks a line. */
  readonly y: readonly (number | null)[];
  readonly line?: LineStyle;
  readonly marker?: Marker;
  readonly text?: readonly string[];
  readonly textposition?: TextPosition | readonly TextPosition[];
  readonly textfont?: TextFont;
  /** Down to zero, or the inside of the closed line. */
  readonly fill?: "tozeroy" | "toself";
  readonly fillcolor?: string;
  readonly cliponaxis?: boolean;
}

export interface BarTrace extends OnAxes {
  readonly type: "bar";
  readonly x: Numbers;
  readonly y: Numbers;
  readonly width?: number | Numbers;
  readonly marker?: { readonly color?: string | readonly string[]; readonly line?: LineStyle };
  readonly text?: readonly string[];
  readonly textposition?: "outside" | "none";
  readonly textfont?: Font;
  readonly constraintext?: "none";
  readonly cliponaxis?: boolean;
}

export interface HeatmapTrace extends OnAxes, Colored {
  readonly type: "heatmap";
  readonly x: Numbers;
  readonly y: Numbers;
  readonly z: Grid;
  readonly zmin: number;
  readonly zmax: number;
  readonly colorscale: ColorScale;
  /** What the mouse is told of each cell. */
  readonly text?: readonly (readonly string[])[];
  readonly xgap?: number;
  readonly ygap?: number;
  readonly opacity?: number;
}

export interface ContourTrace extends OnAxes, Colored {
  readonly type: "contour";
  readonly x: Numbers;
  readonly y: Numbers;
  readonly z: Grid;
  readonly zmin: number;
  readonly zmax: number;
  readonly colorscale: ColorScale;
  readonly autocontour: false;
  readonly contours: {
    readonly start: number;
    readonly end: number;
    readonly size: number;
    readonly coloring: "fill" | "none";
  };
  readonly line?: LineStyle;
}

export interface SurfaceTrace extends Colored {
  readonly type: "surface";
  readonly x: Numbers;
  readonly y: Numbers;
  readonly z: Grid;
  readonly cmin: number;
  readonly cmax: number;
  readonly colorscale: ColorScale;
  readonly opacity?: number;
  readonly name?: string;
  readonly hovertemplate?: string;
}

export interface Scatter3dTrace {
  readonly type: "scatter3d";
  readonly mode: "lines" | "markers" | "lines+markers";
  readonly x: Numbers;
  readonly y: Numbers;
  readonly z: Numbers;
  readonly line?: LineStyle;
  readonly marker?: Marker;
  readonly name?: string;
  readonly showlegend?: boolean;
  readonly hovertemplate?: string;
}

export type Trace =
  | ScatterTrace
  | BarTrace
  | HeatmapTrace
  | ContourTrace
  | SurfaceTrace
  | Scatter3dTrace;

/** A step of an animation: replaces parts of the listed traces, and of the layout. */
export interface Frame {
  readonly name: string;
  readonly data: readonly Partial<Trace>[];
  readonly traces: readonly number[];
  readonly layout?: { readonly [key: string]: unknown };
}

/** What a figure is made of. */
export interface FigureParts {
  readonly data: readonly Trace[];
  readonly layout: Layout;
  /** States that the figure's own slider or buttons show; `data` is the one shown first. */
  readonly frames?: readonly Frame[];
  /** What is seen, in one line: the text for readers who do not see the picture. */
  readonly description: string;
}
