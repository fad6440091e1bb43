/** What axe-core finds in a page. */
import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * Faults as `rule: element`, in the whole page or in what `part` selects. Run from outside: the page's
 * own policy lets no script in.
 */
export async function axeFaults(page: Page, part = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async (part) => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(part, { runOnly: tags });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
    );
  }, part);
}
