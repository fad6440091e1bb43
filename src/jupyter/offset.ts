/**
 * Positions in a cell's text. Jupyter counts code points (messaging protocol 5.2), JavaScript
 * strings count UTF-16 units: they differ after an emoji.
 */

/** Code points to UTF-16 units; past the end it is the end. */
export function toUnits(text: string, points: number): number {
  let units = 0;
  for (let i = 0; i < points && units < text.length; i++) {
    units += (text.codePointAt(units) as number) > 0xffff ? 2 : 1;
  }
  return units;
}

/** UTF-16 units to code points. */
export function toPoints(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length;
}
