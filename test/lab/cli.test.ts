import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectVersion } from "../../src/lab/root.ts";
import { chainrule } from "./program.ts";
import { notebookOf } from "./running-lab.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  [["frobnicate"], "chainrule: frobnicate is not a word of chainrule"],
  [
    ["lab", "--prot", "8899"],
    "chainrule: lab takes one FOLDER, --no-open, --port NUMBER and --update",
  ],
  [["lab", "--port", "eighty"], "chainrule: --port takes a number from 1 to 65535, not eighty"],
  [["install", "--frob"], "chainrule: Unknown option '--frob'"],
  [["run"], "chainrule: run takes one file"],
  [["export", "a.ipynb", "--theme", "pink"], "--theme takes auto, light or dark, not pink"],
])("%j is answered by a sentence, the list of words and exit code 2", async (args, sentence) => {
  const { code, stderr } = await chainrule(...args);
  expect(stderr).toContain(sentence);
  expect(stderr).toContain("chainrule doctor");
  expect(code).toBe(2);
});

test("--version and --help answer", async () => {
  expect((await chainrule("--version")).stdout.trim()).toBe(projectVersion());
  expect((await chainrule("--help")).stdout).toContain("chainrule export FILE.ipynb");
});

test("an error is one sentence, without a stack", async () => {
  const { code, stderr } = await chainrule("run", "nowhere.ipynb");
  expect(stderr.trim()).toBe("chainrule: nowhere.ipynb is not there");
  expect(code).toBe(1);
});

test("a port that is in use is an error when it was asked for", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  const { code, stderr } = await chainrule("lab", "--no-open", "--port", String(port));
  server.close();
  expect(stderr).toContain(`port ${port} is in use`);
  expect(code).toBe(1);
});

test("install puts kernel and renderer where it is told, and says so", async () => {
  const { code, stdout } = await chainrule("install", "--prefix", folder);
  expect(code).toBe(0);
  const kernel = join(folder, "share", "jupyter", "kernels", "chainrule");
  expect(stdout).toContain(kernel);
  expect(stdout).toContain("not installed, because no nbconvert was found there");
  const spec = JSON.parse(readFileSync(join(kernel, "kernel.json"), "utf8"));
  expect(spec).toMatchObject({ language: "typescript", interrupt_mode: "message" });
  expect(existsSync(spec.argv.at(-2))).toBe(true);
  const renderer = join(folder, "share", "jupyter", "labextensions", "chainrule-plotly");
  const { jupyterlab } = JSON.parse(readFileSync(join(renderer, "package.json"), "utf8"));
  expect(existsSync(join(renderer, jupyterlab._build.load))).toBe(true);
});

test("install adds the exporter where nbconvert is, and uninstall takes out what install put in", async () => {
  const prefix = join(folder, "environment");
  const packages = join(prefix, "lib", "python3.12", "site-packages");
  mkdirSync(join(packages, "nbconvert"), { recursive: true });
  expect((await chainrule("install", "--prefix", prefix)).stdout).toContain(
    `exporter "chainrule" of nbconvert: ${join(packages, "chainrule_nbconvert.py")}`,
  );
  expect(existsSync(join(packages, "chainrule_nbconvert.json"))).toBe(true);
  const { code, stdout } = await chainrule("uninstall", "--prefix", prefix);
  expect(stdout.trim().split("\n")).toHaveLength(3);
  expect(code).toBe(0);
  expect(readdirSync(packages)).toEqual(["nbconvert"]);
  expect(readdirSync(join(prefix, "share", "jupyter", "kernels"))).toEqual([]);
});

test("run ends with 1 at a failing cell and names it; export writes the page beside it", async () => {
  const path = join(folder, "fails.ipynb");
  const cells = [{ source: "6 * 7" }, { source: 'throw new Error("on purpose")' }];
  await writeFile(path, JSON.stringify(notebookOf(...cells)));
  const { code, stderr } = await chainrule("run", path);
  expect(stderr).toContain("cell 2 (cell-1) failed: Error: on purpose");
  expect(code).toBe(1);
  expect((await chainrule("export", path)).code).toBe(0);
  expect(readFileSync(join(folder, "fails.html"), "utf8")).toContain("42");
});

test("the doctor finds nothing missing where the tests run", async () => {
  const { code, stdout } = await chainrule("doctor");
  expect(stdout).not.toContain("missing");
  expect(stdout).toMatch(/ok +JupyterLab in \.venv: 4\.6\.6/);
  expect(code).toBe(0);
});
