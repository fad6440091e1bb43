import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { parseCsv, readCsv } from "../../src/data/csv.ts";
import { seeded } from "../../src/engine/random.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-csv-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** RFC 4180, written anew: every field in quotes, a quote twice. */
function written(rows: readonly (readonly string[])[], end: string): string {
  const field = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(field).join(",")).join(end);
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("parseCsv reads", () => {
  test.each([
    [
      "fields between commas",
      "a,b\n1,2\n3,4",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["a last line with or without its end", "a,b\n1,2\n", [["1", "2"]]],
    ["the line ends of Windows", "a,b\r\n1,2\r\n", [["1", "2"]]],
    ["the line ends of an old Mac", "a,b\r1,2", [["1", "2"]]],
    [
      "mixed line ends",
      "a,b\r\n1,2\n3,4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["a byte order mark", '\uFEFF"a",b\n1,2', [["1", "2"]]],
    ["spaces around a field", "a, b\n 1 , 2", [["1", "2"]]],
    ["a separator in quotes", 'a,b\n"1,5",2', [["1,5", "2"]]],
    ["a quote in quotes", 'a,b\n"say ""hi""",2', [['say "hi"', "2"]]],
    ["a line end in quotes", 'a,b\n"1\n1",2', [["1\n1", "2"]]],
    ["a quote inside a field without quotes", 'a,b\n5" disk,2', [['5" disk', "2"]]],
    ["empty fields", "a,b\n,\n", [["", ""]]],
  ])("%s", (_, text, rows) => {
    const table = parseCsv(text);
    expect(table.columns).toEqual(["a", "b"]);
    expect(table.rows).toEqual(rows);
  });

  test("another separator, and names given for a file that has none", () => {
    const table = parseCsv("1;2\n3;4", { separator: ";", columns: ["x", "y"] });
    expect(table.columns).toEqual(["x", "y"]);
    expect(table.rows).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(table.lines).toEqual([1, 2]);
  });

  test("a column without a name, as pandas writes its index, by its place", () => {
    expect(parseCsv(",a\n0,5").columns).toEqual(["column 1", "a"]);
  });

  test("the line of each row, over empty lines and fields of several lines", () => {
    const table = parseCsv('a,b\n\n1,"x\ny"\n\n\n2,z\n');
    expect(table.lines).toEqual([3, 7]);
  });

  test("whatever RFC 4180 can write, whatever is in the fields", () => {
    const random = seeded(5);
    const letters = ["a", ",", '"', "\n", "ü", "𝛿", " b", "1"];
    const text = () =>
      Array.from({ length: random.integer(5) }, () => letters[random.integer(letters.length)]).join(
        "",
      );
    for (let round = 0; round < 300; round++) {
      const rows = Array.from({ length: 4 }, () => [text(), text(), "end"]);
      const table = parseCsv(written([["a", "b", "c"], ...rows], round % 2 ? "\n" : "\r\n"));
      expect(table.rows).toEqual(rows.map((row) => row.map((field) => field.trim())));
    }
  });
});

describe("parseCsv refuses, with file and line,", () => {
  test.each([
    [
      "a quote that is never closed",
      'a,b\n1,2\n"3,4\n5,6',
      /line 3: the quote " .* is never closed/,
    ],
    [
      "something behind a closing quote",
      'a,b\n"1"x,2',
      /line 2: something follows the closing quote/,
    ],
    ["a line that is too short", "a,b\n1,2\n\n3", /line 4: 1 fields, and there are 2 columns$/],
    ["a line that is too long", "a,b\n1,2,3", /line 2: 3 fields, and there are 2 columns; quote a/],
    ["a name that comes twice", "a,a\n1,2", /line 1: two columns are named "a"/],
    ["a table without rows", "a,b\n", /flowers\.csv has no rows of data/],
    ["nothing at all", "", /flowers\.csv is empty/],
  ])("%s", (_, text, message) => {
    const read = () => parseCsv(text, { name: "flowers.csv" });
    expect(read).toThrow(RangeError);
    expect(read).toThrow(/^parseCsv: flowers\.csv/);
    expect(read).toThrow(message);
  });

  test("names given twice by the caller", () => {
    expect(() => parseCsv("1,2", { columns: ["a", "a"] })).toThrow(
      'parseCsv: the text, columns: two columns are named "a"',
    );
  });

  test("what is no text, no separator and no option", () => {
    const wrong = (text: unknown, options: object = {}) => parseCsv(text as string, options);
    expect(() => wrong(7)).toThrow("parseCsv: the text is 7; it must be a string");
    expect(() => wrong("a\n1", { separator: ", " })).toThrow(
      'parseCsv: separator is ", "; it must be one character, such as ";" or "\\t"',
    );
    expect(() => wrong("a\n1", { seperator: ";" })).toThrow("did you mean separator?");
  });
});

describe("readCsv", () => {
  test("reads a file, packed or not, and calls it by its path", async () => {
    const plain = file("a.csv", "a,b\n1,2");
    const packed = file("a.csv.gz", gzipSync("a,b\n1,2"));
    expect(await readCsv(plain)).toEqual({ ...parseCsv("a,b\n1,2"), name: plain });
    expect(await readCsv(packed)).toEqual({ ...parseCsv("a,b\n1,2"), name: packed });
  });

  test("names the file and its line when a line is wrong", async () => {
    const path = file("b.csv", "a,b\n1");
    await expect(readCsv(path)).rejects.toThrow(
      `readCsv: ${path}, line 2: 1 fields, and there are 2 columns`,
    );
  });

  test("says what is in the way of reading", async () => {
    await expect(readCsv(join(folder, "none.csv"))).rejects.toThrow(
      /readCsv: .*none\.csv is not there; this runs in the folder /,
    );
    await expect(readCsv(folder)).rejects.toThrow(/readCsv: .* is a folder/);
    const latin = file("latin.csv", Uint8Array.of(0x61, 0x0a, 0xfc));
    await expect(readCsv(latin)).rejects.toThrow(
      /latin\.csv is not text in UTF-8; save it as UTF-8/,
    );
    const cut = file("cut.csv.gz", gzipSync("a,b\n1,2".repeat(50)).subarray(0, 20));
    await expect(readCsv(cut)).rejects.toThrow(/cut\.csv\.gz is packed by gzip, and broken or cut/);
  });
});
