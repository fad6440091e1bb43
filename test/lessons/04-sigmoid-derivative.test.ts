import { beforeAll, describe, expect, test } from "vitest";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

let lesson: LessonRun;
const printed = (id: string): readonly string[] => lesson.cells[id].printed;
/** The last number of each line that a cell printed. */
const lastNumbers = (id: string): number[] =>
  printed(id).map((line) => Number(line.split(" ").at(-1)));
const functions = (): Record<string, (z: number) => number> => lesson.variables as never;

beforeAll(async () => {
  lesson = await runLesson("04-sigmoid-derivative");
});

// An independent way to the same slopes: 1 / (4 cosh²(z / 2)) is the derivative of the sigmoid.
const slope = (z: number): number => 1 / (4 * Math.cosh(z / 2) ** 2);
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

describe("the numbers that lesson 04 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(
      numbersFile("04-sigmoid-derivative"),
    );
  });

  test("warm-up: a bias of -3 is a threshold of 3; p1 falls as z3 grows; tanh is deaf at 5", () => {
    expect(printed("warm-up-threshold")[1]).toBe("bias -3: the answer is 1 from 3 on");
    expect(printed("warm-up-softmax-code")).toEqual(["before 0.7   after 0.636"]);
    expect(Math.tanh(0.5)).toBeCloseTo(0.46, 2);
    const [steep, flat] = lastNumbers("warm-up-deaf-code");
    expect(steep).toBeCloseTo(0.001 * (1 - Math.tanh(0.5) ** 2), 5);
    expect(flat).toBe(0);
  });

  test("a nudge of 0.001 at 2 moves the sigmoid by 0.000105, 0.105 times as much", () => {
    expect(printed("nudge-code")[0]).toBe("0.880797 -> 0.880902");
    expect(0.880902 - 0.880797).toBeCloseTo(0.000105, 9);
    expect(lastNumbers("nudge-code")[1]).toBeCloseTo(0.105, 3);
  });

  test("the sigmoid is steepest at 0, with slope 0.25; at 5 its slope is 0.0066", () => {
    const steepest = Array.from({ length: 121 }, (_, i) => -6 + i / 10).reduce((best, z) =>
      slope(z) > slope(best) ? z : best,
    );
    expect([steepest, slope(0)]).toEqual([0, 0.25]);
    expect(slope(5)).toBeCloseTo(0.0066, 4);
  });

  test("as h shrinks, the slopes at 2 come to rest near 0.10499", () => {
    const slopes = printed("limit").map((line) => line.split(/ +/)[2]);
    expect(slopes).toEqual(["0.071777", "0.101061", "0.104594", "0.104954", "0.104990"]);
    expect(slope(2)).toBeCloseTo(0.104994, 6);
  });

  test("the slope of what stands below is -0.135335 by the rule, and nearly so by nudge", () => {
    const [nudge, rule] = lastNumbers("below");
    expect(rule).toBe(-0.135335);
    expect(nudge).toBeCloseTo(rule, 3);
  });

  test("a (1 - a) is largest at a = 0.5", () => {
    expect(lastNumbers("short-form")).toEqual([0.09, 0.21, 0.25, 0.21, 0.09]);
    const outputs = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    expect(outputs.reduce((best, a) => (a * (1 - a) > best * (1 - best) ? a : best))).toBe(0.5);
  });

  test("ten times smaller h: the forward error falls 10 times, the central error 100 times", () => {
    const [large, small] = printed("central-code").map((line) => line.match(/[\d.]+e-\d/g) ?? []);
    expect(Number(large[0]) / Number(small[0])).toBeCloseTo(10, 0);
    expect(Number(large[1]) / Number(small[1])).toBeCloseTo(100, -1);
  });

  test("at 2 the slope to the right is too small, the one to the left too large", () => {
    const { forward } = lesson.variables as {
      forward: (f: unknown, z: number, h: number) => number;
    };
    expect(forward(sigmoid, 2, 0.1)).toBeLessThan(slope(2));
    expect(forward(sigmoid, 2, -0.1)).toBeGreaterThan(slope(2));
  });

  test("at h = 1e-15 the central difference is wrong by 0.006, about 100 times as much as at 0.1", () => {
    const { hs, curves } = lesson.variables as {
      hs: number[];
      curves: Record<"forward" | "central", { y: number[] }>;
    };
    const errors = curves.central.y;
    expect(errors[14]).toBeCloseTo(0.006, 3);
    expect(errors[14] / errors[0]).toBeGreaterThan(50);
    expect(errors[14] / errors[0]).toBeLessThan(200);
    expect(hs[errors.indexOf(Math.min(...errors))]).toBeCloseTo(1e-5, 12); // 11 digits are right
    expect(Math.min(...errors)).toBeLessThan(1e-11);
    expect(Math.min(...curves.forward.y)).toBeLessThan(1e-7);
    expect(Math.min(...curves.forward.y)).toBeGreaterThan(1e-9);
  });

  test("every relative error of the right formula is far below 1e-7", () => {
    const errors = lastNumbers("relative-error").slice(1);
    expect(errors).toHaveLength(6);
    expect(Math.max(...errors)).toBeLessThan(1e-9);
  });

  test("the library's check looks at 24 points from -6 to 6; its worst error is larger, below 1e-8", () => {
    const check = lesson.cells["grad-check-same"].value as {
      ok: boolean;
      worst: { error: number };
      comparisons: { at: string }[];
    };
    expect([check.ok, check.comparisons.length]).toEqual([true, 24]);
    expect(check.worst.error).toBeLessThan(1e-8);
    expect(check.worst.error).toBeGreaterThan(Math.max(...lastNumbers("relative-error").slice(1)));
  });

  test("x (1 - x) with z = 2 says -2, and its relative error is 1.05", () => {
    expect(lastNumbers("trap-code")).toEqual([-2, 0.104994, 1.05]);
  });

  test("the right slope brings the answer from 0.88 to 0.18 in 40 steps, the wrong one to 1 in two", () => {
    const { right, wrong } = lesson.variables as Record<"right" | "wrong", number[]>;
    expect([right[0].toFixed(2), wrong[0].toFixed(2)]).toEqual(["0.88", "0.88"]);
    expect(right[40].toFixed(2)).toBe("0.18");
    expect(right.every((a, i) => i === 0 || a < right[i - 1])).toBe(true);
    expect(wrong[1]).toBeGreaterThan(wrong[0]);
    expect(wrong.slice(2).every((a) => a > 0.999)).toBe(true);
  });

  test("formula and nudge agree in three digits or more, at -3, 1 and 2", () => {
    const rows = printed("long-form")
      .slice(1)
      .map((line) => line.match(/0\.\d+/g)?.map(Number) ?? []);
    for (const [formula, nudge] of rows) expect(nudge / formula).toBeCloseTo(1, 3);
    expect(rows).toHaveLength(3);
    expect([-3, 1, 2].map((z) => slope(z).toFixed(6))).toEqual(
      rows.map(([formula]) => formula.toFixed(6)),
    );
  });

  test("the long form is NaN below -709.8, the short form 0 at 38, where the slope is 3.1e-17", () => {
    const { longSlope, slopeOfSigmoid } = functions();
    expect([-709.7, -709.8, -1000].map((z) => Number.isNaN(longSlope(z)))).toEqual([
      false,
      true,
      true,
    ]);
    expect([slopeOfSigmoid(-1000), slopeOfSigmoid(38)]).toEqual([0, 0]);
    expect(longSlope(38)).toBeCloseTo(3.1e-17, 18);
  });

  test("ten layers at their best leave a millionth, two at z = 5 leave 0.00004", () => {
    expect(0.25 ** 10).toBeCloseTo(1e-6, 7);
    expect(slope(5) ** 2).toBeCloseTo(0.00004, 5);
  });

  test("at its kink ReLU is measured as one half, near it as something between 0 and 1", () => {
    expect(lastNumbers("kink-code")).toEqual([0, 0.45, 0.5, 0.55, 1]);
  });

  test("tanh(z) is 2 sigmoid(2z) - 1, and its slope is 1 at 0 and smaller elsewhere", () => {
    const slopeOfTanh = (z: number) => 2 * slope(2 * z) * 2;
    for (const z of [-3, -0.5, 0, 0.7, 4]) {
      expect(2 * sigmoid(2 * z) - 1).toBeCloseTo(Math.tanh(z), 12);
      expect(slopeOfTanh(z)).toBeCloseTo(1 - Math.tanh(z) ** 2, 12);
      expect(slopeOfTanh(z)).toBeLessThanOrEqual(slopeOfTanh(0));
      expect(slope(z)).toBeCloseTo(slope(-z), 15);
    }
    expect(slopeOfTanh(0)).toBe(1);
  });

  test("the test of tanh that exercise 5 offers passes for its solution", () => {
    const { relativeError } = lesson.variables as unknown as {
      relativeError: (f: unknown, derivative: unknown, z: number) => number;
    };
    const derivative = (z: number) => 1 - Math.tanh(z) ** 2;
    expect(relativeError(Math.tanh, derivative, 0.5)).toBeLessThan(1e-9);
  });
});
