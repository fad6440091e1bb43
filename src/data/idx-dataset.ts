/**
 * Data sets of images in IDX files, as MNIST and its relatives (Fashion-MNIST, EMNIST, KMNIST) are
 * published: for each part a file of images and a file of class numbers.
 */
import { checkOptions, whatCame } from "../engine/argument.ts";
import { ByteMatrix } from "../engine/byte-matrix.ts";
import type { Labels } from "../engine/dataset.ts";
import { Matrix } from "../engine/matrix.ts";
import { type FileReader, readBytes, unpacked } from "./files.ts";
import { type Idx, viewIdx } from "./idx.ts";
import { type LabelledDataset, labelArray, oneHot } from "./labels.ts";

/** The two files of one part of a data set. */
export interface IdxFiles {
  /** The images: samples x rows x columns, or any shape with the samples first. */
  readonly images: string;
  /** The class number of each image. */
  readonly labels: string;
}

/** What a data set is made of. */
export interface IdxDatasetOptions<Part extends string = string> {
  /** The files of each part, by a name of your choice: paths, or what `read` knows; packed by gzip or not. */
  readonly files: Readonly<Record<Part, IdxFiles>>;
  /** How many classes there are; class numbers are 0 .. classes - 1. */
  readonly classes: number;
  /** The sha256 of a file's content, unpacked, in hexadecimal digits; a file without one is not compared. */
  readonly sums?: Readonly<Record<string, string>>;
  /** Gives the bytes of a file by its name, which are kept and must stay as they are; from the disk if left out. */
  readonly read?: FileReader;
}

/**
 * Reads a data set of images. Shapes: X is samples x pixels, row by row, in float32; bytes become 0 to 1 (and
 * are kept as bytes until `X.data` is asked for), other numbers stay what they are. Y is samples x classes, one-hot.
 *
 * @returns one data set for each part, under its name.
 * @throws Error if a file cannot be read.
 * @throws RangeError that names the file if it is truncated, altered, of a wrong type or shape, or holds
 * what is no class number.
 * @example
 * const fashion = await idxDataset({
 *   files: {
 *     training: { images: "train-images-idx3-ubyte.gz", labels: "train-labels-idx1-ubyte.gz" },
 *     test: { images: "t10k-images-idx3-ubyte.gz", labels: "t10k-labels-idx1-ubyte.gz" },
 *   },
 *   classes: 10,
 * });
 * fashion.training.X.shape // 60000x784
 */
export function idxDataset<Part extends string>(
  options: IdxDatasetOptions<Part>,
): Promise<Record<Part, LabelledDataset<Labels>>> {
  return loadIdxDataset("idxDataset", options);
}

/** `idxDataset` for whoever has a name of its own in messages. */
export async function loadIdxDataset<Part extends string>(
  operation: string,
  options: IdxDatasetOptions<Part>,
): Promise<Record<Part, LabelledDataset<Labels>>> {
  checkDescriptor(operation, options);
  const names = Object.keys(options.files) as Part[];
  const load = async (name: Part) => [name, await part(operation, options, options.files[name])];
  return Object.fromEntries(await Promise.all(names.map(load)));
}

function checkDescriptor(operation: string, options: IdxDatasetOptions): void {
  checkOptions(operation, options, ["files", "classes", "sums", "read"]);
  const { files, classes } = options;
  if (!(Number.isInteger(classes) && classes >= 1)) {
    throw new RangeError(`${operation}: classes is ${classes}; it must be a whole number from 1`);
  }
  const parts = Object.entries<IdxFiles>(files ?? {});
  const odd = parts.find(([, part]) => !(part?.images && part?.labels));
  if (parts.length > 0 && !odd) return;
  const came = odd ? `files.${odd[0]} is ${whatCame(odd[1])}` : `files is ${whatCame(files)}`;
  throw new TypeError(
    `${operation}: ${came}; it must be like files: { training: { images: "a.gz", labels: "b.gz" } }`,
  );
}

async function part(
  operation: string,
  options: IdxDatasetOptions,
  files: IdxFiles,
): Promise<LabelledDataset<Labels>> {
  const { classes } = options;
  const X = await read(operation, options, files.images, (content) =>
    pixelsOf(operation, files.images, content),
  );
  const labels = await read(operation, options, files.labels, (content) =>
    classNumbers(operation, files.labels, content, X.rows, classes),
  );
  return { X, Y: oneHot(labels, classes), labels };
}

/** What `take` makes of a file. It looks first: what kind of file it is says more than its sum. */
async function read<T>(
  operation: string,
  options: IdxDatasetOptions,
  name: string,
  take: (content: Idx) => T,
): Promise<T> {
  const { read: from = (file: string) => readBytes(operation, file), sums = {} } = options;
  const bytes = await unpacked(operation, name, await from(name));
  const taken = take(viewIdx(bytes, name));
  const expected = Object.hasOwn(sums, name) ? sums[name] : undefined;
  const sum = expected && (await sha256(bytes));
  if (sum === undefined || sum === expected) return taken;
  throw new RangeError(
    `${operation}: ${name} was altered: its sha256 is ${sum}, that of the original is ${expected}; get the file again`,
  );
}

/** A row of pixels for each image. */
function pixelsOf(operation: string, name: string, content: Idx): Matrix {
  const [count, ...shape] = content.shape;
  if (shape.length === 0) {
    throw wrongContent(operation, name, content, "a dimension of samples, then of pixels");
  }
  const pixels = shape.reduce((product, length) => product * length, 1);
  const { data } = content;
  if (data instanceof Uint8Array) return new ByteMatrix(count, pixels, data);
  return new Matrix(count, pixels, Float32Array.from(data));
}

function classNumbers(
  operation: string,
  name: string,
  content: Idx,
  count: number,
  classes: number,
): Labels {
  const { data, shape } = content;
  const whole = !(data instanceof Float32Array || data instanceof Float64Array);
  if (!whole || `${shape}` !== `${count}`) {
    const kind = classes <= 0x100 ? "unsigned bytes" : "whole numbers";
    throw wrongContent(operation, name, content, `${count} ${kind}`);
  }
  const odd = data.findIndex((label) => label < 0 || label >= classes);
  if (odd >= 0) {
    throw new RangeError(
      `${operation}: ${name}: label ${odd} is ${data[odd]}; with ${classes} classes, labels are 0 to ${classes - 1}`,
    );
  }
  const labels = labelArray(count, classes);
  labels.set(data);
  return labels;
}

function wrongContent(operation: string, name: string, { shape, data }: Idx, needed: string) {
  const kind = data instanceof Uint8Array ? "unsigned bytes" : data.constructor.name;
  return new RangeError(
    `${operation}: ${name} holds ${shape.join("x")} ${kind}; expected ${needed}. Is it another file under this name?`,
  );
}

/** The sum as text; `undefined` in a page that a browser gives no cryptography (plain http). */
async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  const node = globalThis.process?.getBuiltinModule?.("node:crypto");
  // Not `subtle` there: it makes a copy of the bytes.
  if (node) return node.createHash("sha256").update(bytes).digest("hex");
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
