/** The HTML that a notebook may bring into a page; read by the exporter and by the page itself. */

/** Elements that are kept; of others only the content is. */
export const allowedTags: readonly string[] = [
  ..."h1 h2 h3 h4 h5 h6 p div span section article blockquote pre code kbd samp var".split(" "),
  ..."a img figure figcaption hr br wbr ul ol li dl dt dd details summary".split(" "),
  ..."b strong i em u s del ins mark small sub sup abbr cite q dfn time".split(" "),
  ..."table caption colgroup col thead tbody tfoot tr th td progress meter".split(" "),
];

/** Attributes that are kept, by element; `*` is every element. Links and pictures are checked. */
export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  "*": ["style", "title", "lang", "dir"],
  a: ["href", "rel"],
  img: ["src", "alt", "width", "height"],
  ol: ["start", "type", "reversed"],
  li: ["value"],
  details: ["open"],
  th: ["colspan", "rowspan", "scope", "align"],
  td: ["colspan", "rowspan", "align"],
  col: ["span"],
  abbr: ["title"],
  time: ["datetime"],
  progress: ["value", "max", "aria-label"],
  meter: ["value", "min", "max", "low", "high", "optimum", "aria-label"],
};

/** Elements that go with everything in them. */
export const droppedTags: readonly string[] =
  "script style textarea option noscript template title svg math iframe object".split(" ");

/** Addresses that a link may lead to, besides places in the page and files beside it. */
export const allowedSchemes: readonly string[] = ["http", "https", "mailto"];

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
export const allowedStyles: Readonly<Record<string, readonly RegExp[]>> = {
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
