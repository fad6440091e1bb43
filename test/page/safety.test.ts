import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderIndex } from "../../src/notebook/html/index-page.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { lessonFacts } from "../../src/notebook/lesson-facts.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { hostileFileName, hostileNotebook } from "../notebook/hostile.ts";
import { openFromDisk, startBrowser } from "./browser.ts";

let browser: Browser;
let html: string;

beforeAll(async () => {
  await buildPageAssets();
  html = exportNotebook(hostileNotebook(), { fileName: hostileFileName });
  browser = await startBrowser();
});

afterAll(() => browser?.close());

/** The same page without its policy: what the sanitiser alone must hold. */
const withoutPolicy = (): string =>
  html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");

describe.each([
  ["with its policy", () => html],
  ["without its policy", withoutPolicy],
])("the page of a hostile notebook, %s", (_name, page) => {
  test("runs nothing, asks for nothing and stays in its shape, whatever is clicked", async () => {
    const opened = await openFromDisk(browser, page());
    const { page: tab, complaints } = opened;
    try {
      for (const plot of await tab.locator(".plot").all()) {
        await plot.scrollIntoViewIfNeeded();
        await plot.locator(".main-svg").first().waitFor();
      }
      const address = tab.url();
      await tab.evaluate(clickEverything);
      expect(await tab.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
      expect(tab.url().replace(/#.*/, "")).toBe(address.replace(/#.*/, ""));
      expect(complaints).toEqual([]);
      expect(await tab.evaluate(suspects)).toEqual([]);
      expect(await tab.locator("footer").isVisible()).toBe(true);
    } finally {
      await opened.close();
    }
  });
});

test("the index of hostile lessons runs nothing and asks for nothing", async () => {
  const facts = lessonFacts(hostileNotebook());
  const evil = `${facts.title} <img src=x onerror=globalThis.hacked=1> $\\href{javascript:hacked=1}{x}$`;
  const entry = { ...facts, title: evil, goal: evil, time: evil, before: evil };
  const href = '02.html" onclick="globalThis.hacked=1';
  const opened = await openFromDisk(
    browser,
    renderIndex([{ facts: entry, href, sections: [{ id: "a", title: evil, text: evil }] }]),
  );
  try {
    await opened.page.locator("footer").waitFor();
    expect(await opened.page.evaluate("globalThis.hacked")).toBeUndefined();
    expect(await opened.page.evaluate(suspects)).toEqual([]);
    expect(
      await opened.page.locator("[onclick], [onerror], main a[href^=javascript]").count(),
    ).toBe(0);
    expect(opened.complaints).toEqual([]);
  } finally {
    await opened.close();
  }
});

test("the policy allows no connection, no base and no script but ours", () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toMatch(
    /script-src(?: 'sha256-[\w+/]{43}='){7} blob: 'wasm-unsafe-eval'; worker-src blob:;/,
  );
  const readOnly = exportNotebook(hostileNotebook(), { readOnly: true });
  expect(readOnly).toMatch(/script-src(?: 'sha256-[\w+/]{43}='){3}; worker-src 'none';/);
});

test("the policy stops a script that something put into the page", async () => {
  const injected = html.replace(
    "</main>",
    "<img src=x onerror=globalThis.hacked=1><script>globalThis.hacked=1</script></main>",
  );
  const opened = await openFromDisk(browser, injected);
  try {
    await opened.page.locator("footer").waitFor();
    expect(
      await opened.page.evaluate(() => (globalThis as { hacked?: number }).hacked),
    ).toBeUndefined();
    expect(opened.complaints.join()).toContain("Content Security Policy");
  } finally {
    await opened.close();
  }
});

/** Clicks, hovers and focuses what the notebook brought into the page (of Plotly's, the links). */
function clickEverything(): void {
  for (const element of document.querySelectorAll<HTMLElement>(
    "main *:not(.chart *), nav *, .chart a",
  )) {
    if (/^https?:/.test(element.closest("a")?.href ?? "")) continue; // an honest link leads away
    for (const type of ["mouseover", "mouseenter", "focus", "toggle"])
      element.dispatchEvent(new Event(type));
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: false }));
  }
}

/** Elements and attributes that no notebook may bring into a page. */
function suspects(): string[] {
  const forbidden =
    "iframe, object, embed, form, input:not(#page-search input, #page-course input), base, link, video, audio, textarea, template, noscript";
  const found = [...document.querySelectorAll(forbidden)].map((element) => element.outerHTML);
  for (const element of document.querySelectorAll(
    ".text *, .outputs > :not(.plot), .outputs > :not(.plot) *, nav :not(#page-search), footer *",
  )) {
    if (element.closest(".katex")) continue;
    if (element.localName === "script" || element.localName === "style")
      found.push(element.outerHTML);
    for (const { name, value } of element.attributes) {
      if (/^on/.test(name) || /^\s*(?:javascript|data:(?!image))/i.test(value))
        found.push(element.outerHTML);
      if (name === "id" && /^page-/.test(value)) found.push(element.outerHTML);
      if (name === "style" && /position|url\(/.test(value)) found.push(element.outerHTML);
    }
  }
  return found.map((text) => text.slice(0, 200));
}
