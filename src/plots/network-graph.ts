/** A network as circles and lines: units, and weights as colours and widths. */
import { Figure } from "./figure.ts";
import { finiteRows, type MatrixLike, sameLength, type Table } from "./inputs.ts";
import { type FigureOptions, hiddenAxis, layout, margins } from "./layout.ts";
import { NetworkPicture, type PictureLayer, type PictureOptions } from "./network-picture.ts";
import { numberText } from "./number-text.ts";
import type { Numbers } from "./plotly.ts";

/** A layer as the picture needs it. */
export interface GraphLayer {
  /** The weights, inputs x units. */
  readonly W: Table;
  /** The biases, one for each unit; none if left out. */
  readonly b?: MatrixLike | Numbers;
}

/** A network, or whatever has layers like one. */
export interface LayersHolder {
  /** From the first hidden layer to the output. */
  readonly layers: readonly GraphLayer[];
}

/** What `networkGraph` may be told. */
export interface NetworkGraphOptions extends FigureOptions, PictureOptions {}

/**
 * Units as circles and weights as lines: orange and unbroken above zero, purple and dashed below,
 * the wider the greater. A small network has its weights and biases written beside them.
 *
 * @param net a network, or its layers with W (inputs x units) and b.
 * @throws RangeError if the layers do not fit each other or the names.
 * @example networkGraph(net, { inputs: ["door", "key"], outputs: ["alarm"] })
 */
export function networkGraph(
  net: LayersHolder | readonly GraphLayer[],
  options: NetworkGraphOptions = {},
): Figure {
  const layers = checkedLayers("layers" in net ? net.layers : net);
  const sizes = [layers[0].W.length, ...layers.map(({ W }) => W[0].length)];
  const picture = new NetworkPicture(layers, sizes, options);
  return new Figure({
    data: picture.traces(),
    layout: layout(options, {
      width: Math.max(340, sizes.length * 190),
      height: picture.height,
      margin: margins({ l: 8, r: 8, t: 10, b: 10 }),
      fit: { least: sizes.length * picture.leastLayer },
      xaxis: hiddenAxis([-0.45, sizes.length - 0.55]),
      yaxis: hiddenAxis(picture.heights),
      shapes: picture.edges(),
      annotations: picture.notes(),
    }),
    description: options.description ?? describe(layers, sizes),
  });
}

function checkedLayers(layers: readonly GraphLayer[]): PictureLayer[] {
  if (layers.length === 0) throw new RangeError("networkGraph: there is no layer; give at least 1");
  const list = layers.map(({ W, b }, l) => {
    const rows = finiteRows("networkGraph", `W of layer ${l + 1}`, W);
    const bias = b && ("data" in b ? Array.from(b.data) : Array.from(b));
    if (bias)
      sameLength("networkGraph", `b of layer ${l + 1}`, bias.length, "its units", rows[0].length);
    return { W: rows, b: bias };
  });
  list.slice(1).forEach(({ W }, i) => {
    const [units, inputs] = [list[i].W[0].length, W.length];
    if (units === inputs) return;
    throw new RangeError(
      `networkGraph: layer ${i + 1} has ${units} units and layer ${i + 2} has ${inputs} inputs; they must be equal`,
    );
  });
  return list;
}

function describe(layers: readonly PictureLayer[], sizes: readonly number[]): string {
  const weights = layers.flatMap(({ W }) => W.flat());
  const total = weights.length + layers.reduce((sum, { b }) => sum + (b?.length ?? 0), 0);
  const [low, high] = weights.reduce(
    ([a, b], w) => [Math.min(a, w), Math.max(b, w)],
    [Infinity, -Infinity],
  );
  return (
    `Network ${sizes.join("-")} with ${numberText(total)} parameters; its weights run from ` +
    `${numberText(low, 3)} to ${numberText(high, 3)}`
  );
}
