/** `conv2d` together with its fast form: an application that does not import it holds neither. */
import { type Conv2d, type Conv2dOptions, conv2d as describe } from "./engine/conv2d.ts";
import type { LayerDescription } from "./engine/layer.ts";
import * as kernels from "./wasm/convolution-binaries.ts";
import { placeConvolution } from "./wasm/convolution-layout.ts";
import { bringConvolutions } from "./wasm/convolutions.ts";

bringConvolutions({ kernels, place: placeConvolution });

/**
 * Describes a convolution of `filters` filters with windows of `size` x `size` pixels. Images are
 * [height, width, channels]; what goes out has a channel for each filter.
 *
 * W is (size size channels) x filters: row (y size + x) channels + c is pixel (y, x), channel c of the window.
 * PyTorch's weight[filter][c][y][x] is W.at((y * size + x) * channels + c, filter).
 *
 * @throws RangeError for counts or a padding that cannot be.
 * @throws TypeError if there is no such activation, start or option.
 * @example network({ inputs: [28, 28, 1], layers: [conv2d(8, 5, { activation: relu })] }).outputs // 4608
 */
export function conv2d(
  filters: number,
  size: number,
  options: Conv2dOptions = {},
): LayerDescription<Conv2d> {
  return describe(filters, size, options);
}
