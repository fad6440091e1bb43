import { expect, test } from "vitest";
import { compileCell } from "../../src/cells/compile.ts";

test("with a host's importer no import() is left in the code", () => {
  const source = "import { a } from 'x' with { type: 'json' }\nconst load = () => import('y')";
  const { code } = compileCell(source, { fileName: "cell-1.ts", importer: true });
  expect(code).not.toContain("import(");
  expect(code).toContain("__chainruleImport('x', { with: { type: 'json' } })");
  expect(code).toContain("__chainruleImport('y')");
});
