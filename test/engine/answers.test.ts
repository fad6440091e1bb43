/** What a right answer is, and how near is near; numbers of scikit-learn 1.x where one is quoted. */
import { expect, test } from "vitest";
import { linear, sigmoid } from "../../src/engine/activations.ts";
import { Dense, dense } from "../../src/engine/dense.ts";
import { binaryCrossEntropy, meanSquaredError } from "../../src/engine/losses.ts";
import { column, type Matrix, matrix } from "../../src/engine/matrix.ts";
import { Network, network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { r2 } from "../../src/metrics/errors.ts";
import { evaluate, train } from "../../src/train.ts";

/** A network that gives its input back. */
function echo(width: number, activation = linear): Network {
  const W = matrix(Array.from({ length: width }, (_, r) => one(r, width)));
  return new Network([new Dense(W, undefined, activation)]);
}

function one(place: number, width: number): number[] {
  return Array.from({ length: width }, (_, c) => Number(c === place));
}

/** As X of `echo(…, sigmoid)`: the answer is on this side of 0.5. */
function sides(answers: readonly number[][]): Matrix {
  return matrix(answers.map((row) => row.map((yes) => (yes ? 2 : -2))));
}

const engines = ["reference", "simd"] as const;

test.each(engines)(
  "values have no accuracy, but R² and a mean absolute error: %s",
  async (engine) => {
    const Y = matrix([
      [1, 10],
      [2, 20],
      [3, 15],
      [4, 40],
    ]);
    const X = matrix([
      [1.5, 12],
      [1.5, 18],
      [3.5, 20],
      [3.9, 31],
    ]);
    const { accuracy, r2, meanAbsoluteError } = await evaluate(echo(2), { X, Y }, { engine });
    expect(accuracy).toBeNaN();
    // r2_score(Y, A), mean_absolute_error(Y, A)
    expect(r2).toBeCloseTo(0.8141204819277108, 6);
    expect(meanAbsoluteError).toBeCloseTo(2.45, 6);
  },
);

test("answers of 1,000 to 4,000 where 1 to 4 are meant are not right, but far away", () => {
  const far = echo(1).evaluate({ X: column(1000, 2000, 3000, 4000), Y: column(1, 2, 3, 4) });
  expect(far).toMatchObject({ accuracy: Number.NaN, r2: -5988005, meanAbsoluteError: 2497.5 });
  expect(String(far)).not.toContain("accuracy");
});

test.each(engines)(
  "of several labels all must be right, and each is counted: %s",
  async (engine) => {
    const Y = matrix([
      [1, 0, 1],
      [0, 0, 1],
      [1, 1, 0],
      [0, 0, 0],
    ]);
    const X = sides([
      [1, 0, 1],
      [0, 1, 1],
      [1, 1, 0],
      [1, 0, 1],
    ]);
    for (const loss of [binaryCrossEntropy, meanSquaredError]) {
      const evaluated = await evaluate(echo(3, sigmoid), { X, Y }, { engine, loss });
      // accuracy_score(Y, A), (Y == A).mean()
      expect([evaluated.accuracy, evaluated.labelAccuracy]).toEqual([0.5, 0.75]);
    }
  },
);

test("one-hot rows are classes for a sigmoid too: the largest output counts", () => {
  const Y = matrix([
    [1, 0],
    [0, 1],
  ]);
  const X = matrix([
    [-1, -2],
    [3, 2],
  ]);
  expect(echo(2, sigmoid).evaluate({ X, Y })).toMatchObject({ accuracy: 0.5 });
  expect(echo(2, sigmoid).evaluate({ X, Y }).labelAccuracy).toBeUndefined();
});

test("a single column of 0 and 1 is a class, whatever the loss", () => {
  const data = { X: column(0.2, 0.7, 0.4), Y: column(0, 1, 1) };
  expect(echo(1).evaluate(data).accuracy).toBeCloseTo(2 / 3, 12);
  expect(echo(1, sigmoid).evaluate({ X: column(-1, 1, 1), Y: data.Y }).accuracy).toBe(1);
});

test.each(engines)(
  "the history of values has no accuracy, that of labels has one: %s",
  async (engine) => {
    const random = seeded(4);
    const X = matrix(Array.from({ length: 40 }, () => [random.normal(), random.normal()]));
    const values = {
      X,
      Y: column(
        Array.from(
          X.data.filter((_, i) => i % 2 === 0),
          (x) => 3 * x,
        ),
      ),
    };
    const net = network({ inputs: 2, layers: [dense(1)] });
    const options = { epochs: 2, engine, validation: values };
    const history = await train(net, values, options);
    expect(history.accuracy).toEqual([]);
    expect(history.validationAccuracy).toEqual([]);
    expect(history.validationLoss).toHaveLength(2);
    const labels = { X, Y: matrix(X.toArray().map((row) => row.map((x) => Number(x > 0)))) };
    const two = network({ inputs: 2, layers: [dense(2, { activation: sigmoid })] });
    const learned = await train(two, labels, { epochs: 30, learningRate: 1, engine });
    expect(learned.engine).toBe(engine);
    expect(learned.accuracy.at(-1)).toBeGreaterThan(0.8);
  },
);

test("a target that never changes counts 1 if it was met everywhere, else 0, here as in r2", () => {
  for (const [answers, expected] of [
    [[5, 5, 5], 1],
    [[5, 5, 6], 0],
  ] as const) {
    const Y = column(5, 5, 5);
    expect(echo(1).evaluate({ X: column(...answers), Y }).r2).toBe(expected);
    expect(r2(Y, column(...answers))).toBe(expected);
  }
});
