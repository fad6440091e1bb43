import { beforeAll, describe, expect, test } from "vitest";
import type { CellCompletion } from "../../src/cells/completion.ts";
import { language, marked, remember } from "./session.ts";

const earlier = [
  "/** Layers in a row. */ const net = { layers: [2, 1], forward(x: number) { return x } }",
  "let maybe: { rate: number } | undefined; function train(rate: number, epochs = 3) {}",
  "function both(x: number): number\nfunction both(x: string): string\nfunction both(x: any) { return x }",
  "interface Options { rate: number; batch?: number } enum Mode { Fast, Slow } class Layer {}",
  "/** @deprecated use train */ function oldTrain() {}\nimport { readFileSync } from 'node:fs'",
];

beforeAll(() => remember(earlier));

function complete(text: string): { texts: string[]; span: string; first: CellCompletion } {
  const [source, offset] = marked(text);
  const { matches, start, end } = language.complete(source, offset);
  return { texts: matches.map((m) => m.text), span: source.slice(start, end), first: matches[0] };
}

describe("completion", () => {
  // biome-ignore format: a table, one case a line
  const exact: readonly [text: string, span: string, texts: readonly string[]][] = [
    ["net.|", "", ["forward", "layers"]],
    ["net.f|", "f", ["forward"]],
    ["net.F|", "F", ["forward"]],
    ["net.fo|ward", "foward", ["forward"]],
    ["foo(net.|", "", ["forward", "layers"]],
    ["foo(1, [net.|", "", ["forward", "layers"]],
    ["for (const x of y) {\n  net.|", "", ["forward", "layers"]],
    ["function f() { net.|", "", ["forward", "layers"]],
    ["class A { go() { net.|", "", ["forward", "layers"]],
    ["const x = net.|\nconst y = 2", "", ["forward", "layers"]],
    [`\`\${net.|`, "", ["forward", "layers"]],
    ["const 日本 = net.|", "", ["forward", "layers"]],
    ["'😀' + net.la|", "la", ["layers"]],
    ["maybe.|", ".", ["?.rate"]],
    ["maybe?.|", "", ["rate"]],
    ["Mode.|", "", ["Fast", "Slow"]],
    ["const o: Options = { | }", "", ["batch", "rate"]],
    ["const mode: 'on' | 'off' = '|'", "", ["off", "on"]],
    ["import x from './gr|'", "gr", ["greeting.mjs"]],
    ["import { ar| } from './shapes.ts'", "ar", ["area"]],
    ["await import('node:fs/p|')", "p", ["promises"]],
    ["// net.|", "", []],
    ["'net.|'", "", []],
    ["12|", "12", []],
    ["%check off\nnet.|", "", ["forward", "layers"]],
    ["%chec|", "%chec", ["%check"]],
  ];

  test.for(exact)("of %j", ([text, span, texts]) => {
    const found = complete(text);
    expect(found).toMatchObject({ span, texts: expect.arrayContaining([...texts]) });
    expect(found.texts).toHaveLength(texts.length);
  });

  // biome-ignore format: a table, one case a line
  const kinds: readonly [text: string, name: string, kind: string, signature: string | undefined][] = [
    ["net|", "net", "const", "{ layers: number[]; forward(x: number): number; }"],
    ["net.fo|", "forward", "method", "(x: number): number"],
    ["net.la|", "layers", "property", "number[]"],
    ["may|", "maybe", "let", "{ rate: number; } | undefined"],
    ["tra|", "train", "function", "(rate: number, epochs?: number): void"],
    ["bot|", "both", "function", "(x: number): number (+1 overload)"],
    ["let o: Optio|", "Options", "interface", undefined],
    ["let m: Mod|", "Mode", "enum", "typeof Mode"],
    ["Lay|", "Layer", "class", "typeof Layer"],
    ["readFileSy|", "readFileSync", "function", undefined],
    ["whi|", "while", "keyword", undefined],
    ["const mine = 1; min|", "mine", "const", "1"],
  ];

  test.for(kinds)("of %j offers %s, a %s", ([text, name, kind, signature]) => {
    const [source, offset] = marked(text);
    const match = language.complete(source, offset).matches.find((one) => one.text === name);
    expect(match?.kind).toBe(kind);
    if (signature !== undefined) expect(match?.signature).toBe(signature);
  });

  test("tells what is deprecated", () => {
    expect(complete("oldTr|").first).toMatchObject({ text: "oldTrain", deprecated: true });
    expect(complete("trai|").first).toMatchObject({ text: "train", deprecated: false });
  });

  test("at an empty place begins with the learner's own names", () => {
    const { texts } = complete("|");
    const names = ["both", "maybe", "net", "train"];
    expect(texts.filter((text) => names.includes(text))).toHaveLength(names.length);
    expect(texts.indexOf("net")).toBeLessThan(texts.indexOf("Array"));
  });

  test("offers no name of ours", () => {
    expect(complete("__c|").texts).toEqual([]);
  });

  test("leaves the next check as it was", () => {
    complete("net.|");
    expect(language.check("net.layers.length")).toEqual([]);
  });
});
