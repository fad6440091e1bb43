/** The look of figures in an exported page. */
import { sans, surroundings } from "../look.ts";
import type { Look } from "./figure-template.ts";

/** The page's own colours, as they are now. */
export function pageLook(): Look {
  const [paper, line, ink] = pageColours("--paper", "--line", "--ink");
  const dark = brightness(ink) > brightness(paper);
  return { text: surroundings.text[dark ? "dark" : "light"], paper, line, family: sans, dark };
}

/** Calls `listener` when the page turns light or dark. */
export function onThemeChange(listener: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

/** The values that custom properties have now: the browser resolves light-dark() only in use. */
function pageColours(...names: readonly string[]): string[] {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colours = names.map((name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}

/** Of "rgb(...)": the sum of its numbers. */
function brightness(colour: string): number {
  return (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
}
