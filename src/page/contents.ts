import { ownElement } from "./own.ts";

/** Marks in the table of contents where the reader is, and folds it on a narrow screen. */
export function watchContents(): void {
  const nav = ownElement("page-contents");
  const details = nav?.querySelector("details");
  if (!nav || !details) return;
  const wide = matchMedia("(min-width: 68rem)");
  const fold = (): void => {
    details.open = wide.matches;
  };
  wide.addEventListener("change", fold);
  fold();
  watchPosition(nav);
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
