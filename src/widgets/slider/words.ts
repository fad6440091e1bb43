/** A slider's figure in words, and words as a picture. */

import { numberText } from "../../plots/number-text.ts";
import { element, escapeXml, px } from "../../plots/svg/markup.ts";
import { wholePicture } from "../../plots/svg/paper.ts";
import { type FlatValues, type KnobData, namedValues } from "./knobs.ts";

/** What can be moved and where it stands, then what is shown there. */
export function sliderWords(knobs: readonly KnobData[], values: FlatValues, shown: string): string {
  const named = Object.entries(namedValues(knobs, values)).map(([name, value]) => {
    const text =
      typeof value === "number"
        ? numberText(value)
        : `(${value.map((v) => numberText(v)).join(", ")})`;
    return `${name} = ${text}`;
  });
  const what = `A figure with ${knobs.length === 1 ? "a slider" : "sliders"}`;
  return `${what}, at ${named.join(", ")}. ${shown}`;
}

/** Letters of a line, lines of a picture, and the height of one in pixels. */
const [lineLetters, mostLines, lineHeight] = [80, 6, 20];

/** What is no figure, as a picture of its words. */
export function wordsPicture(words: string): string {
  const lines = linesOf(words);
  const [width, height] = [640, lines.length * lineHeight + 20];
  const texts = lines.map((line, i) =>
    element("text", { x: 10, y: px(26 + i * lineHeight) }, escapeXml(line)),
  );
  return wholePicture({ width, height }, words, texts.join(""));
}

/** The words in lines that fit; what is too long ends with three points. */
function linesOf(words: string): string[] {
  const lines = [""];
  for (const word of words.trim().split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last !== "" && last.length + word.length >= lineLetters) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  const shown = lines.slice(0, mostLines).map((line) => line.slice(0, lineLetters));
  return lines.length > mostLines ? [...shown.slice(0, -1), "…"] : shown;
}
