import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { saveWhole } from "../../src/notebook/save.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chainrule-save-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string): string => join(folder, name);
const mode = (path: string): number => statSync(path).mode & 0o777;

/** Windows knows no groups of readers. */
describe.skipIf(process.platform === "win32")("who may read a file that is saved", () => {
  test.each([0o600, 0o640, 0o644, 0o664])("stays as it was: %o", async (wanted) => {
    const path = inFolder("a.ipynb");
    writeFileSync(path, "old");
    chmodSync(path, wanted);
    await saveWhole(path, "new");
    expect([mode(path), readFileSync(path, "utf8")]).toEqual([wanted, "new"]);
  });

  test("a new file is like the one it was made from; an old one keeps what it has", async () => {
    writeFileSync(inFolder("a.ipynb"), "");
    chmodSync(inFolder("a.ipynb"), 0o600);
    await saveWhole(inFolder("a.html"), "page", { like: inFolder("a.ipynb") });
    expect(mode(inFolder("a.html"))).toBe(0o600);
    chmodSync(inFolder("a.html"), 0o644);
    await saveWhole(inFolder("a.html"), "page", { like: inFolder("a.ipynb") });
    expect(mode(inFolder("a.html"))).toBe(0o644);
  });

  test("a link stays a link, and the file it leads to is written", async () => {
    writeFileSync(inFolder("real"), "old");
    symlinkSync("real", inFolder("link"));
    await saveWhole(inFolder("link"), "new");
    expect(lstatSync(inFolder("link")).isSymbolicLink()).toBe(true);
    expect(readFileSync(inFolder("real"), "utf8")).toBe("new");
  });

  test("a link that leads nowhere is refused", async () => {
    symlinkSync("nowhere", inFolder("link"));
    await expect(saveWhole(inFolder("link"), "new")).rejects.toThrow("a file that is not there");
  });

  test("a pipe and a device are refused, and stay what they are", async () => {
    execFileSync("mkfifo", [inFolder("pipe")]);
    await expect(saveWhole(inFolder("pipe"), "new")).rejects.toThrow("is not an ordinary file");
    expect(lstatSync(inFolder("pipe")).isFIFO()).toBe(true);
    await expect(saveWhole("/dev/null", "new")).rejects.toThrow("is not an ordinary file");
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});

test("a file that may only be read is refused and stays as it was, for root as well", async () => {
  const path = inFolder("a.ipynb");
  writeFileSync(path, "old");
  chmodSync(path, 0o444);
  await expect(saveWhole(path, "new")).rejects.toThrow("may only be read");
  expect(readFileSync(path, "utf8")).toBe("old");
  chmodSync(path, 0o644);
});

test("a folder is refused, and nothing is left behind", async () => {
  await expect(saveWhole(folder, "new")).rejects.toThrow("is not an ordinary file");
  expect(readdirSync(folder)).toEqual([]);
  expect(existsSync(folder)).toBe(true);
});
