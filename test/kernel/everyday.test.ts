/** Notebooks as people write TypeScript every day, for tslab and without a tsconfig.json: every cell runs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everydayFiles, everydayPrograms } from "./everyday-programs.ts";
import { writeFiles } from "./files.ts";
import { Notebook } from "./notebook.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-everyday-"));
const notebook = new Notebook(folder);

beforeAll(() => writeFiles(folder, everydayFiles));
afterAll(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

describe("an everyday notebook runs:", () => {
  test.each(everydayPrograms)("$title", async ({ cells, result }) => {
    await notebook.session.restart();
    let last: unknown;
    for (const cell of cells) {
      const ran = await notebook.run(cell);
      expect(ran.error, cell).toBe("");
      last = ran.result;
    }
    expect(last).toBe(result);
  });
});
