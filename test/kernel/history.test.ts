import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { History } from "../../src/jupyter/history.ts";
import { fileHistory } from "../../src/kernel/history.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "chainrule-history-")), "history");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

/** A session that ran these cells. */
function session(...inputs: string[]): History {
  const history = fileHistory(folder);
  inputs.forEach((input, i) => {
    history.add(i + 1, input, `value of ${input}`);
  });
  return history;
}
const inputs = (entries: readonly { input: string }[]): string[] => entries.map((e) => e.input);

describe("History", () => {
  test("of a new person is empty, and leaves no folder behind", () => {
    const history = session();
    expect([history.tail(5), history.range(0, 1, 9), history.search("*", 3, false)]).toEqual([
      [],
      [],
      [],
    ]);
    expect(() => readdirSync(folder)).toThrow("ENOENT");
  });

  test("tail reaches back into earlier sessions, oldest first", () => {
    session("a", "b");
    const history = session("c", "d\n// two lines");
    expect(inputs(history.tail(3))).toEqual(["b", "c", "d\n// two lines"]);
    expect(inputs(history.tail(99))).toEqual(["a", "b", "c", "d\n// two lines"]);
    expect(history.tail(0)).toEqual([]);
    expect(history.tail(1)[0]).toEqual({
      session: 2,
      line: 2,
      input: "d\n// two lines",
      output: "value of d\n// two lines",
    });
  });

  test("range takes a session by its number, 0 for the current and -1 for the one before", () => {
    session("a", "b", "c");
    const history = session("x", "y");
    expect(inputs(history.range(1, 2, 4))).toEqual(["b", "c"]);
    expect(inputs(history.range(0, 1, 2))).toEqual(["x"]);
    expect(inputs(history.range(-1, 1, undefined))).toEqual(["a", "b", "c"]);
    expect(history.range(-2, 1, undefined)).toEqual([]);
  });

  test("search matches whole inputs with * and ?, the last n, each once if asked", () => {
    const history = session("let a = 1", "a + 1", "let b = 2", "a + 1");
    expect(inputs(history.search("let*", undefined, false))).toEqual(["let a = 1", "let b = 2"]);
    expect(inputs(history.search("a + ?", undefined, false))).toEqual(["a + 1", "a + 1"]);
    expect(history.search("a + ?", undefined, true)).toMatchObject([{ line: 4 }]);
    expect(history.search("*", 2, false)).toMatchObject([{ line: 3 }, { line: 4 }]);
    expect(history.search("let", undefined, false)).toEqual([]);
    expect(history.search("(.*", undefined, false)).toEqual([]);
  });

  test("of two kernels at once are two sessions", () => {
    const [one, two] = [fileHistory(folder), fileHistory(folder)];
    one.add(1, "one", null);
    two.add(1, "two", null);
    one.add(2, "one more", null);
    expect(inputs(one.range(0, 1, 9))).toEqual(["one", "one more"]);
    expect(inputs(two.range(0, 1, 9))).toEqual(["two"]);
  });

  test("keeps the last 100 sessions, and cuts long values", () => {
    for (let i = 0; i < 105; i++) session(`cell ${i}`);
    expect(readdirSync(folder).length).toBe(100);
    const history = fileHistory(folder);
    history.add(1, "long", "x".repeat(5000));
    expect(history.tail(1)[0].output?.length).toBe(1000);
    expect(inputs(history.tail(2))).toEqual(["cell 104", "long"]);
  });

  // biome-ignore format: a table, one case a line
  const unfit: readonly [string, (folder: string) => string][] = [
    ["below /proc, where mkdir never returned", () => "/proc/chainrule/history"],
    ["that is a file", (folder) => { mkdirSync(folder); writeFileSync(join(folder, "f"), ""); return join(folder, "f"); }],
    ["below a file", (folder) => { mkdirSync(folder); writeFileSync(join(folder, "f"), ""); return join(folder, "f", "g"); }],
    ["with a null in its name", (folder) => `${folder}\0`],
  ];

  test.skipIf(process.platform === "win32").for(unfit)(
    "in a folder %s is none, said once",
    ([, make]) => {
      const told: string[] = [];
      const history = fileHistory(make(folder), (text) => told.push(text));
      for (const line of [1, 2, 3]) history.add(line, "a", null);
      expect(told).toEqual([expect.stringMatching(/no history/)]);
      expect([history.tail(5), history.search("*", 3, false)]).toEqual([[], []]);
    },
  );

  test("passes over what is damaged, and begins a session beside it", () => {
    session("a");
    writeFileSync(join(folder, "notes.jsonl"), "");
    writeFileSync(join(folder, "NaN.jsonl"), "[1]");
    writeFileSync(
      join(folder, "000002.jsonl"),
      '\0\0\0\n[null,null,null]\nnull\n[1,2,3]\n{}\n[7,"b",5]\n[8,"c"',
    );
    mkdirSync(join(folder, "000003.jsonl"));
    const history = session("d");
    expect(inputs(history.tail(9))).toEqual(["a", "b", "d"]);
    expect(history.search("b*", undefined, true)).toMatchObject([{ line: 7, output: null }]);
    expect(readdirSync(folder)).toContain("000004.jsonl");
  });

  test.skipIf(process.platform === "win32")("can be read by its owner alone", () => {
    session("secret");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "000001.jsonl")).mode & 0o777).toBe(0o600);
  });
});
