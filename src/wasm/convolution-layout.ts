/** Where a convolution and what it needs lie in memory; see `assembly/convolution.ts`. */
import type { FastLayer } from "./fast-layer.ts";
import { type ConvolutionField, convolutionFields } from "./fields.ts";
import { roundUp } from "./packing.ts";

/** The fields of the convolution that a layer is, in their order, with their room taken from `words`. */
export function placeConvolution(
  { window, pool, W, units }: FastLayer,
  samples: number,
  threads: number,
  words: (count: number) => number,
): readonly number[] | undefined {
  if (!window) return undefined;
  const { size, channels, padding, height, width, rows, cols } = window;
  const filters = W.cols;
  const stride = roundUp(filters);
  const paddedRow = (width + 2 * padding) * channels;
  const paddedImage = roundUp(paddedRow * (height + 2 * padding));
  const sumRow = 2 * roundUp(Math.ceil((size * channels) / 2));
  const { size: poolSize, stride: poolStride } = pool ?? { size: 1, stride: 1 };
  const { rows: poolRows, cols: poolCols } = pool ?? { rows, cols };
  // Three places more, for they are worked on four at a time.
  const zLength = (rows * cols + 3) * stride;
  // Four lists of slopes, or one of the image's rows.
  const listLength = Math.max(8 * (poolRows * poolCols + 2), roundUp(3 * (rows + size) + 3));
  const fields: Readonly<Record<ConvolutionField, number>> = {
    ...{ filters, stride, size, channels, windowRow: size * channels, weightRows: roundUp(W.rows) },
    ...{ height, imageRow: width * channels, padding, paddedRow, paddedImage, rows, cols },
    ...{ poolSize, poolStride, poolRows, poolCols, zLength, listLength },
    images: padding > 0 ? words(samples * paddedImage) : 0,
    Z: words(threads * zLength),
    places: words(samples * roundUp(units) + 4),
    list: words(threads * listLength),
    ...{ sums: words(stride * size * sumRow), sumRow, sumLength: size * sumRow },
  };
  return names.map((name) => fields[name]);
}

const names = Object.keys(convolutionFields) as ConvolutionField[];
