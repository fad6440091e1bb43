/**
 * The colours of every figure, in one place: data blue, weights orange, gradients red.
 *
 * Each colour has a contrast of at least 3:1 on white and on #111111 (JupyterLab's dark page), and
 * any two stay apart for readers with protanopia, deuteranopia or tritanopia (tested).
 */

/** What a colour stands for. */
export type Role = "data" | "weight" | "gradient" | "second" | "third" | "neutral";

/** The colour of each role; `text` is the grey that can be read on light and on dark paper. */
export const palette: Readonly<Record<Role | "text" | "grid" | "axis", string>> = {
  data: "#0072B2",
  weight: "#DD7A00",
  gradient: "#CC1F4A",
  second: "#009E73",
  third: "#8F6BC1",
  neutral: "#808080",
  text: "#777777",
  grid: "rgba(128,128,128,0.28)",
  axis: "rgba(128,128,128,0.8)",
};

/** The same roles where they colour words: 4:1 and better on white and on #111111. */
export const inkColors: Readonly<Record<"data" | "weight" | "gradient" | "negative", string>> = {
  data: "#1F7FC0",
  weight: "#B86200",
  gradient: "#DC3A60",
  negative: "#8468C2",
};

/** How the n-th line of a chart is drawn: colour and dash differ, so that no line needs its colour. */
export const lineStyles: readonly { readonly role: Role; readonly dash: Dash }[] = [
  { role: "data", dash: "solid" },
  { role: "second", dash: "dash" },
  { role: "third", dash: "dot" },
  { role: "neutral", dash: "dashdot" },
  { role: "weight", dash: "longdash" },
  { role: "gradient", dash: "longdashdot" },
];

/** Plotly's names for broken lines. */
export type Dash = "solid" | "dash" | "dot" | "dashdot" | "longdash" | "longdashdot";

/** How the n-th class of points is drawn; class 0 is hollow and class 1 filled, as in textbooks. */
export const classStyles: readonly { readonly color: string; readonly symbol: MarkerSymbol }[] = [
  { color: "#808080", symbol: "circle-open" },
  { color: palette.data, symbol: "circle" },
  { color: palette.third, symbol: "square" },
  { color: palette.second, symbol: "diamond" },
  { color: palette.neutral, symbol: "triangle-up" },
];

/** The colour of a class as an area, behind its points. */
export const classTints: readonly string[] = [
  "#E4E1DA",
  "#A9CCE2",
  "#D9CDEB",
  "#A6DCCB",
  "#C4C4C4",
];

/** The marker shapes that both Plotly and the static picture draw. */
export type MarkerSymbol =
  | "circle"
  | "circle-open"
  | "square"
  | "square-open"
  | "diamond"
  | "triangle-up"
  | "x"
  | "star";

/** Colours from the least to the greatest value: [position 0..1, colour] pairs, as in Plotly. */
export type ColorScale = readonly (readonly [number, string])[];

/** From nothing (near white) to much (data blue): outputs, counts. */
export const sequential: ColorScale = [
  [0, "#F5F1E8"],
  [0.5, "#8FB8D2"],
  [1, "#00588C"],
];

/** Below zero purple, zero near white, above zero weight orange. */
export const diverging: ColorScale = [
  [0, "#4B2E83"],
  [0.25, "#A493C8"],
  [0.5, "#F7F5F2"],
  [0.75, "#F0AC5A"],
  [1, "#B35A00"],
];

/** Heights of a landscape, low to high: five steps of cividis (Nuñez, Anderton, Renslow 2018). */
export const landscape: ColorScale = [
  [0, "#00306F"],
  [0.25, "#414D6B"],
  [0.5, "#7B7B78"],
  [0.75, "#BBAF71"],
  [1, "#FEE838"],
];

/** Ink on paper: 0 white, 1 black. */
export const ink: ColorScale = [
  [0, "#FFFFFF"],
  [1, "#000000"],
];

/** The colour of a positive or a negative weight, the same as in `diverging`. */
export function weightColor(weight: number): string {
  return weight < 0 ? "#7A5FB5" : palette.weight;
}
