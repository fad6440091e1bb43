/**
 * A picture on paper of its own, light or dark as its reader prefers: so it can be read on any page, also
 * where nobody knows of it (GitHub, VS Code, nbviewer).
 */
import { darkColors, sans } from "../../look.ts";
import { type ColorScale, palette } from "../palette.ts";
import { element, escapeXml } from "./markup.ts";

/** The class of every picture; its rules of style reach no other. */
export const pictureClass = "chainrule-figure";

/** The paper, and below it a rule for each colour of `drawing` that is another on dark paper. */
export function onOwnPaper(width: number, height: number, drawing: string): string {
  const paper = element("rect", { width, height, fill: palette.paper });
  return darkStyle(paper + drawing) + paper + drawing;
}

/** A whole picture: `drawing` on its paper, with words for who does not see it. */
export function wholePicture(
  { width, height, fontSize = 14 }: PictureSize,
  words: string,
  drawing: string,
): string {
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      class: pictureClass,
      "font-family": sans,
      "font-size": fontSize,
      color: palette.text,
      fill: "currentColor",
    },
    element("title", {}, escapeXml(words)),
    onOwnPaper(width, height, drawing),
  );
}

/** Pixels. */
interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Of its letters. */
  readonly fontSize?: number;
}

/** The scale's partner on dark paper. */
export function darkScale(scale: ColorScale): ColorScale {
  return scale.map(([at, color]) => [at, darkColors.get(color) ?? color] as const);
}

/** An image for light and one for dark paper, of which one is shown; one only if the colours are the same. */
export function forBothPapers(
  scale: ColorScale,
  image: (scale: ColorScale, paper?: string) => string,
): string {
  const dark = darkScale(scale);
  if (dark.every(([, color], i) => color === scale[i][1])) return image(scale);
  return image(scale, "on-light") + image(dark, "on-dark");
}

/** Presentation attributes give way to style, so each light colour is a selector. */
function darkStyle(drawing: string): string {
  const rules = [...darkColors].flatMap(([light, dark]) =>
    ["fill", "stroke"]
      .filter((name) => drawing.includes(`${name}="${light}"`))
      .map((name) => `.${pictureClass} [${name}="${light}"]{${name}:${dark}}`),
  );
  const both = drawing.includes('class="on-dark"');
  const show = (paper: string, how: string) => `.${pictureClass} .on-${paper}{display:${how}}`;
  const text = `.${pictureClass}{color:${darkColors.get(palette.text)}}`;
  const inDark = [text, ...rules, ...(both ? [show("light", "none"), show("dark", "inline")] : [])];
  const first = both ? show("dark", "none") : "";
  return element(
    "style",
    {},
    `${first}@media screen and (prefers-color-scheme:dark){${inDark.join("")}}`,
  );
}
