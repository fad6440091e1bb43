/** What learners write into the exercises of appendix B. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";

const isClose = (is: string): string =>
  `function isClose(a, b, tolerance) { return ${is}; }`;
const size = "Math.max(1, Math.abs(a), Math.abs(b))";

const rowOf = (row: string): string =>
  `function rowOf(from, to, count) { return ${row}; }`;
const rowBy = (at: string, count = "count"): string =>
  rowOf(`Array.from({ length: ${count} }, (_, i) => ${at})`);

export const answers: LessonAnswers = {
  isClose: {
    wrong: listed([
      [isClose("Math.abs(a - b) <= tolerance"), "need a share"],
      [
        isClose(
          "Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b))",
        ),
        "near 0",
      ],
      [isClose(`a - b <= tolerance * ${size}`), "the distance has no sign"],
      [
        isClose("Math.abs(a - b) <= tolerance * Math.max(1, a, b)"),
        "sizes have no sign",
      ],
      [isClose(`Math.abs(a - b) > tolerance * ${size}`), "turned round"],
      [isClose("a === b"), "the tolerance is not used"],
      [
        isClose(
          `Math.abs(a - b) <= tolerance * ${size.replace("max", "min")}`,
        ),
        "the smallest",
      ],
    ]),
    alsoRight: [
      `const isClose = (a, b, tolerance) => {
  let size = 1;
  for (const x of [a, b]) if (Math.abs(x) > size) size = Math.abs(x);
  return !(Math.abs(b - a) > size * tolerance);
};`,
    ],
  },
  rowOf: {
    wrong: listed([
      [
        rowBy("from + (i * (to - from)) / count"),
        "the last number is left out",
      ],
      [
        rowBy("from + (i * (to - from)) / count", "count + 1"),
        "one number too many",
      ],
      [
        rowBy("from + (i * (to - from)) / (count - 1)", "count - 1"),
        "`to` is missing",
      ],
      [rowBy("(i * to) / (count - 1)"), "it begins at 0"],
      [rowBy("to + (i * (from - to)) / (count - 1)"), "turned round"],
      [rowBy("(i * (to - from)) / (count - 1)"), "`from` is not added"],
      [rowBy("from + i"), "always 1"],
      [
        `function rowOf(from, to, count) {
  const row = [from];
  while (row.length < count) row.push(row[row.length - 1] + (to - from) / (count - 1));
  return row;
}`,
        "drift",
      ],
    ]),
    alsoRight: [
      rowBy("i === count - 1 ? to : from + ((to - from) * i) / (count - 1)"),
    ],
  },
};
