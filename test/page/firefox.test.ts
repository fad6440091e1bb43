import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Session } from "../../src/kernel/session.ts";
import { readLesson } from "../../src/notebook/build.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { executeNotebook } from "../../src/notebook/run.ts";
import { root } from "../project/modules.ts";
import { Firefox, type FirefoxPage } from "./firefox.ts";

let firefox: Firefox;

beforeAll(async () => {
  await buildPageAssets();
  firefox = await Firefox.start();
});

afterAll(() => firefox?.stop());

describe.each([
  // The lesson, its last cell that is run before the export and the last here, and what this one prints.
  ["01-perceptron", "line-plot", "alarm", "x = (1,0)   z = 0.5   a = 1"],
  ["12-mnist", "digits", "load", "training: 2000 images of 784"],
] as const)("the page of %s in Firefox", (name, lastRun, lastHere, printed) => {
  test("shows text and a plot, runs its first cells, and asks nothing of anybody", {
    timeout: 180_000,
  }, async () => {
    const notebook = await runUpTo(name, lastRun);
    const programs = notebook.cells.filter(({ cell_type }) => cell_type === "code");
    const cells = programs.findIndex(({ id }) => id === lastHere) + 1;
    const page = await firefox.open(name, exportNotebook(notebook));
    expect(await page.evaluate("document.querySelector('h1').textContent")).toMatch(/^\d\d /);
    await page.evaluate("document.querySelector('.plot').scrollIntoView()");
    await until(page, "document.querySelector('.plot .main-svg') !== null");
    for (let cell = 1; cell <= cells; cell++) await runCell(page, cell);
    const last = `document.querySelectorAll('.program')[${cells - 1}]`;
    expect(await page.evaluate(`${last}.querySelector('.outputs').textContent`)).toContain(printed);
    const halves =
      "[...document.querySelectorAll('msub, msup, mfrac')].filter((node) => node.children.length !== 2)";
    expect(await page.evaluate(`${halves}.length`)).toBe(0);
    // On a busy machine Firefox lays out a formula of which it has read one half, and complains of that.
    const complaints = page
      .complaints()
      .filter((text) => !/Incorrect number of children/.test(text));
    expect(complaints).toEqual([]);
  });
});

/** A lesson as a learner leaves it who runs it up to the cell `id`. */
async function runUpTo(name: string, id: string): Promise<Notebook> {
  const path = join(root, "lessons", `${name}.ts`);
  const whole = notebookFromLesson(await readLesson(path), name);
  const end = whole.cells.findIndex((cell) => cell.id === id) + 1;
  const session = new Session({ directory: join(root, "notebooks") });
  try {
    const part = { ...whole, cells: whole.cells.slice(0, end) };
    const { notebook } = await executeNotebook(part, session);
    return { ...whole, cells: [...notebook.cells, ...whole.cells.slice(end)] };
  } finally {
    await session.close();
  }
}

async function runCell(page: FirefoxPage, number: number): Promise<void> {
  const cell = `document.querySelectorAll('.program')[${number - 1}]`;
  await page.evaluate(`${cell}.querySelector('button.run').click()`);
  await until(page, `${cell}.dataset.state === 'idle'`);
}

async function until(page: FirefoxPage, condition: string): Promise<void> {
  await expect.poll(() => page.evaluate(condition), { timeout: 60_000 }).toBe(true);
}
