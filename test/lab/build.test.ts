import { appendFileSync, cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../src/lab/root.ts";
import { type Ended, runNode } from "./program.ts";

let copy: string;
/** A copy of the sources, as a clone has them; packages are those of this clone. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "chainrule-build-"));
  const parts = ["src", "lessons", "package.json", "package-lock.json"];
  for (const part of [...parts, "tsconfig.json", "tsconfig.build.json"]) {
    cpSync(join(projectRoot(), part), join(copy, part), { recursive: true });
  }
  const packages = join(projectRoot(), "node_modules");
  symlinkSync(packages, join(copy, "node_modules"), "junction");
});
afterAll(() => rmSync(copy, { recursive: true }));

test("two first builds at once end well, and only one of them does the work", async () => {
  const both = await Promise.all([build(), build()]);
  expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
    { code: 0, stderr: "" },
    { code: 0, stderr: "" },
  ]);
  expect(both.filter(({ stdout }) => stdout.includes("Building: compile"))).toHaveLength(1);
}, 180_000);

test("a build with nothing to do says nothing", async () => {
  expect((await build()).stdout).toBe("");
});

test("the lock of a start that was killed does not stop the next one", async () => {
  // No process has this number: it is above the largest that any system gives.
  writeFileSync(join(copy, "dist", ".start.lock"), "999999999");
  expect(await build()).toMatchObject({ code: 0, stdout: "" });
});

test("a source that does not compile leaves the build before as it was", async () => {
  const built = join(copy, "dist", "src", "engine", "matrix.js");
  const before = readFileSync(built, "utf8");
  appendFileSync(join(copy, "src", "engine", "matrix.ts"), '\nexport const wrong: number = "";\n');
  const { code, stderr } = await build();
  expect(code).toBe(1);
  expect(stderr.trim()).toBe(
    "chainrule: the sources do not compile (see above); nothing in dist/ was changed",
  );
  expect(readFileSync(built, "utf8")).toBe(before);
}, 180_000);

function build(): Promise<Ended> {
  return runNode(["src/lab/start.mjs", "build"], copy);
}
