/** What an output with a confusion detective holds, read with care: it may come from a stranger. */
import { whatCame } from "../../engine/argument.ts";
import { bytesOf } from "../../plots/base64.ts";

/** A matrix with images of its cells. */
export interface DetectiveData {
  /** How often each true class (row) was taken for each class (column). */
  readonly counts: readonly (readonly number[])[];
  readonly labels: readonly string[];
  readonly height: number;
  readonly width: number;
  /** True class, predicted class, how many images; those lie one after the other in `images`. */
  readonly cells: readonly (readonly [actual: number, predicted: number, images: number])[];
  /** A byte for each pixel, 0 (paper) to 255 (ink). */
  readonly images: Uint8Array;
}

/** More classes do not fit a screen. */
export const mostClasses = 20;

/** Pixels of an image's longer side. */
export const mostSide = 64;

/** @throws TypeError or RangeError if the data are something else */
export function readDetective(data: unknown): DetectiveData {
  if (typeof data !== "object" || data === null) throw wrong("the output", data, "a matrix");
  const { counts, labels, height, width, cells, images } = data as Readonly<
    Record<string, unknown>
  >;
  const rows = listOf("counts", counts, mostClasses).map((row, r) => readRow(row, r));
  if (rows.length === 0 || rows.some((row) => row.length !== rows.length)) {
    throw new RangeError(
      "confusionDetective: counts is not square; it needs a column for each row",
    );
  }
  const names = listOf("labels", labels, mostClasses).map((label, i) => {
    if (typeof label !== "string") throw wrong(`labels[${i}]`, label, "a text");
    return label.slice(0, 20);
  });
  if (names.length !== rows.length) throw wrong("labels", labels, "a name for each class");
  const [h, w] = [wholeOf("height", height, 1, mostSide), wholeOf("width", width, 1, mostSide)];
  const read = listOf("cells", cells, mostClasses ** 2).map((cell) => readCell(cell, rows.length));
  if (typeof images !== "string") throw wrong("images", images, "a text of base64");
  const bytes = bytesOf(images, "confusionDetective: images");
  const count = read.reduce((sum, [, , n]) => sum + n, 0);
  if (bytes.length === count * h * w) {
    return { counts: rows, labels: names, height: h, width: w, cells: read, images: bytes };
  }
  throw new RangeError(
    `confusionDetective: images has ${bytes.length} bytes; ${count} images of ${h}x${w} have ${count * h * w}`,
  );
}

/** The cell that a text names, `4,9`: true class, predicted class. @throws RangeError if there is none */
export function cellOf({ counts }: DetectiveData, text: string): [number, number] {
  const [, actual, predicted] = /^(\d{1,2}),(\d{1,2})$/.exec(text) ?? [];
  const cell: [number, number] = [Number(actual), Number(predicted)];
  if (counts[cell[0]]?.[cell[1]] !== undefined) return cell;
  throw new RangeError(
    `confusionDetective: the cell is ${whatCame(text)}; it must be two classes from 0 to ${counts.length - 1}, such as 0,1`,
  );
}

function readRow(row: unknown, r: number): number[] {
  return listOf(`counts[${r}]`, row, mostClasses).map((count, c) =>
    wholeOf(`counts[${r}][${c}]`, count, 0, 1e12),
  );
}

function readCell(cell: unknown, classes: number): [number, number, number] {
  const [actual, predicted, images] = listOf("a cell", cell, 3);
  return [
    wholeOf("a cell's true class", actual, 0, classes - 1),
    wholeOf("a cell's predicted class", predicted, 0, classes - 1),
    wholeOf("a cell's number of images", images, 0, 100),
  ];
}

function listOf(name: string, value: unknown, longest: number): readonly unknown[] {
  if (Array.isArray(value) && value.length <= longest) return value;
  const came = Array.isArray(value) ? `a list of ${value.length}` : whatCame(value);
  throw new TypeError(
    `confusionDetective: ${name} is ${came}; it must be a list of at most ${longest}`,
  );
}

function wholeOf(name: string, value: unknown, least: number, greatest: number): number {
  const isWhole = typeof value === "number" && Number.isInteger(value);
  if (isWhole && value >= least && value <= greatest) return value;
  throw wrong(name, value, `a whole number from ${least} to ${greatest}`);
}

function wrong(name: string, value: unknown, needed: string): TypeError {
  return new TypeError(`confusionDetective: ${name} is ${whatCame(value)}; it must be ${needed}`);
}
