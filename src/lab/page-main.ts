/**
 * A notebook on the input, its page on the output: what nbconvert's exporter starts.
 * `node page-main.js --name NAME.ipynb [--theme THEME] [--read-only]`
 */
import { parseArgs } from "node:util";
import { plainLine } from "../run/terminal-text.ts";
import { asTheme, renderNotebook } from "./notebook-words.ts";

async function readInput(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}

const { values } = parseArgs({
  options: {
    name: { type: "string", default: "notebook.ipynb" },
    theme: { type: "string", default: "auto" },
    "read-only": { type: "boolean" },
  },
});

try {
  const words = { ...values, theme: asTheme(values.theme) ?? "auto" };
  process.stdout.write(renderNotebook(await readInput(), values.name, words));
} catch (error) {
  console.error(plainLine(`chainrule: ${error instanceof Error ? error.message : String(error)}`));
  process.exitCode = 1;
}
