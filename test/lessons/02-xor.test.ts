import { beforeAll, describe, expect, test } from "vitest";
import { xor } from "../../lessons/02-xor.exercises.ts";
import { dense, gates, network, seeded, sigmoid, train } from "../../src/index.ts";
import { type LessonRun, runLesson } from "./run-lesson.ts";

let lesson: LessonRun;

beforeAll(async () => {
  lesson = await runLesson("02-xor");
});

describe("the numbers that lesson 02 quotes", () => {
  test("of 4913 units 732 get three rows right, 3485 two, 696 one, and none four or zero", () => {
    expect(lesson.variables.units).toHaveLength(4913);
    expect(lesson.cells.search.value).toEqual([0, 696, 3485, 732, 0]);
  });

  test("the guess gets three of the four points right", () => {
    const rightRows = lesson.variables.rightRows as (unit: unknown, targets: number[]) => number;
    expect(rightRows(lesson.variables.guess, [0, 1, 1, 0])).toBe(3);
  });

  test("the network by hand answers 0, 1, 1, 0, and its hidden layer says what the table says", () => {
    expect(lesson.cells.forward.printed).toEqual([
      "x = 0,0   h = 0,1   0",
      "x = 0,1   h = 1,1   1",
      "x = 1,0   h = 1,1   1",
      "x = 1,1   h = 1,0   0",
    ]);
  });

  test("the four points fall on three places in the hidden plane", () => {
    const seen = lesson.variables.seen as number[][];
    expect(new Set(seen.map(String)).size).toBe(3);
  });

  test("without a step, two layers and the folded unit give the same number in every row", () => {
    const rows = lesson.cells.linear.printed.map((line) => line.split(" ").map(Number));
    expect(rows).toHaveLength(4);
    for (const [layers, folded] of rows) expect(layers).toBeCloseTo(folded, 12);
  });

  test("the bends are 0 0, 1 0, 1 0 and 2 1", () => {
    expect(lesson.cells.relu.value).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [2, 1],
    ]);
  });

  test("nudges up to 0.1 of a hidden weight change no answer", () => {
    expect(new Set(lesson.cells["nudge-step"].value as string[])).toEqual(new Set(["0 1 1 0"]));
  });

  test("four sigmoid units learn XOR from seed 1, and from at least 45 of 50 seeds", async () => {
    const learnt = async (seed: number): Promise<boolean> => {
      const layers = [dense(4, { activation: sigmoid }), dense(1, { activation: sigmoid })];
      const net = network({ inputs: 2, layers, random: seeded(seed) });
      await train(net, gates.xor, { epochs: 2000, batchSize: 4, learningRate: 2 });
      return [...net.predict(gates.xor.X).data].every(
        (a, i) => Math.abs(a - gates.xor.Y.data[i]) < 0.1,
      );
    };
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => learnt(i + 1)));
    expect(outcomes[0]).toBe(true);
    expect(outcomes.filter(Boolean).length).toBeGreaterThanOrEqual(45);
  });
});

describe("the checks of lesson 02", () => {
  const or = { w: [1, 1], b: -0.5 };
  const and = { w: [1, 1], b: -1.5 };
  const nand = { w: [-1, -1], b: 1.5 };
  const nor = { w: [-1, -1], b: 0.5 };

  test("any right network is accepted for XNOR", () => {
    const right = [
      { hidden: [and, nor], output: or },
      { hidden: [or, nand], output: nand },
      { hidden: [or, and], output: { w: [-1, 1], b: 0.5 } },
    ];
    for (const net of right) expect(xor.xnor.check(() => net).state).toBe("right");
  });

  test("hidden units that mix up a row that wants 1 with one that wants 0 are named as the cause", () => {
    const verdict = xor.xnor.check(() => ({ hidden: [or, or], output: nand }));
    expect(verdict.state).toBe("not yet");
    expect(String(verdict.cause)).toContain("same h");
  });

  test("XOR with other hidden units than asked is not right, though its table is", () => {
    const verdict = xor.otherWay.check(() => ({ hidden: [or, nand], output: and }));
    expect(verdict.message).toContain("the first hidden unit");
  });

  test("the number 14 alone is not counting", () => {
    expect(xor.count.check(() => 14).state).toBe("not yet");
    expect(xor.count.check(() => 16).message).toContain("14");
  });

  test("only 1 and -2 stand behind the bends", () => {
    expect(xor.bends.check(() => ({ v1: 1, v2: -2 })).state).toBe("right");
    expect(xor.bends.check(() => ({ v1: 1, v2: -1 })).state).toBe("not yet");
    expect(xor.bends.check(() => ({ v1: 2, v2: -4 })).state).toBe("not yet");
  });
});
