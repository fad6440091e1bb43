import { beforeAll, describe, expect, test } from "vitest";
import { seeded } from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "06-gradient-descent";
let lesson: LessonRun;
const resultOf = (id: string): unknown => lesson.cells[id].value;

type Place = number[];
type Gradient = (place: Place) => Place;
interface Variables {
  f(place: Place): number;
  gradientAt: Gradient;
  slopesOfLost: Gradient;
  walk(
    slopesAt: Gradient,
    from: Place,
    rate: number,
    stop: { length: number; steps: number },
  ): Place[];
  lowestAround(f: (place: Place) => number, place: Place, r: number): boolean;
  loss(place: Place): number;
}
const variables = () => lesson.variables as unknown as Variables & Record<string, never>;
const last = (path: Place[]): Place => path[path.length - 1];

beforeAll(async () => {
  lesson = await runLesson(name);
});

describe("the numbers that lesson 06 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("warm-up: the slope of (a - 5)² at 3 is 2 (3 - 5)", () => {
    expect(resultOf("warm-up-square-code")).toBe(2 * (3 - 5));
  });

  test("the gradient check passes, and the steepest fall is against the gradient", () => {
    expect(resultOf("gradient-test")).toMatchObject({ ok: true });
    const [dx, dy] = variables().gradientAt([0.5, 0.5]);
    expect([dx.toFixed(2), dy.toFixed(2)]).toEqual(["0.30", "-0.30"]);
    const against = (Math.atan2(-dy, -dx) * 180) / Math.PI;
    expect(lesson.variables.steepest).toBeCloseTo(against, 6);
    const [x, y] = resultOf("descend-types") as Place;
    expect([x.toFixed(2), y.toFixed(2)]).toEqual(["0.47", "0.53"]);
  });

  test("the steps at five rates are 169, 53, 30, 26 and never: six times as many at 0.1 as at 1", () => {
    expect(lesson.variables.counts).toEqual([169, 53, 30, 26, 1000]);
    expect(Math.floor(169 / 26)).toBe(6);
  });

  test("the minimum is (-0.70711, 0), and the limit 2 / 1.7155 = 1.1658 on paper as well", () => {
    const [x, y] = lesson.variables.end as Place;
    expect(x).toBeCloseTo(-Math.SQRT1_2, 5);
    expect(y).toBeCloseTo(0, 5);
    const curvature = 2 * Math.SQRT2 * Math.exp(-0.5);
    expect(curvature).toBeCloseTo(1.7155, 4);
    expect(lesson.variables.limit).toBeCloseTo(2 / curvature, 6);
    const measured = resultOf("curvature") as { x: number; y: number };
    expect(measured.x).toBeCloseTo(curvature, 2);
    expect(measured.y).toBeCloseTo(curvature / 2, 2);
  });

  test("1 % below the limit the distance shrinks by 2 % a step; above it grows and stays finite", () => {
    const { below, above } = lesson.variables as Record<string, { y: number[] }>;
    expect(1 - (below.y[20] / below.y[19]) ** (1 / 20)).toBeCloseTo(0.02, 3);
    expect(above.y[20]).toBeGreaterThan(6 * above.y[0]);
    expect(Math.max(...above.y)).toBeLessThan(0.1);
  });

  test("without its squares the function has no minimum: -86 after 30 steps, no number after 45", () => {
    const { slopesOfLost, walk } = variables();
    const path = walk(slopesOfLost, [0.5, 0.5], 0.1, { length: 1e-6, steps: 45 });
    const height = ([x, y]: Place) => x * Math.exp(-(x + y));
    expect(height(path[30]).toFixed(0)).toBe("-86");
    expect(Number.isFinite(height(path[45]))).toBe(false);
  });

  test("on the plateau a stop rule of 0.01 says done, above the height 0, and it is no minimum", () => {
    const { f, gradientAt, lowestAround, walk } = variables();
    const path = walk(gradientAt, [1.5, 0], 0.1, { length: 0.01, steps: 1000 });
    expect(path.length).toBeLessThan(1000);
    expect(f(last(path))).toBeGreaterThan(0);
    expect(lowestAround(f, last(path), 0.1)).toBe(false);
    const far = walk(gradientAt, [1.5, 0], 0.1, { length: 0, steps: 20_000 });
    expect(last(far)[0]).toBeCloseTo(3.55, 2);
    const { printed } = lesson.cells["is-minimum-use"];
    expect(printed.slice(1)).toEqual([
      "hollow: minimum true",
      "plateau: minimum false",
      "top: minimum false",
    ]);
  });

  test("from the top no step is made, and from beside it the walk leaves to the right", () => {
    const { gradientAt, walk } = variables();
    const stop = { length: 1e-6, steps: 1000 };
    expect(walk(gradientAt, [Math.SQRT1_2, 0], 0.1, stop)).toHaveLength(1);
    expect(last(walk(gradientAt, [Math.SQRT1_2 + 1e-4, 0], 0.1, stop))[0]).toBeGreaterThan(2.9);
  });

  test("a start on the left of the top goes left, into the hollow; one on the right never gets there", () => {
    const { f, gradientAt, lowestAround, walk } = variables();
    const random = seeded(6);
    const stop = { length: 1e-4, steps: 3000 };
    for (let i = 0; i < 300; i++) {
      const start = [random.uniform(-2, 2), random.uniform(-2, 2)];
      const path = walk(gradientAt, start, 0.1, stop);
      const arrives = lowestAround(f, last(path), 0.1);
      if (start[0] > Math.SQRT1_2) expect(arrives, `${start}`).toBe(false);
      else if (start[0] < 0.5) expect(arrives, `${start}`).toBe(true);
      else expect(path[1][0], `${start}`).toBeLessThan(start[0]);
    }
  });

  test("the share of random starts that arrive is that of the map, within 5 points, for five seeds", () => {
    const { f, gradientAt, lowestAround, walk } = variables();
    const share = lesson.variables.share as number;
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = seeded(seed);
      const arrived = Array.from({ length: 500 }, () => {
        const start = [random.uniform(-2, 2), random.uniform(-2, 2)];
        const path = walk(gradientAt, start, 0.1, { length: 0.01, steps: 500 });
        return lowestAround(f, last(path), 0.1);
      }).filter((one) => one).length;
      expect(Math.abs(arrived / 500 - share)).toBeLessThan(0.05);
    }
  });

  test("the line is the one of least squares, w = 1.5 and b = 7 / 6; the loss at (0, 0) is 26", () => {
    const { loss } = variables();
    expect(loss([0, 0])).toBe(26);
    const [w, b] = lesson.variables.line as Place;
    expect(w).toBeCloseTo(1.5, 3);
    expect(b).toBeCloseTo(7 / 6, 3);
    expect(loss([1.5, 7 / 6])).toBeLessThan(loss([w, b]));
  });

  test("ten times the function has a tenth of the limit", () => {
    const { gradientAt } = variables();
    const { limitOf, limit } = lesson.variables as {
      limitOf(slopesAt: Gradient, at: Place): number;
      limit: number;
    };
    const tenfold: Gradient = (place) => gradientAt(place).map((slope) => 10 * slope);
    expect(limitOf(tenfold, [-Math.SQRT1_2, 0])).toBeCloseTo(limit / 10, 8);
  });
});
