/** What a notebook brought into a page, looked over in the page itself, by the browser's own parser. */
import type { Page } from "playwright-core";
import { allowedAttributes, allowedTags } from "../../src/notebook/html/allowed.ts";

/** Elements and attributes of a notebook that are not allowed, and pieces that left their place. */
export function strangers(page: Page): Promise<string[]> {
  return page.evaluate(findStrangers, { tags: allowedTags, attributes: allowedAttributes });
}

function findStrangers(allowed: {
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
}): string[] {
  const found: string[] = [];
  const say = (element: Element): number => found.push(element.outerHTML.slice(0, 200));
  for (const element of document.querySelectorAll(".cell.text *, .outputs .html *")) {
    if (element.closest(".katex") !== null) continue;
    const ours = element.matches(".table, .formula, .anchor, .html, pre.raw");
    if (!ours && !allowed.tags.includes(element.localName)) say(element);
    for (const { name, value } of element.attributes) {
      const known =
        ours || allowed.attributes.includes(name) || /^(?:tabindex|role|aria-label)$/.test(name);
      if (!known || /^\s*(?:javascript|vbscript):/i.test(value)) say(element);
    }
  }
  // Whatever stands outside a cell was not put there by us.
  const places = "main > article > :is(.cell, details.fold, h1, #page-mnist-note)";
  for (const element of document.querySelectorAll("main > article > *")) {
    if (!element.matches(places)) say(element);
  }
  const frame =
    "body > .skip, body > .bar, body > .layout, body > footer, body > script, body > #js-plotly-tester";
  for (const element of document.querySelectorAll("body > *")) {
    if (!element.matches(frame)) say(element);
  }
  return found;
}

/** The page's controls that do not get a click in their middle. */
export function coveredControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const covered: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>(
      ".bar button, .tools button, #page-search input",
    )) {
      if (!control.checkVisibility()) continue;
      control.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      if (hit === null || !control.contains(hit)) {
        covered.push(`${control.outerHTML.slice(0, 80)} below ${hit?.outerHTML.slice(0, 120)}`);
      }
    }
    return covered;
  });
}
