import { beforeAll, describe, expect, test } from "vitest";
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  column,
  meanSquaredError,
  row,
  seeded,
  sigmoid,
  softmax,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "05-losses";
let lesson: LessonRun;
const printed = (id: string): readonly string[] => lesson.cells[id].printed;
const lastNumbers = (id: string): number[] =>
  printed(id).map((line) => Number(line.split(/[ :]+/).at(-1)));
const variable = <T>(one: string): T => lesson.variables[one] as T;

beforeAll(async () => {
  lesson = await runLesson(name);
});

describe("the numbers that lesson 05 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("warm-up: the slope at 3 is a (1 - a); a nudge of 1e-13 is much worse; a shift changes nothing", () => {
    expect(lastNumbers("warm-up-slope")[0]).toBeCloseTo(sigmoid.slope(sigmoid.apply(3)), 3);
    const [usual, tiny] = lastNumbers("warm-up-nudge");
    expect(tiny).toBeGreaterThan(100 * usual);
    expect(printed("warm-up-shift")).toEqual([" 0.881  0.119", " 0.881  0.119"]);
  });

  test("the sum of errors prefers (0, 0, 0), with -17", () => {
    expect(lastNumbers("errors-code")).toEqual([0, 0, -17]);
  });

  test("one error of 2 or four of 0.5: equal by absolute values, 4 to 1 by squares", () => {
    expect(printed("signs-code")).toEqual(["absolute 2   squares 4", "absolute 2   squares 1"]);
  });

  test("minus the sample mean, right answers have a loss of 14 and the mean has 0", () => {
    expect(printed("sample-mean").slice(-2)).toEqual([
      "(1,2,6)   minus mean 14   minus target 0",
      "(3,3,3)   minus mean 0   minus target 14",
    ]);
  });

  test("of constants, the mean has the least squares and the median the least absolute values", () => {
    const curves = variable<Record<string, { x: number[]; y: number[] }>>("curves");
    const lowest = ({ x, y }: { x: number[]; y: number[] }) => x[y.indexOf(Math.min(...y))];
    expect([lowest(curves.squares), lowest(curves.absolute)]).toEqual([3, 2]);
  });

  test("the sums and slopes are the library's", () => {
    const [a, y] = [
      [3, 5, 10],
      [4, 5, 8],
    ];
    const { sse, mse } = lesson.variables as Record<string, (a: number[], y: number[]) => number>;
    expect(sse(a, y)).toBe(sumOfSquares.value(column(...a), column(...y)));
    expect(sse(a, y)).toBe(5); // 1 + 0 + 4
    expect(mse(a, y)).toBe(meanSquaredError.value(column(...a), column(...y)));
    const slopes = variable<(a: number[], y: number[]) => number[]>("slopesOfMse")(a, y);
    const library = meanSquaredError.gradient(column(...a), column(...y)).data;
    slopes.forEach((slope, i) => {
      expect(slope).toBeCloseTo(library[i], 12);
    });
    expect(2.001 ** 2).toBeCloseTo(4.004001, 12);
  });

  test("the gradient checks pass", () => {
    for (const id of ["square-slopes-use", "slopes-use"])
      expect(lesson.cells[id].value).toMatchObject({ ok: true });
  });

  test("SSE at 0.1 on 4 samples steps as MSE at 0.4", () => {
    const [sse, ...means] = printed("sum-mean").map((line) => line.split(/: +/)[1]);
    expect(means.map((steps) => steps === sse)).toEqual([false, true, false]);
  });

  test("at z = -10 the squared error hardly feels what it feels at -1; the cross-entropy does", () => {
    expect(sigmoid.apply(-1)).toBeCloseTo(0.27, 2);
    expect(sigmoid.apply(-10)).toBeCloseTo(0.00005, 5);
    const slope = (z: number) => 2 * (sigmoid.apply(z) - 1) * sigmoid.slope(sigmoid.apply(z));
    expect(variable<number>("weaker") / (slope(-1) / slope(-10))).toBeCloseTo(1, 4);
    expect(Math.abs(slope(-10))).toBeCloseTo(0.0001, 4);
    const [formula, nudge] = lastNumbers("short-slope").slice(-2);
    expect(formula).toBeCloseTo(-1, 3);
    expect(nudge).toBeCloseTo(formula, 5);
  });

  test("the table of logarithms, and the losses of 0.2 and 0.114", () => {
    const table = [0.5, 0.1, 0.01, 0.2].map((p) => (-Math.log(p)).toFixed(3));
    expect(table).toEqual(["0.693", "2.303", "4.605", "1.609"]);
  });

  test("log loss and binary cross-entropy agree", () => {
    for (const line of printed("four-names-code").slice(-3)) {
      const [, one, other] = line.match(/cross-entropy (\S+), log loss (\S+)/) ?? [];
      expect(one).toBe(other);
    }
  });

  test("sure and right is NaN as the formula stands", () => {
    expect(printed("sure-and-right")).toEqual(["a = 1   ln(1 - a) = -Infinity", "loss: NaN"]);
  });

  test("the losses from the sum are the library's, from -1000 to 1000", () => {
    const steady = variable<(z: number, y: number) => number>("steady");
    for (const z of [-1000, -2, 0, 3, 1000]) {
      for (const y of [0, 1]) {
        const library = binaryCrossEntropy.fused?.value(row(z), row(y)) ?? Number.NaN;
        expect(steady(z, y)).toBeCloseTo(library, 12);
      }
    }
    expect([steady(1000, 1), steady(-1000, 1)]).toEqual([0, 1000]);
  });

  test("the rivals of the right class change nothing; the uniform loss is ln 10", () => {
    const [before, after] = printed("others")
      .slice(-3)
      .map((line) => line.split("loss ")[1]);
    expect([before, after]).toEqual(["1.609", "1.609"]);
    expect(variable<number>("uniform")).toBeCloseTo(Math.LN10, 12);
  });

  test("log-softmax and its loss are the library's, also for (1000, 0)", () => {
    const logOf = variable<(z: number[]) => number[]>("logOf");
    for (const z of [
      [3, 1, 0],
      [1000, 0, -1000],
    ]) {
      for (const label of [0, 1, 2]) {
        const sparse = sparseCategoricalCrossEntropy.fused?.value(row(...z), row(label));
        expect(-logOf(z)[label]).toBeCloseTo(sparse ?? Number.NaN, 12);
      }
    }
    expect(lastNumbers("log-softmax-use").slice(-2)).toEqual([Infinity, 1000]);
  });

  test("for (3, 1, 0) the slopes are p - y: 0.844, -0.886, 0.042", () => {
    const slopes = variable<number[]>("nudgedSlopes");
    const p = Array.from(softmax.apply(row(3, 1, 0)).data);
    expect(p.map((pi) => pi.toFixed(3))).toEqual(["0.844", "0.114", "0.042"]);
    slopes.forEach((slope, i) => {
      expect(slope).toBeCloseTo(p[i] - (i === 1 ? 1 : 0), 3);
    });
    expect((Math.exp(3) + Math.E + 1).toFixed(3)).toBe("23.804");
    expect((Math.exp(3) * 0.001).toFixed(4)).toBe("0.0201");
    expect((0.0201 / 23.804).toFixed(6)).toBe("0.000844");
    expect(variable<number>("lossNow")).toBeCloseTo(-Math.log(p[1]), 12);
    const Y = row(0, 1, 0);
    const library = categoricalCrossEntropy.fused?.gradient(row(...p), Y).data ?? [];
    const slopesAt = variable<(z: number[], y: number[]) => number[]>("slopesAt");
    slopesAt([3, 1, 0], [0, 1, 0]).forEach((slope, i) => {
      expect(slope).toBeCloseTo(library[i], 12);
    });
  });

  test("for an 8 only its own sum rises, the 3 falls most, and the steps add up to 0", () => {
    const moves = variable<number[]>("moves");
    expect(moves.map((move) => move > 0)).toEqual(moves.map((_, digit) => digit === 8));
    expect(moves.indexOf(Math.min(...moves))).toBe(3);
    expect(moves.reduce((sum, move) => sum + move, 0)).toBeCloseTo(0, 12);
    // For any sums, whatever the network believes.
    const random = seeded(5);
    for (let i = 0; i < 200; i++) {
      const p = softmax.apply(row(...Array.from({ length: 10 }, () => random.normal(0, 3)))).data;
      expect(p.filter((pi, digit) => pi - (digit === 8 ? 1 : 0) < 0)).toHaveLength(1);
    }
  });

  test("in the first step the probability of the 1 rises though its sum falls", () => {
    const [start, next] = variable<number[][]>("history");
    expect(variable<number[]>("moves")[1]).toBeLessThan(0);
    expect(next[1]).toBeGreaterThan(start[1]);
    expect(next[1] - start[1]).toBeLessThan(0.01); // a little
    expect(variable<number[]>("moves")[3]).toBeLessThan(10 * variable<number[]>("moves")[1]);
  });

  test("equal accuracy, other losses; one sure mistake costs 6.9", () => {
    expect(variable<number>("lossA")).toBeLessThan(variable<number>("lossB"));
    expect(-Math.log(0.001)).toBeCloseTo(6.9, 1);
  });

  test("a forecast of 0.9 that is right 9 times in 10 has the least loss, 0.325", () => {
    const loss = (a: number) => binaryCrossEntropy.value(row(a), row(0.9));
    const tried = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    expect(tried.reduce((best, a) => (loss(a) < loss(best) ? a : best))).toBe(0.9);
    expect(loss(0.9)).toBeCloseTo(0.325, 3);
  });
});
