/** The paper on which a widget stands, light or dark, for what is drawn into a canvas. */
import { darkColors } from "../../look.ts";

/** Whether an element stands on dark paper. */
export function isOnDark(element: Element): boolean {
  // The look of all widgets sets it by light-dark(), which the browser resolves only in use.
  return getComputedStyle(element).caretColor === "rgb(255, 255, 255)";
}

/** A light colour as it is drawn on that paper. */
export function colorOn(isDark: boolean, light: string): string {
  return isDark ? (darkColors.get(light) ?? light) : light;
}

/** A light colour and its dark partner, as a style sheet takes them. */
export function onBoth(light: string): string {
  return `light-dark(${light}, ${colorOn(true, light)})`;
}

/** What pictures of ink lie on, as a style sheet takes it: white would glare in a dark page. */
export const inkPaper = "light-dark(#fff, #cfccc5)";

/** Calls `listener` when the page around an element may have turned light or dark, as long as it stands in it. */
export function onPaperChange(element: Element, listener: () => void): void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  function changed(): void {
    if (element.isConnected) {
      listener();
      return;
    }
    observer.disconnect();
    query.removeEventListener("change", changed);
  }
  query.addEventListener("change", changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
}
