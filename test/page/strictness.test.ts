import { describe, expect, test } from "vitest";
import { idle, loosePageOf, outputs, pageOf, pageWork, runAll, runCell } from "./working.ts";

const work = pageWork();
const untyped = "const add = (x, y: number) => x + y;\nadd(1, 2)";

describe("what only strictness objects to", () => {
  test("is a warning in a page, as in the kernel, whether the page was changed or not", () =>
    work(loosePageOf(untyped), async (page) => {
      await runAll(page);
      const shown = (await outputs(page))[0];
      expect(shown).toContain(
        "warning, line 1: Parameter 'x' implicitly has an 'any' type. (TS7006)",
      );
      expect(shown).toMatch(/3$/);
    }));

  test("stops the cell in the page of a lesson", () =>
    work(pageOf(untyped), async (page) => {
      await runAll(page);
      expect((await outputs(page))[0]).toContain("TypeScript error");
    }));
});

test("a cell that was refused keeps its imports for later cells of the page", () =>
  work(
    pageOf("import { relu } from 'chainrule';\nconst n: number = 'one';", "relu.apply(-1)"),
    async (page) => {
      await runCell(page, 1);
      expect((await outputs(page))[0]).toContain("TypeScript error");
      await runCell(page, 2);
      expect((await outputs(page))[1]).toBe("0");
    },
  ));

test("a name of a cell above that never came to its end is no slip: it is said which cell to run", () =>
  work(pageOf("for (;;) {}\nconst rate = 0.1;", "rate * 2"), async (page) => {
    await page.getByRole("button", { name: "Run cell 1" }).click();
    await page.getByRole("button", { name: "Stop cell 1" }).click();
    await idle(page);
    await runCell(page, 2);
    expect((await outputs(page))[1]).toContain("run that one first, it begins: for (;;) {}");
  }));

test("%check off, loose and strict hold for a cell of a page", () =>
  work(
    pageOf(
      "%check off\nconst n: number = 'one'; n",
      "%check loose\nconst f = (x) => x; f(2)",
      "%check strict\nconst g = (x) => x",
    ),
    async (page) => {
      await runCell(page, 1);
      await runCell(page, 2);
      await runCell(page, 3);
      const shown = await outputs(page);
      expect(shown[0]).toBe("'one'");
      expect(shown[1]).toMatch(/^warning, line 2: Parameter 'x'[\s\S]*2$/);
      expect(shown[2]).toContain("TypeScript error");
    },
  ));
