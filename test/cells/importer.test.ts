import { expect, test } from "vitest";
import { compileCell } from "../../src/cells/compile.ts";
import type { Importer } from "../../src/cells/compiled.ts";
import { CellHost } from "./host.ts";

test("with a host's importer no import() is left in the code", () => {
  const source = "import { a } from 'x' with { type: 'json' }\nconst load = () => import('y')";
  const { code } = compileCell(source, { fileName: "cell-1.ts", importer: true });
  expect(code).not.toContain("import(");
  expect(code).toContain("__chainruleImport('x', { with: { type: 'json' } })");
  expect(code).toContain("__chainruleImport('y')");
});

test("imports, static and dynamic, get their modules from it", async () => {
  const asked: string[] = [];
  const importer: Importer = async (specifier) => {
    asked.push(specifier);
    return { default: 1, named: 2 };
  };
  const host = new CellHost({ importer: true, globals: { install: importer } });
  await host.run('globalThis[Symbol.for("chainrule.import")] = install');
  const cell = "import one, { named } from 'x'; [one, named, (await import('y')).named]";
  expect(await host.show([cell])).toBe("[ 1, 2, 2 ]");
  expect(asked).toEqual(["x", "y"]);
});
