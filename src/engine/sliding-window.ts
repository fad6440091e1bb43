/** A window that slides over an image, for convolution and pooling. */
import { whatCame } from "./argument.ts";
import type { Shape } from "./layer.ts";

/** Where a window of `size` x `size` comes to stand on images of one shape. */
export interface SlidingWindow {
  readonly size: number;
  readonly stride: number;
  /** Rows and columns of zeros around the image: above and to the left. */
  readonly padding: number;
  /** The image's height, width and channels. */
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** How many places there are, down and across. */
  readonly rows: number;
  readonly cols: number;
}

/** `"valid"`: only within the image. `"same"`: with zeros around, so that every pixel is a centre. */
export type Padding = "valid" | "same" | number;

/**
 * The places of a window: with padding p there are ⌊(length + 2 p - size) / stride⌋ + 1 of them along a
 * length. `"same"` is p = (size - 1) / 2.
 *
 * @throws RangeError if images of that shape cannot be, or are smaller than the window.
 */
export function slide(
  operation: string,
  inputShape: Shape,
  {
    size,
    stride,
    padding,
  }: { readonly size: number; readonly stride: number; readonly padding: Padding },
): SlidingWindow {
  if (inputShape.length !== 3) {
    throw new RangeError(
      `${operation}: a sample has the shape [${inputShape.join(", ")}]; it must be an image [height, width, channels], such as network({ inputs: [28, 28, 1], ... })`,
    );
  }
  const [height, width, channels] = inputShape;
  const around = padding === "same" ? (size - 1) / 2 : padding === "valid" ? 0 : padding;
  const places = (length: number): number => Math.floor((length + 2 * around - size) / stride) + 1;
  const [rows, cols] = [places(height), places(width)];
  if (rows < 1 || cols < 1) {
    throw new RangeError(
      `${operation}: a window of ${size}x${size} does not fit an image of ${height}x${width}; take a smaller one, or padding`,
    );
  }
  return { size, stride, padding: around, height, width, channels, rows, cols };
}

/** @throws RangeError if the padding cannot be. */
export function checkPadding(operation: string, padding: Padding, size: number): void {
  if (padding === "same" && size % 2 === 0) {
    throw new RangeError(
      `${operation}: padding is "same" and the window ${size}x${size} has no centre; take an odd size, or padding: 0, 1, ...`,
    );
  }
  if (padding === "valid" || padding === "same") return;
  if (Number.isSafeInteger(padding) && padding >= 0) return;
  throw new RangeError(
    `${operation}: padding is ${whatCame(padding)}; it must be "valid", "same" or a whole number, 0 or more`,
  );
}
