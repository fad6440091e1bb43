/** The type of a page's text, inside the page: it looks the same on every machine, and asks no network. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The faces that texts use; 600 is the weight of headings and of strong words. */
const faces = [
  { weight: 400, style: "normal" },
  { weight: 400, style: "italic" },
  { weight: 600, style: "normal" },
] as const;

/** The folder of the package with the font, for its licence. */
export function fontFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("@fontsource/source-serif-4/package.json"));
}

/** The rules that bring the font: Latin letters, digits and signs; others come from the system's fonts. */
export async function fontStyle(): Promise<string> {
  const rules = faces.map(async ({ weight, style }) => {
    const file = `source-serif-4-latin-${weight}-${style}.woff2`;
    const data = (await readFile(join(fontFolder(), "files", file))).toString("base64");
    const source = `url(data:font/woff2;base64,${data}) format("woff2")`;
    return `@font-face{font-family:"Page Serif";font-style:${style};font-weight:${weight};src:${source}}`;
  });
  return (await Promise.all(rules)).join("\n");
}
