import { beforeAll, describe, expect, test } from "vitest";
import { sigmoidDerivative } from "../../lessons/04-sigmoid-derivative.exercises.ts";
import { type LessonRun, runLesson } from "./run-lesson.ts";

let lesson: LessonRun;
const printed = (id: string): readonly string[] => lesson.cells[id].printed;

beforeAll(async () => {
  lesson = await runLesson("04-sigmoid-derivative");
});

// An independent way to the same slopes: 1 / (4 cosh²(z / 2)) is the derivative of the sigmoid.
const slope = (z: number): number => 1 / (4 * Math.cosh(z / 2) ** 2);

describe("the numbers that lesson 04 quotes", () => {
  test("a nudge of 0.001 at 2 moves the sigmoid from 0.880797 to 0.880902, 0.105 times as much", () => {
    expect(printed("nudge-code")[0]).toBe("0.880797 -> 0.880902");
    expect(Number(printed("nudge-code")[1].split(": ")[1])).toBeCloseTo(0.105, 4);
  });

  test("as h shrinks, the slopes at 2 come to rest near 0.10499", () => {
    const slopes = printed("limit").map((line) => Number(line.split("slope = ")[1]));
    expect(slopes).toEqual([0.071777, 0.101061, 0.104594, 0.104954, 0.10499]);
    expect(slope(2)).toBeCloseTo(0.104994, 6);
  });

  test("the long form gives 0.25, 0.104994 and 0.006648 at 0, 2 and 5", () => {
    expect(lesson.cells["long-form"].value).toEqual(["0.250000", "0.104994", "0.006648"]);
    for (const [z, value] of [
      [0, 0.25],
      [2, 0.104994],
      [5, 0.006648],
    ] as const)
      expect(slope(z)).toBeCloseTo(value, 6);
  });

  test("the arithmetic on paper is right: 1.135335 squared, -0.775803 and 0.104994", () => {
    const u = 1 + Math.exp(-2);
    expect(u).toBeCloseTo(1.135335, 6);
    expect(u * u).toBeCloseTo(1.288986, 6);
    expect(-1 / (u * u)).toBeCloseTo(-0.775803, 6);
    expect((-1 / (u * u)) * -Math.exp(-2)).toBeCloseTo(0.104994, 6);
    expect(0.880797 * 0.119203).toBeCloseTo(0.104994, 6);
  });

  test("a (1 - a) is largest at a = 0.5", () => {
    expect(lesson.cells["short-form"].value).toContain("a = 0.5: 0.25");
    const outputs = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    expect(outputs.reduce((best, a) => (a * (1 - a) > best * (1 - best) ? a : best))).toBe(0.5);
  });

  test("ten times smaller h: the forward error falls 10 times, the central error 100 times", () => {
    const [large, small] = printed("central-code").map((line) => line.match(/[\d.]+e-\d/g) ?? []);
    expect(Number(large[0]) / Number(small[0])).toBeCloseTo(10, 0);
    expect(Number(large[1]) / Number(small[1])).toBeCloseTo(100, -1);
  });

  test("at h = 1e-15 the central difference is wrong by 0.006, 50 to 200 times as much as at 0.1", () => {
    const errors = (lesson.variables.errors as (difference: unknown) => number[])(
      lesson.variables.central,
    );
    expect(errors[14]).toBeCloseTo(0.006, 3);
    expect(errors[14] / errors[0]).toBeGreaterThan(50);
    expect(errors[14] / errors[0]).toBeLessThan(200);
    expect(errors.indexOf(Math.min(...errors))).toBe(4); // h = 1e-5, where 11 digits are right
    expect(Math.min(...errors)).toBeLessThan(1e-11);
  });

  test("every relative error of the right formula is far below 1e-7, here and in the library", () => {
    const errors = lesson.cells["relative-error"].value as number[];
    expect(Math.max(...errors)).toBeLessThan(1e-9);
    expect(printed("grad-check-same")[0]).toMatch(/passed: 24 slopes/);
  });

  test("x (1 - x) with z = 2 says -2, and its relative error is 1.05", () => {
    expect(printed("trap-code")[0]).toBe("with z = 2: -2");
    expect(Number(printed("trap-code")[2].split(": ")[1])).toBeCloseTo(1.05, 2);
  });

  test("the long form is NaN below -709.8, where the short form gives 0", () => {
    const { longSlope, slopeOfSigmoid } = lesson.variables as Record<string, (z: number) => number>;
    expect(longSlope(-709.7)).not.toBeNaN();
    expect(longSlope(-709.8)).toBeNaN();
    expect(longSlope(-1000)).toBeNaN();
    expect(slopeOfSigmoid(-1000)).toBe(0);
    expect(Math.log10(Math.E) * 1000).toBeGreaterThan(400); // e^-1000 is below 1e-400
  });

  test("ten layers at their best leave a millionth, two at z = 5 leave 0.00004", () => {
    expect(0.25 ** 10).toBeCloseTo(1e-6, 7);
    expect(slope(5) ** 2).toBeCloseTo(0.00004, 5);
  });

  test("at its kink ReLU is measured as one half, near it as something between 0 and 1", () => {
    const [left, near, kink, , right] = lesson.cells["kink-code"].value as number[];
    expect([left, kink]).toEqual([0, 0.5]);
    expect(right).toBeCloseTo(1, 9);
    expect(near).toBeCloseTo(0.45, 9);
  });
});

describe("the checks of lesson 04", () => {
  const { values, bestNudge, trap, others } = sigmoidDerivative;
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

  test("slopes taken at z in place of a are named as the trap", () => {
    const verdict = values.check(() => ({ at0: 0.25, at2: -2, at5: -20 }));
    expect(verdict.state).toBe("not yet");
    expect(String(verdict.cause)).toContain("z was handed in");
  });

  test.each([
    [1e-5, 1e-8, "right"],
    [1e-4, 1e-8, "not yet"], // 1.6e-10 for the central difference
    [1e-5, 1e-5, "not yet"],
    [1e-12, 1e-8, "not yet"],
    [0, 1e-8, "not yet"],
  ])("nudges of %d and %d are %s", (central, forward, state) => {
    expect(bestNudge.check(() => ({ central, forward })).state).toBe(state);
  });

  test("a nudge that is too small is told from one that is too large", () => {
    const cause = (central: number) =>
      String(bestNudge.check(() => ({ central, forward: 1e-8 })).cause);
    expect(cause(1e-12)).toContain("loses its digits");
    expect(cause(1e-2)).toContain("bends");
  });

  test("the sigmoid applied twice, the output itself, and the slope along w are named", () => {
    const cause = (answer: (z: number, x: number, w: number) => number) =>
      String(trap.check((x, w, b) => answer(w * x + b, x, w)).cause);
    expect(cause((z) => sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z))))).toContain("twice");
    expect(cause((z) => sigmoid(z))).toContain("output a itself");
    expect(cause((z, _, w) => sigmoid(z) * (1 - sigmoid(z)) * w)).toContain("respect to x");
  });

  test("any right form of the two other derivatives is accepted", () => {
    const tanh = (a: number): number => (1 - a) * (1 + a);
    expect(others.check({ tanh, relu: (a) => Math.sign(a) }).state).toBe("right");
    expect(others.check({ tanh, relu: (a) => a }).state).toBe("not yet");
  });
});
