import { beforeAll, describe, expect, test } from "vitest";
import {
  evaluate,
  type History,
  type Mnist,
  type Network,
  seeded,
  train,
} from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "14-wide-network";

interface Trial {
  readonly rate: number;
  readonly training: number;
  readonly validation: number;
}
interface Curves {
  readonly training: readonly number[];
  readonly validation: readonly number[];
}

/** What the lesson's cells declare. */
interface Letters extends Mnist {
  readonly trials: readonly Trial[];
  readonly chosen: number;
  readonly usual: Curves;
  readonly between: Curves;
  readonly best: Curves;
  readonly whileLearning: History;
  readonly afterwards: { readonly accuracy: number };
  readonly onOthers: { readonly accuracy: number };
  readonly unscaledTrial: Trial;
  readonly scaledTrial: Trial;
  readonly history: History;
  readonly judgedOnce: { readonly accuracy: number };
  readonly fiveSeeds: Readonly<Record<string, readonly number[]>>;
  readonly bookTime: number;
  readonly rowsTime: number;
  readonly quickTime: number;
  wide(seed: number): Network;
}

let lesson: LessonRun;
let letters: Letters;
const resultOf = (id: string): unknown => lesson.cells[id].value;
const lastOf = ({ training, validation }: Curves) => [training[9], validation[9]];

beforeAll(async () => {
  lesson = await runLesson(name);
  letters = lesson.variables as unknown as Letters;
}, 600_000);

describe("the numbers that lesson 14 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("warm-ups: 0.82 on the way, 18,750 and 75,000 updates, and the luck of the best of 20", () => {
    expect(resultOf("warm-up-rate")).toBe(0.82);
    expect(0.98 ** 100).toBeCloseTo(0.13, 2); // 1 - 0.01 * 2, a hundred times
    expect(resultOf("warm-up-updates-code")).toEqual([18_750, 75_000]);
    expect(resultOf("warm-up-choice-code")).toBeGreaterThan(0.981);
  });

  test("795,010 parameters, and 96 thousand million multiplications in an epoch", () => {
    expect(resultOf("wide")).toBe(795_010);
    expect(785 * 1000 + 1001 * 10).toBe(795_010);
    // Forward all weights; backward all for their slopes, and the last layer's once more.
    const products = 60_000 * (2 * (784_000 + 10_000) + 10_000);
    expect(products / 1e9).toBeCloseTo(96, 0);
    expect((200 * 784 * 1000) / 1e6).toBeCloseTo(157, 0);
    expect(lesson.cells["zeros-times"].printed).toContain("zeros: 81.4 %");
    expect(1 / 0.19).toBeCloseTo(5.3, 1);
  });

  test("by rows is quicker than by the book, and without zeros quicker again", () => {
    const { bookTime, rowsTime, quickTime } = letters;
    expect(rowsTime / bookTime).toBeLessThan(0.75);
    expect(quickTime / rowsTime).toBeLessThan(0.65);
  });

  test("the search chooses 0.1 or 0.3, and three epochs at 0.01 are too few", () => {
    const { trials, chosen } = letters;
    expect([0.1, 10 ** -0.5]).toContainEqual(expect.closeTo(chosen, 6));
    const at = (rate: number) => trials.find((one) => Math.abs(one.rate / rate - 1) < 0.01);
    expect(at(0.01)?.validation).toBeLessThan((at(chosen)?.validation ?? 0) - 0.02);
  });

  test("ten epochs: 95 to 97 % with the usual rate, the claim between, more with the chosen one", () => {
    const [usual, between, best] = [letters.usual, letters.between, letters.best].map(lastOf);
    for (const share of usual) expect(Math.abs(share - 0.955)).toBeLessThan(0.01);
    expect(Math.abs(between[0] - 0.99)).toBeLessThan(0.004);
    expect(Math.abs(between[1] - 0.98)).toBeLessThan(0.006);
    expect(best[0]).toBeGreaterThan(0.998);
    expect(best[1]).toBeGreaterThan(0.98);
  });

  test("after the first epoch the training accuracy measured afterwards is not below validation", () => {
    const { whileLearning, afterwards, onOthers } = letters;
    expect(whileLearning.accuracy[0]).toBeLessThan(onOthers.accuracy);
    expect(afterwards.accuracy).toBeGreaterThan(onOthers.accuracy - 0.002);
    expect(afterwards.accuracy).toBeLessThan(0.99);
  });

  test("unscaled pixels read far fewer", () => {
    const { unscaledTrial, scaledTrial } = letters;
    expect(unscaledTrial.validation).toBeLessThan(scaledTrial.validation - 0.1);
  });

  test("the whole run: more than 99 % of the training images, and at least 98 % of the test images", () => {
    expect(letters.history.accuracy[9]).toBeGreaterThan(0.99);
    expect(letters.judgedOnce.accuracy).toBeGreaterThanOrEqual(0.98);
  });

  test("the recorded seeds lie as the text says, and seed 1 with the usual rate is what the cells give", async () => {
    const [usual, between, best] = Object.values(letters.fiveSeeds);
    for (const list of [usual, between, best])
      expect(Math.max(...list) - Math.min(...list)).toBeLessThan(0.3);
    expect(Math.min(...between) - Math.max(...usual)).toBeGreaterThan(2);
    expect(Math.min(...best) - Math.max(...between)).toBeGreaterThan(0.3);
    expect(Math.min(...best)).toBeGreaterThan(98);
    for (const [list, rounded] of [
      [usual, 96],
      [between, 98],
      [best, 98.5],
    ] as const)
      for (const one of list) expect(Math.abs(one - rounded)).toBeLessThan(0.25);
    expect(Math.abs(100 * letters.judgedOnce.accuracy - best[0])).toBeLessThan(0.3);
    const net = letters.wide(1);
    const random = seeded(1);
    await train(net, letters.training, { epochs: 10, learningRate: 0.01, random });
    const { accuracy = Number.NaN } = await evaluate(net, letters.test);
    expect(Math.abs(100 * accuracy - usual[0])).toBeLessThan(0.3);
  }, 240_000);
});
