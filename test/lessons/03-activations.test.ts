import { beforeAll, describe, expect, test } from "vitest";
import {
  type Activation,
  dense,
  gates,
  leakyRelu,
  linear,
  type Network,
  network,
  relu,
  row,
  seeded,
  sigmoid,
  softmax,
  step,
  tanh,
  train,
} from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "03-activations";
let lesson: LessonRun;
const printed = (id: string): readonly string[] => lesson.cells[id].printed;
const resultOf = (id: string): unknown => lesson.cells[id].value;
type Fn = (z: number) => number;
const functions = (): Record<string, Fn> => lesson.variables as never;

beforeAll(async () => {
  lesson = await runLesson(name);
});

describe("the numbers that lesson 03 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("warm-up: the step says 1 at 0, hides a nudge, and two linear units are 6x - 1", () => {
    expect([resultOf("warm-up-step"), resultOf("warm-up-nudge")]).toEqual([1, 0]);
    expect(printed("warm-up-fold").map((line) => Number(line.split("= ")[2]))).toEqual(
      [0, 1, 2].map((x) => 6 * x - 1),
    );
  });

  test("the tables of sigmoid, tanh and softplus are right to three digits", () => {
    const table = [-2, 0, 2].map((z) => [
      Math.exp(-z),
      sigmoid.apply(z),
      Math.tanh(z),
      Math.log(1 + Math.exp(z)),
    ]);
    expect(table.map((line) => line.map((v) => v.toFixed(3)))).toEqual([
      ["7.389", "0.119", "-0.964", "0.127"],
      ["1.000", "0.500", "0.000", "0.693"],
      ["0.135", "0.881", "0.964", "2.127"],
    ]);
  });

  test("a fifth of a nudge comes through the sigmoid at 1, nothing through the step", () => {
    expect(printed("slope").map((line) => line.split(/ +/)[1])).toEqual(["0.197", "0.000"]);
    expect(sigmoid.slope(sigmoid.apply(1))).toBeCloseTo(0.2, 2);
  });

  test("the ReLU is as steep at 5 as at 500", () => {
    expect(printed("steeper-code").filter((line) => line.startsWith("z ="))).toEqual([
      "z = 5   slope 1.000",
      "z = 500   slope 1.000",
    ]);
  });

  test("as written, tanh is NaN and softplus infinite at 1000; the sigmoid is 1 and 0", () => {
    expect(printed("as-written").map((line) => line.split(":")[1].trim())).toEqual([
      "Infinity",
      "NaN",
      "Infinity",
      "1 and 0",
    ]);
    expect(Math.floor(1000 * Math.LOG10E) + 1).toBe(435); // digits of e^1000
    expect(Number.MAX_VALUE / 1e308).toBeCloseTo(1.8, 2);
  });

  test("the lesson's seven functions are the library's, also far out, and their slopes too", () => {
    const library: Record<string, Activation> = { step, linear, relu, leakyRelu, sigmoid, tanh };
    const { slopeOf, slopeByNudge: byNudge } = lesson.variables as {
      slopeOf: Record<string, Fn>;
      slopeByNudge(f: Fn, z: number): number;
    };
    for (const [key, { apply, slope }] of Object.entries(library)) {
      for (const z of [-1000, -3, -0.2, 0.4, 7, 1000]) {
        expect(functions()[key](z)).toBeCloseTo(apply(z), 12);
        if (slopeOf[key]) expect(slopeOf[key](z)).toBe(slope(apply(z), z));
        const measured = byNudge(functions()[key], z);
        expect(measured).toBeCloseTo(slope(apply(z), z), 3);
      }
    }
    expect([functions().softplus(-1000), functions().softplus(1000)]).toEqual([0, 1000]);
  });

  test("the slope of softplus is the sigmoid, in three digits", () => {
    for (const line of printed("twin")) {
      const [, slope, sigmoidValue] = line.match(/slope (\S+) {3}sigmoid (\S+)/) ?? [];
      expect(Number(slope)).toBeCloseTo(Number(sigmoidValue), 2.9);
    }
  });

  test("the sigmoid is grey beyond 4.6, tanh beyond 3, softplus left of -4.6", () => {
    const slopes = {
      sigmoid: (z: number) => sigmoid.slope(sigmoid.apply(z)),
      tanh: (z: number) => tanh.slope(tanh.apply(z)),
      softplus: sigmoid.apply,
    };
    expect(slopes.sigmoid(-4.6)).toBeLessThan(0.01);
    expect(slopes.sigmoid(-4.58)).toBeGreaterThan(0.01);
    expect(slopes.tanh(3)).toBeLessThan(0.01);
    expect(slopes.tanh(2.99)).toBeGreaterThan(0.01);
    expect(slopes.softplus(-4.6)).toBeLessThan(0.01);
    expect(slopes.softplus(-4.59)).toBeGreaterThan(0.01);
  });

  test("302 numbers fold into 8, with the same answers", () => {
    const { both, alone, one, first, second, input, answersOf } = lesson.variables as {
      both: number;
      alone: number;
      one: object;
      first: object;
      second: object;
      input: number[];
      answersOf(layer: object, x: number[]): number[];
    };
    expect([both, alone]).toEqual([302, 8]);
    const twice = answersOf(second, answersOf(first, input));
    answersOf(one, input).forEach((answer, j) => {
      expect(answer).toBeCloseTo(twice[j], 10);
    });
  });

  test("the example folds to 8x - 2", () => {
    const { foldLayers } = lesson.variables as { foldLayers(one: object, two: object): object };
    expect(foldLayers({ W: [[2, -1]], b: [1, 3] }, { W: [[3], [-2]], b: [1] })).toEqual({
      W: [[8]],
      b: [-2],
    });
  });

  test("with spread 10 about three quarters of the tanh units are deaf, for any seed", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed);
      const zs = Array.from({ length: 10_000 }, () => random.normal(0, 10));
      const share = zs.filter((z) => tanh.slope(Math.tanh(z)) < 0.01).length / zs.length;
      expect(share).toBeGreaterThan(0.74);
      expect(share).toBeLessThan(0.79);
    }
    const { small, large } = lesson.variables as Record<string, Record<string, number>>;
    expect(small.sigmoid).toBe(0);
    expect([small.ReLU, large.ReLU]).toEqual([large.ReLU, small.ReLU]);
    expect(large.ReLU).toBeCloseTo(0.5, 1);
    expect([large.linear, large["leaky ReLU"], large.step]).toEqual([0, 0, 1]);
  });

  test("the ReLU's answers do not add up", () => {
    expect(printed("relu-linear-code").map((line) => line.split(": ")[1].trim())).toEqual([
      "1",
      "3",
    ]);
  });

  describe("of 120 starts, 40 of them the lesson's", () => {
    const seeds = Array.from({ length: 120 }, (_, i) => i + 1);
    const isRight = (net: Network): boolean => net.evaluate(gates.xor).accuracy === 1;

    /** XOR with four hidden units from one start, after so many epochs. */
    async function trained(activation: Activation, seed: number, epochs: number): Promise<Network> {
      const layers = [dense(4, { activation }), dense(1, { activation: sigmoid })];
      const net = network({ inputs: 2, layers, random: seeded(seed) });
      await train(net, gates.xor, { epochs, batchSize: 4, learningRate: 1 });
      return net;
    }
    async function solved(activation: Activation, epochs: number): Promise<number> {
      const nets = await Promise.all(seeds.map((seed) => trained(activation, seed, epochs)));
      return nets.filter(isRight).length;
    }
    /** Whether a hidden unit lets nothing through, in any of the four rows. */
    function hasDeadUnit({ layers: [hidden] }: Network): boolean {
      const Z = hidden.forward(gates.xor.X).toArray();
      return Z[0].some((_, unit) => Z.every((z) => z[unit] <= 0));
    }

    test("linear never learns XOR, tanh always, and the sigmoid needs more than 300 epochs", async () => {
      const { ofForty } = lesson.variables as { ofForty: Record<string, number> };
      expect([ofForty.linear, ofForty.tanh]).toEqual([0, 40]);
      expect(await solved(linear, 300)).toBe(0);
      expect(await solved(tanh, 300)).toBe(120);
      expect((await solved(sigmoid, 300)) / 120).toBeCloseTo(0.5, 1);
      expect(await solved(sigmoid, 1000)).toBe(120);
    });

    test("a step learns with hidden weights that never move", async () => {
      const [start, end] = [await trained(step, 1, 1), await trained(step, 1, 300)];
      expect(Array.from(end.layers[0].W.data)).toEqual(Array.from(start.layers[0].W.data));
      expect(await solved(step, 300)).toBeGreaterThan(30);
    });

    test("1000 epochs do not help the ReLU: where it fails, units are dead; leaky ones fail less", async () => {
      const nets = await Promise.all(seeds.map((seed) => trained(relu, seed, 1000)));
      const failed = nets.filter((net) => !isRight(net));
      expect(120 - failed.length).toBe(await solved(relu, 300));
      expect(nets.slice(0, 40).filter(isRight)).toHaveLength(
        (lesson.variables as { ofForty: Record<string, number> }).ofForty.ReLU,
      );
      expect(failed.filter(hasDeadUnit).length / failed.length).toBeGreaterThan(0.9);
      expect(await solved(leakyRelu, 300)).toBeGreaterThan(await solved(relu, 300));
    });
  });

  test("softmax of (3, 1, 0) is (0.844, 0.114, 0.042), also 100 higher", () => {
    expect(printed("softmax-as-written")).toEqual([" 0.844  0.114  0.042", " 0.844  0.114  0.042"]);
    expect([3, 1].map((z) => Math.exp(z).toFixed(3))).toEqual(["20.086", "2.718"]);
    expect((Math.exp(3) + Math.E + 1).toFixed(3)).toBe("23.804");
  });

  test("a nudge of one z moves all probabilities; each line of the table adds up to 0", () => {
    const { slopesAlong } = lesson.variables as { slopesAlong: number[][] };
    const p = softmax.apply(row(3, 1, 0)).data;
    for (const [i, line] of slopesAlong.entries()) {
      expect(line.reduce((sum, v) => sum + v, 0)).toBeCloseTo(0, 10);
      line.forEach((slope, j) => {
        expect(slope).toBeCloseTo(p[i] * ((i === j ? 1 : 0) - p[j]), 3); // the same both ways
      });
    }
    expect(Math.sign(slopesAlong[0][0])).toBe(1);
    expect(slopesAlong[0].slice(1).every((slope) => slope < 0)).toBe(true);
  });

  test("for a price of 320 sigmoid and softmax say 1", () => {
    expect(printed("last").map((line) => line.split(":")[1].trim())).toEqual(["1", "1", "320"]);
  });

  test("the softmax of two sums is the sigmoid of their difference", () => {
    const p = softmax.apply(row(2, -0.7)).data[0];
    expect(p).toBeCloseTo(sigmoid.apply(2.7), 12);
  });
});
