/** SVG as text: elements, attributes, escaping. No document object is needed. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name a="1">children</name>`; attributes that are undefined are left out, numbers rounded. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${key}="${attributeText(value)}"`;
  }
  return children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`;
}

/** `text` as XML character data, without characters that XML does not allow. */
export function escapeXml(text: string): string {
  return text
    .replace(forbidden, "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** A pixel coordinate with at most one decimal: a tenth of a pixel cannot be seen. */
export function px(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) ? "0" : String(rounded);
}

/** How a text is set: position, size, anchor, turn. */
export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor?: "start" | "middle" | "end";
  /** Where `y` lies in the block of lines. */
  readonly vertical?: "top" | "middle" | "bottom";
  readonly color?: string;
  readonly turn?: number;
}

/** Plotly text (with `<br>`, `<b>`, `<sup>`) as an SVG text element, one tspan for each line. */
export function textElement(text: string, style: TextStyle): string {
  const lines = linesOf(text);
  const { x, y, size, anchor = "start", vertical = "middle", color, turn } = style;
  const height = size * 1.3;
  const above = { top: 0, middle: lines.length / 2, bottom: lines.length }[vertical] * height;
  // The baseline lies about 0.76 of a line below the line's top.
  const first = y - above + height * 0.76;
  const spans = lines.map((line, i) => {
    const place = { x: px(x), y: px(first + i * height) };
    return lines.length === 1 ? inline(line) : element("tspan", place, inline(line));
  });
  return element(
    "text",
    {
      x: px(x),
      y: px(first),
      "font-size": size === 14 ? undefined : size,
      "text-anchor": anchor === "start" ? undefined : anchor,
      fill: color,
      transform: turn === undefined ? undefined : `rotate(${turn} ${px(x)} ${px(y)})`,
    },
    ...spans,
  );
}

/** About how wide `text` is at font size `size`: enough to place legends, not to break lines. */
export function textWidth(text: string, size: number): number {
  const longest = Math.max(...text.split("<br>").map((line) => decoded(line).length));
  return longest * size * 0.56;
}

// What XML 1.0 does not allow: control characters, noncharacters, half surrogate pairs.
const forbidden = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** The lines of `text`; what is bold across a line end is bold in both lines. */
function linesOf(text: string): string[] {
  const eachBold = (_: string, inner: string) =>
    `<b>${inner.replaceAll("<br>", "</b><br><b>")}</b>`;
  return text.replace(/<b>(.*?)<\/b>/g, eachBold).split("<br>");
}

/** One line: `<b>` and `<sup>` become tspans, everything else is shown letter by letter. */
function inline(line: string): string {
  return line
    .split(/(<b>.*?<\/b>|<sup>.*?<\/sup>)/)
    .map((part) => {
      const tag = /^<(b|sup)>(.*)<\/\1>$/.exec(part);
      if (!tag) return escapeXml(decoded(part));
      const style =
        tag[1] === "b"
          ? { "font-weight": "bold" }
          : { "baseline-shift": "super", "font-size": "70%" };
      return element("tspan", style, escapeXml(decoded(tag[2])));
    })
    .join("");
}

function decoded(text: string): string {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

function attributeText(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : escapeXml(value);
}
