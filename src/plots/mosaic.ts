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
  /** What the widest of the words below the images takes, in pixels of the screen; none if left out. */
  readonly labelWidth?: number;
}

/** Most that a mosaic takes on a page, in pixels of the screen. */
const mostWidth = 600;
const mostHeight = 540;

/** Pixels of the screen for a pixel of a mosaic: a single digit is not blown up. */
export function mosaicScale(across: number, down: number): number {
  return Math.min(4, mostWidth / across, mostHeight / down);
}

/** What a line of words takes, in pixels of the screen. */
const lineHeight = 17;

/** What the letters of one take. */
const wordHeight = 14;

/** Pixels between the images, side by side. */
const between = 2;

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
    labelWidth,
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
  const gap = labelWidth
    ? labelGap(across * (width + between), down, imageHeight, across * labelWidth)
    : between;
  const z: (number | null)[][] = Array.from({ length: down * (imageHeight + gap) }, () =>
    Array<number | null>(across * (width + between) + between).fill(null),
  );
  const corner = (i: number) =>
    [
      between + (i % across) * (width + between),
      between + Math.floor(i / across) * (imageHeight + gap),
    ] as const;
  z.push(...Array.from({ length: between }, () => Array<null>(z[0].length).fill(null)));
  images.forEach((image, i) => {
    const [left, top] = corner(i);
    image.forEach((value, p) => {
      z[top + Math.floor(p / width)][left + (p % width)] = value;
    });
  });
  return { z, imageWidth: width, imageHeight, corner };
}

/** A phone's width without its margins, in pixels of the screen. */
const phone = 330;

/**
 * Pixels below each image in which a line of words finds room, the smaller the images are drawn: also on a
 * phone, where they are no narrower than their `words`.
 */
function labelGap(across: number, down: number, imageHeight: number, words: number): number {
  const least = 7;
  const scale = mosaicScale(across, down * (imageHeight + least));
  const smallest = Math.min(scale, Math.max(phone, words) / across);
  return Math.max(least, Math.ceil(lineHeight / scale), Math.ceil(wordHeight / smallest));
}

/** Columns that make `count` images about a square, a little wider than high. */
function squareColumns(count: number): number {
  return Math.ceil(Math.sqrt(count));
}

function rounded(width: number): string {
  return String(Math.round(width * 100) / 100);
}
