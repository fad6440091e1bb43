import { expect, test } from "vitest";
import { slowType } from "../run/slow-type.ts";
import { cell, idle, outputs, pageOf, pageWork, runCell, write } from "./working.ts";

const work = pageWork();

test("a check that takes minutes ends when it is stopped, and the cells above keep types and values", () =>
  work(pageOf("const point = { x: 3 };", "point.x"), async (page) => {
    await runCell(page, 1);
    await write(page, 2, slowType);
    await cell(page, 2).hover();
    await page.getByRole("button", { name: "Run cell 2" }).click();
    await page.locator('.program[data-state="running"]').waitFor();
    await page.locator("#page-stop").click();
    await idle(page);
    expect((await outputs(page))[1]).toMatch(/^Interrupted/);
    await write(page, 2, "point.y");
    await runCell(page, 2);
    expect((await outputs(page))[1]).toContain("'y' does not exist");
    await write(page, 2, "point.x + 1");
    await runCell(page, 2);
    expect((await outputs(page))[1]).toBe("4");
  }));
