import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { runNode } from "../lab/program.ts";
import { drawn } from "../proof.ts";
import { root } from "./modules.ts";

const folders = ["cells", "data", "display", "engine", "exercises", "plots"];

/** So many files of tests are tried: each of them alone could import what was built. */
const tried = 10;

test("unit tests, drawn by chance, pass in a clone where nothing was built", {
  timeout: 600_000,
}, async () => {
  const clone = mkdtempSync(join(tmpdir(), "chainrule-no-build-"));
  onTestFinished(() => rmSync(clone, { recursive: true }));
  for (const part of [
    "src",
    "lessons",
    "test",
    "package.json",
    "tsconfig.json",
    "vitest.config.ts",
  ])
    cpSync(join(root, part), join(clone, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"), "junction");
  const chosen = drawn(folders.flatMap(testsIn), tried);
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const { code, stdout, stderr } = await runNode(
    [vitest, "run", "--project=unit", ...chosen],
    clone,
  );
  const said = stripVTControlCharacters(stdout + stderr);
  expect(said).toMatch(/Tests +\d+ passed/);
  expect(said).not.toContain("FAIL");
  expect(code).toBe(0);
});

function testsIn(folder: string): string[] {
  const names = readdirSync(join(root, "test", folder), { recursive: true, encoding: "utf8" });
  const tests = names.filter((name) => name.endsWith(".test.ts"));
  return tests.map((name) => `test/${folder}/${name.replaceAll("\\", "/")}`);
}
