/** Ink on a sheet of 28 x 28 pixels. */
import { imageSide } from "../centre.ts";

/** A place on the sheet; the middle of the first pixel is (0.5, 0.5). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels from the middle of the pen to its edge, which is soft: about as wide as MNIST's lines. */
const penRadius = 1.35;

/** Draws a line into `image`; a pixel keeps the most ink that it got. */
export function drawLine(image: Float64Array, from: Point, to: Point): void {
  for (let i = 0; i < image.length; i++) {
    const pixel = { x: (i % imageSide) + 0.5, y: Math.floor(i / imageSide) + 0.5 };
    const ink = Math.min(1, penRadius + 0.5 - distance(pixel, from, to));
    if (ink > image[i]) image[i] = ink;
  }
}

/** Shows an image as ink on white paper, one pixel of the canvas for each. */
export function drawImage(canvas: HTMLCanvasElement, image: Float64Array): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const pixels = context.createImageData(imageSide, imageSide);
  for (let i = 0; i < image.length; i++) {
    const grey = 255 - Math.round(image[i] * 255);
    pixels.data.set([grey, grey, grey, 255], 4 * i);
  }
  context.putImageData(pixels, 0, 0);
}

/** From a point to the nearest point of a line. */
function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}
