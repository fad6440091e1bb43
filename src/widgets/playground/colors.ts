/** The colours of a playground's maps. */
import { colorAt, type Rgb } from "../../plots/color.ts";
import type { ColorScale } from "../../plots/palette.ts";

/** How many steps a map's colours have. */
export const colorSteps = 64;

/** The number of the colour for `share`, 0 to 1. */
export function colorNumber(share: number): number {
  return Math.min(colorSteps - 1, Math.max(0, Math.floor(share * colorSteps))) || 0;
}

/** A scale's colours, step by step. */
export function stepsOf(scale: ColorScale): Rgb[] {
  return Array.from({ length: colorSteps }, (_, i) => colorAt(scale, i / (colorSteps - 1)));
}
