/** Points of several classes: each class with its own colour and shape. */
import { classStyles, palette } from "./palette.ts";
import type { ScatterTrace } from "./plotly.ts";

/** One marker trace for each class that occurs, in order of the class numbers. */
export function classTraces(
  points: readonly number[][],
  classes: readonly number[],
): ScatterTrace[] {
  const found = [...new Set(classes)].sort((a, b) => a - b);
  const size = points.length > 60 ? 7 : 13;
  return found.map((label) => {
    const own = points.filter((_, i) => classes[i] === label);
    const { color, edge, symbol } = classStyles[label % classStyles.length];
    return {
      type: "scatter",
      mode: "markers",
      name: `class ${label}`,
      x: own.map(([x]) => x),
      y: own.map(([, y]) => y),
      marker: {
        color,
        symbol,
        size,
        line: { color: edge, width: edge === palette.neutral ? 2.5 : 1.5 },
      },
      hovertemplate: `class ${label}: (%{x}, %{y})<extra></extra>`,
    };
  });
}
