import { palette } from "../../plots/palette.ts";
import { element, px, textElement } from "../../plots/svg/markup.ts";
import { wholePicture } from "../../plots/svg/paper.ts";
import { pngUrl } from "../../plots/svg/png.ts";
import { imageSide } from "./centre.ts";

const [width, height, side] = [640, 300, 280];
const [barLeft, barWidth, line] = [350, 220, 28];

/** The picture as one `<svg>` element; without `start`, an empty sheet and no numbers. */
export function padPicture(
  description: string,
  start: Float64Array | undefined,
  outputs: Float64Array | undefined,
): string {
  return wholePicture({ width, height }, description, [sheet(start), ...bars(outputs)].join(""));
}

function bars(outputs: Float64Array | undefined): string[] {
  return Array.from({ length: outputs?.length ?? 10 }, (_, digit) => bar(digit, outputs?.[digit]));
}

function sheet(start: Float64Array | undefined): string {
  const place = { x: 10, y: 10, width: side, height: side };
  const paper = element("rect", { ...place, fill: "#FFFFFF" });
  const drawing = start === undefined ? "" : element("image", { ...place, ...inkOf(start) });
  const edge = element("rect", { ...place, fill: "none", stroke: palette.neutral });
  return paper + drawing + edge;
}

function inkOf(image: Float64Array): Record<string, string> {
  const colors = Array.from({ length: 256 }, (_, i) => [255 - i, 255 - i, 255 - i] as const);
  const pixels = Uint8Array.from(image, (ink) => ink * 255 + 0.5);
  return {
    "image-rendering": "pixelated",
    href: pngUrl({ width: imageSide, height: imageSide, pixels, colors }),
  };
}

/** One output: the digit, a bar from 0 to 1, the number. */
function bar(digit: number, output: number | undefined): string {
  const y = 10 + digit * line + line / 2;
  const name = textElement(String(digit), { x: barLeft - 14, y, size: 14, anchor: "end" });
  const place = { x: barLeft, y: px(y - 8), height: 16 };
  const room = element("rect", { ...place, width: barWidth, fill: palette.grid });
  if (output === undefined) return name + room;
  const share = Math.min(1, Math.max(0, output));
  const filled = element("rect", { ...place, width: px(share * barWidth), fill: palette.data });
  const number = textElement(output.toFixed(2), { x: barLeft + barWidth + 10, y, size: 14 });
  return name + room + filled + number;
}
