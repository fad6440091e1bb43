import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { apiPage, pagePath } from "../../docs/api.mjs";
import { root } from "./modules.ts";

test("docs/api.md has every public name and option, with what is said of it: npm run docs", async () => {
  const { page, gaps } = await apiPage();
  expect(gaps).toEqual([]);
  expect(page.match(/^### /gm)?.length).toBeGreaterThan(150);
  expect(readFileSync(pagePath, "utf8").replaceAll("\r\n", "\n") === page).toBe(true);
});

test("a name or an option of which nothing is said is found, and a function without an example", async () => {
  const { page, gaps } = await apiPage(join(root, "test/fixtures/gaps.ts"));
  expect(gaps).toEqual([
    "SaidOptions.more has no doc comment",
    "unsaid has no doc comment",
    "silent has no example",
    "unsaid has no example",
  ]);
  expect(page).toContain("### said()");
});
