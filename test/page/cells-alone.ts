/** Each cell of a lesson's page run alone, on a worker that has run nothing yet. */
import type { Page } from "playwright-core";
import { cell } from "./working.ts";

/** What went wrong, cell by cell; none of these cells shows an error, and those that ask first are told to go on. */
export async function cellsAlone(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const count = await page.locator(".program").count();
  for (let number = 1; number <= count; number++) {
    await page.reload();
    const fault = await runAlone(page, number);
    if (fault !== "") faults.push(`cell ${number}: ${fault}`);
  }
  return faults;
}

async function runAlone(page: Page, number: number): Promise<string> {
  await cell(page, number)
    .getByRole("button", { name: `Run cell ${number}` })
    .click();
  await idle(page);
  const goOn = cell(page, number).getByRole("button", { name: /above, then this one$/ });
  if ((await goOn.count()) > 0) {
    await goOn.click();
    await idle(page);
  }
  return await page.evaluate((index) => {
    const errors = [...document.querySelectorAll(".outputs .error")].map((one) => one.textContent);
    const prompt = document.querySelectorAll(".program")[index]?.querySelector(".prompt");
    return errors.length > 0
      ? errors.join("\n")
      : /\[\d+\]/.test(prompt?.textContent ?? "")
        ? ""
        : "did not run";
  }, number - 1);
}

function idle(page: Page): Promise<void> {
  const busy = page.locator('.program:not([data-state="idle"])').first();
  return busy.waitFor({ state: "detached", timeout: 120_000 });
}
