import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Session } from "../../src/kernel/session.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import type { Cell } from "../../src/notebook/notebook.ts";
import { executeNotebook } from "../../src/notebook/run.ts";
import { root } from "../project/modules.ts";
import { casesToProve } from "../proof.ts";
import { lessonNames, tasksOf } from "./lessons.ts";
import { textOf } from "./outputs.ts";
import { lessonCells } from "./run-lesson.ts";

/** A whole lesson, the MNIST run included. */
const enough = 10 * 60_000;

describe("on the kernel's session, with every solution in its stub's place,", () => {
  test.each(casesToProve(lessonNames, 4))(
    "%s runs to its end and each check says right",
    async (lesson) => {
      const { cells, failure } = await runSolved(lesson);
      expect(failure?.evalue).toBeUndefined();
      for (const { name, check } of tasksOf(lesson)) {
        const cell = cells.find(({ id }) => id === check?.id);
        // A check that trains for more than a second shows its progress first.
        expect(textOf(cell), name).toMatch(/(?:^|%)✔ Right\./);
      }
    },
    enough,
  );
});

async function runSolved(lesson: string): Promise<{
  cells: readonly Cell[];
  failure: { evalue: string } | undefined;
}> {
  const solutions = new Map(
    tasksOf(lesson).map(({ stub, exercise }) => [stub?.id, exercise.source.solution]),
  );
  const cells = lessonCells(lesson).map((cell) => ({
    ...cell,
    source: solutions.get(cell.id) ?? cell.source,
  }));
  const session = new Session({ directory: join(root, "notebooks") });
  try {
    const run = await executeNotebook(notebookFromLesson({ cells }, lesson), session);
    return { cells: run.notebook.cells, failure: run.failure };
  } finally {
    await session.close();
  }
}
