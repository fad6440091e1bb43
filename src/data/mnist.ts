/**
 * MNIST: 70,000 handwritten digits, 28x28 pixels each (LeCun, Cortes, Burges). The files come with
 * the package; a page, which has no files, is given their bytes.
 */
import type { Dataset } from "../engine/dataset.ts";
import { Matrix } from "../engine/matrix.ts";
import type { FileReader } from "./files.ts";
import { type Idx, parseIdx } from "./idx.ts";
import { oneHot } from "./labels.ts";

/** Samples whose digits are known. */
export interface LabelledDataset extends Dataset {
  readonly labels: Uint8Array;
}

/** The two parts of MNIST. */
export interface Mnist {
  /** 60,000 samples to learn from. */
  readonly training: LabelledDataset;
  /** 10,000 samples, by other writers, to judge by. */
  readonly test: LabelledDataset;
}

/**
 * Loads MNIST. X holds the pixels row by row, 0 (paper) to 1 (ink), in float32; Y is one-hot;
 * labels are the digits. Loaded once: later calls give the same data, so do not change it.
 *
 * @param read gives the bytes of a file by its name, such as `train-labels-idx1-ubyte`; the package's own
 * files if left out.
 * @throws RangeError if a file is truncated, altered or of a wrong type; the message names it.
 */
export function mnist(read?: FileReader): Promise<Mnist> {
  if (read) return load(read);
  loaded ??= defaultSource.load().catch((error: unknown) => {
    loaded = undefined; // what is mended meanwhile is to be read again
    throw error;
  });
  return loaded;
}

/**
 * Makes `source` the place where `mnist()` finds its data, as a page without files must do: a reader
 * of the original files, or a function that gives the whole data set.
 */
export function provideMnist(source: FileReader | MnistSource): void {
  defaultSource = "load" in source ? source : { load: () => load(source) };
  loaded = undefined;
}

/** Gives a data set in MNIST's form, such as a part of it. */
export interface MnistSource {
  load(): Promise<Mnist>;
}

let loaded: Promise<Mnist> | undefined;

// Loaded when asked for, so that a page that never uses MNIST never meets Node's modules.
let defaultSource: MnistSource = {
  load: () => load(async (name) => (await import("./mnist-files.ts")).readFile(name)),
};

async function load(read: FileReader): Promise<Mnist> {
  const [training, test] = await Promise.all([
    part(read, "train-images-idx3-ubyte", "train-labels-idx1-ubyte", 60_000),
    part(read, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", 10_000),
  ]);
  return { training, test };
}

async function part(
  read: FileReader,
  imageFile: FileName,
  labelFile: FileName,
  count: number,
): Promise<LabelledDataset> {
  const images = await file(read, imageFile, [count, 28, 28]);
  const labels = await file(read, labelFile, [count]);
  const pixels = new Float32Array(images.length);
  for (let i = 0; i < images.length; i++) pixels[i] = brightness[images[i]];
  return { X: new Matrix(count, 784, pixels), Y: oneHot(labels, 10), labels };
}

// Division by table: 47 million pixels have only 256 values.
const brightness = Float32Array.from({ length: 256 }, (_, pixel) => pixel / 255);

async function file(read: FileReader, name: FileName, shape: number[]): Promise<Uint8Array> {
  const bytes = await read(name);
  const data = bytesOf(parseIdx(bytes, name), name, shape);
  const sum = await sha256(bytes);
  if (sum !== undefined && sum !== sums[name]) {
    throw new RangeError(
      `mnist: ${name} was altered: its sha256 is ${sum}, that of the original is ${sums[name]}; install the package again`,
    );
  }
  return data;
}

function bytesOf({ data, shape }: Idx, name: string, expected: number[]): Uint8Array {
  if (data instanceof Uint8Array && `${shape}` === `${expected}`) return data;
  const kind = data instanceof Uint8Array ? "unsigned bytes" : data.constructor.name;
  throw new RangeError(
    `mnist: ${name} holds ${shape.join("x")} ${kind}; expected ${expected.join("x")} unsigned bytes. Is it another file under this name?`,
  );
}

/** The sums of the four original files. */
const sums = {
  "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
  "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
  "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
} as const;

type FileName = keyof typeof sums;

/** The names of the four files, for the build. @public */
export const mnistFileNames: readonly string[] = Object.keys(sums);

/** The sum as text; `undefined` in a page that a browser gives no cryptography (plain http). */
async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
