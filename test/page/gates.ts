/** What every exported page has to hold, looked for in a page that is open. */
import type { Page } from "playwright-core";

/**
 * Waves all questions through, so that nothing is covered; then scrolls through the whole page, so
 * that every plot and pad is drawn, and back to the top.
 */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const button of document.querySelectorAll<HTMLElement>(".question-bar button")) {
      if (button.textContent === "Show me") button.click();
    }
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await frame();
      await frame();
    }
  });
  await page.waitForFunction(() => document.querySelector(".plot:not(.drawn)") === null);
  await toTop(page);
}

/** Brings the keyboard and the page back to where a reader begins: above everything. */
async function toTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  });
}

/** By how many pixels the page scrolls sideways, and what sticks out of it. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Texts that are cut off where nothing scrolls, and plots wider than their place. */
export function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const box of document.querySelectorAll<HTMLElement>("main *:not(.chart *, svg *)")) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const across = box.scrollWidth > box.clientWidth + 1 && overflowX === "hidden";
      const down = box.scrollHeight > box.clientHeight + 1 && overflowY === "hidden";
      const seen = box.clientWidth > 1 && !box.closest(".katex-mathml, .formula");
      if (seen && (across || down)) cut.push(box.outerHTML.slice(0, 160));
    }
    return cut;
  });
}

/** In print: boxes whose content goes over their edge, or over the paper's. */
export function cutInPrint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const boxes = document.querySelectorAll<HTMLElement>(
      "article pre, article .table, .outputs > *, img",
    );
    return [...boxes]
      .filter((box) => box.checkVisibility())
      .filter(
        (box) =>
          box.scrollWidth > box.clientWidth + 1 ||
          box.scrollHeight > box.clientHeight + 1 ||
          box.getBoundingClientRect().right > width + 1,
      )
      .map((box) => `${box.scrollWidth} in ${box.clientWidth}: ${box.outerHTML.slice(0, 120)}`);
  });
}

/** A stop of the Tab key. */
interface Stop {
  readonly name: string;
  readonly visible: boolean;
}

/** Goes through the page by Tab; gives the stops that show no focus, and the controls never met. */
export async function tabThrough(page: Page): Promise<{ hidden: string[]; missed: string[] }> {
  await toTop(page);
  await page.evaluate(markControls);
  const hidden: string[] = [];
  await page.locator("body").press("Tab");
  for (let presses = 0; presses < 2000; presses++) {
    const stop = await page.evaluate(visitFocus);
    if (stop === undefined) break;
    if (!stop.visible && !(await showsFocus(page))) hidden.push(stop.name);
    await page.keyboard.press("Tab");
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-tab="wanted"]')]
      .filter((element) => element.checkVisibility())
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  return { hidden, missed };
}

/** An editor shows its focus a moment later. */
function showsFocus(page: Page): Promise<boolean> {
  const shown = () => document.querySelector(".cm-editor.cm-focused") !== null;
  return page.waitForFunction(shown, null, { timeout: 1000 }).then(
    () => true,
    () => false,
  );
}

/** In the page: what a reader must be able to reach. */
function markControls(): void {
  const controls = "a[href], button, input, summary, .code[role=textbox]";
  for (const control of document.querySelectorAll<HTMLElement>(controls)) {
    if (!control.checkVisibility({ visibilityProperty: true })) continue;
    if (control.matches(":disabled, .chart *, [tabindex='-1']")) continue;
    control.dataset.tab = "wanted";
  }
}

/** In the page: the element with the focus, marked as met; `undefined` after the last one. */
function visitFocus(): Stop | undefined {
  const host = document.activeElement as HTMLElement | null;
  if (host === null || host === document.body || host.dataset.tab === "met twice") return undefined;
  host.dataset.tab = host.dataset.tab === "met" ? "met twice" : "met";
  const cell = host.closest<HTMLElement>(".program")?.querySelector<HTMLElement>(".code");
  if (host.matches(".cm-content") && cell) cell.dataset.tab = "met";
  const focused = (host.shadowRoot?.activeElement as HTMLElement | null | undefined) ?? host;
  if (host.shadowRoot) host.dataset.tab = "";
  const shows = (element: Element | null) =>
    element !== null && getComputedStyle(element).outlineStyle !== "none";
  const visible = shows(focused) || shows(focused.closest(".cm-editor"));
  return { name: focused.outerHTML.slice(0, 120), visible };
}
