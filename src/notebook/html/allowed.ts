/**
 * The one list of what a notebook may bring into a page: read by the exporter (sanitize.ts, with
 * sanitize-html) and by the page itself (page/sanitize.ts, with DOMPurify).
 */
import { isInlinePicture } from "./picture.ts";

/** Elements that are kept; of others only the content is. */
export const allowedTags: readonly string[] = [
  ..."h1 h2 h3 h4 h5 h6 p div span section article blockquote pre code kbd samp var".split(" "),
  ..."a img figure figcaption hr br wbr ul ol li dl dt dd details summary".split(" "),
  ..."b strong i em u s del ins mark small sub sup abbr cite q dfn time".split(" "),
  ..."table caption colgroup col thead tbody tfoot tr th td progress meter".split(" "),
];

/**
 * Elements that go with everything in them. First those whose content a parser reads as text, not as
 * elements: two parsers that disagree about where such a text ends see two different pages.
 */
export const droppedTags: readonly string[] = [
  ..."script style xmp iframe noembed noframes noscript plaintext listing textarea title".split(
    " ",
  ),
  ..."template svg math object select option optgroup datalist frameset".split(" "),
];

/** Attributes that are kept, by element; `*` is every element. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  "*": ["style", "title", "lang", "dir"],
  a: ["href", "rel"],
  img: ["src", "alt", "width", "height"],
  ol: ["start", "type", "reversed"],
  li: ["value"],
  details: ["open"],
  th: ["colspan", "rowspan", "scope", "align"],
  td: ["colspan", "rowspan", "align"],
  col: ["span"],
  time: ["datetime"],
  progress: ["value", "max", "aria-label"],
  meter: ["value", "min", "max", "low", "high", "optimum", "aria-label"],
};

/** Every attribute that some element may have. */
export const allowedAttributes: readonly string[] = [...new Set(Object.values(attributes).flat())];

/** What an element keeps of the attributes that a notebook gave it. */
export function cleanAttributes(
  tag: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    const clean = isAllowed(tag, name) ? cleanValue(name, value) : undefined;
    return clean === undefined ? [] : [[name, clean]];
  });
  const clean = Object.fromEntries(kept);
  if (tag === "img") clean.alt ??= "";
  // A page on disk has nothing to tell to the site it links to.
  return /^https?:/i.test(clean.href ?? "") ? { rel: "noreferrer noopener", ...clean } : clean;
}

/** What stands in place of a picture that is not in the notebook itself: loading it would tell of the reader. */
export function missingPicture(alt: string): string {
  return `[picture: ${alt.trim() === "" ? "no description" : alt}]`;
}

function isAllowed(tag: string, name: string): boolean {
  const own = Object.hasOwn(attributes, tag) ? attributes[tag] : [];
  return attributes["*"].includes(name) || own.includes(name);
}

/** `undefined` if the attribute has to go. */
function cleanValue(name: string, value: string): string | undefined {
  switch (name) {
    case "style":
      return cleanStyle(value) || undefined;
    case "src":
      return isInlinePicture(value) ? value : undefined;
    case "href":
      return isAllowedLink(value) ? pageOf(value.trim()) : undefined;
    case "rel":
      return undefined; // ours, see above
    default:
      return value;
  }
}

/** Addresses that a link may lead to, besides places in the page and files beside it. */
const schemes = ["http", "https", "mailto"];

function isAllowedLink(href: string): boolean {
  // Browsers skip spaces and control characters when they look for the scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is skipped
  const plain = href.replace(/[\x00-\x20]+/g, "");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1];
  if (scheme !== undefined) return schemes.includes(scheme.toLowerCase());
  return !/^[\\/]{2}|^\\/.test(plain); // another host; from a page on disk, perhaps a Windows share
}

/** A notebook beside this one is a page here. */
function pageOf(href: string): string {
  return href.replace(/^([\w./-]+)\.ipynb(?=$|#)/, "$1.html");
}

/** The declarations that are kept. */
function cleanStyle(style: string): string {
  return style
    .split(";")
    .flatMap((declaration) => {
      const [, property, value] =
        /^\s*([a-z-]{1,40})\s*:\s*(.{1,200}?)\s*$/i.exec(declaration) ?? [];
      const patterns = property === undefined ? [] : stylesOf(property.toLowerCase());
      if (!patterns.some((pattern) => pattern.test(value ?? ""))) return [];
      return [`${property?.toLowerCase()}: ${value}`];
    })
    .join("; ");
}

function stylesOf(property: string): readonly RegExp[] {
  return Object.hasOwn(styles, property) ? styles[property] : [];
}

const length = /^-?\d{1,4}(?:\.\d+)?(?:px|em|rem|ch|%)?$/;
const lengths = /^(?:-?\d{1,4}(?:\.\d+)?(?:px|em|rem|ch|%)?\s*){1,4}$/;
const color =
  /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|(?:rgb|hsl)a?\([\d\s.,%/]+\)|light-dark\([^()]*(?:\([^()]*\)[^()]*)*\))$/i;
const word = /^[a-z-]{2,24}$/;
const border =
  /^(?:(?:\d{1,2}px|none|solid|dashed|dotted|double|thin|[a-z]{3,20}|#[0-9a-f]{3,8})\s*){1,3}$/i;

/**
 * Style properties that are kept if their value fits a pattern. No position, no transform, no
 * url(): nothing that could cover the page or load something.
 */
const styles: Readonly<Record<string, readonly RegExp[]>> = {
  color: [color],
  "background-color": [color],
  background: [color],
  border: [border],
  "border-left": [border],
  "border-right": [border],
  "border-top": [border],
  "border-bottom": [border],
  "border-color": [color],
  "border-collapse": [word],
  "border-radius": [lengths],
  padding: [/^(?:\d{1,3}(?:\.\d+)?(?:px|em|rem|ch|%)?\s*){1,4}$/],
  margin: [/^(?:(?:\d{1,3}(?:\.\d+)?(?:px|em|rem|ch|%)?|auto)\s*){1,4}$/],
  width: [length],
  "max-width": [length],
  "min-width": [length],
  height: [length],
  "font-weight": [/^(?:bold|normal|\d{3})$/],
  "font-style": [word],
  "font-family": [/^[a-z ,-]{2,80}$/i],
  "font-size": [length, word],
  "line-height": [length],
  "text-align": [word],
  "vertical-align": [word],
  "white-space": [word],
  display: [/^(?:block|inline|inline-block|flex|inline-flex|grid|none|table|contents)$/],
  gap: [lengths],
  "flex-wrap": [word],
  "align-items": [word],
};
