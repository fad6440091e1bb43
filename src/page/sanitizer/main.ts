/**
 * Foreign HTML made safe in the page itself: the exporter's list (allowed.ts), by DOMPurify. A part of the
 * page that is packed until cells run: what was recorded, the exporter has made safe.
 */
import DOMPurify, { type Config } from "dompurify";
import {
  allowedAttributes,
  allowedTags,
  cleanAttributes,
  droppedTags,
  missingPicture,
} from "../../notebook/html/allowed.ts";

/** The part's one function, at `globalThis.chainruleSanitizer`. */
export type SanitizeMarkup = (markup: string) => string;

/** `markup` with everything taken out that could run, load, cover or imitate. */
const sanitize: SanitizeMarkup = (markup) => {
  let safe = clean(markup);
  // What is taken out may leave elements where a parser would not have put them: then once more.
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const again = clean(safe);
    if (again === safe) return safe;
    safe = again;
  }
  return "";
};

(globalThis as { chainruleSanitizer?: SanitizeMarkup }).chainruleSanitizer = sanitize;

const MOST_TURNS = 5;

const config: Config = {
  ALLOWED_TAGS: [...allowedTags],
  ALLOWED_ATTR: [...allowedAttributes],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  FORBID_CONTENTS: [...droppedTags],
  KEEP_CONTENT: true,
  RETURN_DOM_FRAGMENT: true,
};

DOMPurify.addHook("beforeSanitizeAttributes", (element) => {
  if (element.nodeType !== Node.ELEMENT_NODE) return; // texts come here too
  const given = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
  const kept = cleanAttributes(element.localName, given);
  for (const name of Object.keys(given)) if (!(name in kept)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(kept)) element.setAttribute(name, value);
});

function clean(markup: string): string {
  const place = document.implementation.createHTMLDocument("").createElement("div");
  place.append(DOMPurify.sanitize(markup, config) as unknown as DocumentFragment);
  for (const picture of place.querySelectorAll("img:not([src])")) {
    picture.replaceWith(missingPicture(picture.getAttribute("alt") ?? ""));
  }
  // Written out, a line end at the beginning of <pre> is lost unless it is there twice.
  for (const { firstChild } of place.querySelectorAll("pre")) {
    if (firstChild instanceof Text) firstChild.data = firstChild.data.replace(/^\n/, "\n\n");
  }
  return place.innerHTML;
}
