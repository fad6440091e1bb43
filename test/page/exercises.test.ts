import { expect, test } from "vitest";
import { outputs, pageOf, pageWork, runAll, runCell, write } from "./working.ts";

const work = pageWork();

const double = "const double = (x: number) => x + x;\nexercises.startHere.double.check(double);";

test("a page that names exercises of two lessons has both, and makes one kind of verdict of them", () =>
  work(
    pageOf(
      'import { exercises, Verdict } from "chainrule";',
      double,
      "exercises.xor.count.check(undefined) instanceof Verdict;",
    ),
    async (page) => {
      await runAll(page);
      const [, right, isVerdict] = await outputs(page);
      expect(right).toContain("Right");
      expect(isVerdict).toBe("true");
    },
  ));

test("an exercise of another lesson says in one sentence where it is", () =>
  work(pageOf('import { exercises } from "chainrule";', double, "1"), async (page) => {
    await write(page, 3, "exercises.xor.count.hint()");
    await runCell(page, 1);
    await runCell(page, 3);
    const [sentence] = (await outputs(page))[2].split("\n");
    expect(sentence).toBe(
      "Error: exercises.xor.count: this page has only the exercises that its cells named when it was written; use this one in lesson 02, XOR and layers",
    );
  }));

test("hints and a solution open below a verdict, by mouse and keyboard", () =>
  work(pageOf('import { exercises } from "chainrule";', double), async (page) => {
    await write(page, 2, "exercises.startHere.double.check((x: number) => x + 2)");
    await runAll(page);
    const fold = (word: string) => page.locator(".outputs summary", { hasText: word });
    await fold("Hint 1 of 3").click();
    await page.locator(".outputs p", { hasText: "The sign for times is *." }).waitFor();
    await fold("Hint 2 of 3").press("Enter");
    await page
      .locator(".outputs p", { hasText: "A function gives its answer with return." })
      .waitFor();
    await fold("Solution").press("Space");
    await page.locator(".outputs pre code", { hasText: "2 * x" }).waitFor();
    expect(await page.locator('.program[data-state="running"]').count()).toBe(0);
  }));

test("a page whose cells name no exercise carries none", () =>
  work(pageOf('import { exercises } from "chainrule";', "1"), async (page) => {
    expect(await page.locator("#page-exercises").count()).toBe(0);
    await write(page, 2, "exercises.startHere.double.check(1)");
    await runAll(page);
    expect((await outputs(page))[1]).toMatch(/use this one in lesson 00, Start here$/m);
  }));
