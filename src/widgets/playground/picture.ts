/** A playground as a still picture: its network, and what that says at every place of the plane. */
import type { Dataset } from "../../engine/dataset.ts";
import type { Network } from "../../engine/network.ts";
import { classStyles, palette, sequential, weightColor } from "../../plots/palette.ts";
import { element, px, textElement } from "../../plots/svg/markup.ts";
import { forBothPapers, wholePicture } from "../../plots/svg/paper.ts";
import { pngUrl } from "../../plots/svg/png.ts";
import { colorNumber, stepsOf } from "./colors.ts";
import { planeParts, type Square, sources } from "./data.ts";
import { Maps, mapSide } from "./maps.ts";
import type { PlaygroundSettings } from "./settings.ts";

const [width, height] = [640, 300];
const plane = { left: 350, top: 10, side: 280 };

/** The picture as one `<svg>` element, of the network as it is. */
export function playgroundPicture(
  net: Network,
  settings: PlaygroundSettings,
  description: string,
): string {
  const isEmpty = settings.data === "painted" && settings.points.length === 0;
  const points = isEmpty
    ? ""
    : pointsOf(planeParts(settings).training, sources[settings.data].square);
  return wholePicture(
    { width, height },
    description,
    [...linesOf(net, settings), ...nodesOf(settings), mapOf(net, settings), points].join(""),
  );
}

/** Columns of the network: inputs, hidden layers, output. */
function columnsOf({ inputs, layers }: PlaygroundSettings): readonly number[] {
  return [inputs.length, ...layers, 1];
}

function placeOf(columns: readonly number[], column: number, node: number) {
  const step = 270 / (columns.length - 1);
  const gap = Math.min(36, 280 / columns[column]);
  return { x: 50 + column * step, y: 150 + (node - (columns[column] - 1) / 2) * gap };
}

function linesOf(net: Network, settings: PlaygroundSettings): string[] {
  const columns = columnsOf(settings);
  return net.layers.flatMap(({ W }, layer) =>
    Array.from(W.data, (weight, i) => {
      const from = placeOf(columns, layer, Math.floor(i / W.cols));
      const to = placeOf(columns, layer + 1, i % W.cols);
      return element("line", {
        ...{ x1: px(from.x), y1: px(from.y), x2: px(to.x), y2: px(to.y) },
        stroke: weightColor(weight),
        "stroke-width": px(Math.min(6, 0.5 + 2 * Math.abs(weight))),
      });
    }),
  );
}

function nodesOf(settings: PlaygroundSettings): string[] {
  const columns = columnsOf(settings);
  return columns.flatMap((count, column) =>
    Array.from({ length: count }, (_, node) => {
      const { x, y } = placeOf(columns, column, node);
      const box = { x: px(x - 11), y: px(y - 11), width: 22, height: 22, rx: 3 };
      const square = element("rect", { ...box, fill: palette.paper, stroke: palette.neutral });
      if (column > 0) return square;
      const name = settings.inputs[node];
      return square + textElement(name, { x: x - 16, y, size: 12, anchor: "end" });
    }),
  );
}

function mapOf(net: Network, settings: PlaygroundSettings): string {
  const maps = new Maps(net, sources[settings.data].square, settings.inputs);
  maps.update();
  const pixels = new Uint8Array(mapSide * mapSide);
  const { data } = maps.outputs(net.layers.length); // one output: a number for each place
  for (const [place, value] of data.entries()) pixels[place] = colorNumber(value);
  const { left, top, side } = plane;
  const box = { x: left, y: top, width: side, height: side };
  const image = { width: mapSide, height: mapSide, pixels };
  const edge = element("rect", { ...box, fill: "none", stroke: palette.neutral });
  const map = forBothPapers(sequential, (scale, paper) =>
    element("image", { ...box, href: pngUrl({ ...image, colors: stepsOf(scale) }), class: paper }),
  );
  return map + edge;
}

function pointsOf({ X, Y }: Dataset, { x, y, size }: Square): string {
  const { left, top, side } = plane;
  return Array.from(Y.data, (label, i) =>
    element("circle", {
      cx: px(left + ((X.data[2 * i] - x) / size) * side),
      cy: px(top + side - ((X.data[2 * i + 1] - y) / size) * side),
      r: X.rows > 60 ? 3.5 : 6,
      fill: classStyles[label].color,
      stroke: classStyles[label].edge,
    }),
  ).join("");
}
