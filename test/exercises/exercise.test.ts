import { inspect } from "node:util";
import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { installHost } from "../../src/display/host.ts";
import { checkFunction } from "../../src/exercises/check-function.ts";
import { type Exercise, type ExerciseSource, exercise } from "../../src/exercises/exercise.ts";
import { todo } from "../../src/exercises/todo.ts";
import { right, type Verdict } from "../../src/exercises/verdict.ts";

const nandSource: ExerciseSource = {
  name: "gates.nand",
  title: "NAND by hand",
  solution: "const nand = (a: number, b: number): number => (a + b < 2 ? 1 : 0);",
  hints: ["Write the table first.", "It is 0 in one row only."],
  part: (a: number, b: number) => 1 - a * b,
  check: (answer) =>
    checkFunction(answer, {
      name: "nand",
      cases: [
        [0, 0],
        [1, 1],
      ],
      expected: (a: number, b: number) => 1 - a * b,
    }) ?? right("`nand` gives 0 for 1, 1 alone"),
};
const nand = exercise(nandSource);

const later: Exercise<Promise<Verdict>> = exercise({
  ...nandSource,
  check: async (answer) => {
    await Promise.resolve();
    return nandSource.check(answer);
  },
});

const good = (a: number, b: number): number => 1 - a * b;
const refused: unique symbol = Symbol.for("chainrule.refused") as never;
const checking: unique symbol = Symbol.for("chainrule.checking") as never;
const globals = globalThis as { [refused]?: string[]; [checking]?: string };

afterEach(() => {
  globals[refused] = [];
  installHost(undefined);
  vi.restoreAllMocks();
});

test("a check tells an answer that is right", () => {
  expect(nand.check(good).text).toBe("✔ Right. `nand` gives 0 for 1, 1 alone.");
});

test("a stub is not tried yet, whether its check is synchronous or not", async () => {
  expect(nand.check(() => todo()).state).toBe("not tried");
  expect(nand.check(todo()).state).toBe("not tried");
  expect((await later.check(() => todo())).state).toBe("not tried");
  expect(nand.check(() => todo()).text).toContain("NAND by hand: write your answer in place of");
});

test("an answer that throws is told which call threw what, and why that may be", async () => {
  const verdict = nand.check((a: { deep: { er: number } }) => a.deep.er);
  expect(verdict.state).toBe("not yet");
  expect(verdict.message).toMatch(
    /^`nand\(0, 0\)` threw TypeError: Cannot read properties of undefined/,
  );
  expect(verdict.cause).toContain("a value is missing");
  const rejected = await later.check(() => {
    throw "a plain text";
  });
  expect(rejected.text).toBe('△ Not yet: `nand(0, 0)` threw "a plain text".');
});

test("no answer at all, and an answer that was called too early, are told apart", () => {
  expect(nand.check(undefined).message).toContain("the answer is `undefined`");
  const called = nand.check(1);
  expect(called.message).toBe("nand is 1; expected a function");
  expect(called.cause).toContain("hand over the function itself");
});

test("an interrupted check says that it was stopped", async () => {
  const verdict = await later.check(() => {
    throw new DOMException("stopped at epoch 2", "AbortError");
  });
  expect(verdict.text).toBe("△ Not yet: the check was stopped before it was done; run it again.");
});

test("an answer whose newest cell was refused is not called untried, nor judged by its old value", () => {
  globals[refused] = ["nand"];
  for (const answer of [good, () => todo()]) {
    expect(nand.check(answer).text).toMatch(/^△ Not yet: the newest version of `nand` did not run/);
  }
});

test("while a check runs, its title is known to whatever may have to end it", async () => {
  const seen: (string | undefined)[] = [];
  const look = () => {
    seen.push(globals[checking]);
    return 1;
  };
  nand.check(look);
  await later.check(look);
  expect(new Set(seen)).toEqual(new Set(["NAND by hand"]));
  expect(globals[checking]).toBeUndefined();
});

test("use() gives later cells the learner's part if it is right, else the library's, and says which", async () => {
  const said = vi.spyOn(console, "log").mockImplementation(() => {});
  expect(nand.use(good)).toBe(good);
  expect(nand.use((): number => todo())).toBe(nandSource.part);
  expect(nand.use((a: number) => a)).toBe(nandSource.part);
  expect(await later.use(good)).toBe(good);
  const asked = exercise({ ...nandSource, title: "Is it NAND?" });
  expect(asked.check((): number => todo()).message).toMatch(/^Is it NAND\? Write your answer/);
  asked.use(good);
  expect(said.mock.calls.flat()).toEqual([
    "NAND by hand: yours is used",
    "NAND by hand: yours is not tried yet, so the library's is used",
    "NAND by hand: yours is not right yet, so the library's is used",
    "NAND by hand: yours is used",
    "Is it NAND? Yours is used",
  ]);
  expectTypeOf(nand.use<() => number>).returns.toEqualTypeOf<() => number>();
});

test("a passed exercise is told to whatever runs cells, and only a passed one", async () => {
  const passed: string[] = [];
  installHost({
    display() {},
    clearOutput() {},
    signal: new AbortController().signal,
    passed: (name) => passed.push(name),
  });
  nand.check(() => 0);
  nand.check(() => todo());
  expect(passed).toEqual([]);
  nand.check(good);
  await later.check(good);
  expect(passed).toEqual(["gates.nand", "gates.nand"]);
});

test("hint() gives the next hint, hint(n) that one, and both count how many there are", () => {
  const fresh = exercise(nandSource);
  expect(fresh.hint().markdown).toBe("**Hint 1 of 2**: Write the table first.");
  expect(fresh.hint(1).markdown).toBe("**Hint 1 of 2**: Write the table first.");
  expect(fresh.hint().markdown).toContain("**Hint 2 of 2**");
  expect(fresh.hint().markdown).toContain("`solution()` shows one way to do it");
  expect(fresh.hint(3).markdown).toBe("There is no hint 3: this exercise has hints 1 to 2.");
  expect(fresh.hint(0).markdown).toContain("There is no hint 0");
  const three = exercise({ ...nandSource, hints: ["one", "two", "three"] });
  for (const n of [undefined, undefined, 1]) three.hint(n);
  expect(three.hint().markdown).toContain("three");
  expect(exercise({ ...nandSource, hints: [] }).hint().markdown).toContain("has no hints");
});

test("a solution is a block of TypeScript, also when it holds backticks", () => {
  const { markdown } = nand.solution();
  expect(markdown).toBe(
    `**One solution** (NAND by hand):\n\n\`\`\`typescript\n${nandSource.solution}\n\`\`\``,
  );
  const fenced = exercise({ ...nandSource, solution: "const text = '```';\n" }).solution();
  expect(fenced.markdown).toContain("````typescript\nconst text = '```';\n````");
});

test("hints, solutions and exercises print themselves in a console", () => {
  expect(inspect(nand.hint(1))).toBe("Hint 1 of 2: Write the table first.");
  expect(inspect(nand.solution())).toBe(`One solution (NAND by hand):\n\n${nandSource.solution}\n`);
  expect(inspect(nand)).toBe('Exercise "NAND by hand": .check(answer), .hint(), .solution()');
  expect(nand.hint(1)[displaySymbol]()).toEqual({
    "text/markdown": "**Hint 1 of 2**: Write the table first.",
    "text/plain": "Hint 1 of 2: Write the table first.",
  });
});

test("a check takes anything, and its type says whether it must be awaited", () => {
  expectTypeOf(nand.check).parameter(0).toBeUnknown();
  expectTypeOf(nand.check).returns.toEqualTypeOf<Verdict>();
  expectTypeOf(later.check).returns.toEqualTypeOf<Promise<Verdict>>();
});
