import { expect, test } from "vitest";
import { outputs, pageOf, pageWork, runAll, runCell } from "./working.ts";

const work = pageWork();

test("what the kernel accepts in a cell a page accepts, too", () =>
  work(
    pageOf(
      "const z = 1; export { z }; export type T = number;",
      "{ a: z, b: 2 }",
      "let i = 5;",
      "for (var i = 0; i < 3; i++) {}",
      "i",
      "WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))",
    ),
    async (page) => {
      await runAll(page);
      expect(await outputs(page)).toEqual(["", "{ a: 1, b: 2 }", "", "", "3", "true"]);
    },
  ));

test("module.exports is refused in a page with what to do, as in the kernel", () =>
  work(pageOf("module.exports = 1"), async (page) => {
    await runCell(page, 1);
    expect((await outputs(page))[0]).toContain("later cells see its names as they are");
  }));
