/** A part of MNIST small enough to travel inside a page, with as many images of each digit. */
import { Matrix } from "../engine/matrix.ts";
import { type LabelledDataset, oneHot } from "./labels.ts";
import type { Mnist } from "./mnist.ts";
import { takePerClass } from "./subset.ts";

/** How many images of each digit a subset has. */
export interface SubsetSize {
  readonly training: number;
  readonly test: number;
}

/**
 * The first images of each digit as bytes: the two counts (little-endian, 4 bytes each), then for
 * each part its labels and its pixels, a byte each.
 */
export function packMnist(data: Mnist, perDigit: SubsetSize): Uint8Array {
  const parts = [
    takePerClass(data.training, perDigit.training),
    takePerClass(data.test, perDigit.test),
  ];
  const counts = Uint32Array.from(parts, (part) => part.X.rows);
  const pieces = parts.flatMap(({ X, labels }) => [labels, Uint8Array.from(X.data, toByte)]);
  return joined([new Uint8Array(counts.buffer), ...pieces]);
}

/** The data set of `packMnist`'s bytes, pixel for pixel as `mnist()` gives it. */
export function unpackMnist(bytes: Uint8Array): Mnist {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const training = view.getUint32(0, true);
  const test = view.getUint32(4, true);
  const testAt = headerBytes + training * sampleBytes;
  if (bytes.length !== testAt + test * sampleBytes) {
    throw new RangeError(
      `unpackMnist: ${bytes.length} bytes; ${training} + ${test} images need ${testAt + test * sampleBytes}`,
    );
  }
  return {
    training: unpackPart(bytes, headerBytes, training),
    test: unpackPart(bytes, testAt, test),
  };
}

const headerBytes = 8;
const pixels = 784;
const sampleBytes = pixels + 1;

function unpackPart(bytes: Uint8Array, start: number, count: number): LabelledDataset {
  const labels = bytes.slice(start, start + count);
  const images = bytes.subarray(start + count, start + count * sampleBytes);
  const X = new Matrix(
    count,
    pixels,
    Float32Array.from(images, (pixel) => pixel / 255),
  );
  return { X, Y: oneHot(labels, 10), labels };
}

function toByte(brightness: number): number {
  return Math.round(brightness * 255);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
