import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Session } from "../../src/kernel/session.ts";
import { readLesson } from "../../src/notebook/build.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { type Cell, formatNotebook, type Notebook } from "../../src/notebook/notebook.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";
import { executeNotebook } from "../../src/notebook/run.ts";
import { lessonNames } from "../lessons/lessons.ts";
import { expectSame, isChaotic, isLive, textOf } from "../page/comparable-outputs.ts";
import { root } from "../project/modules.ts";
import { casesToProve } from "../proof.ts";
import { notebookText, openLab, runAll } from "./lab-page.ts";
import { serveLab } from "./served-lab.ts";

// Other tests pass exercises, and the map of the course would show them.
process.env.CHAINRULE_PROGRESS = join(tmpdir(), `chainrule-lite-${process.pid}.progress.json`);

const served = serveLab();

describe.each(casesToProve(lessonNames, 2))("lesson %s in the lab without a server", (name) => {
  test("runs from top to bottom and shows what the kernel shows, cell by cell", {
    timeout: 400_000,
  }, async () => {
    const start = performance.now();
    const inKernel = await runInKernel(name);
    const middle = performance.now();
    const inLab = await runInLab(name);
    const [kernel, lab] = [middle - start, performance.now() - middle].map((ms) => ms / 1000);
    console.log(`${name}: ${kernel.toFixed(1)} s in the kernel, ${lab.toFixed(1)} s in the lab`);
    for (const [index, cell] of inKernel.cells.entries()) {
      if (isChaotic(name, cell) || isLive(cell)) continue;
      expectSame(textOf(inLab.cells[index]), textOf(cell), cell.id);
    }
  });
});

async function runInKernel(name: string): Promise<Notebook> {
  const notebook = notebookFromLesson(await readLesson(join(root, "lessons", `${name}.ts`)), name);
  const session = new Session({ directory: join(root, "notebooks") });
  try {
    const { notebook: run, failure } = await executeNotebook(notebook, session);
    expect(failure).toBeUndefined();
    return parseNotebook(formatNotebook(run)); // as a file has it, keys in order
  } finally {
    await session.close();
  }
}

async function runInLab(name: string): Promise<Notebook> {
  const { page, complaints, close } = await openLab(
    served.browser,
    served.address,
    `${name}.ipynb`,
  );
  try {
    await runAll(page, 300_000);
    const notebook = parseNotebook(await notebookText(page));
    expect(notebook.cells.filter(isUnwell).map(({ id }) => id)).toEqual([]);
    expect(complaints).toEqual([]);
    return parseNotebook(formatNotebook(notebook));
  } finally {
    await close();
  }
}

/** A cell that did not run, or failed. */
function isUnwell(cell: Cell): boolean {
  if (cell.cell_type !== "code") return false;
  return cell.execution_count === null || cell.outputs.some((o) => o.output_type === "error");
}
