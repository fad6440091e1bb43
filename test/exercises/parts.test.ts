import { expect, test } from "vitest";
import { checkFields } from "../../src/exercises/check-fields.ts";
import { exercise } from "../../src/exercises/exercise.ts";
import { checkParts } from "../../src/exercises/parts.ts";
import { todo } from "../../src/exercises/todo.ts";
import { notYet, right } from "../../src/exercises/verdict.ts";

const paper = exercise({
  name: "test.paper",
  title: "On paper",
  solution: "",
  hints: [],
  check: (answer) =>
    checkFields(
      answer,
      "onPaper",
      { z: 0.4, a: 1 },
      { slips: { z: [[-0.3, "the bias is not added"]] } },
    ) ?? right("both"),
});

test("numbers may stand in an object or in a function that returns it", () => {
  expect(paper.check({ z: 0.4, a: 1 }).state).toBe("right");
  expect(paper.check(() => ({ z: 0.4, a: 1 })).state).toBe("right");
});

test("what is right and what was not tried are both said", () => {
  expect(paper.check(() => ({ z: 0.4, a: todo() })).text).toBe(
    "△ Not yet: `z` is right; `a`: not tried yet.",
  );
  expect(paper.check(() => ({ z: -0.3, a: todo() })).text).toBe(
    "△ Not yet: `z` is -0.3; `a`: not tried yet.\n  Likely cause: the bias is not added.",
  );
  expect(paper.check(() => ({ z: todo(), a: todo() })).state).toBe("not tried");
});

test("a half that is computed with todo() is not tried either", () => {
  expect(paper.check(() => ({ z: todo() + 1, a: 1 })).state).toBe("not tried");
});

test("a wrong part is told with its cause, after those that are right", () => {
  const verdict = checkParts({
    AND: () => undefined,
    OR: () => notYet({ what: "OR", came: "answers 0", cause: "the bias is too low" }),
    NAND: () => undefined,
  });
  expect(verdict?.message).toBe("AND and NAND are right; OR answers 0");
  expect(verdict?.cause).toBe("the bias is too low");
});
