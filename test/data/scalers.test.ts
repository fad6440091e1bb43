import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadScaler, minMaxScaler, standardScaler } from "../../src/data/scalers.ts";
import { column, Matrix, matrix } from "../../src/engine/matrix.ts";

const oracle = JSON.parse(
  readFileSync(new URL("../metrics/oracle/scikit-learn.json", import.meta.url), "utf8"),
).scalers;

const makers = [
  ["minMaxScaler", minMaxScaler],
  ["standardScaler", standardScaler],
] as const;

describe("scalers", () => {
  const X = matrix([
    [0, 5, -1],
    [10, 5, 1],
    [5, 5, 0],
  ]);

  test("minMaxScaler brings each column to 0 .. 1", () => {
    expect(minMaxScaler(X).apply(X).toArray()).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [0.5, 0, 0.5],
    ]);
  });

  test("standardScaler gives each column mean 0 and deviation 1", () => {
    const d = Math.sqrt(1.5);
    const expected = [-d, 0, -d, d, 0, d, 0, 0, 0];
    const scaled = standardScaler(X).apply(X);
    for (const [i, value] of expected.entries()) expect(scaled.data[i]).toBeCloseTo(value, 12);
  });

  test.each(makers)(
    "%s uses the numbers that it learned on other data, and goes back",
    (name, make) => {
      const scaler = make(X);
      const other = matrix([[20, 6, 3]]);
      const back = scaler.undo(scaler.apply(other));
      for (const [i, value] of other.data.entries()) expect(back.data[i]).toBeCloseTo(value, 12);
      expect(() => scaler.apply(column(1))).toThrow(
        `${name}: X is 1x1; the scale was learned from 3 columns`,
      );
      expect(() => make(new Matrix(0, 2))).toThrow(`${name}: X has no rows`);
      expect(() => make(column(1, Number.NaN))).toThrow(`${name}: X is NaN at row 1, column 0`);
    },
  );

  test.each(makers)(
    "%s scales other data as scikit-learn does, a constant column too",
    (name, make) => {
      const scaled = make(matrix(oracle.columns)).apply(matrix(oracle.other)).toArray();
      const expected: number[][] = oracle[name];
      for (const [r, row] of expected.entries()) {
        for (const [c, value] of row.entries()) expect(scaled[r][c]).toBeCloseTo(value, 9);
      }
    },
  );

  test("a constant column goes to 0, however its mean is rounded", () => {
    for (const [, make] of makers) {
      const constant = column(0.1, 0.1, 0.1);
      expect([...make(constant).apply(constant).data]).toEqual([0, 0, 0]);
    }
  });

  test.each(makers)("%s that was saved and loaded gives exactly the same numbers", (name, make) => {
    const scaler = make(matrix(oracle.columns));
    const loaded = loadScaler(scaler.save());
    const other = matrix(oracle.other);
    expect(loaded.apply(other)).toEqual(scaler.apply(other));
    expect(loaded.undo(other)).toEqual(scaler.undo(other));
    expect(loaded.save()).toBe(scaler.save());
    expect(() => loaded.apply(column(1))).toThrow(`${name}: X is 1x1; the scale was learned from`);
  });

  test.each([
    ["no JSON", "scaler", /^loadScaler: the text is not JSON \(/],
    ["a number", "7", "loadScaler: the text is 7; it must be what scaler.save() gives"],
    ["a network", '{"format":"chainrule network","version":1}', 'format is "chainrule network"'],
    [
      "another version",
      saved({ version: 2 }),
      'version 2; it must be "chainrule scaler", version 1',
    ],
    [
      "an unknown scaler",
      saved({ name: "robust" }),
      'name is "robust"; it must be minMaxScaler or',
    ],
    ["no numbers", saved({ shift: [] }), "shift is no list; it must be numbers"],
    ["a text for a number", saved({ width: ["1"] }), 'width: item 0 is "1"; it must be a finite'],
    [
      "a negative width",
      saved({ width: [-1] }),
      "item 0 is -1; it must be a finite number from 0 up",
    ],
    ["fewer of one kind", saved({ shift: [1, 2] }), "shift has 2 numbers and width 1"],
  ])("a text that is %s is refused", (_, text, message) => {
    expect(() => loadScaler(text)).toThrow(SyntaxError);
    expect(() => loadScaler(text)).toThrow(message);
  });

  test("rows are no matrix", () => {
    const rows = [[1, 2]] as unknown as Matrix;
    expect(() => standardScaler(rows)).toThrow(
      "standardScaler: X is an array; it must be a matrix: make one of it: matrix(...)",
    );
    expect(() => standardScaler(column(1, 2)).apply(rows)).toThrow("X is an array");
  });
});

/** A good text with one thing changed. */
function saved(change: object): string {
  return JSON.stringify({ ...JSON.parse(standardScaler(column(1, 2)).save()), ...change });
}
