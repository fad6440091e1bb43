/**
 * A drawn digit brought to the size and place that MNIST's digits have, so that a network trained
 * on those can judge it.
 *
 * MNIST's makers (LeCun, Cortes, Burges) scaled each digit into a box of 20 by 20 pixels, keeping
 * its proportions, and put the box so that its centre of mass is in the middle of 28 by 28 pixels.
 */

/** Pixels of a row of an image, and rows of it. */
export const imageSide = 28;

/** Pixels of the longer side of a digit. */
const boxSide = 20;

/** Where the centre of mass lies in MNIST's files, from the edges: in the middle of pixel 14, from 0. */
const middle = 14.5;

/** Lighter pixels do not count as part of the digit. */
const faint = 1 / 255;

/**
 * The drawing as the network is to see it.
 *
 * @param drawing 28 x 28 pixels row by row, 0 (paper) to 1 (ink); it is not changed.
 * @returns a new image of the same form, in the 256 grey values of MNIST; without ink, all 0.
 * MNIST's own images come back as they are.
 */
export function centred(drawing: ArrayLike<number>): Float64Array {
  const image = new Float64Array(imageSide * imageSide);
  const box = inkBox(drawing);
  if (box === undefined) return image;
  const scaled = scale(drawing, box);
  const [top, left] = place(scaled);
  for (let r = 0; r < scaled.rows; r++) {
    for (let c = 0; c < scaled.cols; c++) {
      const [y, x] = [top + r, left + c];
      if (y < 0 || y >= imageSide || x < 0 || x >= imageSide) continue;
      image[y * imageSide + x] = Math.round(scaled.at(r, c) * 255) / 255;
    }
  }
  return image;
}

interface Box {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly cols: number;
}

interface Picture {
  readonly rows: number;
  readonly cols: number;
  at(r: number, c: number): number;
}

function inkBox(drawing: ArrayLike<number>): Box | undefined {
  let [top, left, bottom, right] = [imageSide, imageSide, -1, -1];
  for (let i = 0; i < imageSide * imageSide; i++) {
    if (drawing[i] < faint) continue;
    const [r, c] = [Math.floor(i / imageSide), i % imageSide];
    [top, bottom] = [Math.min(top, r), Math.max(bottom, r)];
    [left, right] = [Math.min(left, c), Math.max(right, c)];
  }
  if (bottom < 0) return undefined;
  return { top, left, rows: bottom - top + 1, cols: right - left + 1 };
}

/** The box with its longer side made 20 pixels, values between pixels in proportion (bilinear). */
function scale(drawing: ArrayLike<number>, box: Box): Picture {
  const factor = boxSide / Math.max(box.rows, box.cols);
  const rows = Math.max(1, Math.round(box.rows * factor));
  const cols = Math.max(1, Math.round(box.cols * factor));
  const inkAt = (r: number, c: number) =>
    drawing[
      (box.top + Math.min(box.rows - 1, Math.max(0, r))) * imageSide +
        box.left +
        Math.min(box.cols - 1, Math.max(0, c))
    ];
  const at = (r: number, c: number): number => {
    // Middles of pixels lie at halves.
    const y = ((r + 0.5) * box.rows) / rows - 0.5;
    const x = ((c + 0.5) * box.cols) / cols - 0.5;
    const [y0, x0] = [Math.floor(y), Math.floor(x)];
    const [down, across] = [y - y0, x - x0];
    const above = inkAt(y0, x0) * (1 - across) + inkAt(y0, x0 + 1) * across;
    const below = inkAt(y0 + 1, x0) * (1 - across) + inkAt(y0 + 1, x0 + 1) * across;
    return above * (1 - down) + below * down;
  };
  return { rows, cols, at };
}

/** Row and column at which the picture's corner stands if its centre of mass is in the middle. */
function place({ rows, cols, at }: Picture): [number, number] {
  let [mass, down, across] = [0, 0, 0];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const ink = at(r, c);
      mass += ink;
      down += ink * (r + 0.5);
      across += ink * (c + 0.5);
    }
  }
  return [Math.round(middle - down / mass), Math.round(middle - across / mass)];
}
