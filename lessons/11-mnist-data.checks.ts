/** How the bytes, the images and the targets of lesson 11 are judged. */
import { Matrix } from "../src/engine/matrix.ts";
import { map, scale, transpose } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { functionOf, matrixOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { isNotTried } from "../src/exercises/todo.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

type Bytes = ArrayLike<number>;

export function rightNumber(bytes: Bytes, at: number): number {
  return [0, 1, 2, 3].reduce((sum, i) => sum * 256 + bytes[at + i], 0);
}

/** The number with other weights for its four places. */
const numberWith =
  (weights: readonly number[], shift = 0) =>
  (bytes: Bytes, at: number): number =>
    weights.reduce((sum, w, i) => sum + w * bytes[at + i + shift], 0);

const numberSlips: readonly FunctionSlip[] = [
  [
    numberWith([1, 256, 65_536, 16_777_216]),
    "that reads from behind: the first byte is the largest part",
  ],
  [
    numberWith([1, 1, 1, 1]),
    "each place counts 256 times the next; the bytes are not simply added",
  ],
  [
    numberWith([1000, 100, 10, 1]),
    "a place counts 256 times the next, not ten times",
  ],
  [
    numberWith([255 ** 3, 255 ** 2, 255, 1]),
    "a byte has 256 values, from 0 to 255: a place counts 256 times the next",
  ],
  [
    numberWith([0, 0, 256, 1]),
    "only the last two bytes are used: there are four",
  ],
  [numberWith([0, 65_536, 256, 1]), "the first byte is left out"],
  [
    (bytes: Bytes) => rightNumber(bytes, 0),
    "it always reads from the beginning: begin at place `at`",
  ],
  [
    numberWith([16_777_216, 65_536, 256, 1], 1),
    "that begins one place too late: the first byte stands at place `at`",
  ],
  [
    (bytes: Bytes, at: number) => rightNumber(bytes, 4 * at),
    "`at` counts bytes, not numbers of four bytes",
  ],
  [
    (bytes: Bytes, at: number) => rightNumber(bytes, at) | 0,
    "the sign bit is set by `<<`: multiply by 256, or write `>>> 0` behind",
  ],
];

const numberCheck: FunctionCheck = {
  name: "numberAt",
  cases: [
    [[0, 0, 0, 7], 0],
    [[0, 0, 234, 96], 0],
    [[9, 9, 9, 9, 0, 0, 1, 0], 4],
    [[1, 2, 3, 4, 5, 6, 7], 2],
    [[200, 0, 0, 1], 0],
  ],
  draw: (random: Random) => [
    Array.from({ length: 9 }, () => random.integer(256)),
    random.integer(6),
  ],
  expected: rightNumber,
  slips: numberSlips,
  otherwise:
    "on paper, for 0, 0, 1, 2: `((0 * 256 + 0) * 256 + 1) * 256 + 2`",
};

export function checkNumber(answer: unknown): Verdict | undefined {
  return checkFunction(answer, numberCheck);
}

export function rightImages(bytes: Uint8Array): Matrix {
  if (rightNumber(bytes, 0) !== 2051)
    throw new Error("imagesOf: the sign is not 2051");
  const [count, height, width] = [4, 8, 12].map((at) =>
    rightNumber(bytes, at),
  );
  const pixels = Float64Array.from(
    bytes.subarray(16, 16 + count * height * width),
    (byte) => byte / 255,
  );
  return new Matrix(count, height * width, pixels);
}

/** A file of images of some size, with random pixels. */
function fileOf(
  random: Random,
  count: number,
  height: number,
  width: number,
): Uint8Array {
  const pixels = Array.from({ length: count * height * width }, () =>
    random.integer(256),
  );
  const sizes = [count, height, width].flatMap((n) => [0, 0, 0, n]);
  return Uint8Array.from([0, 0, 8, 3, ...sizes, ...pixels]);
}

/** What is made of the bytes of a file from place `from` on. */
const imagesFrom =
  (from: number, scaleBy = 1 / 255) =>
  (bytes: Uint8Array): Matrix => {
    const { rows, cols } = rightImages(bytes);
    const part = Float64Array.from(
      { length: rows * cols },
      (_, i) => (bytes[from + i] ?? Number.NaN) * scaleBy,
    );
    return new Matrix(rows, cols, part);
  };

const imageSlips: readonly FunctionSlip[] = [
  [imagesFrom(16, 1), "the pixels are not scaled: divide each byte by 255"],
  [
    imagesFrom(16, 1 / 256),
    "divide by 255, not 256: ink is the byte 255 and should be 1",
  ],
  [imagesFrom(0), "the header is read as pixels: they begin at place 16"],
  [
    imagesFrom(8),
    "pixels begin at place 16: there are four numbers in front",
  ],
  [imagesFrom(15), "one byte too early: the pixels begin at place 16"],
  [imagesFrom(17), "one byte too late: the pixels begin at place 16"],
  [
    (bytes: Uint8Array) => transpose(rightImages(bytes)),
    "rows and columns are exchanged: a row is an image",
  ],
  [
    (bytes: Uint8Array) => map(rightImages(bytes), (p) => 1 - p),
    "turned round: 0 stays 0 (paper), 255 becomes 1 (ink)",
  ],
  [
    (bytes: Uint8Array) => map(rightImages(bytes), (p) => (p > 0.5 ? 1 : 0)),
    "the pixels are rounded to 0 and 1: keep the grey in between",
  ],
  [
    (bytes: Uint8Array) => scale(rightImages(bytes), 2),
    "that is twice too much: divide each byte by 255",
  ],
];

const imagesCheck: FunctionCheck = {
  name: "imagesOf",
  cases: [[fileOf(seeded(11), 2, 2, 3)]],
  draw: (random: Random) => [
    fileOf(
      random,
      2 + random.integer(4),
      2 + random.integer(4),
      2 + random.integer(4),
    ),
  ],
  expected: rightImages,
  slips: imageSlips,
  otherwise:
    "three numbers from the places 4, 8 and 12; then `bytes[16 + i] / 255` for each pixel of a `count` x `height * width` matrix",
};

export function checkImages(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, imagesCheck);
  if (wrong) return wrong;
  const imagesOf = functionOf(answer, "imagesOf");
  const file = fileOf(seeded(12), 1, 2, 2);
  matrixOf(imagesOf(file), "what `imagesOf` gives");
  file[3] = 1;
  return threwOn(imagesOf, file)
    ? undefined
    : notYet({
        what: "a file of labels (its sign is 2049)",
        came: "becomes a matrix of images",
        expected: "an error",
        cause:
          "`if (numberOf(bytes, 0) !== numberOf(header, 0)) throw new Error(...)`",
      });
}

function threwOn(
  imagesOf: (...inputs: unknown[]) => unknown,
  file: Uint8Array,
): boolean {
  try {
    imagesOf(file);
    return false;
  } catch (error) {
    if (isNotTried(error)) throw error;
    return error instanceof Refusal; // what the learner's code threw, in words
  }
}

export function rightTargets(labels: Bytes, classes: number): Matrix {
  const Y = new Matrix(labels.length, classes);
  for (let i = 0; i < labels.length; i++) Y.data[i * classes + labels[i]] = 1;
  return Y;
}

const targetSlips: readonly FunctionSlip[] = [
  [
    (labels: Bytes, classes: number) =>
      transpose(rightTargets(labels, classes)),
    "rows and columns are exchanged: a row for each label",
  ],
  [
    (labels: Bytes) =>
      rightTargets(labels, Math.max(...Array.from(labels)) + 1),
    "`classes` numbers in each row: the largest class may be missing among these labels",
  ],
  [
    (labels: Bytes, classes: number) =>
      map(rightTargets(labels, classes), (y) => 1 - y),
    "turned round: 1 at the place of the class, 0 elsewhere",
  ],
  [
    (labels: Bytes, classes: number) =>
      rightTargets(
        Array.from(labels, (label) => (label + classes - 1) % classes),
        classes,
      ),
    "one place too early: classes count from 0",
  ],
  [
    (labels: Bytes) =>
      new Matrix(labels.length, 1, Float64Array.from(labels)),
    "these are the labels themselves: a class is a name, not a size",
  ],
  [
    (labels: Bytes, classes: number) => new Matrix(labels.length, classes),
    "all are 0: put a 1 at the place `i * classes + labels[i]` of `data`",
  ],
  [
    (labels: Bytes, classes: number) => {
      const Y = rightTargets(labels, classes);
      for (let i = 0; i < labels.length; i++)
        Y.data[i * classes + labels[i]] = labels[i];
      return Y;
    },
    "at the place of the class stands a 1, not the label",
  ],
];

const targetsCheck: FunctionCheck = {
  name: "targetsOf",
  cases: [
    [[0, 2, 1], 3],
    [[1, 1, 3, 0], 5],
  ],
  draw: (random: Random) => {
    const classes = 3 + random.integer(4);
    const count = 2 + random.integer(5);
    return [
      Array.from({ length: count }, () => random.integer(classes)),
      classes,
    ];
  },
  expected: rightTargets,
  slips: targetSlips,
  otherwise:
    "begin with `zeros(labels.length, classes)`, and set one number of each row to 1",
};

export function checkTargets(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, targetsCheck);
  if (wrong) return wrong;
  const made = functionOf(answer, "targetsOf")([1, 0], 2);
  matrixOf(made, "what `targetsOf` gives");
  return undefined;
}
