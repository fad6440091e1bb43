import { describe, expect, test } from "vitest";
import { cell, idle, outputs, pageOf, pageWork, runAll, runCell } from "./working.ts";

const work = pageWork();

describe("cells of a page", () => {
  test("that never end are stopped, the page lives, and the next cell runs", () =>
    work(pageOf("while (true) {}", "1 + 1"), async (page) => {
      await cell(page, 1).hover();
      await page.getByRole("button", { name: "Run cell 1" }).click();
      await cell(page, 1).locator(".outputs").waitFor({ state: "attached" });
      await page.locator("#page-stop").click();
      await idle(page);
      expect((await outputs(page))[0]).toContain("variables are gone");
      await runCell(page, 2);
      expect((await outputs(page))[1]).toBe("2");
    }));

  test("that wait are stopped with their variables kept, and nothing of them prints later", () =>
    work(
      pageOf(
        "let ticks = 0;",
        "for (;;) { ticks++; await new Promise((resolve) => setTimeout(resolve, 1)); }",
        "const seen = ticks;\nawait new Promise((resolve) => setTimeout(resolve, 30));\n[ticks > 1, ticks === seen]",
      ),
      async (page) => {
        await runCell(page, 1);
        await cell(page, 2).hover();
        await page.getByRole("button", { name: "Run cell 2" }).click();
        await cell(page, 2).locator(".outputs").waitFor({ state: "attached" });
        await page.locator("#page-stop").click();
        await idle(page);
        expect((await outputs(page))[1]).toContain("variables keep the values they had");
        await runCell(page, 3);
        expect((await outputs(page))[2]).toBe("[ true, true ]");
      },
    ));

  test.each([
    [
      "large arrays",
      "const hoard: number[][] = [];\nfor (;;) hoard.push(new Array(1e6).fill(1.5));",
    ],
    ["one array", "const hoard: object[] = [];\nfor (;;) hoard.push({ a: 1 });"],
    ["numbers", "const hoard: Float64Array[] = [];\nfor (;;) hoard.push(new Float64Array(1e7));"],
    ["a text", 'let hoard = "x";\nfor (;;) hoard += hoard;'],
  ])("that fill the memory with %s end with an error, and the page lives", (_name, hoard) =>
    work(pageOf(hoard, "1"), async (page) => {
      await runAll(page);
      expect((await outputs(page))[0]).toMatch(/RangeError/);
      await runCell(page, 2);
      expect((await outputs(page))[1]).toBe("1");
    }),
  );

  test("that use much memory, but hold little of it, go on", () =>
    work(
      pageOf(
        "let sum = 0;\nfor (let i = 0; i < 400; i++) sum += new Float64Array(1e6).length;\nsum",
      ),
      async (page) => {
        await runAll(page);
        expect((await outputs(page))[0]).toBe("400000000");
      },
    ));

  test("that print without end are cut, and can be stopped", () =>
    work(pageOf('for (;;) console.log("again and again");'), async (page) => {
      await cell(page, 1).hover();
      await page.getByRole("button", { name: "Run cell 1" }).click();
      await page.getByText("the page shows no more of it").waitFor();
      await page.locator("#page-stop").click();
      await idle(page);
      expect((await outputs(page))[0]).toContain("Interrupted");
    }));
});
