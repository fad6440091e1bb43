import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { csvDataset, iris, readCsv } from "../../src/index.ts";

test("iris is number for number what scikit-learn has, 50 flowers of each species", async () => {
  const path = fileURLToPath(new URL("tables/iris.csv", import.meta.url));
  const theirs = csvDataset(await readCsv(path), { target: "species" });
  expect(iris.X.shape).toBe("150x4");
  expect(iris.X).toEqual(theirs.X);
  expect(iris.Y).toEqual(theirs.Y);
  expect(iris.labels).toEqual(theirs.labels);
  expect(iris.features).toEqual(theirs.features);
  expect(iris.classes).toEqual(theirs.classes);
});

// The means of Fisher's paper (1936), table I, in cm.
test("the means of each species are those that Fisher printed", () => {
  const mean = (species: number, column: number) => {
    const values = Array.from({ length: 50 }, (_, i) => iris.X.at(50 * species + i, column));
    return values.reduce((sum, value) => sum + value, 0) / 50;
  };
  const printed = [
    [5.006, 3.428, 1.462, 0.246],
    [5.936, 2.77, 4.26, 1.326],
    [6.588, 2.974, 5.552, 2.026],
  ];
  for (const [species, means] of printed.entries()) {
    for (const [c, value] of means.entries()) expect(mean(species, c)).toBeCloseTo(value, 9);
  }
});
