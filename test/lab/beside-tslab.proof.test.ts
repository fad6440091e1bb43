import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  chainruleKernelspec,
  type Kernelspec,
  tslabKernelspec,
  writeKernelspec,
} from "../../src/lab/kernelspecs.ts";
import { everydayFiles, everydayPrograms } from "../kernel/everyday-programs.ts";
import { writeFiles } from "../kernel/files.ts";
import { python } from "../kernel/python.ts";
import { root } from "../project/modules.ts";
import { casesToProve } from "../proof.ts";
import { notebookOf } from "./running-lab.ts";

/** Kernelspecs, and the notebooks' folder: no tsconfig.json stands above it. */
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-beside-"));
  await writeKernelspec(folder, "chainrule", chainruleKernelspec(root));
  await writeKernelspec(folder, "tslab", tslabKernelspec(root) as Kernelspec);
  await writeFiles(folder, everydayFiles);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(casesToProve(everydayPrograms, 3))(
  "$title: every cell that stock tslab runs, ours runs",
  { timeout: 240_000 },
  async ({ cells }) => {
    const path = join(folder, "program.ipynb");
    await writeFile(path, JSON.stringify(notebookOf(...cells.map((source) => ({ source })))));
    const ours = await errorsOf("chainrule", path);
    const theirs = await errorsOf("tslab", path);
    expect(ours).toHaveLength(cells.length);
    const lost = ours.filter((error, i) => error !== null && theirs[i] === null);
    expect(lost).toEqual([]);
  },
);

async function errorsOf(kernel: string, path: string): Promise<(string | null)[]> {
  const script = join(dirname(fileURLToPath(import.meta.url)), "run_cells.py");
  const env = { ...process.env, JUPYTER_PATH: folder, CHAINRULE_HISTORY: join(folder, "history") };
  const { stdout } = await promisify(execFile)(python(), [script, kernel, path, folder], { env });
  return JSON.parse(stdout);
}
