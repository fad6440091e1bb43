/** Several pairs of axes in one figure: where each stands, side by side or one below the other. */
import type { Range, SubplotGrid } from "./plotly.ts";

/** Room above each plot for its name, in pixels. */
const heading = 26;

/** The parts of the plot area that each pair of axes takes. */
export interface Arrangement {
  readonly domains: readonly { readonly x: Range; readonly y: Range }[];
  readonly columns: number;
  /** Height of the whole plot area, in pixels. */
  readonly height: number;
}

/** `count` plots in as many columns as `width` pixels have room for. */
export function arrange(count: number, grid: SubplotGrid, width: number): Arrangement {
  const { least, gap } = grid;
  const fitting = Math.max(1, Math.floor((width + gap[0]) / (least + gap[0])));
  const columns = Math.min(grid.columns, count, fitting);
  const rows = Math.ceil(count / columns);
  const across = (width - gap[0] * (columns - 1)) / columns;
  const tall = grid.aspect ? Math.min(grid.height, across * grid.aspect) : grid.height;
  const height = rows * (heading + tall) + (rows - 1) * gap[1];
  const domains = Array.from({ length: count }, (_, i) => {
    const left = ((i % columns) * (across + gap[0])) / width;
    const top = heading + Math.floor(i / columns) * (heading + tall + gap[1]);
    return {
      x: [left, Math.min(1, left + across / width)] as const,
      y: [Math.max(0, 1 - (top + tall) / height), 1 - top / height] as const,
    };
  });
  return { domains, columns, height: Math.round(height) };
}

/** What is added to "x", "y", "xaxis" and "yaxis" for the i-th plot: "", "2", "3", ... */
export function axisSuffix(i: number): string {
  return i === 0 ? "" : String(i + 1);
}
