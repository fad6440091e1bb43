import { expect, test } from "vitest";
import { attempt, fieldsOf, listOf, matrixOf, numberOf } from "../../src/exercises/answer.ts";
import { Refusal } from "../../src/exercises/refusal.ts";
import { matmul, matrix, zeros } from "../../src/index.ts";

/** What the learner reads. */
function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.verdict.text;
  }
  return "no refusal";
}

test("matrixOf takes a matrix, and says of nested arrays how to make one", () => {
  const M = matrix([[1, 2]]);
  expect(matrixOf(M, "`M`")).toBe(M);
  expect(refusalOf(() => matrixOf([[1, 2]], "`M`"))).toContain("`matrix(rows)` makes one");
  expect(refusalOf(() => matrixOf(undefined, "`M`"))).toContain("did you forget `return`?");
});

test("shapes that do not fit, places outside and what is no matrix have a cause in words", () => {
  const thrown = (work: () => unknown) => refusalOf(() => attempt("`f()`", work));
  const shapes = "the shapes do not fit each other";
  expect(thrown(() => matmul(zeros(2, 3), zeros(2, 2)))).toContain(shapes);
  expect(
    thrown(() => {
      throw new RangeError("A is 2x3, B is 2x2");
    }),
  ).toContain(shapes);
  expect(thrown(() => zeros(2, 3).at(2, 0))).toContain("a loop goes one step too far");
  expect(thrown(() => matmul(Number.NaN as never, zeros(1, 1)))).toContain("no matrix");
});

test.each([
  ["a list of one number", () => numberOf([-1.5], "`b`"), "write the number without brackets"],
  ["a list of one object", () => fieldsOf([{ w: 1 }], "it", ["w"]), "write the object without"],
  ["a list of numbers", () => fieldsOf([1], "it", ["w"]), "it is a list; the results need their"],
  ["one value", () => fieldsOf(true, "it", ["w"]), "one value, `true`, stands where an object"],
  ["a text", () => listOf("abc", "it"), "one text stands where a list is asked for"],
])("%s in the place of something else is named", (_, read, says) => {
  expect(refusalOf(read)).toContain(says);
});
