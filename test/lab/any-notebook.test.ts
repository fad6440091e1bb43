import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { exportFile } from "../../src/lab/notebook-words.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";

let folder: string;
let path: string;

beforeAll(buildPageAssets);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-any-"));
  path = join(folder, "any.ipynb");
});

afterEach(() => rm(folder, { recursive: true }));

const notebook = (parts: object): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [], ...parts });

const codeCell = (parts: object): object => ({
  cell_type: "code",
  id: "a",
  metadata: {},
  source: "1",
  outputs: [],
  execution_count: null,
  ...parts,
});

const showing = (data: object): string =>
  notebook({ cells: [codeCell({ outputs: [{ output_type: "display_data", data }] })] });

const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");

test.each<[string, string | Buffer, string]>([
  ["empty", "", "the file is empty"],
  ["of white space", " \n\t", "the file is empty"],
  ["cut off", notebook({}).slice(0, -5), "this is not valid JSON"],
  ["not JSON", "import os", "this is not valid JSON"],
  ["a picture", bytes("89504e470d0a1a0a0000"), "this is not valid JSON"],
  ["UTF-16", Buffer.from(`\uFEFF${notebook({})}`, "utf16le"), "this is not valid JSON"],
  ["null", "null", "this is not a Jupyter notebook"],
  ["a list", "[]", "this is not a Jupyter notebook"],
  ["of no known format", notebook({ nbformat: "4" }), "this is not a Jupyter notebook"],
  ["of nbformat 3", notebook({ nbformat: 3, worksheets: [] }), "nbformat is 3, 4 is needed"],
  ["of nbformat 5", notebook({ nbformat: 5 }), "nbformat is 5, 4 is needed"],
  ["without cells", notebook({ cells: undefined }), "the notebook has no list of cells"],
  ["of cells that are text", notebook({ cells: ["a"] }), "cell 1 is not an object"],
  ["of a strange cell", notebook({ cells: [{}] }), "cell 1 has the unknown cell_type"],
])("a notebook that is %s gives one sentence and no file", async (_name, content, sentence) => {
  await writeFile(path, content);
  const error = await exportFile(path).catch((error: unknown) => error);
  expect((error as Error).message).toContain(`${path}: ${sentence}`);
  expect((error as Error).message).not.toMatch(/\p{Cc}/u);
  expect(await readdir(folder)).toEqual(["any.ipynb"]);
});

test.each<[string, string, string]>([
  ["without any cell", notebook({}), "0 cells"],
  ["without metadata", JSON.stringify({ nbformat: 4, cells: [] }), "0 cells"],
  ["with a byte order mark", `\uFEFF${notebook({})}`, "0 cells"],
  ["of nbformat 4.0", notebook({ nbformat_minor: 0, cells: [{ cell_type: "raw" }] }), "1 cell."],
  [
    "of cells without source, id and outputs",
    notebook({ cells: [{ cell_type: "code" }, { cell_type: "markdown" }] }),
    "2 cells",
  ],
  ["of Python", notebook({ metadata: { language_info: { name: "python" } } }), "0 cells"],
  ["of an unknown output", notebook({ cells: [codeCell({ outputs: [{}, 7, null] })] }), "1 cell."],
  ["of an unknown MIME type", showing({ "application/x-new": 1 }), "application/x-new"],
  ["of a figure without data", showing({ "application/vnd.plotly.v1+json": null }), "1 cell."],
  ["of a broken picture", showing({ "image/png": "no picture" }), "1 cell."],
  ["of data of the wrong kind", showing({ "text/html": 7, "image/svg+xml": {} }), "1 cell."],
  [
    "of attachments of the wrong kind",
    notebook({ cells: [{ cell_type: "markdown", attachments: 3, source: "![](attachment:x)" }] }),
    "1 cell.",
  ],
  [
    "of characters that are no characters",
    notebook({ cells: [{ cell_type: "markdown", source: "\ud800 \u0000 \uffff" }] }),
    "1 cell.",
  ],
])("a notebook %s gives a whole page", async (_name, content, shown) => {
  await writeFile(path, content);
  expect(await exportFile(path)).toBe(join(folder, "any.html"));
  const page = await readFile(join(folder, "any.html"), "utf8");
  expect(page).toMatch(/^<!doctype html>[\s\S]*<main[\s\S]*<\/html>\n$/);
  expect(page).toContain(shown);
  expect(await readdir(folder)).toEqual(["any.html", "any.ipynb"]);
});

test("a notebook of 50 MB gives its page: text, a picture and HTML of a third each", async () => {
  const third = 17 * 2 ** 20;
  const line = "epoch 100, loss 0.25 & accuracy < 1\n";
  const outputs = [
    { output_type: "stream", name: "stdout", text: line.repeat(third / line.length) },
    { output_type: "display_data", data: { "image/png": "iVBO".repeat(third / 4) } },
    { output_type: "display_data", data: { "text/html": "<p>line</p>\n".repeat(third / 12) } },
  ];
  await writeFile(path, notebook({ cells: [codeCell({ outputs })] }));
  expect((await stat(path)).size).toBeGreaterThan(50e6);
  const page = await readFile(await exportFile(path), "utf8");
  expect(page.length).toBeGreaterThan(50e6);
  expect(page.endsWith("</html>\n")).toBe(true);
});

test("a page that was there stays when a new export fails", async () => {
  await writeFile(join(folder, "any.html"), "the old page");
  await writeFile(path, "{");
  await expect(exportFile(path)).rejects.toThrow("not valid JSON");
  expect(await readFile(join(folder, "any.html"), "utf8")).toBe("the old page");
});

test("a folder that is not there, or is no notebook, is named", async () => {
  await writeFile(path, notebook({}));
  const out = join(folder, "nowhere", "page.html");
  await expect(exportFile(path, { out })).rejects.toThrow(
    `${join(folder, "nowhere")} is not there; make this folder first`,
  );
  expect(existsSync(join(folder, "nowhere"))).toBe(false);
  const other = join(folder, "folder.ipynb");
  await mkdir(other);
  await expect(exportFile(other)).rejects.toThrow(`${other} is a folder, not a notebook`);
});
