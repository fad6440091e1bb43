/** What a learner says to a terminal leaves no trace in a page, wherever it stands in an output. */
import { beforeAll, expect, test } from "vitest";
import { plotlyType } from "../../src/notebook/html/figure.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Output } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { code, lineFigure, shown } from "./samples.ts";

beforeAll(buildPageAssets);

/** Each leaves "abc" where it is understood; every letter of the codes themselves is an upper Q or W. */
const said: Readonly<Record<string, string>> = {
  "a colour": "a\u001b[31mb\u001b[39mc",
  "a colour of 256": "a\u001b[38;5;77mb\u001b[48:2:77:77:77mc\u001b[0m",
  "a link": "a\u001b]8;;https://QW.example/\u0007b\u001b]8;;\u0007c",
  "a link that is ended the other way": "a\u001b]8;id=W;QW:\u001b\\b\u001b]8;;\u001b\\c",
  "moves of the cursor": "a\u001b[77;77Hb\u001b[77A\u001b[?77l\u001b[77 qc",
  "an erased line": "a\u001b[2K\u001b[Jbc",
  "a character set": "\u001b(Bab\u001b)0c",
  "a string for the device": "a\u001bPQW77\u001b\\b\u001b_QW77\u001b\\c",
  "saved places and a bell": "\u001b7a\u001b8b\u0007\u001b=c",
};

function everywhere(text: string): Output[] {
  const described = structuredClone(lineFigure());
  (described[plotlyType] as { layout: object }).layout = { meta: { description: text } };
  return [
    { output_type: "stream", name: "stdout", text },
    { output_type: "stream", name: "stderr", text },
    { output_type: "error", ename: text, evalue: text, traceback: [] },
    { output_type: "error", ename: "E", evalue: "", traceback: [text, `  at ${text}`] },
    ...["text/plain", "text/html", "text/markdown", "text/latex"].map((type) =>
      shown({ [type]: text }),
    ),
    shown({ "application/json": { text } }),
    shown(described),
  ];
}

test.each(Object.entries(said))("%s", (_, text) => {
  const page = exportNotebook(
    { cells: [code("cell", "1", everywhere(text))], metadata: {} },
    { readOnly: true },
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be there
  expect(page.match(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g)).toBe(null);
  const start = page.indexOf('class="outputs"');
  const outputs = page
    .slice(start, page.indexOf("</main>", start))
    .replace(/<script.*?<\/script>|src="[^"]*"/gs, "");
  expect(outputs).not.toMatch(/QW|77[A-Za-z;:]|\[3[19]m|\(B/);
  expect(outputs.replace(/<[^>]*>/g, "").match(/abc/g)?.length).toBeGreaterThanOrEqual(9);
});
