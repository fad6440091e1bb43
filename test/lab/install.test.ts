import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { install, uninstall } from "../../src/lab/install.ts";

const unix = process.platform !== "win32";
const folder = mkdtempSync(join(tmpdir(), "chainrule-install-"));
const [bin, data, packages] = ["bin", "data", "packages"].map((name) => join(folder, name));

/** A program that answers as the shell's `cases` say. */
function program(name: string, cases: string): void {
  const text = `#!/bin/sh\ncase "$1" in\n${cases}\n*) exit 1 ;;\nesac\n`;
  writeFileSync(join(bin, name), text, { mode: 0o755 });
}

beforeAll(() => {
  for (const made of [bin, packages]) mkdirSync(made);
  // What `jupyter` of Jupyter 4.6 prints, cut to what is asked for.
  const told = `$PATH:\n\t${bin}\n\nsys.executable:\n\t${join(bin, "python")}\n\nsys.version:\n\t3.12`;
  program("jupyter", `--data-dir) echo "${data}" ;;\ntroubleshoot) printf '%s\\n' '${told}' ;;`);
  program("python", `-c) echo "${packages}" ;;`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test.runIf(unix)(
  "without a prefix, all goes where the jupyter on PATH looks, and out again",
  async () => {
    vi.stubEnv("PATH", bin);
    const said = await install();
    expect(said[0]).toContain(join(data, "kernels", "chainrule"));
    expect(existsSync(join(data, "kernels", "chainrule", "kernel.json"))).toBe(true);
    expect(readdirSync(join(data, "labextensions"))).toEqual([
      "chainrule-lite",
      "chainrule-plotly",
    ]);
    expect(said[3]).toContain(join(packages, "chainrule_nbconvert.py"));
    expect(existsSync(join(packages, "chainrule_nbconvert.json"))).toBe(true);
    await uninstall();
    expect(readdirSync(packages)).toEqual([]);
    expect(readdirSync(join(data, "kernels"))).toEqual([]);
  },
);

test("without a prefix and without Jupyter it says what to do", async () => {
  vi.stubEnv("PATH", join(folder, "nothing"));
  await expect(install()).rejects.toThrow(
    "no jupyter was found on PATH; name its folder with --prefix",
  );
});
