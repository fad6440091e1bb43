import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Jupyter, script } from "./jupyter.ts";
import { plain } from "./notebook.ts";

let jupyter: Jupyter;
beforeAll(async () => {
  jupyter = await Jupyter.create();
});
afterAll(() => jupyter.remove());

/** Long enough for a machine that does other things too. */
const PATIENT_MS = 280_000;

test(
  "jupyter_kernel_test passes, all 13 of it with nothing skipped",
  async () => {
    const { stdout, stderr } = await jupyter.run(script("kernel_tests.py"));
    const result = JSON.parse(stdout || "{}");
    expect(result, stderr).toEqual({ run: 13, failed: [], skipped: [] });
  },
  PATIENT_MS,
);

describe("nbconvert --execute", () => {
  /** Runs a notebook of these cells and returns it as it was saved. */
  async function convert(cells: string[], ...options: string[]) {
    const code = cells.map((source, i) => ({
      cell_type: "code",
      id: `c${i}`,
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    }));
    const kernelspec = { name: "chainrule", display_name: "chainrule", language: "typescript" };
    const notebook = { cells: code, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
    const path = join(jupyter.folder, "in.ipynb");
    writeFileSync(path, JSON.stringify(notebook));
    const words = ["-m", "nbconvert", "--to", "notebook", "--execute", "--output", "out.ipynb"];
    const { code: exit, stderr } = await jupyter.run(...words, ...options, path);
    const saved = exit === 0 ? readFileSync(join(jupyter.folder, "out.ipynb"), "utf8") : "{}";
    return { exit, stderr: plain(stderr), cells: JSON.parse(saved).cells ?? [] };
  }

  test(
    "keeps all of 100,000 lines and the cells after them, with their numbers",
    async () => {
      const { exit, cells, stderr } = await convert([
        "for (let i = 0; i < 100_000; i++) console.log(i)",
        "'after'",
      ]);
      expect(exit, stderr).toBe(0);
      expect(stderr).not.toContain("Timeout");
      const printed = cells[0].outputs.flatMap((o: { text: string[] }) => o.text).join("");
      const lines = printed.trimEnd().split("\n");
      expect([lines.length, lines[0], lines.at(-1)]).toEqual([100_000, "0", "99999"]);
      expect(cells.map((c: { execution_count: number }) => c.execution_count)).toEqual([1, 2]);
      expect(cells[1].outputs[0].data["text/plain"]).toEqual(["'after'"]);
    },
    PATIENT_MS,
  );

  test(
    "saves a notebook whose cells put out half characters, bytes, numbers, null and lists",
    async () => {
      const shown = (bundle: string) => `({ [Symbol.for("Jupyter.display")]: () => (${bundle}) })`;
      const { exit, cells, stderr } = await convert([
        'console.log("😀"[0]); "a" as string',
        shown(`{ "image/png": new Uint8Array([1, 2, 3]), "text/plain": 42 }`),
        shown(`{ "text/html": null, "text/latex": [1] }`),
        shown(`[1]`),
        "'after'",
      ]);
      expect(exit, stderr).toBe(0);
      expect(cells[0].outputs[0].text).toEqual(["\ufffd\n"]);
      expect(cells[1].outputs[0].data).toMatchObject({ "text/plain": ["42"] });
      expect(cells[1].outputs[0].data["image/png"].trim()).toBe("AQID");
      expect(cells[2].outputs[0]).toMatchObject({ output_type: "stream", name: "stderr" });
      expect(cells[4].outputs[0].data["text/plain"]).toEqual(["'after'"]);
    },
    PATIENT_MS,
  );

  test(
    "ends with code 1 at a cell that throws, and says where",
    async () => {
      const { exit, stderr } = await convert(["const a = 1;\nthrow new Error('on purpose');"]);
      expect(exit).toBe(1);
      expect(stderr).toContain("Error: on purpose");
      expect(stderr).toContain("Cell In[1], line 2");
    },
    PATIENT_MS,
  );

  test(
    "with --allow-errors runs the cells after an error",
    async () => {
      const { cells } = await convert(
        ["throw new Error('x')", "1 as string", "'runs'"],
        "--allow-errors",
      );
      const kinds = cells.map(
        (c: { outputs: { output_type: string }[] }) => c.outputs[0]?.output_type,
      );
      expect(kinds).toEqual(["error", "error", "execute_result"]);
    },
    PATIENT_MS,
  );
});
