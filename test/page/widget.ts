/** Working with a widget in an exported page, as a reader does. */
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { type Displayable, displaySymbol } from "../../src/display/bundle.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { code, shown } from "../notebook/samples.ts";
import { axeFaults } from "./axe.ts";
import { openFromDisk, startBrowser } from "./browser.ts";

type Visit = (
  steps: (widget: Locator, page: Page) => Promise<void>,
  options?: BrowserContextOptions & { readonly html?: string },
) => Promise<void>;

/** Visits to the page of one widget, each in a context of its own; no request, no complaint. */
export function widgetVisits(make: () => Displayable): Visit {
  let browser: Browser;
  beforeAll(async () => {
    await buildPageAssets();
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  return async (steps, { html, ...options } = {}) => {
    const page = html ?? widgetPage(await make()[displaySymbol]());
    const opened = await openFromDisk(browser, page, options);
    try {
      await steps(opened.page.locator(".widget"), opened.page);
      expect(opened.complaints).toEqual([]);
    } finally {
      await opened.close();
    }
  };
}

/** A page to read, with an output in each cell. */
export function widgetPage(...bundles: readonly Readonly<Record<string, unknown>>[]): string {
  const cells = bundles.map((bundle, i) => code(`widget-${i}`, "1", [shown(bundle)]));
  return exportNotebook({ metadata: {}, cells }, { fileName: "widget.ipynb", readOnly: true });
}

/** A phone, held upright, in the dark. */
export const darkPhone = {
  hasTouch: true,
  isMobile: true,
  colorScheme: "dark",
  viewport: { width: 375, height: 700 },
} as const;

/** Neither sideways scrolling, nor anything of a widget beyond its place, nor a fault that axe finds. */
export async function expectFitsAndHasNoFault(page: Page): Promise<void> {
  expect(await page.evaluate(stickingOut)).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  expect(await axeFaults(page)).toEqual([]);
}

/** In the page: what stands beyond the right edge of its widget; the page may cut that off instead of scrolling. */
function stickingOut(): string[] {
  return [...document.querySelectorAll<HTMLElement>(".widget .live")].flatMap((live) => {
    const edge = live.getBoundingClientRect().right + 1;
    return [...(live.shadowRoot?.querySelectorAll(".frame *") ?? [])]
      .filter((part) => !part.closest(".scroll, pre, .hidden"))
      .filter((part) => part.getBoundingClientRect().right > edge)
      .map((part) => part.outerHTML.slice(0, 80));
  });
}
