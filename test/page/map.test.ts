import { expect, test } from "vitest";
import { outputs, pageOf, pageWork, runAll, runCell, write } from "./working.ts";

const work = pageWork();

test("the map of the course knows what was passed in this page and before, and links to pages", () =>
  work(
    pageOf(
      'import { courseMap, exercises } from "chainrule";',
      "const double = (x: number) => x + x;\nexercises.startHere.double.check(double);",
      "courseMap()",
    ),
    async (page) => {
      await runAll(page);
      expect((await outputs(page))[2]).toMatch(/00 Start here\s+◐\s1\sof\s3/);
      expect(await page.getByRole("link", { name: "01 The perceptron" }).getAttribute("href")).toBe(
        "01-perceptron.html",
      );
      await page.reload();
      await write(page, 2, "1;");
      await runCell(page, 1);
      await runCell(page, 3);
      expect((await outputs(page))[2]).toMatch(/◐\s1\sof\s3/);
    },
  ));
