import { describe, expect, test } from "vitest";
import { parseCsv } from "../../src/data/csv.ts";
import { type CsvDatasetOptions, csvDataset } from "../../src/data/csv-dataset.ts";
import { split } from "../../src/data/split.ts";
import { subset } from "../../src/data/subset.ts";
import { seeded } from "../../src/engine/random.ts";

const fruit = `weight,color,sour,kind
150,red,no,apple
120,green,yes,apple
80,yellow,yes,lemon
9,red,no,cherry`;

function read(text: string, options: CsvDatasetOptions) {
  return csvDataset(parseCsv(text, { name: "fruit.csv" }), options);
}

describe("csvDataset", () => {
  test("takes numbers as they are and makes one column of each category, in order", () => {
    const data = read(fruit, { target: "kind" });
    const features = ["weight", "color=green", "color=red", "color=yellow", "sour=no", "sour=yes"];
    expect(data.features).toEqual(features);
    expect(data.X.toArray()).toEqual([
      [150, 0, 1, 0, 1, 0],
      [120, 1, 0, 0, 0, 1],
      [80, 0, 0, 1, 0, 1],
      [9, 0, 1, 0, 1, 0],
    ]);
  });

  test("makes classes of a target of categories: one-hot rows, class numbers and names", () => {
    const data = read(fruit, { target: "kind" });
    expect(data.classes).toEqual(["apple", "cherry", "lemon"]);
    expect([...(data.labels ?? [])]).toEqual([0, 0, 2, 1]);
    expect(data.Y.toArray()).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
    ]);
    expect(data.targets).toEqual(["kind=apple", "kind=cherry", "kind=lemon"]);
  });

  test("takes several targets, and leaves columns out", () => {
    const data = read("id,a,b,y,z\n1,2,3,4,5\n2,3,4,5,6", { target: ["y", "z"], ignore: ["id"] });
    expect(data.features).toEqual(["a", "b"]);
    expect(data.Y.toArray()).toEqual([
      [4, 5],
      [5, 6],
    ]);
    expect(data.labels).toBeUndefined();
  });

  test("reads numbers in every decimal notation", () => {
    const text = "a,y\n1,0\n-2.5,0\n+.5,0\n3.,0\n1e3,0\n2E-2,0";
    expect([...read(text, { target: "y" }).X.data]).toEqual([1, -2.5, 0.5, 3, 1000, 0.02]);
    const comma = csvDataset(parseCsv("a;y\n1,5;0\n2;1", { separator: ";" }), {
      target: "y",
      decimal: ",",
    });
    expect([...comma.X.data]).toEqual([1.5, 2]);
  });

  test("makes categories of numbers when it is asked, by size", () => {
    const data = read("a,y\n1,10\n2,9\n3,100", { target: "y", categories: ["y"] });
    expect(data.classes).toEqual(["9", "10", "100"]);
    expect([...(data.labels ?? [])]).toEqual([1, 0, 2]);
  });

  test("reads another table as the first was read, and refuses a category that was not there", () => {
    const { encoding } = read(fruit, { target: "kind" });
    const kept = JSON.parse(JSON.stringify(encoding));
    const other = read("kind,sour,color,weight\nlemon,yes,green,70", {
      target: "kind",
      encoding: kept,
    });
    expect(other.X.toArray()).toEqual([[70, 1, 0, 0, 0, 1]]);
    expect([...(other.labels ?? [])]).toEqual([2]);
    expect(() => read("kind,sour,color,weight\nlemon,yes,blue,70", { encoding })).toThrow(
      'csvDataset: fruit.csv, line 2, column "color": "blue" is none of its categories: green, red, yellow',
    );
  });

  test("passes rows over that lack a value, if it may, and knows the lines of the others", () => {
    const text = "a,b,y\n1,2,0\n?,3,1\n4,NA,0\n5,6,1";
    const data = read(text, { target: "y", missing: "skip" });
    expect(data.X.toArray()).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(data.lines).toEqual([2, 5]);
  });

  test("does not mind a value that is missing in a column that is left out", () => {
    expect(read("a,b,y\n1,,0\n2,,1", { target: "y", ignore: ["b"] }).X.shape).toBe("2x1");
  });

  test("keeps more than 256 classes apart, in every part of the data", () => {
    const rows = Array.from({ length: 600 }, (_, i) => `${i},${i % 300}`);
    const data = read(`a,y\n${rows.join("\n")}`, { target: "y", categories: ["y"] });
    expect(data.Y.shape).toBe("600x300");
    expect(data.labels?.[299]).toBe(299);
    expect([...(subset(data, [299, 556]).labels ?? [])]).toEqual([299, 256]);
    const { validation } = split(data, { validation: 0.5, stratified: true });
    expect(new Set(validation.labels).size).toBe(300);
  });
});

test("whatever stands in a text, it is a data set or one sentence of at most 500 letters", () => {
  const random = seeded(2);
  const bits = [
    "a",
    "1",
    ",",
    "\n",
    '"',
    "\r",
    " ",
    "2.5",
    "NA",
    ";",
    "__proto__",
    "\0",
    "x".repeat(99),
  ];
  const read = (text: string) => {
    const table = parseCsv(text);
    const target = table.columns.at(-1) ?? "";
    return csvDataset(table, { target, missing: random.integer(2) === 0 ? "skip" : "error" });
  };
  let good = 0;
  for (let round = 0; round < 20_000; round++) {
    const length = random.integer(25);
    const text = Array.from({ length }, () => bits[random.integer(bits.length)]).join("");
    try {
      const { X, Y, lines } = read(text);
      expect([X.rows, Y.rows]).toEqual([lines.length, lines.length]);
      good++;
    } catch (error) {
      expect((error as Error).message).toMatch(/^(parseCsv|csvDataset): .*the text/s);
      expect((error as Error).message.length).toBeLessThan(500);
    }
  }
  expect(good).toBeGreaterThan(50);
});

describe("csvDataset refuses, with file, line and column,", () => {
  const many = (value: (i: number) => string) =>
    `a,y\n${Array.from({ length: 30 }, (_, i) => `${value(i)},1`).join("\n")}`;

  test.each<[string, string, CsvDatasetOptions, string | RegExp]>([
    [
      "an empty value",
      "a,y\n1,2\n,3",
      { target: "y" },
      'csvDataset: fruit.csv, line 3, column "a": the value is missing; fill it in, or pass such rows over by missing: "skip"',
    ],
    ["a word for it", "a,y\nNA,2", { target: "y" }, 'line 2, column "a": NA means missing'],
    [
      "a word among numbers",
      "a,y\n1,2\nlots,3\n4,5",
      { target: "y" },
      /line 3, column "a": "lots" is no number, and 2 of 3 values are; .* categories: \["a"\]/,
    ],
    [
      "a number too large to be one",
      "a,y\n1e999,2",
      { target: "y" },
      '"1e999" is no finite number',
    ],
    [
      "points written as commas",
      'a,y\n"1,5",2',
      { target: "y" },
      'line 2, column "a": "1,5" has a comma for a point; say decimal: ","',
    ],
    [
      "a column of names",
      many((i) => `name ${i}`),
      { target: "y" },
      /line 2, column "a": "name 0" and 29 other texts in 30 rows .* ignore: \["a"\]/,
    ],
    ["rows that all lack a value", "a,y\n,1", { target: "y", missing: "skip" }, "none is left"],
    ["a target that is not there", fruit, { target: "kinds" }, 'did you mean "kind"?'],
    [
      "a target far from all",
      fruit,
      { target: "price" },
      'fruit.csv has no column "price"; there are weight, color, sour, kind',
    ],
    [
      "a target like none, where names are short or in another script",
      "a,b,価格\n1,2,3",
      { target: "品種" },
      'fruit.csv has no column "品種"; there are a, b, 価格',
    ],
    ["a target of one letter", "a,b,y\n1,2,3", { target: "z" }, "there are a, b, y"],
    ["another separator", "a;y\n1;2", { target: "y" }, 'is it written with separator: ";"?'],
    ["a column to leave out that is not there", fruit, { target: "kind", ignore: ["x"] }, '"x"'],
    ["a table of targets only", "y\n1", { target: "y" }, "no column left that could be an input"],
  ])("%s", (_, text, options, message) => {
    expect(() => read(text, options)).toThrow(RangeError);
    expect(() => read(text, options)).toThrow(message);
  });

  test("no target, no option", () => {
    const wrong = (options: object) => () => read(fruit, options as CsvDatasetOptions);
    expect(wrong({})).toThrow(
      "csvDataset: target is undefined; it must name the column to predict",
    );
    expect(wrong({ targets: "kind" })).toThrow("did you mean target?");
  });
});
