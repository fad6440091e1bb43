/** The count of parameters of lesson 12, and its slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";

type Count = (sizes: number[]) => number;

const sumOver = (
  sizes: number[],
  layer: (inputs: number, units: number, l: number) => number,
): number =>
  sizes.slice(1).reduce((sum, n, l) => sum + layer(sizes[l], n, l), 0);

export const parametersCheck: FunctionCheck = {
  name: "parameterCount",
  otherwise:
    "go through the layers: inputs times units, plus one bias for each unit",
  cases: [[[2, 1]], [[784, 8, 8, 10]], [[784, 30, 10]], [[3, 5, 4, 2]]],
  draw: (random: Random) => [
    Array.from({ length: 4 }, () => 1 + random.integer(9)),
  ],
  expected: ((sizes) => sumOver(sizes, (m, n) => m * n + n)) satisfies Count,
  slips: [
    [
      ((sizes) => sumOver(sizes, (m, n) => m * n)) satisfies Count,
      "every unit has a bias, too",
    ],
    [
      ((sizes) => sumOver(sizes, (m, n) => m * n + m)) satisfies Count,
      "a bias belongs to a unit, not to an input",
    ],
    [
      ((sizes) =>
        sumOver(sizes, (m, n) => m * n + n) + sizes[0]) satisfies Count,
      "the inputs are no units: they have no biases",
    ],
    [
      ((sizes) => sumOver(sizes, (m, n) => m * n + 1)) satisfies Count,
      "a layer has one bias for each unit, not one in all",
    ],
    [
      ((sizes) => sizes.reduce((all, n) => all * n, 1)) satisfies Count,
      "layers are added, not multiplied",
    ],
    [
      ((sizes) => sizes.reduce((all, n) => all + n, 0)) satisfies Count,
      "that is the number of units; count the weights between them, and the biases",
    ],
    [
      ((sizes) => sumOver(sizes, (m, n) => m + n)) satisfies Count,
      "each input meets each unit: the two numbers are multiplied",
    ],
    [
      ((sizes) =>
        sumOver(sizes.slice(0, -1), (m, n) => m * n + n)) satisfies Count,
      "the last layer is left out",
    ],
    [
      ((sizes) =>
        sumOver(sizes.slice(1), (m, n) => m * n + n)) satisfies Count,
      "the first layer, the one on the inputs, is left out",
    ],
    [
      ((sizes) =>
        sumOver(sizes, (m, n) => (m + 1) * (n + 1))) satisfies Count,
      "the bias is one more input of each unit, but no unit more: `(m + 1) * n`",
    ],
    [
      ((sizes) =>
        sumOver(
          sizes,
          (m, n, l) => m * n + (l < sizes.length - 2 ? n : 0),
        )) satisfies Count,
      "the units of the last layer have biases, too",
    ],
    [
      ((sizes) => sizes[0] * sizes[1] + sizes[1]) satisfies Count,
      "only the first layer is counted: `return` stands inside the loop, or the loop ends too early",
    ],
    [
      ((sizes) =>
        sumOver(sizes.slice(-2), (m, n) => m * n + n)) satisfies Count,
      "only the last layer is left: add to the count, `+=` and not `=`",
    ],
    [
      ((sizes) => {
        if (sizes.length < 3) return Number.NaN;
        return sumOver(sizes.slice(0, 3), (m, n) => m * n + n);
      }) satisfies Count,
      "only for three sizes: a loop goes through as many as there are",
    ],
    [
      ((sizes) => {
        if (sizes.length < 4) return Number.NaN;
        return sumOver(sizes.slice(0, 4), (m, n) => m * n + n);
      }) satisfies Count,
      "only for four sizes: a loop goes through as many as there are",
    ],
    [
      ((sizes) => (sizes.length === 4 ? 6442 : 23_860)) satisfies Count,
      "these are the numbers of the two networks in the text; the function is asked about others as well",
    ],
  ],
};
