/** Many small images as one large one, so that a grid of digits is one trace and one picture. */

export interface Mosaic {
  /** The pixels, row by row from the top; `null` between and beside the images. */
  readonly z: readonly (readonly (number | null)[])[];
  readonly imageWidth: number;
  readonly imageHeight: number;
  /** Column and row of the upper left pixel of image `i`. */
  corner(i: number): readonly [number, number];
}

export interface MosaicOptions {
  readonly columns?: number;
  readonly width?: number;
  /** Pixels below each image (room for labels); between columns at most 2. */
  readonly gap: number;
}

/**
 * The images, `columns` side by side.
 *
 * @throws RangeError if the pixels of an image do not fill whole rows of `width`.
 */
export function mosaic(
  where: string,
  images: readonly (readonly number[])[],
  {
    columns = squareColumns(images.length),
    width = Math.sqrt(images[0].length),
    gap,
  }: MosaicOptions,
): Mosaic {
  const imageHeight = images[0].length / width;
  if (!Number.isInteger(imageHeight) || !Number.isInteger(width)) {
    throw new RangeError(
      `${where}: an image has ${images[0].length} pixels, which are not rows of ${rounded(width)}; ` +
        "give the width of an image",
    );
  }
  const across = Math.min(columns, images.length);
  const down = Math.ceil(images.length / across);
  const between = Math.min(2, gap);
  const z: (number | null)[][] = Array.from({ length: down * (imageHeight + gap) }, () =>
    Array<number | null>(across * (width + between) + between).fill(null),
  );
  const corner = (i: number) =>
    [
      between + (i % across) * (width + between),
      between + Math.floor(i / across) * (imageHeight + gap),
    ] as const;
  if (gap === between)
    z.push(...Array.from({ length: gap }, () => Array<null>(z[0].length).fill(null)));
  else z.push(...Array.from({ length: between }, () => Array<null>(z[0].length).fill(null)));
  images.forEach((image, i) => {
    const [left, top] = corner(i);
    image.forEach((value, p) => {
      z[top + Math.floor(p / width)][left + (p % width)] = value;
    });
  });
  return { z, imageWidth: width, imageHeight, corner };
}

/** Columns that make `count` images about a square, a little wider than high. */
function squareColumns(count: number): number {
  return Math.ceil(Math.sqrt(count));
}

function rounded(width: number): string {
  return String(Math.round(width * 100) / 100);
}
