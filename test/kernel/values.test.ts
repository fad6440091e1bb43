/** Values and text as a reader sees them. */
import { afterAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const notebook = new Notebook();
afterAll(() => notebook.close());

const values: readonly (readonly [what: string, source: string, text: string])[] = [
  ["an object", "({ a: 1, b: { c: [2] } })", "{ a: 1, b: { c: [ 2 ] } }"],
  ["nested arrays", "[[1, [2]]]", "[ [ 1, [ 2 ] ] ]"],
  ["a map", 'new Map([["a", new Map([[1, 2]])]])', "Map(1) { 'a' => Map(1) { 1 => 2 } }"],
  ["a set", "new Set([1, 'b'])", "Set(2) { 1, 'b' }"],
  ["a typed array", "new Float64Array([0.5, 1])", "Float64Array(2) [ 0.5, 1 ]"],
  ["an instance", "class Point { x = 1; #y = 2; }\nnew Point()", "Point { x: 1 }"],
  ["a function without a name", "() => 1", "[Function (anonymous)]"],
  ["a timer", "setTimeout(() => {}, 1)", "[Timeout]"],
  ["an interval", "const i = setInterval(() => {}, 1); clearInterval(i); i", "[Timeout]"],
  ["an immediate", "setImmediate(() => {})", "[Immediate]"],
  ["null", "null", "null"],
  ["a bigint", "2n ** 64n", "18446744073709551616n"],
  ["a symbol", 'Symbol("s")', "Symbol(s)"],
  ["an error that was not thrown", 'new RangeError("far").message', "'far'"],
];

describe("a cell's value", () => {
  test.each(values)("that is %s is shown as text", async (_, source, text) => {
    expect((await notebook.run(source)).result).toBe(text);
  });

  test("that is long is cut and says by how much", async () => {
    const { result } = await notebook.run("Array.from({ length: 5000 }, (_, i) => i)");
    expect(result).toMatch(/ 4900 more items\n\]$/);
    expect((await notebook.run('"x".repeat(20_000)')).result).toMatch(/10000 more characters$/);
  });

  test("that shows itself differently each time is asked once", async () => {
    const shown =
      'let asked = 0; ({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": String(++asked) }) })';
    expect((await notebook.run(shown)).result).toBe("1");
  });

  test("whose getter throws fails the cell, not the kernel", async () => {
    const broken = '({ [Symbol.for("Jupyter.display")]() { throw new Error("no picture"); } })';
    expect((await notebook.run(broken)).error).toBe("Error: no picture");
    expect((await notebook.run("1 + 1")).result).toBe("2");
  });
});

describe("what a cell prints", () => {
  test("keeps carriage returns, so that a progress line is written over", async () => {
    const { stdout } = await notebook.run(
      'for (let k = 1; k <= 3; k++) process.stdout.write("\\r" + k + " of 3"); console.log();',
    );
    expect(stdout).toBe("\r1 of 3\r2 of 3\r3 of 3\n");
  });

  test("is whole where it is long and of characters of two units", async () => {
    const { outputs, stdout } = await notebook.run('console.log("a" + "🙂".repeat(900_000));');
    expect(stdout).toBe(`a${"🙂".repeat(900_000)}\n`);
    expect(outputs.length).toBeGreaterThan(1);
    const texts = outputs.map((o) => (o.output_type === "stream" ? o.text : ""));
    expect(texts.filter((text) => text !== Buffer.from(text, "utf8").toString())).toEqual([]);
  });
});
