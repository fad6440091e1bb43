/** What axe-core finds in a page. */
import axe from "axe-core";
import type { Page } from "playwright-core";

const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Faults as `rule: element`, by all rules or by those of these names or tags, in the whole page or in what `part`
 * selects. Run from outside: the page's own policy lets no script in.
 */
export async function axeFaults(
  page: Page,
  { part = "html", rules = allRules }: { part?: string; rules?: readonly string[] } = {},
): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(
    async ({ part, rules }) => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run(part, { runOnly: [...rules] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
      );
    },
    { part, rules },
  );
}
