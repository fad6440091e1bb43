import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runNode } from "../lab/program.ts";
import { root } from "./modules.ts";

const tools = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  knip: "node_modules/knip/bin/knip.js",
  tsc: "node_modules/typescript/bin/tsc",
};

test("the tree passes Biome: format, lint and order of imports", async () => {
  expect(await complaints("biome", "check", "--error-on-warnings", ".")).toBe("");
});

test("the tree passes the strict type checker", async () => {
  expect(await complaints("tsc", "-p", ".")).toBe("");
});

test("the exported page's program passes the type checker with the browser's types", async () => {
  expect(await complaints("tsc", "-p", "src/page", "--noEmit")).toBe("");
});

test("JupyterLab's Plotly renderer passes the type checker with the browser's types", async () => {
  expect(await complaints("tsc", "-p", "src/lab/renderer", "--noEmit")).toBe("");
});

test("the set-up program passes the type checker, though it is plain JavaScript", async () => {
  expect(await complaints("tsc", "-p", "src/lab", "--noEmit")).toBe("");
});

test("knip finds no file, export or dependency that nothing uses", async () => {
  expect(await complaints("knip", "--no-progress")).toBe("");
});

test("every test file is in one project of npm test, and a proof in exhaustive besides", async () => {
  const ordinary = (await vitestList("--project=!exhaustive")).map(({ file }) => file);
  expect(ordinary.length).toBeGreaterThan(100);
  expect(ordinary.filter((file, index) => ordinary.indexOf(file) !== index)).toEqual([]);
  const proofs = ordinary.filter((file) => file.endsWith(".proof.test.ts"));
  const exhaustive = (await vitestList("--project=exhaustive")).map(({ file }) => file);
  expect(exhaustive.sort()).toEqual(proofs.sort());
});

test("where all projects run, every test file is in one, a proof in exhaustive alone", async () => {
  const listed = await vitestList("--project=*");
  const files = listed.map(({ file }) => file);
  expect(new Set(files).size).toBe(files.length);
  const whole = listed.filter(({ projectName }) => projectName === "exhaustive");
  expect(whole.map(({ file }) => file).sort()).toEqual(
    files.filter((file) => file.endsWith(".proof.test.ts")).sort(),
  );
});

async function vitestList(...args: string[]): Promise<{ file: string; projectName: string }[]> {
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const { stdout } = await runNode([vitest, "list", "--filesOnly", "--json", ...args]);
  return JSON.parse(stdout);
}

/** What a tool prints when it fails; nothing when it passes. */
function complaints(tool: keyof typeof tools, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, tools[tool]), ...args],
      { cwd: root, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve(error ? stdout + stderr || String(error) : ""),
    );
  });
}
