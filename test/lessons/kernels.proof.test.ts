import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  chainruleKernelspec,
  type Kernelspec,
  tslabKernelspec,
  writeKernelspec,
} from "../../src/lab/kernelspecs.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { formatNotebook, type Notebook } from "../../src/notebook/notebook.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";
import { python } from "../kernel/python.ts";
import { root } from "../project/modules.ts";
import { casesToProve } from "../proof.ts";
import { lessonNames, tasksOf } from "./lessons.ts";
import { shows, textOf } from "./outputs.ts";
import { lessonCells } from "./run-lesson.ts";

/** A whole lesson, the MNIST run included. */
const enough = 10 * 60_000;

const kernels = {
  chainrule: chainruleKernelspec(root),
  tslab: tslabKernelspec(root) as Kernelspec,
};
const plotly = "application/vnd.plotly.v1+json";
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-lessons-"));
  for (const [name, spec] of Object.entries(kernels)) await writeKernelspec(folder, name, spec);
  await mkdir(join(root, "notebooks"), { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

// Each lesson runs in our kernel in page/lessons.proof.test.ts, too; here it is Jupyter's own client, and stock tslab.
describe.each(Object.keys(kernels))("through nbclient on the kernel %s", (kernel) => {
  test.each(casesToProve(lessonNames, 2))(
    "%s runs to its end, plots, and no exercise is tried yet",
    async (lesson) => {
      const { cells } = await runThroughNbclient(kernel, lesson);
      for (const { name, check } of tasksOf(lesson)) {
        const cell = cells.find(({ id }) => id === check?.id);
        expect(`${name}: ${textOf(cell)}`).toContain(`${name}: ○ Not tried yet.`);
      }
      expect(cells.filter((cell) => shows(cell, plotly)).length).toBeGreaterThanOrEqual(1);
    },
    enough,
  );
});

/** Runs a lesson as it stands; rejects with nbclient's words if a cell fails. */
async function runThroughNbclient(kernel: string, lesson: string): Promise<Notebook> {
  const path = join(folder, `${kernel}-${lesson}.ipynb`);
  const notebook = notebookFromLesson({ cells: lessonCells(lesson) }, lesson);
  await writeFile(path, formatNotebook(notebook));
  const script = join(dirname(fileURLToPath(import.meta.url)), "run_notebook.py");
  await promisify(execFile)(python(), [script, kernel, path, join(root, "notebooks"), path], {
    env: { ...process.env, JUPYTER_PATH: folder },
  });
  return parseNotebook(await readFile(path, "utf8"), path);
}
