import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formatNotebook } from "../../src/notebook/notebook.ts";
import { code } from "../notebook/samples.ts";
import { chainrule } from "./program.ts";

let folder: string;
let notebook: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chainrule-files-"));
  notebook = join(folder, "a.ipynb");
  writeFileSync(notebook, text("6 * 7"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (source: string, id = "a"): string =>
  formatNotebook({
    cells: [code(id, source, [])],
    metadata: { language_info: { name: "typescript" } },
  });
const mode = (path: string): number => statSync(path).mode & 0o777;

describe.skipIf(process.platform === "win32")("a notebook that only its owner may read", () => {
  test("stays so when it was run, and so is its page", { timeout: 180_000 }, async () => {
    chmodSync(notebook, 0o600);
    expect(await chainrule("run", notebook)).toMatchObject({ code: 0 });
    expect(await chainrule("export", notebook)).toMatchObject({ code: 0 });
    expect([mode(notebook), mode(join(folder, "a.html"))]).toEqual([0o600, 0o600]);
  });
});

test("run leaves a notebook that may only be read as it was, and says so", async () => {
  chmodSync(notebook, 0o444);
  const { code, stderr } = await chainrule("run", notebook);
  expect([code, stderr]).toEqual([
    1,
    `chainrule: ${notebook} may only be read; nothing was written\n`,
  ]);
  expect(readFileSync(notebook, "utf8")).toBe(text("6 * 7"));
  chmodSync(notebook, 0o644);
});

test("export never writes over a notebook, whatever name leads to it", async () => {
  const other = join(folder, "b.ipynb");
  symlinkSync("a.ipynb", join(folder, "page.html"));
  for (const out of [notebook, other, join(folder, "page.html")]) {
    const { code, stderr } = await chainrule("export", notebook, "-o", out);
    expect([code, stderr]).toEqual([
      1,
      `chainrule: ${out} is a notebook; give -o a name that ends in .html\n`,
    ]);
  }
  expect(readFileSync(notebook, "utf8")).toBe(text("6 * 7"));
  expect(existsSync(other)).toBe(false);
});

test("no order to the terminal is printed, from a name, a cell or an error", async () => {
  const order = "\u001b]0;owned\u0007\u001b[31m\u009b2J";
  const odd = join(folder, `x${order}y.ipynb`);
  writeFileSync(odd, text(`throw new Error(${JSON.stringify(order)})`, `id${order}`));
  const ran = await chainrule("run", odd);
  const missing = await chainrule("run", `${odd}z`);
  writeFileSync(odd, `{"nbformat": 3, "x": "${order}"`);
  const broken = await chainrule("export", odd);
  for (const { stdout, stderr } of [ran, missing, broken]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout + stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]|owned/);
  }
  expect(ran.stderr).toContain("failed: Error");
});
