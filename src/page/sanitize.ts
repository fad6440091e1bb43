/** Foreign HTML made safe in the page itself: the exporter's rules (allowed.ts), by the browser's parser. */
import {
  allowedAttributes,
  allowedSchemes,
  allowedStyles,
  allowedTags,
  droppedTags,
} from "../notebook/html/allowed.ts";
import { isInlinePicture } from "../notebook/html/picture.ts";

/** `html` with everything taken out that could run, load, cover or imitate. */
export function sanitizeHtml(html: string): string {
  // A document made by DOMParser is inert: nothing in it runs or loads.
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const safe = document.implementation.createHTMLDocument("");
  for (const child of body.childNodes) safe.body.append(...copyNode(child, safe));
  return safe.body.innerHTML;
}

/** A new node with what is allowed; the content alone of an element that is not. */
function copyNode(node: Node, safe: Document): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [safe.createTextNode(node.textContent ?? "")];
  if (!(node instanceof Element) || droppedTags.includes(node.localName)) return [];
  const children = [...node.childNodes].flatMap((child) => copyNode(child, safe));
  if (node.namespaceURI !== "http://www.w3.org/1999/xhtml") return [];
  if (!allowedTags.includes(node.localName)) return children;
  const copy = safe.createElement(node.localName);
  for (const { name, value } of node.attributes) copyAttribute(copy, name, value);
  copy.append(...children);
  return [copy];
}

function copyAttribute(copy: HTMLElement, name: string, value: string): void {
  const allowed = [...(allowedAttributes["*"] ?? []), ...(allowedAttributes[copy.localName] ?? [])];
  if (!allowed.includes(name)) return;
  if (name === "style") copyStyle(copy, value);
  else if (name === "src" && !isInlinePicture(value)) return;
  else if (name === "href" && !isAllowedLink(value)) return;
  else copy.setAttribute(name, value);
}

function copyStyle(copy: HTMLElement, value: string): void {
  for (const declaration of value.split(";")) {
    const [, property, wanted] = /^\s*([a-z-]+)\s*:\s*(.+?)\s*$/i.exec(declaration) ?? [];
    if (property === undefined) continue;
    const patterns = allowedStyles[property.toLowerCase()] ?? [];
    if (patterns.some((pattern) => pattern.test(wanted))) copy.style.setProperty(property, wanted);
  }
}

function isAllowedLink(href: string): boolean {
  // Browsers skip spaces and control characters when they look for the scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is skipped
  const plain = href.replace(/[\x00-\x20]+/g, "");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1];
  if (scheme !== undefined) return allowedSchemes.includes(scheme.toLowerCase());
  return !plain.startsWith("//") && !plain.startsWith("\\");
}
