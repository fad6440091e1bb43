/**
 * HTML of a notebook (markdown's and outputs') with everything that could run, load, cover or
 * imitate taken out. The page's Content-Security-Policy stands behind it as a second wall.
 */
import sanitize from "sanitize-html";
import { isInlinePicture } from "./picture.ts";

/** What a page knows about a link of a notebook. */
export type ResolveLink = (href: string) => string | undefined;

/** Safe HTML for a page. `resolveLink` may move a link; `undefined` leaves out its target. */
export function sanitizeHtml(html: string, resolveLink: ResolveLink = (href) => href): string {
  return sanitize(html, {
    ...options,
    transformTags: { a: (_tag, attribs) => link(attribs, resolveLink), img: picture },
  });
}

const length = /^-?\d{1,4}(?:\.\d+)?(?:px|em|rem|ch|%)?$/;
const lengths = /^(?:-?\d{1,4}(?:\.\d+)?(?:px|em|rem|ch|%)?\s*){1,4}$/;
const color =
  /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|(?:rgb|hsl)a?\([\d\s.,%/]+\)|light-dark\([^()]*(?:\([^()]*\)[^()]*)*\))$/i;
const word = /^[a-z-]{2,24}$/;
const border =
  /^(?:(?:\d{1,2}px|none|solid|dashed|dotted|double|thin|[a-z]{3,20}|#[0-9a-f]{3,8})\s*){1,3}$/i;

// No position, no transform, no url(): nothing that could cover the page or load something.
const allowedStyles = {
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

const options: sanitize.IOptions = {
  allowedTags: [
    ..."h1 h2 h3 h4 h5 h6 p div span section article blockquote pre code kbd samp var".split(" "),
    ..."a img figure figcaption hr br wbr ul ol li dl dt dd details summary".split(" "),
    ..."b strong i em u s del ins mark small sub sup abbr cite q dfn time".split(" "),
    ..."table caption colgroup col thead tbody tfoot tr th td progress meter".split(" "),
  ],
  allowedAttributes: {
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
  },
  allowedStyles: { "*": allowedStyles },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["data"] },
  allowProtocolRelative: false,
  nonTextTags: [
    "script",
    "style",
    "textarea",
    "option",
    "noscript",
    "template",
    "title",
    "svg",
    "math",
  ],
};

function link(attribs: sanitize.Attributes, resolveLink: ResolveLink): sanitize.Tag {
  const { href, ...others } = attribs;
  const target = href === undefined ? undefined : resolveLink(href.trim());
  if (target === undefined) return { tagName: "a", attribs: others };
  // A page on disk has nothing to tell to the site it links to.
  if (/^https?:/i.test(target)) others.rel = "noreferrer noopener";
  return { tagName: "a", attribs: { ...others, href: target } };
}

/** A picture from elsewhere would need a connection: its description stands in its place. */
function picture(_tag: string, attribs: sanitize.Attributes): sanitize.Tag {
  const alt = attribs.alt ?? "";
  if (isInlinePicture(attribs.src ?? "")) return { tagName: "img", attribs: { ...attribs, alt } };
  return {
    tagName: "span",
    attribs: {},
    text: `[picture: ${alt === "" ? "no description" : alt}]`,
  };
}
