import { afterAll, beforeAll, expect, test } from "vitest";
import { countLabels } from "../../src/data/labels.ts";
import { type Mnist, mnist, provideMnist } from "../../src/data/mnist.ts";
import { readFile } from "../../src/data/mnist-files.ts";
import { packMnist, unpackMnist } from "../../src/data/mnist-subset.ts";
import { takePerClass } from "../../src/data/subset.ts";

let full: Mnist;
let bytes: Uint8Array;

// Other tests in this process read the whole.
afterAll(() => provideMnist(readFile));

beforeAll(async () => {
  full = await mnist();
  bytes = packMnist(full, { training: 3, test: 2 });
});

test("a packed subset holds as many images of each digit, in a byte for each pixel", () => {
  expect(bytes).toHaveLength(8 + 50 * 785);
  const { training, test } = unpackMnist(bytes);
  expect(countLabels(training.labels)).toEqual(Array(10).fill(3));
  expect(countLabels(test.labels)).toEqual(Array(10).fill(2));
});

test("unpacked images are those of MNIST, to the last bit", () => {
  const { training } = unpackMnist(bytes);
  const expected = takePerClass(full.training, 3);
  expect(training.X.data).toEqual(expected.X.data);
  expect(training.Y.data).toEqual(expected.Y.data);
  expect(training.labels).toEqual(expected.labels);
});

test("bytes that are cut off are refused", () => {
  expect(() => unpackMnist(bytes.slice(0, -1))).toThrow(/30 \+ 20 images need 39258/);
});

test("mnist() gives what a page provides, once", async () => {
  let loads = 0;
  const load = async (): Promise<Mnist> => {
    loads++;
    return unpackMnist(bytes);
  };
  provideMnist({ load });
  expect((await mnist()).training.X.rows).toBe(30);
  await mnist();
  expect(loads).toBe(1);
});
