import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./modules.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-types-"));
  await mkdir(join(folder, "node_modules"));
  await symlink(root, join(folder, "node_modules", "chainrule"), "junction");
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(
    join(folder, "program.ts"),
    'import * as chainrule from "chainrule";\nexport const names: string[] = Object.keys(chainrule);\n',
  );
});

afterAll(() => rm(folder, { recursive: true }));

test("the package's types hold under the strictest options of whoever imports it", () => {
  const program = ts.createProgram([join(folder, "program.ts")], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
  });
  const faults = ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  expect(
    program.getSourceFiles().some(({ fileName }) => /dist\/src\/index\.d\.ts$/.test(fileName)),
  ).toBe(true);
  expect(faults).toEqual([]);
});
