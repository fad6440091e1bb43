/** A walk back as a still picture: its graph, and what is known of each slope so far. */
import { type Place, placeNodes } from "../../plots/graph-layout.ts";
import { numberText } from "../../plots/number-text.ts";
import { palette } from "../../plots/palette.ts";
import { element, escapeXml, px } from "../../plots/svg/markup.ts";
import { wholePicture } from "../../plots/svg/paper.ts";
import { nameOf, type WalkNode } from "./nodes.ts";
import { slopeTexts } from "./slope-text.ts";

/** Pixels from the middle of one node to the next, and half the size of a node: across, down. */
const [step, half] = [
  { across: 122, down: 92 },
  { across: 52, down: 34 },
];

/** More columns than these run down the page. */
const mostColumns = 6;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The picture as one `<svg>` element, when the nodes of `order` have passed their slopes on. */
export function walkPicture(
  nodes: readonly WalkNode[],
  order: readonly number[],
  words: string,
): string {
  const { places, way } = placeNodes(nodes);
  const [columns, rows] = [
    1 + Math.max(...places.map(({ column }) => column)),
    1 + Math.max(...places.map(({ row }) => row)),
  ];
  const isDown = columns > mostColumns;
  const [width, height] = (isDown ? [rows, columns] : [columns, rows]).map((count, i) =>
    Math.ceil(count * (i === 0 ? step.across : step.down)),
  );
  const pointAt = ({ column, row }: Place): Point => {
    const [c, r] = isDown ? [row, column] : [column, row];
    return { x: (c + 0.5) * step.across, y: (r + 0.5) * step.down };
  };
  const centres = places.map(pointAt);
  const slopes = slopeTexts(nodes, order);
  const drawing = [
    ...nodes.flatMap(({ inputs }, user) =>
      inputs.map((input) => edge(way(input, user).map(pointAt), order.includes(user))),
    ),
    ...nodes.map((node, i) => nodeBox(node, centres[i], slopes[i], order.includes(i))),
  ];
  return wholePicture({ width, height, fontSize: 13 }, words, drawing.join(""));
}

function edge(way: readonly Point[], hasPassed: boolean): string {
  const points = way.map(({ x, y }) => `${px(x)},${px(y)}`).join(" ");
  const stroke = hasPassed ? palette.gradient : palette.neutral;
  return element("polyline", { points, fill: "none", stroke, "stroke-width": hasPassed ? 3 : 1.5 });
}

function nodeBox(node: WalkNode, { x, y }: Point, slope: string, hasPassed: boolean): string {
  const size = { width: 2 * half.across, height: 2 * half.down, rx: 5 };
  const stroke = hasPassed ? palette.gradient : palette.axis;
  const corner = { x: px(x - half.across), y: px(y - half.down) };
  const lines = [
    { text: nameOf(node), fill: undefined, "font-weight": "bold" },
    { text: numberText(node.data), fill: palette.data },
    { text: slope, fill: palette.gradient },
  ];
  const words = lines.map(({ text, ...style }, i) => {
    const place = { x: px(x), y: px(y - 15 + 20 * i), "text-anchor": "middle" };
    return element("text", { ...place, ...style }, escapeXml(text));
  });
  const box = {
    ...corner,
    ...size,
    fill: palette.paper,
    stroke,
    "stroke-width": hasPassed ? 2 : 1,
  };
  return element("rect", box) + words.join("");
}
