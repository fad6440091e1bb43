/** Pictures that are part of the page itself, as `data:` URLs. */

/** MIME types of pictures, best first. */
export const pictureTypes: readonly string[] = [
  "image/svg+xml",
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
];

/** The URL of a picture from its nbformat content: SVG is text, the others are base64. */
export function pictureUrl(type: string, content: string): string {
  if (type === "image/svg+xml") return `data:${type},${encodeSvg(content)}`;
  return `data:${type};base64,${content.replace(/\s/g, "")}`;
}

/** Whether `url` holds a picture whole and well formed; every other address is refused. */
export function isInlinePicture(url: string): boolean {
  const [, type, base64, content] = /^data:([\w/+.-]+)(;base64)?,(.*)$/is.exec(url) ?? [];
  if (type === undefined || !pictureTypes.includes(type.toLowerCase())) return false;
  return base64 === undefined || /^[A-Za-z0-9+/]+=*$/.test(content);
}

/**
 * Width and height of an SVG from its root element, so that the page does not jump when the
 * picture is decoded; `undefined` if it does not say.
 */
export function svgSize(svg: string): { width: number; height: number } | undefined {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const box = /\bviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(root);
  const width = /\swidth=["']([\d.]+)(?:px)?["']/.exec(root)?.[1] ?? box?.[1];
  const height = /\sheight=["']([\d.]+)(?:px)?["']/.exec(root)?.[1] ?? box?.[2];
  if (width === undefined || height === undefined) return undefined;
  return { width: Math.round(Number(width)), height: Math.round(Number(height)) };
}

/** Percent-encoding of no more than a URL needs: base64 would be a third longer. */
function encodeSvg(svg: string): string {
  const text = svg.replace(/^\uFEFF/, "").trim();
  const named = /<svg\b[^>]*\bxmlns=/.test(text)
    ? text
    : text.replace(/<svg\b/, '<svg xmlns="http://www.w3.org/2000/svg"');
  // Quotes too: HTML would write them as five characters and not three.
  return named
    .replace(/\s+/g, " ")
    .replace(/[%#<>"']/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
