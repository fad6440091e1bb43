import { beforeAll, describe, expect, test } from "vitest";
import { rightBack } from "../../lessons/16-convolutions.back-checks.ts";
import { rightReader } from "../../lessons/16-convolutions.network-checks.ts";
import { rightSlopes } from "../../lessons/16-convolutions.pixel-checks.ts";
import {
  conv2d,
  type Dataset,
  evaluate,
  type Layer,
  type Matrix,
  type Mnist,
  map,
  matrix,
  type Network,
  network,
  type Random,
  seeded,
  train,
  zeros,
} from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "16-convolutions";

interface TwoLayers {
  readonly W1: Matrix;
  readonly b1: Matrix;
  readonly W2: Matrix;
  readonly b2: Matrix;
}

/** What the lesson's cells declare. */
interface Letters extends Mnist {
  readonly before: number;
  readonly shares: Readonly<Record<"CNN" | "dense", readonly number[]>>;
  readonly read: Readonly<Record<"coin" | "slope", readonly number[]>>;
  readonly net: TwoLayers;
  readonly victims: Dataset;
  readonly flat: Network;
  makeReader(random: Random): Network<Layer>;
  readMoved(net: Network<Layer>, by: number): Promise<number>;
  shareRead(net: Network<Layer>, signs: Matrix, step: number): Promise<number>;
  slopesOf(net: TwoLayers, X: Matrix, Y: Matrix): Matrix;
  thirty(seed: number): Network;
}

let lesson: LessonRun;
let letters: Letters;
const resultOf = (id: string): unknown => lesson.cells[id].value;

beforeAll(async () => {
  lesson = await runLesson(name);
  letters = lesson.variables as unknown as Letters;
}, 300_000);

describe("the numbers that lesson 16 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("the warm-ups: -3, a maximum that routes, 30 weights for a pixel", () => {
    expect(resultOf("warm-up-shared")).toBe(-3);
    expect(lesson.cells["warm-up-max-code"].printed).toEqual(["0.0 5.0"]);
    expect(resultOf("warm-up-pixel-code")).toBe(30);
  });

  test("nine places; 2 where paper turns into ink, and the kernel comes out turned", () => {
    expect(resultOf("places")).toBe(9);
    expect((resultOf("convolve-use") as Matrix).toArray()).toEqual([
      [0, 2, 0],
      [0, 2, 0],
      [0, 1, 0],
    ]);
    expect((resultOf("flip-code") as Matrix).toArray()).toEqual([[3, 2, 1]]);
    expect(resultOf("turned")).toBe(0);
    expect(resultOf("backward-count")).toBe(576);
    expect(26 * 26).toBe(676);
  });

  test("the worked example of the walk back: 3, 2 and -1", () => {
    const image = matrix([
      [0, 0, 1, 1],
      [0, 0, 1, 1],
      [0, 0, 1, 1],
      [0, 0, 0, 0],
    ]);
    const K = matrix([
      [-1, 1],
      [-1, 1],
    ]);
    const dZ = zeros(3, 3);
    dZ.data.set([0, 1, 2]);
    const { dK, dX } = rightBack(image, K, dZ);
    expect([dK.at(0, 1), dK.at(0, 0), dX.at(0, 2)]).toEqual([3, 2, -1]);
  });

  test("both gradients pass the check, are the library's, and are windows themselves", () => {
    expect(resultOf("grad-check-code")).toBe(true);
    expect(lesson.cells["turn-code"].printed).toEqual(["true true"]);
    expect(resultOf("library-same")).toBeLessThan(1e-12);
  });

  test("pooling: the example, its shift, and the library's", () => {
    expect(lesson.cells["pool-shift"].printed.join(" ")).toBe(
      "[ [ 7, 0 ], [ 0, 4 ] ] then [ [ 1, 7 ], [ 0, 3 ] ]",
    );
    expect(lesson.cells["pooling-use"].printed).toContain("[ 7, 0, 0, 4 ] [ 7, 0, 0, 4 ]");
  });

  test("11,738 parameters as the library counts, less than half of 23,860", () => {
    const net = rightReader(seeded(1));
    expect(resultOf("size")).toBe(net.parameters);
    expect(net.parameters).toBe(11_738);
    expect(letters.thirty(1).parameters).toBe(23_860);
    expect(net.parameters / 23_860).toBeLessThan(0.5);
    expect([24 * 24 * 8, 784 * 24 * 24 * 8]).toEqual([4608, 3_612_672]);
    expect(4608 * 10 + 10 + 208).toBe(46_298); // without the pooling
  });

  test("questions: 3x3 on 3x3 sees 25 pixels, and eight kernels on photos have 608 parameters", () => {
    const two = network({ inputs: [5, 5, 1], layers: [conv2d(1, 3), conv2d(1, 3)] });
    expect([two.outputs, 5 * 5]).toEqual([1, 25]);
    expect(network({ inputs: [9, 9, 3], layers: [conv2d(8, 5)] }).parameters).toBe(608);
  });

  test("the first loss is near ln 10, and the slopes of the CNN are right", () => {
    expect(letters.before).toBeGreaterThan(2.2);
    expect(letters.before).toBeLessThan(2.6);
    expect(lesson.cells["ritual-code"].printed.join(" ")).toMatch(/Gradient check passed/);
  });
});

describe("what lesson 16 says of trained networks", () => {
  test("the CNN reads at least 97 % after one epoch, 784-30-10 from 94.5 to 96.5 % after three", () => {
    expect(resultOf("train")).toBeGreaterThan(0.97);
    expect(resultOf("flat")).toBeGreaterThan(0.945);
    expect(resultOf("flat")).toBeLessThan(0.965);
  });

  test("moved by two pixels the CNN reads far more than 784-30-10, and far less than it did", () => {
    expectMoved(letters.shares.CNN[2], letters.shares.dense[2]);
    expect(letters.shares.CNN[0] - letters.shares.CNN[2]).toBeGreaterThan(0.1);
  });

  test("the signs are uphill: numerical slopes of five pixels agree", () => {
    const { net, victims, flat } = letters;
    const one = { X: matrix([victims.X.toArray()[3]]), Y: matrix([victims.Y.toArray()[3]]) };
    const slopes = rightSlopes(net, one.X, one.Y);
    const lossAt = (pixel: number, value: number) => {
      const X = one.X.copy();
      X.data[pixel] = value;
      return flat.evaluate({ X, Y: one.Y }).loss;
    };
    for (const pixel of [200, 300, 400, 500, 600]) {
      const here = one.X.data[pixel];
      const measured = (lossAt(pixel, here + 1e-6) - lossAt(pixel, here - 1e-6)) / 2e-6;
      expect(slopes.data[pixel]).toBeCloseTo(measured, 5);
    }
  });

  test("a step of 0.1 by coin hardly changes what is read; along the slopes less than one third is left", () => {
    const { coin, slope } = letters.read;
    expect(coin[0] - coin[3]).toBeLessThan(0.05);
    expect(slope[1]).toBeGreaterThan(slope[2]);
    expectFooled(slope[3]);
    expect(resultOf("other")).toBeGreaterThan(0.8);
  });

  // Ten seeds, measured: CNN 97.30 to 97.87 %; moved by two 83.1 to 85.2 and 67.8 to 70.5 %; fooled 11.8 to 18.2 %.
  test.each([2, 3])(
    "and so it is with seed %i",
    async (seed) => {
      const { makeReader, thirty, readMoved, shareRead, slopesOf, victims } = letters;
      const random = seeded(seed);
      const cnn = makeReader(seeded(seed));
      await train(cnn, letters.training, { batchSize: 16, learningRate: 0.1, random });
      expect((await evaluate(cnn, letters.test)).accuracy).toBeGreaterThan(0.97);
      const flat = thirty(seed);
      await train(flat, letters.training, { epochs: 3, learningRate: 0.1, random: seeded(seed) });
      expectMoved(await readMoved(cnn, 2), await readMoved(flat, 2));
      const [one, two] = flat.layers.map(({ W, b }) => ({ W, b: b as Matrix }));
      const net = { W1: one.W, b1: one.b, W2: two.W, b2: two.b };
      const signs = map(slopesOf(net, victims.X, victims.Y), Math.sign);
      expectFooled(await shareRead(flat, signs, 0.1));
    },
    120_000,
  );
});

function expectMoved(cnn: number, dense: number): void {
  expect(dense).toBeGreaterThan(0.65);
  expect(dense).toBeLessThan(0.74);
  expect(cnn).toBeGreaterThan(0.81);
  expect(cnn).toBeLessThan(0.88);
}

function expectFooled(share: number): void {
  expect(share).toBeGreaterThan(0.08);
  expect(share).toBeLessThan(0.25);
}
