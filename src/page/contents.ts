/** The table of contents: where the reader is, and how a narrow screen shows it. */
import { ownElement } from "./own.ts";

/** Marks in the contents where the reader is; on a narrow screen a button of the bar shows and hides them. */
export function watchContents(): void {
  const nav = ownElement("page-contents");
  const button = ownElement("page-contents-button");
  if (nav === null || button === null) return;
  button.hidden = false;
  button.addEventListener("click", () => showContents(!isOpen()));
  nav.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") !== null) showContents(false);
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    showContents(false);
    button.focus();
  });
  watchPosition(nav);
}

/** Shows the contents, or hides them, on a screen that has no room for them beside the text. */
export function showContents(open: boolean): void {
  document.documentElement.classList.toggle("contents-open", open);
  ownElement("page-contents-button")?.setAttribute("aria-expanded", String(open));
}

function isOpen(): boolean {
  return document.documentElement.classList.contains("contents-open");
}

function watchPosition(nav: HTMLElement): void {
  const links = [...nav.querySelectorAll<HTMLAnchorElement>("a[href^='#']")];
  const targets = links.map((link) => document.getElementById(decodeURI(link.hash).slice(1)));
  const mark = (): void => {
    waiting = false;
    // The last heading that has passed the upper third of the window.
    const at = targets.findLastIndex(
      (target) => target !== null && target.getBoundingClientRect().top < innerHeight / 3,
    );
    for (const [index, link] of links.entries()) {
      if (index === at) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  // An IntersectionObserver would miss a jump over a whole part (a search, the End key).
  const later = (): void => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  later();
}
