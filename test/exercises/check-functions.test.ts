import { describe, expect, test } from "vitest";
import { checkFunctions, expectedOf } from "../../src/exercises/check-functions.ts";
import { todo } from "../../src/exercises/todo.ts";

const checks = {
  double: { name: "f.double", cases: [[1], [3]], expected: (x: number) => 2 * x },
  half: { name: "f.half", cases: [[1], [3]], expected: (x: number) => x / 2 },
};
const double = (x: number): number => x + x;

describe("checkFunctions", () => {
  test("says nothing of functions that are all right", () => {
    expect(checkFunctions(expectedOf(checks), "`f`", checks)).toBeUndefined();
  });

  test("tells the one that is wrong, and that the other is right", () => {
    const verdict = checkFunctions({ double, half: double }, "`f`", checks);
    expect(verdict?.text).toContain("double is right; `f.half(1)` is 2");
  });

  test("names the one that was not tried", () => {
    const verdict = checkFunctions({ double, half: () => todo() }, "`f`", checks);
    expect(verdict?.text).toContain("double is right; half: not tried yet");
  });
});
