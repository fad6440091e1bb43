import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { checkNotebooks, listLessons } from "../../src/notebook/build.ts";
import { root } from "./modules.ts";

const run = promisify(execFile);

test("the notebooks in git are those that the lessons build", async () => {
  const lessons = join(root, "lessons");
  const folder = await mkdtemp(join(tmpdir(), "chainrule-notebooks-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const lesson of await listLessons(lessons)) {
    const name = `${basename(lesson, ".ts")}.ipynb`;
    await writeFile(join(folder, name), await staged(`notebooks/${name}`));
  }
  expect(await checkNotebooks(lessons, folder)).toEqual([]);
});

/** What git holds of a file, as it would be committed; the file itself may hold a learner's work. */
async function staged(path: string): Promise<string> {
  const { stdout } = await run("git", ["show", `:${path}`], { cwd: root, maxBuffer: 2 ** 26 });
  return stdout;
}
