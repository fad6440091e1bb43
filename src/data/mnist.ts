/**
 * MNIST: 70,000 handwritten digits, 28x28 pixels each (LeCun, Cortes, Burges). The files come with
 * the package; a page, which has no files, is given their bytes.
 */
import type { FileReader } from "./files.ts";
import { loadIdxDataset } from "./idx-dataset.ts";
import type { LabelledDataset } from "./labels.ts";

/** The two parts of MNIST. */
export interface Mnist {
  /** 60,000 samples to learn from. */
  readonly training: LabelledDataset;
  /** 10,000 samples, by other writers, to judge by. */
  readonly test: LabelledDataset;
}

/**
 * Loads MNIST. X holds the pixels row by row, 0 (paper) to 1 (ink), in float32 (kept as bytes until
 * `X.data` is asked for: then they take four times as much); Y is one-hot;
 * labels are the digits. Loaded once: later calls give the same data, so do not change it.
 *
 * @param read gives the bytes of a file by its name, such as `train-labels-idx1-ubyte`; the package's own
 * files if left out.
 * @throws RangeError if a file is truncated, altered or of a wrong type; the message names it.
 * @example const { training, test } = await mnist();
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
 * @example provideMnist(async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer()));
 */
export function provideMnist(source: FileReader | MnistSource): void {
  defaultSource = "load" in source ? source : { load: () => load(source) };
  loaded = undefined;
}

/** Gives a data set in MNIST's form, such as a part of it. */
export interface MnistSource {
  /** Gives the data set; called once. */
  load(): Promise<Mnist>;
}

let loaded: Promise<Mnist> | undefined;

// Loaded when asked for, so that a page that never uses MNIST never meets Node's modules.
let defaultSource: MnistSource = {
  load: () => load(async (name) => (await import("./mnist-files.ts")).readFile(name)),
};

function load(read: FileReader): Promise<Mnist> {
  // Ten classes, so the labels are bytes.
  return loadIdxDataset("mnist", { ...descriptor, read }) as Promise<Mnist>;
}

const descriptor = {
  files: {
    training: { images: "train-images-idx3-ubyte", labels: "train-labels-idx1-ubyte" },
    test: { images: "t10k-images-idx3-ubyte", labels: "t10k-labels-idx1-ubyte" },
  },
  classes: 10,
  /** The sums of the four original files. */
  sums: {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
  },
} as const;

/** The names of the four files, for the build. @public */
export const mnistFileNames: readonly string[] = Object.keys(descriptor.sums);
