import { beforeAll, describe, expect, test } from "vitest";
import { gates, type Network, train } from "../../src/index.ts";
import { plotlyMime } from "../../src/plots/figure.ts";
import type { LineStyle } from "../../src/plots/plotly.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

interface Unit {
  readonly w: number[];
  readonly b: number;
}

interface TwoLayers {
  readonly hidden: Unit[];
  readonly output: Unit;
}

/** What the lesson's cells declare. */
interface Letters {
  readonly inputs: number[][];
  readonly units: Unit[];
  readonly counts: number[];
  readonly guess: Unit;
  readonly byHand: TwoLayers;
  readonly net: Network;
  readonly kept: { label: string; net: Network }[];
  readonly ofHundred: Record<string, number>;
  readonly recipe: { epochs: number; batchSize: number; learningRate: number };
  weightedSum(unit: Unit, x: number[]): number;
  predict(unit: Unit, x: number[]): number;
  rightRows(unit: Unit): number;
  freshNet(hidden: number, seed: number): Network;
}

let lesson: LessonRun;
let letters: Letters;

beforeAll(async () => {
  lesson = await runLesson("02-xor");
  letters = lesson.variables as unknown as Letters;
});

/** The text of the figure that a cell shows. */
const described = (cell: string) => String(lesson.cells[cell].shown[0]["text/plain"]);
const step = (z: number): number => (z >= 0 ? 1 : 0);

describe("the numbers that lesson 02 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile("02-xor"));
  });

  test("the alarm answers 1 for an open door, and the guess is right about three points", () => {
    expect(lesson.cells.unit.value).toBe(1);
    expect(letters.rightRows(letters.guess)).toBe(3);
    expect(described("guess-plot")).toContain("3 of 4 lie on their side of the line");
  });

  test("of 4913 units 732 get three points right, 3485 two, 696 one, and none four or zero", () => {
    expect(letters.units).toHaveLength(4913);
    expect(17 ** 3).toBe(4913);
    expect(letters.counts).toEqual([0, 696, 3485, 732, 0]);
  });

  test("a unit with no point right, turned round and lowered a little, would have all four", () => {
    // No unit has no point right about XOR, so it is shown on AND: NAND's units have none right.
    const and = [0, 0, 0, 1];
    const none = letters.units.filter((unit) =>
      letters.inputs.every((x, i) => letters.predict(unit, x) !== and[i]),
    );
    const turned = none.map(({ w, b }) => ({ w: w.map((wi) => -wi), b: -b - 0.01 }));
    expect(none.length).toBeGreaterThan(10);
    for (const unit of turned)
      expect(letters.inputs.map((x) => letters.predict(unit, x))).toEqual(and);
  });

  test("the two joining lines cross at (0.5, 0.5): z there is the mean of both pairs", () => {
    for (const unit of letters.units.slice(0, 500)) {
      const z = letters.inputs.map((x) => letters.weightedSum(unit, x));
      const middle = letters.weightedSum(unit, [0.5, 0.5]);
      expect([(z[0] + z[3]) / 2, (z[1] + z[2]) / 2]).toEqual([middle, middle]);
    }
  });

  test("the network by hand answers 0, 1, 1, 0, and its hidden layer says what the table says", () => {
    expect(lesson.cells["forward-run"].printed.slice(-4)).toEqual([
      "x = (0,0)   h = (0,1)   light 0",
      "x = (0,1)   h = (1,1)   light 1",
      "x = (1,0)   h = (1,1)   light 1",
      "x = (1,1)   h = (1,0)   light 0",
    ]);
  });

  test("the graph shows OR and NAND as columns of W, and their weights in orange and purple", () => {
    const layers = lesson.variables.layers as { W: number[][]; b: number[] }[];
    expect(layers).toEqual([
      {
        W: [
          [1, -1],
          [1, -1],
        ],
        b: [-0.5, 1.5],
      },
      { W: [[1], [1]], b: [-1.5] },
    ]);
    const plot = lesson.cells.graph.shown[0][plotlyMime] as {
      layout: { shapes: { line: LineStyle }[] };
    };
    const dashed = plot.layout.shapes.filter(({ line }) => line.dash === "dash");
    expect([plot.layout.shapes.length, dashed.length]).toEqual([6, 2]);
  });

  test("the area of answer 1 is the stripe from 0.5 to 1.5 of x1 + x2", () => {
    const { byHand, predict } = letters;
    for (const x of [
      [0.2, 0.29],
      [0.2, 0.31],
      [-3, 3.6],
      [5, -4],
      [0.8, 0.69],
      [0.8, 0.71],
    ]) {
      const light = predict(
        byHand.output,
        byHand.hidden.map((unit) => predict(unit, x)),
      );
      expect(light).toBe(Number(x[0] + x[1] >= 0.5 && x[0] + x[1] <= 1.5));
    }
  });

  test("the four points fall on three places in the hidden plane", () => {
    expect(described("hidden-plane")).toContain("the samples fall on 3 places; 4 of 4");
  });

  test("without a step, two layers and the folded unit 8 x1 + x2 - 8 give the same numbers", () => {
    expect(lesson.cells.linear.printed).toEqual([
      "x = (0,0)   two layers -8   one unit -8",
      "x = (0,1)   two layers -7   one unit -7",
      "x = (1,0)   two layers  0   one unit  0",
      "x = (1,1)   two layers  1   one unit  1",
    ]);
    expect([2 * 1 + 0 - 1, -1 + 0 + 3, 3 * 1 - 2 * 2 + 1]).toEqual([1, 2, 0]);
  });

  test("the bends are 0, 1 and 2 high, and 0, 0 and 1; 1 and -2 of them make XOR", () => {
    const bends = lesson.variables.bends as Record<string, { x: number[]; y: number[] }>;
    const at = (name: string) => [0, 1, 2].map((s) => bends[name].y[bends[name].x.indexOf(s)]);
    expect([at("max(0, s)"), at("max(0, s - 1)")]).toEqual([
      [0, 1, 2],
      [0, 0, 1],
    ]);
    expect(at("max(0, s)").map((v, i) => v - 2 * at("max(0, s - 1)")[i])).toEqual(at("XOR"));
  });

  test("nudges up to 0.1 of a hidden weight change no answer", () => {
    expect(lesson.cells["nudge-step"].printed).toEqual(
      [0, 0.001, 0.01, 0.1].map((nudge) => `0,1,1,0   nudge ${nudge}`),
    );
  });

  test("the untrained network answers about one half, the trained one nearly 0, 1, 1, 0", () => {
    const before = (lesson.cells.fresh.value as string[]).map(Number);
    expect(before.map((a) => Math.abs(a - 0.5) < 0.1)).not.toContain(false);
    const after = (lesson.cells.train.value as string[]).map(Number);
    expect(after.map((a, i) => Math.abs(a - [0, 1, 1, 0][i]) < 0.01)).not.toContain(false);
  });

  test("for 200 epochs nearly nothing happens, then the points are pulled apart", () => {
    const apart = letters.kept.map(({ net }) => {
      const data = net.predict(gates.xor.X).data;
      return Math.max(...data) - Math.min(...data);
    });
    const at = Object.fromEntries(letters.kept.map(({ label }, i) => [label, apart[i]]));
    expect(at["epoch 200"]).toBeLessThan(0.25);
    expect(at["epoch 400"]).toBeGreaterThan(0.75);
  });

  test("seed 1 finds one unit for (1, 0) alone and one for (0, 1) alone", () => {
    expect(hiddenTables(letters.net)).toEqual(["0010", "0100"]);
  });

  test("of 100 starts 0, 71, 98 and 100 learn XOR with 1, 2, 3 and 4 hidden units", () => {
    expect(letters.ofHundred).toEqual({ one: 0, two: 71, three: 98, four: 100 });
  });

  test("29 starts with two units have not learnt XOR; after 10,000 epochs it is still 27", async () => {
    let stuck = 0;
    let late = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const net = letters.freshNet(2, seed);
      await train(net, gates.xor, letters.recipe);
      if (net.evaluate(gates.xor).accuracy === 1) continue;
      stuck++;
      await train(net, gates.xor, { ...letters.recipe, epochs: 9000 });
      if (net.evaluate(gates.xor).accuracy === 1) late++;
    }
    expect([stuck, stuck - late]).toEqual([29, 27]);
  });

  test("the 71 networks found eight pairs of hidden units; 7 of them are OR and NAND", async () => {
    const found: string[] = [];
    for (let seed = 1; seed <= 100; seed++) {
      const net = letters.freshNet(2, seed);
      await train(net, gates.xor, letters.recipe);
      if (net.evaluate(gates.xor).accuracy === 1) found.push(hiddenTables(net).join(" "));
    }
    expect([found.length, new Set(found).size]).toEqual([71, 8]);
    expect(found.filter((pair) => pair === "0111 1110")).toHaveLength(7);
  });

  test("three hidden units do three switches: at least one, two, three are up", () => {
    for (let row = 0; row < 8; row++) {
      const up = [row & 1, (row >> 1) & 1, row >> 2].reduce((a, b) => a + b);
      const h = [0.5, 1.5, 2.5].map((threshold) => step(up - threshold));
      expect(step(h[0] - h[1] + h[2] - 0.5)).toBe(up % 2);
    }
  });

  test("whatever an output unit does with one hidden answer, a single unit can do too", () => {
    const tables = new Set(letters.units.map((unit) => tableOf((x) => letters.predict(unit, x))));
    const all = ["0", "1"].flatMap((if0) => ["0", "1"].map((if1) => [if0, if1]));
    for (const table of tables)
      for (const [if0, if1] of all)
        expect(tables).toContain([...table].map((h) => (h === "1" ? if1 : if0)).join(""));
    expect(tables.size).toBe(14);
  });
});

/** The four answers as one text, such as "0110". */
function tableOf(answer: (x: number[]) => number): string {
  return letters.inputs.map((x) => Math.round(answer(x))).join("");
}

/** The tables of a network's two hidden units, in order of their text. */
function hiddenTables(net: Network): string[] {
  const [h] = net.forward(gates.xor.X).A;
  const rows = [0, 1, 2, 3];
  return [0, 1].map((unit) => rows.map((row) => Math.round(h.at(row, unit))).join("")).sort();
}
