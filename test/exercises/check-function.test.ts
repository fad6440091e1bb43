import { expect, test } from "vitest";
import { checkFunction, type FunctionCheck } from "../../src/exercises/check-function.ts";
import type { Refusal } from "../../src/exercises/refusal.ts";
import { todo } from "../../src/exercises/todo.ts";
import { type Matrix, matrix, scale } from "../../src/index.ts";

const mean: FunctionCheck = {
  name: "mean",
  cases: [[[1, 2, 3]], [[-4]]],
  draw: (random) => [Array.from({ length: 4 }, () => random.normal())],
  expected: (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length,
  slips: [
    [(list: number[]) => list.reduce((a, b) => a + b, 0), "the sum is not divided"],
    [(list: number[]) => list.reduce((a, b) => a + b, 0) / (list.length + 1), "one too many"],
  ],
};
const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0);
const causeOf = (answer: unknown): string | undefined => checkFunction(answer, mean)?.cause;

test("a right function is right, however it is written", () => {
  const loop = (list: number[]) => {
    let all = 0;
    for (let i = 0; i < list.length; i++) all += list[i] / list.length;
    return all;
  };
  expect(checkFunction(loop, mean)).toBeUndefined();
});

test("a slip is known by giving the same outputs everywhere, random inputs included", () => {
  expect(causeOf(sum)).toBe("the sum is not divided");
  expect(causeOf((list: number[]) => sum(list) / (list.length + 1))).toBe("one too many");
});

test("a table learnt by heart falls at the random inputs", () => {
  const verdict = checkFunction((list: number[]) => (list.length === 3 ? 2 : -4), mean);
  expect(verdict?.state).toBe("not yet");
  expect(verdict?.message).toContain("2 of 5 tries are right");
});

test("the kind of value comes before all other causes", () => {
  expect(causeOf(() => undefined)).toBe("did you forget `return`?");
  expect(causeOf(async (list: number[]) => sum(list))).toContain("leave `async` out");
  expect(causeOf((list: number[]) => String(sum(list) / list.length))).toContain("it is text");
  expect(causeOf(() => 7)).toContain("are the inputs used?");
  expect(causeOf((list: number[]) => -sum(list) / list.length)).toBe("the sign is turned round");
});

test("the expected value is not given away, unless the author shows it", () => {
  expect(checkFunction(sum, mean)?.text).not.toMatch(/expected/);
  expect(checkFunction(sum, { ...mean, shows: true })?.text).toContain("expected 2");
});

test("an answer by chance is told so, in luck or not, and everybody else's chance is left alone", () => {
  const { random } = Math;
  const coin = (list: number[]) => (Math.random() < 2 ? sum(list) / list.length : 0);
  const lucky = checkFunction(coin, mean);
  expect(lucky?.state).toBe("not yet");
  expect(lucky?.cause).toContain("it asks `Math.random`");
  const other = checkFunction((list: number[]) => sum(list) * Math.random(), mean);
  expect(other?.cause).toContain("it asks `Math.random`");
  const broken = (list: number[]) => {
    const by = Math.random();
    return by * (list as unknown as { x: { y: number } }).x.y;
  };
  expect(() => checkFunction(broken, mean)).toThrow();
  expect(Math.random).toBe(random);
});

test("a function that changes its input is told so, though its output is right", () => {
  const greedy = (list: number[]) => {
    const { length } = list;
    let all = 0;
    while (list.length > 0) all += list.pop() ?? 0;
    return all / length;
  };
  expect(checkFunction(greedy, mean)?.message).toContain("changes its first input");
});

test("a check that meets todo() inside the function does not judge it", () => {
  expect(() => checkFunction((list: number[]) => todo(list), mean)).toThrow("not been tried");
  expect(() => checkFunction((list: number[]) => todo(list) + 1, mean)).toThrow("not been tried");
  const statement = (list: number[]): void => {
    todo(list);
  };
  expect(() => checkFunction(statement, mean)).toThrow("not been tried");
  const pair: FunctionCheck = { ...mean, expected: () => [1, 2] };
  expect(() => checkFunction(() => [todo(), todo()], pair)).toThrow("not been tried");
});

test("an answer that is half written is judged by the half that is there", () => {
  const pair: FunctionCheck = { ...mean, expected: () => [1, 2] };
  const open = checkFunction(() => [1, todo()], pair);
  expect(open?.text).toContain("[1] is not written yet; the parts that are there are right");
  expect(checkFunction(() => [7, todo()], pair)?.message).toContain("[0] is 7");
  const fields: FunctionCheck = { ...mean, expected: () => ({ a: 1, b: 2 }) };
  expect(checkFunction(() => ({ a: 1, b: todo() }), fields)?.message).toContain(
    ".b` is not written",
  );
});

test("an error of the learner's code names the call, not ours", () => {
  const broken = (list: number[]) => (list as unknown as { x: { y: number } }).x.y;
  try {
    checkFunction(broken, mean);
    expect.unreachable();
  } catch (error) {
    expect((error as Refusal).verdict.message).toMatch(/^`mean\(\[1, 2, 3\]\)` threw TypeError/);
  }
});

test("objects and matrices are compared field by field, and the place is named", () => {
  const check: FunctionCheck = {
    name: "unit",
    cases: [[2]],
    expected: (x: number) => ({ w: [[x, 1]], b: 0 }),
  };
  const said = (answer: unknown) => checkFunction(answer, check)?.message;
  expect(said((x: number) => ({ w: [[x, 1]], b: 0, more: true }))).toBeUndefined();
  expect(said((x: number) => ({ w: [[x, 2]], b: 0 }))).toBe("`unit(2).w`[0][1] is 2");
  expect(said((x: number) => ({ w: [[x], [1]], b: 0 }))).toBe("`unit(2).w` is 2x1; expected 1x2");
  expect(said((x: number) => ({ w: [[x, 1]] }))).toContain("has no `b`");
  expect(said(() => null)).toContain("`unit(2)` is null; expected an object such as `{ w, b }`");
});

test("a matrix that is handed in is a copy, and one that is changed is noticed", () => {
  const double: FunctionCheck = {
    name: "double",
    cases: [[matrix([[1, 2]])], [{ W: matrix([[3]]) }]],
    expected: (input: Matrix | { W: Matrix }) => scale("W" in input ? input.W : input, 2),
  };
  const inPlace = (input: Matrix | { W: Matrix }) => {
    const M = "W" in input ? input.W : input;
    for (const i of M.data.keys()) M.data[i] *= 2;
    return M.copy();
  };
  expect(checkFunction(inPlace, double)?.message).toContain("changes its first input");
  expect(checkFunction(double.expected, double)).toBeUndefined();
});
