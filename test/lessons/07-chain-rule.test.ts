import { beforeAll, describe, expect, test } from "vitest";
import {
  column,
  dense,
  matrix,
  network,
  seeded,
  sigmoid,
  softmax,
  sumOfSquares,
  type Value,
} from "../../src/index.ts";
import {
  formatNumbers,
  type LessonRun,
  lessonCells,
  numbersFile,
  runLesson,
} from "./run-lesson.ts";

const name = "07-chain-rule";
let lesson: LessonRun;
const resultOf = (id: string): unknown => lesson.cells[id].value;

beforeAll(async () => {
  lesson = await runLesson(name);
});

describe("the numbers that lesson 07 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("warm-up: a relative error of 0.23, the slopes p - y, and a curve that is level at 0", () => {
    expect(resultOf("warm-up-relative")).toBe(0.23);
    expect(resultOf("warm-up-slopes-code")).toEqual([0.7, -0.8, 0.1]);
    expect(resultOf("warm-up-level-code")).toEqual([-0.001, 0, 0.001]);
  });

  test("the network's matrices give the same four slopes as the walk by hand", () => {
    const net = network({
      inputs: 1,
      layers: [dense(1, { activation: sigmoid }), dense(1, { activation: sigmoid })],
      random: seeded(1),
    });
    for (const [i, w] of [0.5, -0.8].entries()) net.layers[i].W.data.set([w]);
    for (const [i, b] of [0.1, 0.2].entries()) net.layers[i].b?.data.set([b]);
    const [first, second] = net.backward(net.forward(matrix([[1]])), column(1), sumOfSquares);
    const slopes = [first.dW, first.db, second.dW, second.db].map((m) => m?.data[0] ?? Number.NaN);
    const { w1, b1, w2, b2 } = resultOf("gradient") as Record<string, number>;
    for (const [i, slope] of [w1, b1, w2, b2].entries()) expect(slope).toBeCloseTo(slopes[i], 12);
  });

  test("both gradient checks pass, and the two ways agree to 1e-15", () => {
    expect(resultOf("gradient-check")).toMatchObject({ ok: true });
    expect(resultOf("same-numbers-code")).toMatchObject({ ok: true });
    for (const difference of lesson.variables.apart as number[]) {
      expect(difference).toBeLessThan(1e-15);
    }
  });

  test("3 times -2 is -6, with the local slopes -2 and 3", () => {
    expect(lesson.cells["sigmoid-value"].printed).toEqual(["3 * -2 = -6", "local slopes: -2 3"]);
  });

  test("in (p + q) r with 3, -1 and 4, the slopes are 4, 4 and 2", () => {
    const grad = (name: string) => (lesson.variables[name] as { grad: number }).grad;
    expect(["p", "q", "r"].map(grad)).toEqual([4, 4, 2]);
  });

  test("a fork: overwriting says 1, adding says 2", () => {
    expect([resultOf("fork-wrong"), resultOf("fork-right")]).toEqual([1, 2]);
  });

  test("the careless walk finds more than 4; once is right on c = b + b and wrong on w = u v", () => {
    expect(resultOf("order-wrong")).toBe(8);
    expect(resultOf("once-wrong")).toEqual([24, 27]);
    const { once, add, leaf } = lesson.variables as {
      once(from: object): void;
      add(u: object, v: object): { grad: number };
      leaf: { grad: number };
    };
    const middle = add(leaf, leaf);
    const last = add(middle, middle);
    Object.assign(last, { grad: 1 });
    leaf.grad = 0;
    once(last);
    expect(leaf.grad).toBe(4);
  });

  test("the topological order finds the slopes of w = a a b (b + 1), 36 and 45", () => {
    expect(resultOf("back-propagate")).toEqual([36, 45]);
    const w = ([a, b]: number[]) => a * a * b * (b + 1);
    const slope = (i: number) =>
      (w([3, 2].map((v, j) => (i === j ? v + 1e-6 : v))) - w([3, 2])) / 1e-6;
    expect(slope(0)).toBeCloseTo(36, 3);
    expect(slope(1)).toBeCloseTo(45, 3);
    const named = lesson.variables.wNamed as Value;
    const grad = (label: string) =>
      named.topologicalOrder().find((value) => value.label === label)?.grad;
    expect([grad("a"), grad("b")]).toEqual([36, 45]);
  });

  test("the slope along x is half of dz1, and ten sigmoids with weights of 1 leave a millionth", () => {
    const L = lesson.variables.L as Value;
    const slope = (label: string) =>
      L.topologicalOrder().find((value) => value.label === label)?.grad ?? Number.NaN;
    expect(slope("x")).toBeCloseTo(slope("z1") / 2, 12);
    expect(sigmoid.slope(sigmoid.apply(0)) ** 10).toBeLessThan(1e-6);
  });

  test("784-16-16-10 has 13002 weights and biases", () => {
    const hidden = dense(16, { activation: sigmoid });
    const layers = [hidden, hidden, dense(10, { activation: softmax })];
    expect(network({ inputs: 784, layers, random: seeded(1) }).parameters).toBe(13_002);
    expect(lesson.variables.parameterCount).toBe(13_002);
  });

  test("automatic differentiation takes about 50 lines", () => {
    const cells = [
      "value-class",
      "operations-code",
      "sigmoid-value",
      "topological",
      "back-propagate",
    ];
    const lines = lessonCells(name)
      .filter(({ id }) => cells.includes(id))
      .flatMap(({ source }) => source.split("\n").filter((line) => line.trim() !== ""));
    expect(lines.length).toBeGreaterThan(42);
    expect(lines.length).toBeLessThan(65);
  });
});
