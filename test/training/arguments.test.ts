/** What people write for an argument: one sentence says what came, what is needed and what was meant. */
import { expect, test } from "vitest";
import {
  adam,
  column,
  dense,
  matrix,
  network,
  relu,
  row,
  seeded,
  sigmoid,
  softmax,
  train,
} from "../../src/index.ts";

// biome-ignore lint/suspicious/noExplicitAny: a learner's cell with its types switched off
const any = (value: unknown): any => value;
const net = network({ inputs: 2, layers: [dense(3, { activation: relu }), dense(1)] });
const data = { X: matrix([[0, 1]]), Y: column(1) };
const trained = (options: object) => () => train(net, data, any(options));

const wrong: readonly (readonly [what: string, does: () => unknown, says: RegExp])[] = [
  [
    "a name for an activation",
    () => dense(2, { activation: any("Relu") }),
    /activation is "Relu"; .* activation: relu, imported/,
  ],
  [
    "an activation's function",
    () => dense(2, { activation: any(sigmoid.apply) }),
    /activation is the function apply; it must be an activation/,
  ],
  [
    "Glorot's other name",
    () => dense(2, { init: any("xavier") }),
    /no init "xavier"; did you mean "glorot"\?/,
  ],
  [
    "a misspelt option of a layer",
    () => dense(2, any({ activaton: relu })),
    /no option activaton; did you mean activation\?/,
  ],
  [
    "a softmax of one unit",
    () => dense(1, { activation: softmax }),
    /a softmax of 1 unit is always 1; .* sigmoid/,
  ],
  [
    "a seed for a generator",
    () => network({ inputs: 2, layers: [dense(1)], random: any(42) }),
    /random is 42; .* seeded\(42\)/,
  ],
  ["a name for a loss", trained({ loss: "mse" }), /loss is "mse"; .* loss: meanSquaredError/],
  [
    "an optimizer that was not called",
    trained({ optimizer: adam }),
    /optimizer is the function adam; .* optimizer: adam\(\)/,
  ],
  [
    "a name for an optimizer",
    trained({ optimizer: "Adam" }),
    /optimizer is "Adam"; .* optimizer: adam\(\)/,
  ],
  [
    "a misspelt option of a training",
    trained({ epoch: 3 }),
    /no option epoch; did you mean epochs\?/,
  ],
  [
    "an option of another library",
    trained({ lr: 3 }),
    /no option lr; there are epochs, batchSize, learningRate/,
  ],
  [
    "an engine that is not there",
    trained({ engine: "gpu" }),
    /engine is "gpu"; it must be "reference" or "simd"/,
  ],
  ["too many threads", trained({ threads: 1000 }), /threads is 1000; it must be at most 64/],
  ["a beta beyond 1", () => adam({ beta2: 2 }), /beta2 is 2; it must be below 1/],
  [
    "rows for a matrix",
    () => net.predict(any([[0, 1]])),
    /predict: X is an array; it must be a matrix: make one of it: matrix\(/,
  ],
  [
    "rows for targets",
    () => net.evaluate({ X: data.X, Y: any([1]) }),
    /evaluate: Y is an array; it must be a matrix/,
  ],
  [
    "text in a matrix",
    () => matrix(any([[1, "a"]])),
    /matrix: row 0, column 1 is "a"; it must be a number/,
  ],
  ["text in a column", () => column(any("a")), /column: value 0 is "a"; it must be a number/],
];

test.each(wrong)("%s", async (_, does, says) => {
  const message = await Promise.resolve()
    .then(does)
    .then(
      () => "nothing",
      (error: Error) => error.message,
    );
  expect(message).toMatch(says);
  expect(message).not.toMatch(/undefined|Cannot|is not a function/);
});

test("a column and a row take an array, however long", () => {
  const many = Array.from({ length: 150_000 }, (_, i) => i);
  expect(column(many).shape).toBe("150000x1");
  expect(row(new Float32Array([1, 2])).toArray()).toEqual([[1, 2]]);
  expect(matrix([new Float32Array([1, 2]), [3, 4]]).toArray()).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(seeded(1).next()).toBeGreaterThan(0);
});
