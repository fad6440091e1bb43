import { once } from "node:events";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { projectRoot } from "../../src/lab/root.ts";
import {
  giveToUser,
  type InstalledLab,
  install,
  installed,
  listing,
  pack,
  prepare,
  project,
  remove,
  said,
  start,
  startLab,
  workplace,
} from "./installed-package.ts";

const lessons = join(workplace, "chainrule-lessons");
/** Making the Python environment of a version is most of it. */
const enough = 240_000;

beforeAll(() => {
  prepare();
  install(pack(projectRoot()));
}, enough);
afterAll(remove);

test("the package is at most 150 MB with all that npm installs", () => {
  const paths = readdirSync(project, { recursive: true, encoding: "utf8" });
  const files = paths.map((path) => statSync(join(project, path))).filter((it) => it.isFile());
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  expect(bytes / 1e6).toBeLessThan(150);
});

test("the package holds the lessons as they were built, and nothing of who packed it", () => {
  const parts = ["lessons", "lite", "mnist", "notebooks", "page", "renderer", "src"];
  expect(readdirSync(join(installed, "dist")).sort()).toEqual(parts);
  const folder = join(installed, "dist", "notebooks");
  expect(readdirSync(folder)).toEqual(readdirSync(join(projectRoot(), "dist", "notebooks")));
  for (const name of readdirSync(folder)) {
    const { cells } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    expect(cells.flatMap((cell: { outputs?: unknown[] }) => cell.outputs ?? [])).toEqual([]);
  }
});

test("a notebook runs in it and becomes a page: MNIST is read, and tslab's import has types", async () => {
  const cells = [
    'import { mnist } from "chainrule"; (await mnist()).test.X.rows',
    'import { display } from "tslab"; display.html("<b>1</b>");',
  ].map((source, index) => ({ cell_type: "code", id: `c${index}`, metadata: {}, source }));
  const path = join(workplace, "run-me.ipynb");
  writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
  giveToUser(path);
  expect(await once(start("run", "run-me.ipynb"), "exit")).toEqual([0, null]);
  expect(readFileSync(path, "utf8")).toContain("10000");
  expect(readFileSync(path, "utf8")).toContain("<b>1</b>");
  expect(await once(start("export", "run-me.ipynb"), "exit")).toEqual([0, null]);
  expect(readFileSync(path.replace("ipynb", "html"), "utf8")).toContain("<b>1</b>");
});

test("the doctor and the help name only commands that an installed package has", async () => {
  const [doctor, help] = await Promise.all([said("doctor"), said("--help")]);
  expect(doctor).toMatch(/missing +JupyterLab in .*venv: npx chainrule lab installs it/);
  expect(doctor).not.toMatch(/npm start|npm run/);
  expect(help).toContain("chainrule lab [FOLDER]");
  expect(help).not.toMatch(/chainrule build/);
  expect(help).toContain("chainrule site --lab DIR");
});

test(
  "two labs start at once in chainrule-lessons, and nothing is written into the package",
  async () => {
    const before = listing(installed);
    const labs = await Promise.all([startLab(), startLab()]);
    for (const lab of labs) {
      expect(lab.address.pathname).toBe("/lab/tree/00-start-here.ipynb");
      expect(await kernelsOf(lab)).toEqual(["chainrule"]);
      expect(await startKernel(lab)).toBe(201);
    }
    for (const lab of labs) await lab.end();
    expect(readdirSync(lessons)).toContain("12-mnist.ipynb");
    expect(listing(installed)).toEqual(before);
  },
  enough,
);

test(
  "an upgrade leaves an edited lesson and an own notebook byte for byte",
  async () => {
    const theirs = ["01-perceptron.ipynb", "mine.ipynb"].map((name) => join(lessons, name));
    for (const path of theirs) appendFileSync(path, "\n  \n");
    for (const path of theirs) giveToUser(path);
    const before = theirs.map((path) => readFileSync(path, "utf8"));
    install(packNextVersion());
    const lab = await startLab("--update");
    await lab.end();
    expect(theirs.map((path) => readFileSync(path, "utf8"))).toEqual(before);
    expect(lab.said).toContain("01-perceptron.9.9.9.ipynb is the newer edition");
  },
  enough,
);

/** Packs what is installed as version 9.9.9, with a newer edition of lesson 01. */
function packNextVersion(): string {
  const next = mkdtempSync(join(tmpdir(), "chainrule-next-"));
  onTestFinished(() => rmSync(next, { recursive: true }));
  // Not the files' permissions, which may let nobody write them.
  for (const name of readdirSync(installed, { recursive: true, encoding: "utf8" })) {
    const from = join(installed, name);
    if (statSync(from).isDirectory()) mkdirSync(join(next, name), { recursive: true });
    else writeFileSync(join(next, name), readFileSync(from));
  }
  const about = JSON.parse(readFileSync(join(next, "package.json"), "utf8"));
  writeFileSync(join(next, "package.json"), JSON.stringify({ ...about, version: "9.9.9" }));
  const lesson = join(next, "dist", "notebooks", "01-perceptron.ipynb");
  writeFileSync(lesson, readFileSync(lesson, "utf8").replace(/"hash": "\w+"/, '"hash": "newer"'));
  return pack(next);
}

async function kernelsOf({ address }: InstalledLab): Promise<string[]> {
  const answer = await fetch(new URL(`/api/kernelspecs${address.search}`, address));
  const { kernelspecs } = (await answer.json()) as { kernelspecs: object };
  return Object.keys(kernelspecs);
}

/** Starts our kernel over JupyterLab's interface; gives the status of the answer. */
async function startKernel({ address }: InstalledLab): Promise<number> {
  const url = new URL(`/api/kernels${address.search}`, address);
  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ name: "chainrule" }) });
  return answer.status;
}
