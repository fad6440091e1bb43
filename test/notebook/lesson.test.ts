import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatLesson, parseLesson } from "../../src/notebook/lesson.ts";
import { numberText } from "../../src/notebook/lesson-numbers.ts";

const sample = readFileSync(new URL("../fixtures/lessons/90-sample.ts", import.meta.url), "utf8");

/** The cells of a lesson text, each as one short line. */
const cellsOf = (text: string): string[] =>
  parseLesson(text, "x.ts").cells.map((cell) => `${cell.type} ${cell.id}: ${cell.source}`);

describe("parseLesson", () => {
  test("reads markdown without comment marks and code as it stands", () => {
    expect(
      cellsOf('// %% [markdown] id="a"\n// # T\n//\n// x\n\n// %% id="b"\nlet y = 1;\n'),
    ).toEqual(["markdown a: # T\n\nx", "code b: let y = 1;"]);
  });

  test("keeps the indent of the first code line", () => {
    expect(cellsOf('// %% id="b"\n\n  x()\n')).toEqual(["code b:   x()"]);
  });

  test("reads tags", () => {
    const [cell] = parseLesson('// %% id="b" tags="exercise, slow"\nx', "x.ts").cells;
    expect(cell.tags).toEqual(["exercise", "slow"]);
  });

  test("reads Windows line ends as plain ones", () => {
    expect(cellsOf('// %% id="b"\r\nx\r\ny\r\n')).toEqual(["code b: x\ny"]);
  });

  test.each([
    ["// %%\nx", 'x.ts:1: the cell has no id; write // %% id="a-name"'],
    ['// %% id="a"\nx\n\n// %% id="a"\ny', 'x.ts:4: the id "a" is already used in line 1'],
    ["let x = 1;\n", "x.ts:1: text before the first cell"],
    ['// %% id="A b"\nx', 'x.ts:1: the id "A b" cannot be used'],
    [
      '// %% [markdown] id="a"\n// ok\nlet x = 1;',
      'x.ts:3: "let x = 1;": a line of a markdown cell',
    ],
    ['// %% id="a" kind="x"\n', 'x.ts:1: "kind" is not understood'],
    ['// %% A title id="a"\n', 'x.ts:1: "A title" is not understood'],
    ["\n\n", "x.ts:1: no cell found"],
  ])("%j is refused with file and line", (text, message) => {
    expect(() => parseLesson(text, "x.ts")).toThrow(message);
  });
});

describe("formatLesson", () => {
  test("gives back the text of a lesson, byte for byte", () => {
    expect(formatLesson(parseLesson(sample, "90-sample.ts"))).toBe(sample);
  });

  test("keeps a cell without text", () => {
    const lesson = parseLesson('// %% id="a"\n\n// %% [markdown] id="b"\n', "x.ts");
    expect(parseLesson(formatLesson(lesson), "x.ts")).toEqual(lesson);
  });
});

test.each([
  [13002, "13,002"],
  [2601000000, "2,601,000,000"],
  [-13002.5, "-13,002.5"],
  [9999, "9999"],
  [0.123456, "0.123456"],
])("a number in a sentence, %d, is written %s", (value, text) => {
  expect(numberText(value, { text: "n", cell: "n", path: [], percent: false })).toBe(text);
});
