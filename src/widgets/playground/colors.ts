/** The colours of a playground's maps. */
import { colorAt, type Rgb } from "../../plots/color.ts";
import { type ColorScale, diverging, sequential } from "../../plots/palette.ts";

/** How many steps a map's colours have. */
const colorSteps = 64;

/** What the network says, from class 0 to class 1. */
export const outputColors: readonly Rgb[] = stepsOf(sequential);

/** What a unit says, from below 0 to above. */
export const unitColors: readonly Rgb[] = stepsOf(diverging);

/** The number of the colour for `share`, 0 to 1. */
export function colorNumber(share: number): number {
  return Math.min(colorSteps - 1, Math.max(0, Math.floor(share * colorSteps))) || 0;
}

function stepsOf(scale: ColorScale): Rgb[] {
  return Array.from({ length: colorSteps }, (_, i) => colorAt(scale, i / (colorSteps - 1)));
}
