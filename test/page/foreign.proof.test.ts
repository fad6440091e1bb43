import { expect, test } from "vitest";
import { HtmlFuzz } from "../notebook/html-fuzz.ts";
import { code, shown, text } from "../notebook/samples.ts";
import { casesToProve } from "../proof.ts";
import { coveredControls, strangers } from "./foreign.ts";
import { foreignPage, foreignWork, showing } from "./foreign-pages.ts";
import { runAll } from "./working.ts";

const { address, visit } = foreignWork();

/** 34 pages of 300 fragments: 10,200, each as Markdown, as a stored output and as a live one. */
const seeds = Array.from({ length: 34 }, (_, index) => index + 1);
const perPage = 300;

test.each(casesToProve(seeds, 1))(
  "fragments of seed %i run nothing, load nothing, cover nothing and stay in their places",
  { timeout: 240_000 },
  (seed) => {
    const fuzz = new HtmlFuzz(seed, address());
    const pieces = Array.from({ length: perPage }, () => fuzz.fragment());
    const stored = pieces.map((piece) => shown({ "text/html": piece }));
    const cells = [
      ...pieces.map((piece, index) => text(`t${index}`, piece)),
      code("stored", "0", stored),
      code("live", showing(pieces), []),
    ];
    return visit(foreignPage(...cells), async (page) => {
      expect(await strangers(page)).toEqual([]);
      await runAll(page);
      expect(await page.locator(".outputs").last().locator("> *").count()).toBe(perPage);
      expect(await coveredControls(page)).toEqual([]);
    });
  },
);
