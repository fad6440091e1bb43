import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import * as chainrule from "../../src/index.ts";
import { root } from "./modules.ts";

/** `expression // result`, as doc comments show what a function gives. */
const shown = /@example (.+) \/\/ (\[.*\]|\{.*\}|"[^"]*"|-?\d[\d.e-]*)(, nearly)?[^\n]*$/gm;

const folders = ["data", "display", "engine", "exercises", "metrics", "plots", "training"];

function examples(): [code: string, result: string, nearly: string | undefined][] {
  return folders.flatMap((folder) => {
    const files = readdirSync(join(root, "src", folder)).filter((name) => name.endsWith(".ts"));
    const texts = files.map((name) => readFileSync(join(root, "src", folder, name), "utf8"));
    return texts.flatMap((text) =>
      [...text.matchAll(shown)].map((m): [string, string, string] => [m[1], m[2], m[3]]),
    );
  });
}

function value(code: string): unknown {
  const script = ts.transpile(`return (${code});`, { target: ts.ScriptTarget.ES2022 });
  const result = new Function(...Object.keys(chainrule), script)(...Object.values(chainrule));
  if (result instanceof chainrule.Matrix) return result.toArray();
  return ArrayBuffer.isView(result) ? [...(result as Uint8Array)] : result;
}

test("there are examples with results in the doc comments", () => {
  expect(examples().length).toBeGreaterThan(25);
});

test.each(examples())("%s // %s", (code, result, nearly) => {
  const [found, promised] = [value(code), value(result)];
  if (!nearly) return expect(found).toEqual(promised);
  const numbers = [found, promised].map((v) => (Array.isArray(v) ? v : [v]) as number[]);
  for (const [i, number] of numbers[1].entries()) expect(numbers[0][i]).toBeCloseTo(number, 6);
});
