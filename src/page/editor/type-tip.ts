/** What hangs over a name in the editor: its type, its documentation, its parameters, an example. */
import type { CellInspection } from "../../cells/inspection.ts";
import { type InspectionTag, parameterTag, wordOf } from "../../cells/tags.ts";

/** The tip of a name. */
export function typeTip({ signature, documentation, tags }: CellInspection): HTMLElement {
  const tip = document.createElement("div");
  tip.className = "type-tip";
  tip.append(element("code", signature));
  for (const text of paragraphsOf(documentation)) tip.append(element("p", ...inline(text)));
  const parameters = tags.filter(({ name }) => name === "param");
  if (parameters.length > 0) {
    tip.append(named("type-tip-parameters", element("ul", ...parameters.map(parameterItem))));
  }
  for (const tag of tags) if (tag.name !== "param") tip.append(...tagBlocks(tag));
  return tip;
}

function parameterItem({ text }: InspectionTag): HTMLElement {
  const { parameter, meaning } = parameterTag(text);
  return element("li", element("code", parameter), " ", ...inline(meaning));
}

function tagBlocks({ name, text }: InspectionTag): HTMLElement[] {
  if (name !== "example")
    return [element("p", element("strong", wordOf(name)), " ", ...inline(text))];
  const code = text.replace(/^```\w*\n|\n?```$/g, "");
  return [
    element("p", element("strong", "Example")),
    named("type-tip-example", element("pre", element("code", code))),
  ];
}

/** What an author parts by an empty line; the lines of a comment are otherwise one text. */
function paragraphsOf(documentation: string): string[] {
  return documentation.split(/\n\s*\n/).filter((text) => text.trim() !== "");
}

/** Words, with what stands between backticks as code. */
function inline(text: string): (Node | string)[] {
  return text.split(/`([^`]+)`/).map((part, i) => (i % 2 === 1 ? element("code", part) : part));
}

function named(name: string, made: HTMLElement): HTMLElement {
  made.className = name;
  return made;
}

function element(tag: string, ...content: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}
