import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { installExporter, nbconvertIn, uninstallExporter } from "../../src/lab/exporter.ts";
import { projectRoot } from "../../src/lab/root.ts";
import { type Ended, Jupyter } from "../kernel/jupyter.ts";
import { chainrule } from "./program.ts";

/** A folder that Python searches first: the exporter there is the one that nbconvert takes. */
let jupyter: Jupyter;
beforeAll(async () => {
  jupyter = await Jupyter.create();
});
afterAll(() => jupyter?.remove());
afterEach(() => rm(join(jupyter.folder, "lesson.html"), { force: true }));

const convert = (...args: string[]): Promise<Ended> =>
  jupyter.run("-m", "nbconvert", "--to", "chainrule", ...args);

const commandPath = (): string => join(jupyter.folder, "chainrule_nbconvert.json");

/** Puts the exporter in, and a notebook beside it. */
async function prepare(source = "notebooks/01-perceptron.ipynb"): Promise<void> {
  await installExporter(projectRoot(), jupyter.folder);
  await cp(join(projectRoot(), source), join(jupyter.folder, "lesson.ipynb"));
}

/** The command that starts the page's program, with one part replaced. */
async function replaceCommand(part: 0 | 1, path: string): Promise<void> {
  const { command } = JSON.parse(await readFile(commandPath(), "utf8"));
  command[part] = path;
  await writeFile(commandPath(), JSON.stringify({ command }));
}

test("nbconvert writes the same bytes as chainrule export", async () => {
  await prepare();
  const other = join(jupyter.folder, "other.html");
  await chainrule("export", join(jupyter.folder, "lesson.ipynb"), "-o", other);
  expect((await convert("lesson.ipynb")).code).toBe(0);
  const written = await readFile(join(jupyter.folder, "lesson.html"), "utf8");
  // Not toBe: what it would print of a difference is 5 MB long.
  expect(written === (await readFile(other, "utf8"))).toBe(true);
});

test("theme and read-only are options of nbconvert's command", async () => {
  await prepare();
  const options = ["--ChainruleExporter.theme=dark", "--ChainruleExporter.read_only=True"];
  await convert("lesson.ipynb", ...options);
  const page = await readFile(join(jupyter.folder, "lesson.html"), "utf8");
  expect(page.slice(0, 100)).toContain('data-theme="dark"');
  expect(page.includes('id="page-run-all"')).toBe(false);
});

test("a notebook may hold any character, and its file any name", async () => {
  await prepare();
  const name = `ä 何 'a b'.ipynb`;
  const source = "# 何故 🙂 \\u2028 ' \" \\\\";
  const cells = [{ cell_type: "markdown", id: "a", metadata: {}, source }];
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
  await writeFile(join(jupyter.folder, name), JSON.stringify(notebook));
  expect((await convert(name)).code).toBe(0);
  const page = await readFile(join(jupyter.folder, name.replace(".ipynb", ".html")), "utf8");
  expect(page).toContain("何故 🙂");
  expect(page).toContain("from ä 何 &#39;a b&#39;.ipynb");
});

test("--execute runs the cells first", async () => {
  await prepare("notebooks/01-perceptron.ipynb");
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "chainrule", display_name: "", language: "typescript" } },
    cells: [code("a", "6 * 7")],
  };
  await writeFile(join(jupyter.folder, "lesson.ipynb"), JSON.stringify(notebook));
  await convert("--execute", "lesson.ipynb");
  expect(await readFile(join(jupyter.folder, "lesson.html"), "utf8")).toContain(
    '<pre class="value">42</pre>',
  );
});

test("a cell without metadata or id is no obstacle", async () => {
  await prepare();
  const cells = [{ cell_type: "markdown", source: "# Bare" }];
  const notebook = { nbformat: 4, nbformat_minor: 5, cells };
  await writeFile(join(jupyter.folder, "lesson.ipynb"), JSON.stringify(notebook));
  expect((await convert("lesson.ipynb")).code).toBe(0);
  expect(await readFile(join(jupyter.folder, "lesson.html"), "utf8")).toContain("<h1>Bare");
});

test.each([
  ["is not JSON", '{"nbformat": 4,', "lesson.ipynb: this is not valid JSON"],
  ["is empty", "", "lesson.ipynb: the file is empty"],
  ["is no notebook", "{}", 'lesson.ipynb: this is not a Jupyter notebook; "nbformat" is missing'],
  [
    "has a cell of an unknown kind",
    JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: "x" }] }),
    'lesson.ipynb: cell 1 has the unknown cell_type "x"',
  ],
])("a notebook that %s: one sentence, no traceback, no file", async (_name, text, sentence) => {
  await prepare();
  await writeFile(join(jupyter.folder, "lesson.ipynb"), text);
  await expectSentence(await convert("lesson.ipynb"), sentence);
});

test("Node that is gone is named with its path and what to do", async () => {
  await prepare();
  await replaceCommand(0, join(jupyter.folder, "no node"));
  const sentence = `chainrule: Node is no longer at ${join(jupyter.folder, "no node")}; run`;
  await expectSentence(await convert("lesson.ipynb"), sentence);
});

test("chainrule that was moved is named with its path and what to do", async () => {
  await prepare();
  const moved = String.raw`C:\Users\Ada B\chainrule\page-main.js`;
  await replaceCommand(1, moved);
  const sentence = `chainrule: chainrule is no longer at ${moved}; run`;
  await expectSentence(await convert("lesson.ipynb"), sentence);
});

test("a program that breaks is told by its own error", async () => {
  await prepare();
  const broken = join(jupyter.folder, "broken.mjs");
  await writeFile(broken, 'throw new Error("out of paper");');
  await replaceCommand(1, broken);
  const sentence = "chainrule: Node ended with code 1: Error: out of paper";
  await expectSentence(await convert("lesson.ipynb"), sentence);
});

test("a program that is no program is a sentence too", async () => {
  await prepare();
  await replaceCommand(0, jupyter.folder);
  await expectSentence(await convert("lesson.ipynb"), "chainrule: Node does not start (");
});

test("without its command the exporter says so; every other exporter works on", async () => {
  await prepare();
  await rm(commandPath());
  await expectSentence(await convert("lesson.ipynb"), "chainrule_nbconvert.json cannot be read");
  const { code } = await jupyter.run("-m", "nbconvert", "--to", "markdown", "lesson.ipynb");
  expect(code).toBe(0);
});

test("an older version's metadata goes, and uninstalling leaves nothing", async () => {
  const packages = await mkdtemp(join(tmpdir(), "chainrule-packages-"));
  await mkdir(join(packages, "chainrule_nbconvert-0.0.1.dist-info"));
  await mkdir(join(packages, "nbconvert"));
  await installExporter(projectRoot(), packages);
  const names = (await readdir(packages)).filter((name) => name.endsWith(".dist-info"));
  expect(names).toEqual([expect.stringMatching(/^chainrule_nbconvert-\d+\.\d+\.\d+\.dist-info$/)]);
  expect(await uninstallExporter(packages)).toBe(join(packages, "chainrule_nbconvert.py"));
  expect(await readdir(packages)).toEqual(["nbconvert"]);
  expect(await uninstallExporter(packages)).toBeUndefined();
  await rm(packages, { recursive: true });
});

test.each(["Lib", "lib/python3.12"])("site-packages is found below %s", async (folder) => {
  const prefix = await mkdtemp(join(tmpdir(), "chainrule-prefix-"));
  expect(await nbconvertIn(prefix)).toBeUndefined();
  await mkdir(join(prefix, folder, "site-packages", "nbconvert"), { recursive: true });
  // Windows and macOS may not tell "Lib" from "lib".
  const found = (await nbconvertIn(prefix))?.toLowerCase();
  expect(found).toBe(join(prefix, folder, "site-packages").toLowerCase());
  await rm(prefix, { recursive: true });
});

test("Python's own list of installed packages knows it with all its files, as pip needs them", async () => {
  await prepare();
  const script = `import importlib.metadata as m
files = m.files("chainrule-nbconvert")
print(len(files), all(file.locate().exists() for file in files))`;
  expect((await jupyter.run("-c", script)).stdout.trim()).toBe("6 True");
});

async function expectSentence({ code, stderr }: Ended, sentence: string): Promise<void> {
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain("Traceback");
  expect(stderr).not.toContain("chainrule_nbconvert.py");
  expect(code).toBe(1);
  expect(await readdir(jupyter.folder)).not.toContain("lesson.html");
}

function code(id: string, source: string): object {
  return { cell_type: "code", id, metadata: {}, source, outputs: [], execution_count: null };
}
