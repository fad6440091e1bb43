import { beforeAll, describe, expect, test } from "vitest";
import { type Gradient, rightBackward } from "../../lessons/10-any-depth.backward-checks.ts";
import { heSpread, sizeAfterTwenty } from "../../lessons/10-any-depth.checks.ts";
import { type Layer, rightForward } from "../../lessons/10-any-depth.pass-checks.ts";
import {
  type Dataset,
  dense,
  type Matrix,
  map,
  matmul,
  mean,
  network,
  type Random,
  seeded,
  softmax,
  tanh,
  zeros,
} from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "10-any-depth";

interface Net {
  readonly layers: Layer[];
}

/** What the lesson's cells declare. */
interface Letters {
  readonly arms: Dataset;
  readonly six: Dataset;
  readonly checked: Layer[];
  readonly slopes: Gradient[];
  readonly depths: Readonly<Record<"one" | "two" | "eight", readonly number[]>>;
  readonly alike: Net;
  readonly deep: number[];
  readonly shares: readonly number[];
  readonly norms: readonly { readonly name: string; readonly y: readonly number[] }[];
  readonly through: Readonly<
    Record<"as for tanh" | "Exercise 6", { readonly y: readonly number[] }>
  >;
  readonly Network: new (sizes: number[], spread?: Spread, random?: Random) => Net;
  oneOverRoot(inputs: number): number;
  trained(net: Net, data: Dataset, epochs: number, rate: number): readonly number[];
  shareRight(layers: Layer[], data: Dataset): number;
  lossOf(layers: Layer[], data: Dataset): number;
  readonly small: number;
  readonly fits: number;
  readonly large: number;
  readonly fanIn: number;
  readonly fanOut: number;
}
type Spread = (inputs: number, units: number) => number;

let lesson: LessonRun;
let letters: Letters;
const resultOf = (id: string): unknown => lesson.cells[id].value;

beforeAll(async () => {
  lesson = await runLesson(name);
  letters = lesson.variables as unknown as Letters;
}, 120_000);

describe("the numbers that lesson 10 quotes", () => {
  test("one slope by hand is the walk back's, but for rounding", () => {
    expect(Math.abs(resultOf("nudge-by-hand") as number)).toBeLessThan(1e-8);
  });

  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("the warm-ups give p - y, 5x3, and the same mean", () => {
    expect(resultOf("warm-up-slopes")).toEqual([0.7, -0.8, 0.1]);
    expect(resultOf("warm-up-shapes-code")).toBe("5x3");
    expect(lesson.cells["warm-up-mean-code"].printed).toEqual(["4 4"]);
  });

  test("[2, 16, 16, 3] has as many parameters as the library counts", () => {
    const layers = [dense(16), dense(16), dense(3)];
    expect(resultOf("parameters")).toBe(network({ inputs: 2, layers }).parameters);
    expect(resultOf("parameters")).toBe(371);
  });

  test("both passes are the library's, and pass the gradient check", () => {
    expect(resultOf("gradient-check")).toBe(true);
    const { checked, six, slopes } = letters;
    const tanhs = [dense(5, { activation: tanh }), dense(4, { activation: tanh })];
    const net = network({ inputs: 3, layers: [...tanhs, dense(2, { activation: softmax })] });
    for (const [l, { W, b }] of checked.entries()) {
      net.layers[l].W.data.set(W.data);
      net.layers[l].b?.data.set(b.data);
    }
    expectClose(rightForward(checked, six.X).at(-1), net.predict(six.X));
    const theirs = net.backward(net.forward(six.X), six.Y, net.lossFor(six.Y));
    for (const [l, { dW, db }] of slopes.entries()) {
      expectClose(dW, theirs[l].dW);
      expectClose(db, theirs[l].db);
    }
    expect(slopes).toEqual(rightBackward(checked, rightForward(checked, six.X), six.Y));
  });

  test("a saved network computes exactly the same", () => {
    expect(resultOf("load")).toBe(true);
    expect(resultOf("save-look")).toBe('{"0":0.5,"1":2}');
  });

  test("outputs of six layers: a hundred-millionth and less, about a third, and nearly all at the ends", () => {
    const { small, fits, large } = letters;
    expect(small).toBeLessThan(1e-5);
    expect(fits).toBeGreaterThan(0.25);
    expect(large).toBeGreaterThan(0.9);
  });

  test("sums by the fan-out are the root of 784/30 times too large, by the fan-in right", () => {
    expect(letters.fanIn).toBeCloseTo(1, 1);
    expect(letters.fanOut / letters.fanIn).toBeCloseTo(Math.sqrt(784 / 30), 0);
  });

  test("norms: a millionth, about equal, growing towards the first layer", () => {
    const [small, fit, large] = letters.norms.map(({ y }) => y);
    for (const [l, norm] of small.entries()) expect(norm).toBeLessThan(1e-5 * fit[l]);
    expect(Math.max(...fit) / Math.min(...fit)).toBeLessThan(20);
    expect(large[0]).toBeGreaterThan(3 * large[5]);
  });

  test("ReLU: with the start for tanh about a thousandth is left after twenty layers, with He's the size stays", () => {
    const { through } = letters;
    expect(through["as for tanh"].y[19]).toBeLessThan(5e-3);
    expect(through["Exercise 6"].y[19]).toBeGreaterThan(0.2);
    expect(through["Exercise 6"].y[19]).toBeLessThan(5);
  });

  test("the size that the check of Exercise 6 reckons is what twenty real layers give", () => {
    const random = seeded(3);
    for (const spread of [heSpread, letters.oneOverRoot]) {
      const layers = Array.from({ length: 20 }, (_, l) => {
        const [inputs, units] = [[150, 600, 300][l % 3], [600, 300, 150][l % 3]];
        return map(zeros(inputs, units), () => random.normal(0, spread(inputs, units)));
      });
      const start = map(zeros(20, 150), () => random.normal());
      const end = layers.reduce((A, W) => map(matmul(A, W), (z) => Math.max(0, z)), start);
      const size = Math.sqrt(mean(map(end, (a) => a * a)));
      expect(size / sizeAfterTwenty(spread)).toBeGreaterThan(0.5);
      expect(size / sizeAfterTwenty(spread)).toBeLessThan(2);
    }
  });

  test("equal weights stay equal, and less than one half is right", () => {
    for (const row of letters.alike.layers[0].W.toArray())
      for (const w of row) expect(w).toBeCloseTo(row[0], 9);
    expect(letters.shareRight(letters.alike.layers, letters.arms)).toBeLessThan(0.5);
  });
});

describe("what lesson 10 says of several starts", () => {
  test("two hidden layers before one and before eight, from each of three starts", () => {
    const { Network, oneOverRoot, trained, arms } = letters;
    const lossOf = (hidden: number, seed: number) => {
      const sizes = [2, ...Array.from({ length: hidden }, () => 16), 3];
      return trained(new Network(sizes, oneOverRoot, seeded(seed)), arms, 100, 0.2)[100];
    };
    for (const seed of [1, 2, 3]) {
      const [one, two, eight] = [1, 2, 8].map((hidden) => lossOf(hidden, seed));
      expect(two).toBeLessThan(one);
      expect(two).toBeLessThan(eight);
    }
  }, 120_000);

  test("from three starts only the fan-in learns in 30 epochs", () => {
    const { Network, trained, shareRight, arms, deep } = letters;
    const share = (spread: Spread, seed: number) => {
      const net = new Network(deep, spread, seeded(seed));
      trained(net, arms, 30, 0.1);
      return shareRight(net.layers, arms);
    };
    for (const seed of [1, 2, 3]) {
      expect(share(() => 0.01, seed)).toBeLessThan(0.4);
      expect(share(letters.oneOverRoot, seed)).toBeGreaterThan(0.8);
      expect(share(() => 1.5, seed)).toBeLessThan(0.7);
    }
  }, 120_000);
});

function expectClose(ours: Matrix | undefined, theirs: Matrix | undefined): void {
  expect(ours?.shape).toBe(theirs?.shape);
  for (const [i, one] of Array.from(ours?.data ?? []).entries())
    expect(one).toBeCloseTo(theirs?.data[i] ?? Number.NaN, 10);
}
