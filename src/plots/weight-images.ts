/** What a layer looks for: the weights of each unit, laid out like the image they multiply. */
import { Figure } from "./figure.ts";
import { checkLabels, type ImageGridOptions, labelWidth, mosaicLayout } from "./image-grid.ts";
import { finiteRows, type MatrixLike, type Table } from "./inputs.ts";
import { colorBar, colorBarMargin } from "./layout.ts";
import { mosaic } from "./mosaic.ts";
import { counted, numberText } from "./number-text.ts";
import { diverging } from "./palette.ts";

/** A network, of which the first layer is shown. */
export interface WithLayers {
  readonly layers: readonly { readonly W: MatrixLike }[];
}

/**
 * One image for each unit: purple where a weight is below zero, orange where it is above.
 *
 * @param weights W (inputs x units: one image in each column), or a network for its first layer.
 * @throws RangeError if the inputs are not a whole number of image rows.
 * @example weightImages(net, { columns: 10 })
 */
export function weightImages(weights: Table | WithLayers, options: ImageGridOptions = {}): Figure {
  const W = finiteRows("weightImages", "W", hasLayers(weights) ? weights.layers[0].W : weights);
  const units = W[0].map((_, c) => W.map((row) => row[c]));
  checkLabels("weightImages", options.labels, units.length);
  const tiles = mosaic("weightImages", units, {
    ...options,
    labelWidth: labelWidth(options.labels),
  });
  const most = Math.max(...units.map((unit) => Math.max(...unit.map(Math.abs)))) || 1;
  const columns = tiles.z[0].map((_, i) => i);
  return new Figure({
    data: [
      {
        type: "heatmap",
        x: columns,
        y: tiles.z.map((_, i) => i),
        z: tiles.z,
        zmin: -most,
        zmax: most,
        colorscale: diverging,
        showscale: true,
        colorbar: colorBar("weight"),
        hovertemplate: "weight %{z:.3f}<extra></extra>",
      },
    ],
    layout: mosaicLayout(options, tiles, options.labels, colorBarMargin),
    description:
      options.description ??
      `The weights of ${counted(units.length, "unit")} as images of ${tiles.imageWidth} by ` +
        `${tiles.imageHeight} pixels: purple below zero, orange above, from ${numberText(-most, 3)} ` +
        `to ${numberText(most, 3)}`,
  });
}

function hasLayers(weights: Table | WithLayers): weights is WithLayers {
  return "layers" in weights;
}
