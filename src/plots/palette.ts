/**
 * What figures draw with: the light colours of `look.ts`, dashes and shapes. Whoever shows a figure on dark
 * paper changes its colours to their dark partners (`recolored`; the static picture does it itself).
 */
import { areaColors, roles, surroundings } from "../look.ts";

/** What a colour stands for. */
export type Role = "data" | "weight" | "gradient" | "second" | "third" | "neutral";

/** The colour of each role, and of what stands around the data. */
export const palette: Readonly<Record<Role | keyof typeof surroundings | "grid", string>> = {
  ...lightOf(roles),
  ...lightOf(surroundings),
  // Half transparent, so one for both papers; nothing is read from it alone.
  grid: "rgba(128,128,128,0.28)",
};

function lightOf<K extends string>(pairs: Readonly<Record<K, { light: string }>>) {
  return Object.fromEntries(
    Object.entries<{ light: string }>(pairs).map(([name, { light }]) => [name, light]),
  ) as Record<K, string>;
}

/** How a line is drawn. */
export interface LineStyle {
  readonly role: Role;
  readonly dash: Dash;
}

/** How the n-th line of a chart is drawn: colour and dash differ, so that no line needs its colour. */
export const lineStyles: readonly LineStyle[] = [
  { role: "data", dash: "solid" },
  { role: "second", dash: "dash" },
  { role: "third", dash: "dot" },
  { role: "neutral", dash: "dashdot" },
  { role: "weight", dash: "longdash" },
  { role: "gradient", dash: "longdashdot" },
];

/** Plotly's names for broken lines. */
export type Dash = "solid" | "dash" | "dot" | "dashdot" | "longdash" | "longdashdot";

interface ClassStyle {
  readonly color: string;
  /** Around the mark, so that it stands out on any ground. */
  readonly edge: string;
  readonly symbol: MarkerSymbol;
}

/** How the n-th class of points is drawn; class 0 is hollow and class 1 filled, as in textbooks. */
export const classStyles: readonly ClassStyle[] = [
  { color: palette.paper, edge: palette.neutral, symbol: "circle" },
  { color: palette.data, edge: palette.paper, symbol: "circle" },
  { color: palette.third, edge: palette.paper, symbol: "square" },
  { color: palette.second, edge: palette.paper, symbol: "diamond" },
  { color: palette.neutral, edge: palette.paper, symbol: "triangle-up" },
];

/** The colour of a class as an area, behind its points. */
export const classTints: readonly string[] = areaColors("classes");

/** The marker shapes that both Plotly and the static picture draw. */
export type MarkerSymbol = "circle" | "square" | "diamond" | "triangle-up" | "x" | "star";

/** Colours from the least to the greatest value: [position 0..1, colour] pairs, as in Plotly. */
export type ColorScale = readonly (readonly [number, string])[];

/** From nothing (paper) to much (data blue): outputs, shares. */
export const sequential: ColorScale = even(areaColors("sequential"));

/** From nothing to much, of what is wrong. */
export const mistakes: ColorScale = even(areaColors("mistakes"));

/** Below zero purple, zero paper, above zero weight orange. */
export const diverging: ColorScale = even(areaColors("diverging"));

/** Heights of a landscape, low to high: five steps of cividis (Nuñez, Anderton, Renslow 2018). */
export const landscape: ColorScale = even(["#00306F", "#414D6B", "#7B7B78", "#BBAF71", "#FEE838"]);

/** Ink on paper, from white to black; 0 itself is nothing, so that what pictures lie on can be seen. */
export const ink: ColorScale = [
  [0, "rgba(0,0,0,0)"],
  [0.002, "rgba(0,0,0,0)"],
  [0.002, "#FFFFFF"],
  [1, "#000000"],
];

function even(colors: readonly string[]): ColorScale {
  return colors.map((color, i) => [i / (colors.length - 1), color] as const);
}

/** The colour of a positive or a negative weight, as in `diverging`. */
export function weightColor(weight: number): string {
  return weight < 0 ? palette.third : palette.weight;
}
