/** Matrices that are kept as bytes mean what the same numbers in float32 mean. */
import { expect, test } from "vitest";
import { subset } from "../../src/data/subset.ts";
import { relu, softmax } from "../../src/engine/activations.ts";
import { ByteMatrix } from "../../src/engine/byte-matrix.ts";
import { dense } from "../../src/engine/dense.ts";
import { Matrix, zeros } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { gatherRows, sliceRows } from "../../src/engine/operations.ts";
import { seeded } from "../../src/engine/random.ts";
import { evaluate, train } from "../../src/train.ts";

const random = seeded(3);
const bytes = Uint8Array.from({ length: 100 * 37 }, (_, i) =>
  i < 256 ? i : random.next() < 0.7 ? 0 : random.integer(256),
);
const kept = (): ByteMatrix => new ByteMatrix(100, 37, bytes);
const numbers = new Matrix(
  100,
  37,
  Float32Array.from(bytes, (byte) => byte / 255),
);
const Y = zeros(100, 3);
for (let r = 0; r < 100; r++) Y.data[3 * r + (r % 3)] = 1;

const net = () =>
  network({
    inputs: 37,
    layers: [dense(40, { activation: relu }), dense(3, { activation: softmax })],
    random: seeded(8),
  });

test.each(["reference", "simd"] as const)(
  "the %s engine learns the same to the last bit, and asks for no copy of all",
  async (engine) => {
    for (const batchSize of [1, 7, 32]) {
      const [a, b] = [net(), net()];
      const X = kept();
      const options = { epochs: 4, batchSize, engine, learningRate: 0.1 };
      await train(a, { X, Y }, { ...options, validation: { X, Y } });
      await train(b, { X: numbers, Y }, { ...options, validation: { X: numbers, Y } });
      expect(a.save() === b.save()).toBe(true);
      expect(await evaluate(a, { X, Y }, { engine })).toEqual(
        await evaluate(b, { X: numbers, Y }, { engine }),
      );
      expect(a.predict(X).toArray()).toEqual(b.predict(numbers).toArray());
      expect(X.bytesOf(0, 1)).toBeDefined();
    }
  },
);

test("its rows, elements, parts and text are those of the numbers", () => {
  const X = kept();
  expect(X.at(3, 5)).toBe(numbers.at(3, 5));
  expect(sliceRows(X, 2, 9).toArray()).toEqual(sliceRows(numbers, 2, 9).toArray());
  expect(gatherRows(X, [7, 0, 7]).toArray()).toEqual(gatherRows(numbers, [7, 0, 7]).toArray());
  const part = subset({ X, Y }, [5, 1]);
  expect(part.X).toBeInstanceOf(ByteMatrix);
  expect(String(part.X)).toBe(String(subset({ X: numbers, Y }, [5, 1]).X));
  expect(X.nonFinite()).toBe(-1);
  expect(Array.from(X.data)).toEqual(Array.from(numbers.data));
});

test("whoever changes its data changes it everywhere", () => {
  const X = kept();
  X.data[37] = Number.NaN;
  expect(X.at(1, 0)).toBeNaN();
  expect(sliceRows(X, 1, 2).at(0, 0)).toBeNaN();
  expect(X.pick([1]).at(0, 0)).toBeNaN();
  expect(X.nonFinite()).toBe(37);
  expect(X.bytesOf(1, 2)).toBeUndefined();
});

test("too few bytes are an error that says how many are needed", () => {
  expect(() => new ByteMatrix(3, 4, new Uint8Array(11))).toThrow(
    "Matrix: 3x4 needs 12 numbers, but data holds 11",
  );
});
