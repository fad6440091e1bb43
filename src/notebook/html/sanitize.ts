/**
 * HTML of a notebook (markdown's and outputs') with everything that could run, load, cover or
 * imitate taken out. It is the only wall against what a Content-Security-Policy cannot stop, such as
 * a page that leads elsewhere by itself; against scripts, the policy stands behind it.
 */
import sanitize from "sanitize-html";
import {
  allowedAttributes,
  allowedTags,
  cleanAttributes,
  droppedTags,
  missingPicture,
} from "./allowed.ts";
import { type Html, trusted } from "./html.ts";
import { normalHtml } from "./normal.ts";

/** What a page knows about a link of a notebook. */
export type ResolveLink = (href: string) => string | undefined;

/** Safe HTML for a page. `resolveLink` may move a link; `undefined` leaves out its target. */
export function sanitizeHtml(markup: string, resolveLink?: ResolveLink): Html {
  const safe = normalHtml(markup, (text) => sanitize(text, options));
  if (resolveLink === undefined) return trusted(safe);
  const transformTags = { ...options.transformTags, a: movedLink(resolveLink) };
  return trusted(sanitize(safe, { ...options, transformTags }));
}

/** Called for every element, after its own function. */
const cleanTag: sanitize.Transformer = (tagName, attribs) => {
  return { tagName, attribs: cleanAttributes(tagName, attribs) };
};

function movedLink(resolveLink: ResolveLink): sanitize.Transformer {
  return (tagName, { href, ...others }) => {
    const target = href === undefined ? undefined : resolveLink(href.trim());
    return { tagName, attribs: target === undefined ? others : { ...others, href: target } };
  };
}

const picture: sanitize.Transformer = (tagName, attribs) => {
  const { src, alt } = cleanAttributes(tagName, attribs);
  if (src !== undefined) return { tagName, attribs };
  return { tagName: "span", attribs: {}, text: missingPicture(alt) };
};

const options: sanitize.IOptions = {
  allowedTags: [...allowedTags],
  allowedAttributes: { "*": [...allowedAttributes] },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["data"] },
  allowProtocolRelative: false,
  parseStyleAttributes: false, // cleanAttributes has done it
  nonTextTags: [...droppedTags],
  transformTags: { "*": cleanTag, img: picture },
  // Deeper, and browsers begin to put elements elsewhere than where they were written.
  nestingLimit: 100,
};
