import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { words } from "../../src/cli.ts";
import { projectRoot, projectVersion } from "../../src/lab/root.ts";
import { chainrule, runNode } from "./program.ts";
import { notebookOf } from "./running-lab.ts";

/** The set-up is plain JavaScript. */
const { commands } = (await import(
  pathToFileURL(join(projectRoot(), "src", "lab", "setup", "help.mjs")).href
)) as { commands: Readonly<Record<string, object>> };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

const more = (word: string): string => `(chainrule ${word} --help tells more)`;

test.each([
  [["frobnicate"], 'there is no command "frobnicate"; chainrule --help names all'],
  [["exprot", "--help"], 'there is no command "exprot"; did you mean export?'],
  [["help", "rum"], 'there is no command "rum"; did you mean run?'],
  [
    ["lab", "--prot", "8899"],
    `lab takes one FOLDER, --no-open, --port NUMBER and --update; it was given --prot 8899 ${more("lab")}`,
  ],
  [["lab", "--port", "eighty"], "--port takes a number from 1 to 65535, not eighty"],
  [["install", "--frob"], `install was not understood: Unknown option '--frob' ${more("install")}`],
  [["site", "folder"], `site takes no folder ${more("site")}`],
  [["run"], `run takes one file ${more("run")}`],
  [
    ["run", "a.ipynb", "--check", "-o", "b.ipynb"],
    `run takes --output or --check, not both: --check saves nothing ${more("run")}`,
  ],
  [
    ["export", "a.ipynb", "--theme", "pink"],
    `export takes --theme auto, light or dark, not pink ${more("export")}`,
  ],
])("%j is answered by one line and exit code 2", async (args, sentence) => {
  const { code, stdout, stderr } = await chainrule(...args);
  expect(stderr).toBe(`chainrule: ${sentence}\n`);
  expect([code, stdout]).toEqual([2, ""]);
});

test("-h, --help, help and no word at all give the same list, with the exit codes", async () => {
  const all = await Promise.all([["-h"], ["--help"], ["help"], []].map((it) => chainrule(...it)));
  for (const { code, stdout } of all) {
    expect([code, stdout]).toEqual([0, all[0].stdout]);
  }
  for (const word of Object.keys(commands)) expect(all[0].stdout).toContain(`chainrule ${word}`);
  expect(all[0].stdout).toContain("Exit codes: 0 done; 1 it failed");
});

test("run --help, run -h and help run tell what run takes", async () => {
  const ways = [
    ["run", "--help"],
    ["run", "a.ipynb", "-h"],
    ["help", "run"],
  ];
  const all = await Promise.all(ways.map((it) => chainrule(...it)));
  for (const { code, stdout } of all) expect([code, stdout]).toEqual([0, all[0].stdout]);
  expect(all[0].stdout).toContain("save its outputs in it");
  expect(all[0].stdout).toContain("--check");
  expect(all[0].stdout).toContain("Exit codes");
});

test("every command of the help is one that is done, and the other way round", () => {
  const done = [...Object.keys(words), "lab", "doctor"];
  expect(done.sort()).toEqual(Object.keys(commands).sort());
});

test("--version answers", async () => {
  expect((await chainrule("--version")).stdout.trim()).toBe(projectVersion());
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
  expect(stdout.trim().split("\n")).toHaveLength(4);
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
  expect(stderr).toContain(`the outputs up to this cell are saved in ${path}`);
  expect(code).toBe(1);
  expect((await chainrule("export", path)).code).toBe(0);
  expect(readFileSync(join(folder, "fails.html"), "utf8")).toContain("42");
});

test("run saves in the file itself and says so, in another with --output, nowhere with --check", {
  timeout: 240_000,
}, async () => {
  const [path, other] = ["runs.ipynb", "other.ipynb"].map((name) => join(folder, name));
  const text = JSON.stringify(notebookOf({ source: "6 * 7" }));
  await writeFile(path, text);
  const checked = await chainrule("run", path, "--check");
  expect(checked.stdout).toBe(`${path} ran to its end; nothing was saved\n`);
  const beside = await chainrule("run", path, "--output", other);
  expect(beside.stdout).toBe(`${path} ran to its end; its outputs are saved in ${other}\n`);
  expect(readFileSync(path, "utf8")).toBe(text);
  expect(readFileSync(other, "utf8")).toContain('"42"');
  const inPlace = await chainrule("run", path);
  expect(inPlace.stdout).toBe(`${path} ran to its end; its outputs are saved in it\n`);
  expect(readFileSync(path, "utf8")).toContain('"42"');
});

test("run says before a run that its output has nowhere to go", async () => {
  const path = join(folder, "never.ipynb");
  await writeFile(path, JSON.stringify(notebookOf({ source: "for (;;);" })));
  const nowhere = join(folder, "nowhere");
  const { code, stderr } = await chainrule("run", path, "-o", join(nowhere, "a.ipynb"));
  expect(stderr).toBe(`chainrule: ${nowhere} is not there; make this folder first\n`);
  expect(code).toBe(1);
});

test("a clone on a machine without Python hears of it before anything is built", async () => {
  const clone = join(folder, "clone");
  for (const part of ["src/lab", "package.json", "tsconfig.build.json"])
    cpSync(join(projectRoot(), part), join(clone, part), { recursive: true });
  const { code, stdout, stderr } = await runNode(["src/lab/start.mjs", "lab"], clone, {
    PATH: join(folder, "nothing"),
  });
  expect(stderr).toContain("chainrule: no Python was found; JupyterLab needs Python 3.10 or newer");
  expect([code, stdout]).toEqual([1, ""]);
});

test("the doctor finds nothing missing where the tests run", async () => {
  const { code, stdout } = await chainrule("doctor");
  expect(stdout).not.toContain("missing");
  expect(stdout).toMatch(/ok +JupyterLab in \.venv: 4\.6\.6/);
  expect(code).toBe(0);
});
