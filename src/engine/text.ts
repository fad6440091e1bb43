/**
 * How the engine's values print themselves in a notebook or a terminal.
 */

/** The method by which a value prints itself in Node; the same symbol as in `display`. */
export const inspectSymbol: unique symbol = Symbol.for("nodejs.util.inspect.custom");

interface Table {
  readonly rows: number;
  readonly cols: number;
  at(r: number, c: number): number;
}

/** More rows or columns than this are cut; the true size stands in the first line. */
const mostShown = 10;

/** A matrix as lines of aligned numbers under its true size; a large one is cut. */
export function tableText(table: Table): string {
  const { rows, cols } = table;
  const shownRows = Math.min(rows, mostShown);
  const shownCols = Math.min(cols, mostShown);
  const cells = Array.from({ length: shownRows }, (_, r) =>
    Array.from({ length: shownCols }, (_, c) => numberText(table.at(r, c))),
  );
  const width = Math.max(0, ...cells.flat().map((cell) => cell.length));
  const lines = cells.map(
    (line) =>
      `  ${line.map((cell) => cell.padStart(width)).join("  ")}${cols > shownCols ? "  …" : ""}`,
  );
  if (rows > shownRows) lines.push("  …");
  return [`Matrix ${rows}x${cols}`, ...lines].join("\n");
}

/** A number in at most six significant digits, without trailing zeros. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(6)));
}
