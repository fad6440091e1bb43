/**
 * HTML of a notebook (markdown's and outputs') with everything that could run, load, cover or
 * imitate taken out. The page's Content-Security-Policy stands behind it as a second wall.
 */
import sanitize from "sanitize-html";
import {
  allowedAttributes,
  allowedSchemes,
  allowedStyles,
  allowedTags,
  droppedTags,
} from "./allowed.ts";
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

const options: sanitize.IOptions = {
  allowedTags: [...allowedTags],
  allowedAttributes: copy(allowedAttributes),
  allowedStyles: { "*": copy(allowedStyles) },
  allowedSchemes: [...allowedSchemes],
  allowedSchemesByTag: { img: ["data"] },
  allowProtocolRelative: false,
  nonTextTags: [...droppedTags],
};

/** sanitize-html's types ask for lists that could be changed. */
function copy<T>(lists: Readonly<Record<string, readonly T[]>>): Record<string, T[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list]]));
}

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
