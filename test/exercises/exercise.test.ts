import { inspect } from "node:util";
import { expect, expectTypeOf, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { compare, compareTable } from "../../src/exercises/compare.ts";
import { type Exercise, exercise, todo } from "../../src/exercises/exercise.ts";
import { right, type Verdict } from "../../src/exercises/verdict.ts";

type Gate = (a: number, b: number) => number;

const nand: Exercise<Gate> = exercise({
  title: "NAND by hand",
  stub: "const nand = (a: number, b: number): number => todo();",
  solution: "const nand = (a: number, b: number): number => (a + b < 2 ? 1 : 0);",
  hints: ["Write the table first.", "It is 0 in one row only."],
  check: (f: Gate) =>
    compareTable("nand", f, [
      { inputs: [0, 0], expected: 1 },
      { inputs: [1, 1], expected: 0 },
    ]) ?? right("`nand` gives 0 for 1, 1 alone"),
});

const later: Exercise<() => number, Promise<Verdict>> = exercise({
  ...nand.source,
  check: async (f: () => number) => {
    await Promise.resolve();
    return compare("f()", f(), 3) ?? right("three");
  },
});

test("a check tells an answer that is right", () => {
  expect(nand.check((a, b) => 1 - a * b).text).toBe("✔ Right. `nand` gives 0 for 1, 1 alone.");
});

test("a stub is not tried yet, whether its check is synchronous or not", async () => {
  expect(nand.check(() => todo()).state).toBe("not tried");
  expect((await later.check(() => todo())).state).toBe("not tried");
  expect(nand.check(() => todo()).text).toContain("NAND by hand: write your answer in place of");
});

test("an answer that throws is told what it threw and why that may be", async () => {
  const broken = ((a: { deep: { er: number } }) => a.deep.er) as unknown as Gate;
  const verdict = nand.check(broken);
  expect(verdict.state).toBe("not yet");
  expect(verdict.message).toMatch(
    /^your code threw TypeError: Cannot read properties of undefined/,
  );
  expect(verdict.cause).toContain("a value is missing");
  const rejected = await later.check(() => {
    throw "a plain text";
  });
  expect(rejected.text).toBe("△ Not yet: your code threw a plain text.");
});

test("no answer at all, and an answer that was called too early, are told apart", () => {
  expect(nand.check(undefined as unknown as Gate).message).toContain("the answer is `undefined`");
  const called = nand.check(1 as unknown as Gate);
  expect(called.message).toContain("is not a function");
  expect(called.cause).toContain("hand over the function itself");
});

test("an interrupted check says that it was stopped", async () => {
  const verdict = await later.check(() => {
    throw new DOMException("stopped at epoch 2", "AbortError");
  });
  expect(verdict.text).toBe("△ Not yet: the check was stopped before it was done; run it again.");
});

test("hint() gives the next hint, hint(n) that one, and both count how many there are", () => {
  const fresh = exercise(nand.source);
  expect(fresh.hint().markdown).toBe("**Hint 1 of 2**: Write the table first.");
  expect(fresh.hint(1).markdown).toBe("**Hint 1 of 2**: Write the table first.");
  expect(fresh.hint().markdown).toContain("**Hint 2 of 2**");
  expect(fresh.hint().markdown).toContain("`solution()` shows one way to do it");
  expect(fresh.hint(3).markdown).toBe("There is no hint 3: this exercise has hints 1 to 2.");
  expect(fresh.hint(0).markdown).toContain("There is no hint 0");
  const three = exercise({ ...nand.source, hints: ["one", "two", "three"] });
  for (const n of [undefined, undefined, 1]) three.hint(n);
  expect(three.hint().markdown).toContain("three");
  expect(exercise({ ...nand.source, hints: [] }).hint().markdown).toContain("has no hints");
});

test("a solution is a block of TypeScript, also when it holds backticks", () => {
  const { markdown } = nand.solution();
  expect(markdown).toBe(
    `**One solution** (NAND by hand):\n\n\`\`\`typescript\n${nand.source.solution}\n\`\`\``,
  );
  const fenced = exercise({ ...nand.source, solution: "const text = '```';\n" }).solution();
  expect(fenced.markdown).toContain("````typescript\nconst text = '```';\n````");
});

test("hints, solutions and exercises print themselves in a console", () => {
  expect(inspect(nand.hint(1))).toBe("Hint 1 of 2: Write the table first.");
  expect(inspect(nand.solution())).toBe(
    `One solution (NAND by hand):\n\n${nand.source.solution}\n`,
  );
  expect(inspect(nand)).toBe('Exercise "NAND by hand": .check(answer), .hint(), .solution()');
  expect(nand.hint(1)[displaySymbol]()).toEqual({
    "text/markdown": "**Hint 1 of 2**: Write the table first.",
    "text/plain": "Hint 1 of 2: Write the table first.",
  });
});

test("a check knows the type of its answer, and whether it must be awaited", () => {
  expectTypeOf(nand.check).parameter(0).toEqualTypeOf<Gate>();
  expectTypeOf(nand.check).returns.toEqualTypeOf<Verdict>();
  expectTypeOf(later.check).returns.toEqualTypeOf<Promise<Verdict>>();
});
