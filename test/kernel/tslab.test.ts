import { afterAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const notebook = new Notebook();
afterAll(() => notebook.close());

/** The MIME bundles that a cell has shown. */
async function shown(source: string): Promise<unknown[]> {
  const { outputs, error } = await notebook.run(source);
  expect(error).toBe("");
  return outputs.flatMap((output) => ("data" in output ? output.data : []));
}

describe('a notebook written for tslab, which imports "tslab"', () => {
  test("shows HTML, markdown, LaTeX, SVG, JavaScript and text", async () => {
    expect(
      await shown(`
        import { display } from "tslab";
        display.html("<b>1</b>");
        display.markdown("# 2");
        display.latex("$3$");
        display.svg("<svg/>");
        display.javascript("4");
        display.text("5");`),
    ).toEqual([
      { "text/html": "<b>1</b>" },
      { "text/markdown": "# 2" },
      { "text/latex": "$3$" },
      { "image/svg+xml": "<svg/>" },
      { "text/javascript": "4" },
      { "text/plain": "5" },
    ]);
  });

  test("shows pictures from bytes, and any other type by its name", async () => {
    expect(
      await shown(`
        import * as tslab from "tslab";
        const bytes = new Uint8Array([1, 2, 3]);
        tslab.display.png(bytes); tslab.display.jpeg(bytes); tslab.display.gif(bytes); tslab.display.pdf(bytes);
        tslab.display.raw("application/json", "{}");`),
    ).toEqual([
      { "image/png": "AQID" },
      { "image/jpeg": "AQID" },
      { "image/gif": "AQID" },
      { "application/pdf": "AQID" },
      { "application/json": "{}" },
    ]);
  });

  test("overwrites one output through newDisplay, from one cell and from the next", async () => {
    const { outputs } = await notebook.run(`
      import { newDisplay } from "tslab";
      const counter = newDisplay();
      for (let i = 0; i < 3; i++) counter.text(String(i));`);
    const later = await notebook.run('counter.html("<i>done</i>")');
    const all = [...outputs, ...later.outputs];
    expect(all.map(({ output_type }) => output_type)).toEqual([
      "display_data",
      "update_display_data",
      "update_display_data",
      "update_display_data",
    ]);
    expect(new Set(all.map((o) => ("transient" in o ? o.transient?.display_id : ""))).size).toBe(1);
  });

  test("is told versions", async () => {
    const { result } = await notebook.run(
      'import { versions } from "tslab"; [versions.tslab, versions.typescript, versions.node === globalThis.process.version]',
    );
    expect(result).toMatch(/^\[ 'chainrule \d+\.\d+\.\d+', '6\.0\.\d+', true \]$/);
  });

  test("may load a file with Node's modules, await at the top, and use classes across cells", async () => {
    await notebook.run(`
      import * as fs from "fs";
      import { promisify } from "util";
      const read = promisify(fs.readFile);
      class Counter { private n = 0; next(): number { return ++this.n; } }
      const counter2 = new Counter();`);
    const { result } = await notebook.run(
      'const text = (await read("package.json", "utf8")).slice(0, 1); [text, counter2.next(), counter2.next()]',
    );
    expect(result).toBe("[ '{', 1, 2 ]");
  });
});
