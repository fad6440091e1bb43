/** What a figure says of itself, read once: a notebook may come from a stranger. */
import type { SubplotGrid } from "../plots/plotly.ts";

/** `layout.meta.fit` of this library's figures; nothing of others. */
export interface Fit {
  readonly least?: number;
  readonly controls: number;
  readonly legendRows?: number;
  readonly aspect?: number;
  readonly grid?: SubplotGrid;
}

/** How a figure can be fitted; absurd numbers count as none. */
export function readFit(layout: Readonly<Record<string, unknown>>): Fit {
  const fit = fitOf(layout);
  return {
    least: numberIn(fit?.least, 1, 4000),
    controls: numberIn(fit?.controls, 0, 400) ?? 0,
    legendRows: numberIn(fit?.legendRows, 0, 50),
    aspect: numberIn(fit?.aspect, 0.01, 20),
    grid: readGrid(fit?.grid),
  };
}

/** Whether this library made the figure, so that its slider and buttons are known. */
export function isOwn(layout: Readonly<Record<string, unknown>>): boolean {
  return fitOf(layout) !== undefined;
}

/** `value` if it is a number from `low` to `high`. */
export function numberIn(value: unknown, low: number, high: number): number | undefined {
  return typeof value === "number" && value >= low && value <= high ? value : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function fitOf({ meta }: Readonly<Record<string, unknown>>) {
  return isRecord(meta) && isRecord(meta.fit) ? meta.fit : undefined;
}

function readGrid(grid: unknown): SubplotGrid | undefined {
  if (!isRecord(grid) || !Array.isArray(grid.gap)) return undefined;
  const columns = numberIn(grid.columns, 1, 20);
  const least = numberIn(grid.least, 20, 2000);
  const height = numberIn(grid.height, 20, 2000);
  const [x, y] = grid.gap.map((gap) => numberIn(gap, 0, 400));
  if (!columns || !least || !height || x === undefined || y === undefined) return undefined;
  return { columns, least, height, aspect: numberIn(grid.aspect, 0.01, 20), gap: [x, y] };
}
