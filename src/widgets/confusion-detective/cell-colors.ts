/** The colours of a confusion matrix's cells: blue where it was right, brown where it was not. */
import { colorAt, type Rgb } from "../../plots/color.ts";
import { mistakes, sequential } from "../../plots/palette.ts";
import { darkScale } from "../../plots/svg/paper.ts";
import type { DetectiveData } from "./detective-data.ts";

/** A cell's colour on light and on dark paper. */
export function cellColors(
  counts: DetectiveData["counts"],
  actual: number,
  predicted: number,
): { readonly light: Rgb; readonly dark: Rgb } {
  const scale = actual === predicted ? sequential : mistakes;
  const share = shareOf(counts, actual, predicted);
  return { light: colorAt(scale, share), dark: colorAt(darkScale(scale), share) };
}

/** Of its row where it was right, of the commonest mistake where it was not. */
function shareOf(counts: DetectiveData["counts"], r: number, c: number): number {
  const wrong = counts.flatMap((row, i) => row.filter((_, j) => i !== j));
  const whole = r === c ? counts[r].reduce((sum, count) => sum + count, 0) : Math.max(...wrong);
  return whole === 0 ? 0 : counts[r][c] / whole;
}
