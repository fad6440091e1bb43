import { beforeAll, describe, expect, test } from "vitest";
import { chainRule } from "../../lessons/07-chain-rule.exercises.ts";
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
import { type LessonRun, lessonCells, runLesson } from "./run-lesson.ts";

let lesson: LessonRun;
const resultOf = (id: string): unknown => lesson.cells[id].value;

beforeAll(async () => {
  lesson = await runLesson("07-chain-rule");
});

describe("the numbers that lesson 07 quotes", () => {
  test("a nudge of 0.001 moves y by 0.036, which measures the slope 36 as 36.009", () => {
    expect(lesson.cells["two-gears-code"].printed).toEqual([
      "y moves by 0.036009",
      "slope: 36.009",
    ]);
  });

  test("the smallest network: z1 0.6, a1 0.645656, z2 -0.316525, a2 0.421523, loss 0.334636", () => {
    const { z1, a1, z2, a2, loss } = resultOf("forward-run") as Record<string, number>;
    expect(z1).toBeCloseTo(0.6, 12);
    expect([a1, z2, a2, loss].map((n) => n.toFixed(6))).toEqual([
      "0.645656",
      "-0.316525",
      "0.421523",
      "0.334636",
    ]);
    expect(resultOf("nudge-w1")).toBeCloseTo(0.0516, 4);
  });

  test("the table of the backward walk is right, line by line", () => {
    const { a1, a2 } = resultOf("forward-run") as Record<string, number>;
    const rounded = (n: number): number => Number(n.toFixed(6));
    const da2 = 2 * (a2 - 1);
    const dz2 = da2 * a2 * (1 - a2);
    const da1 = dz2 * -0.8;
    expect([da2, a2 * (1 - a2), dz2, da1, a1 * (1 - a1), da1 * a1 * (1 - a1)].map(rounded)).toEqual(
      [-1.156954, 0.243841, -0.282113, 0.225691, 0.228784, 0.051634],
    );
  });

  test("the library's matrices give the same four slopes", () => {
    const net = network({
      inputs: 1,
      layers: [dense(1, { activation: sigmoid }), dense(1, { activation: sigmoid })],
      random: seeded(1),
    });
    for (const [i, w] of [0.5, -0.8].entries()) net.layers[i].W.data.set([w]);
    for (const [i, b] of [0.1, 0.2].entries()) net.layers[i].b?.data.set([b]);
    const [first, second] = net.backward(net.forward(matrix([[1]])), column(1), sumOfSquares);
    const slopes = [first.dW, first.db, second.dW, second.db].map((m) => m?.data[0] ?? Number.NaN);
    const { w1, b1, w2, b2 } = resultOf("backward-code") as Record<string, number>;
    for (const [i, slope] of [w1, b1, w2, b2].entries()) expect(slope).toBeCloseTo(slopes[i], 12);
  });

  test("the gradient check of the hand-made walk passes", () => {
    expect(resultOf("backward-check")).toMatchObject({ ok: true });
  });

  test("gradient descent takes b2 to 0.482113 in one step, and the loss to 0.0021 in 100", () => {
    expect(lesson.cells.descent.printed).toEqual(["after one step, b2 = 0.482113"]);
    const losses = lesson.variables.losses as number[];
    expect(losses).toHaveLength(101);
    expect(losses[100].toFixed(4)).toBe("0.0021");
  });

  test("3 times -2 is -6, with the local slopes -2 and 3", () => {
    expect(lesson.cells["sigmoid-value"].printed).toEqual(["3 * -2 = -6", "local slopes: -2 3"]);
  });

  test("in (a + b) c with 3, -1 and 4, the slopes are 4, 4 and 2", () => {
    const grad = (name: string) => (lesson.variables[name] as { grad: number }).grad;
    expect(["a", "b", "c"].map(grad)).toEqual([4, 4, 2]);
  });

  test("a fork: overwriting says 1, adding says 2", () => {
    expect([resultOf("fork-wrong"), resultOf("fork-right")]).toEqual([1, 2]);
  });

  test("a careless order says 6 where the topological order says 4", () => {
    expect([resultOf("order-wrong"), resultOf("back-propagate")]).toEqual([6, 4]);
  });

  test("the graph of b = a + a, c = b + b ends in 4 as well", () => {
    const { grad } = lesson.variables.leafNamed as { grad: number };
    expect(grad).toBe(4);
  });

  test("the values give the four slopes of the hand-made walk to 1e-15, and pass the gradient check", () => {
    for (const difference of lesson.variables.apart as number[]) {
      expect(difference).toBeLessThan(1e-15);
    }
    expect(resultOf("same-numbers-code")).toMatchObject({ ok: true });
    const slopes = resultOf("network-values-code") as number[];
    expect(slopes.map((slope) => slope.toFixed(6))).toEqual([
      "0.051634",
      "0.051634",
      "-0.182148",
      "-0.282113",
    ]);
  });

  test("the library's graph of the network holds the same slopes, and 0.025817 along the input", () => {
    const { a1, loss } = resultOf("forward-run") as Record<string, number>;
    const L = lesson.variables.L as Value;
    expect(L.data).toBeCloseTo(loss, 12);
    const slope = (name: string) => L.topologicalOrder().find(({ label }) => label === name)?.grad;
    expect(["w1", "b1", "w2", "b2"].map(slope).map((n) => n?.toFixed(6))).toEqual([
      "0.051634",
      "0.051634",
      "-0.182148",
      "-0.282113",
    ]);
    expect(slope("x")?.toFixed(6)).toBe("0.025817");
    expect(a1 * (1 - a1)).toBeCloseTo(0.23, 2);
  });

  test("ten sigmoids in a row leave less than one millionth of a slope", () => {
    const steepest = Math.max(...[-1, -0.1, 0, 0.1, 1].map((z) => sigmoid.slope(sigmoid.apply(z))));
    expect(steepest).toBe(0.25);
    expect(steepest ** 10).toBeLessThan(1e-6);
  });

  test("784-8-8-10 has 6442 weights and biases, so nudges need 36 minutes for one second", () => {
    expect(lesson.cells["cost-code"].printed).toEqual([
      "6442 weights and biases",
      "36 minutes for one second",
    ]);
    const layers = [8, 8].map((units) => dense(units, { activation: sigmoid }));
    const net = network({
      inputs: 784,
      layers: [...layers, dense(10, { activation: softmax })],
      random: seeded(1),
    });
    expect(net.parameters).toBe(6442);
  });

  test("automatic differentiation takes about 50 lines", () => {
    const cells = ["value-class", "operations-code", "sigmoid-value", "fork-right"];
    const lines = lessonCells("07-chain-rule")
      .filter(({ id }) => [...cells, "topological", "back-propagate"].includes(id))
      .flatMap(({ source }) => source.split("\n").filter((line) => line.trim() !== ""));
    expect(lines.length).toBeGreaterThan(45);
    expect(lines.length).toBeLessThan(65);
  });
});

describe("the checks of lesson 07", () => {
  test.each([
    [["w", "v", "u", "a", "b"], "right"],
    [["w", "v", "u", "b", "a"], "right"],
    [["w", "u", "v", "a", "b"], "not yet"],
    [["a", "b", "u", "v", "w"], "not yet"],
    [["w", "v", "a", "u", "b"], "not yet"],
    [["w", "v", "u", "a"], "not yet"],
  ] as const)("the backward order %j is %s", (order, state) => {
    expect(chainRule.order.check(() => [...order]).state).toBe(state);
  });

  test("a fork that forgets a slope is told which one", () => {
    const cause = (da: number) => String(chainRule.fork.check(() => ({ y: 12, da })).cause);
    expect(cause(6)).toContain("addition");
    expect(cause(4)).toContain("each of its two inputs");
    expect(chainRule.fork.check(() => ({ y: 12, da: 7 })).state).toBe("right");
  });

  test("an operation that forgets its input, or its slope, is not right", () => {
    interface V {
      data: number;
      grad: number;
      inputs: [V, number][];
    }
    const value = (data: number, inputs: [V, number][] = []): V => ({ data, grad: 0, inputs });
    const exp = (a: V): V => value(Math.exp(a.data), [[a, Math.exp(a.data)]]);
    const check = (tanh: (a: V) => V) => chainRule.operations.check({ exp, tanh, value });
    const t = (a: V): number => Math.tanh(a.data);
    expect(check((a) => value(t(a), [[a, 1 - t(a) ** 2]])).state).toBe("right");
    expect(check((a) => value(t(a), [[a, 1 - a.data ** 2]])).state).toBe("not yet");
    expect(check((a) => value(t(a))).message).toContain("0 entries");
  });

  test("numbers from nudges are accepted for the unit, and a missing sigmoid is named", () => {
    const loss = ([w1, w2, b]: number[]) => (1 / (1 + Math.exp(-(2 * w1 - w2 + b)))) ** 2;
    const at = [0.5, 1, 0.3];
    const slope = (i: number) =>
      (loss(at.map((v, j) => (i === j ? v + 1e-6 : v))) - loss(at)) / 1e-6;
    const nudged = { dw1: slope(0), dw2: slope(1), db: slope(2) };
    expect(chainRule.neuron.check(() => nudged).state).toBe("right");
    const verdict = chainRule.neuron.check(() => ({ ...nudged, dw1: 2.297771 }));
    expect(String(verdict.cause)).toContain("a (1 - a)");
  });
});
