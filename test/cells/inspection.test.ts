import { beforeAll, describe, expect, test } from "vitest";
import { language, marked, remember } from "./session.ts";

const earlier = [
  "/**\n * Trains a net.\n *\n * @param rate step size\n * @example train(0.1)\n */\nfunction train(rate: number, epochs = 3): number { return rate }",
  "/** Layers in a row. */ const net = {\n  /** One pass. */\n  forward(x: number) { return x } }\n/** How often. */ let count = 3",
  "/** What may be chosen. */ interface Options {\n  /** Step size. */\n  rate: number }\n/** A layer. */ class Layer { size = 1 }",
  "import { sep } from 'node:path'; import { area } from './shapes.ts'",
];

beforeAll(() => remember(earlier));

describe("inspection", () => {
  // biome-ignore format: a table, one case a line
  const names: readonly [text: string, signature: string, documentation: string][] = [
    ["tra|in(1)", "function train(rate: number, epochs?: number): number", "Trains a net."],
    ["train|", "function train(rate: number, epochs?: number): number", "Trains a net."],
    ["|train", "function train(rate: number, epochs?: number): number", "Trains a net."],
    ["const x = net|", "const net: {\n    forward(x: number): number;\n}", "Layers in a row."],
    ["net.forw|ard(1)", "(method) forward(x: number): number", "One pass."],
    ["cou|nt", "let count: number", "How often."],
    ["const o: Opti|ons = { rate: 1 }", "interface Options", "What may be chosen."],
    ["Opti|ons", "interface Options", "What may be chosen."],
    ["const o: Options = { ra|te: 1 }", "(property) Options.rate: number", "Step size."],
    ["new Lay|er()", "constructor Layer(): Layer", "A layer."],
    ["let l: Lay|er", "class Layer", "A layer."],
    ["ar|ea", "function area({ side }: Square): number", "Side times side."],
    ["const mine = [1]; mi|ne", "const mine: number[]", ""],
  ];

  test.for(names)("of %j", ([text, signature, documentation]) => {
    const found = language.inspect(...marked(text));
    expect(found?.signature).toBe(signature);
    expect(found?.documentation).toBe(documentation);
  });

  test("gives the place of the name in the cell", () => {
    expect(language.inspect("1 + train(2)", 6)).toMatchObject({ start: 4, length: 5 });
  });

  test("gives tags, all of it as text, and all of it as markdown", () => {
    const found = language.inspect("train", 0);
    expect(found?.tags).toEqual([
      { name: "param", text: "rate step size" },
      { name: "example", text: "train(0.1)" },
    ]);
    expect(found?.text).toBe(
      "function train(rate: number, epochs?: number): number\n\nTrains a net.\n\n@param rate step size\n@example train(0.1)",
    );
    expect(found?.markdown).toBe(
      "```typescript\nfunction train(rate: number, epochs?: number): number\n```\n\nTrains a net.\n\n" +
        "- `rate`: step size\n\n**Example**\n\n```typescript\ntrain(0.1)\n```",
    );
  });

  test.for(["1 + |1", "|", "// tra|in", "nobod|y ="])("of %j finds nothing", (text) => {
    expect(language.inspect(...marked(text))).toBeUndefined();
  });
});

describe("the call around a place", () => {
  // biome-ignore format: a table, one case a line
  const calls: readonly [text: string, label: string, argument: number][] = [
    ["train(|)", "train(rate: number, epochs?: number): number", 0],
    ["train(|", "train(rate: number, epochs?: number): number", 0],
    ["train(1, |", "train(rate: number, epochs?: number): number", 1],
    ["train(net.forward(|2), 3)", "forward(x: number): number", 0],
    ["if (true) { area({ side: |", "area({ side }: Square): number", 0],
    ["new Map<string, number>(|", "Map(iterable?: Iterable<readonly [string, number]> | null | undefined): Map<string, number>", 0],
  ];

  test.for(calls)("of %j", ([text, label, argument]) => {
    const found = language.signature(...marked(text));
    expect(found?.signatures.map((signature) => signature.label)).toContain(label);
    expect(found?.argument).toBe(argument);
  });

  test("tells what the arguments mean", () => {
    const found = language.signature("train(", 6);
    expect(found?.signatures[0]).toMatchObject({
      documentation: "Trains a net.",
      parameters: [
        { label: "rate: number", documentation: "step size" },
        { label: "epochs?: number", documentation: "" },
      ],
    });
  });

  test("is nothing outside a call", () => {
    expect(language.signature("train(1)", 8)).toBeUndefined();
  });
});
