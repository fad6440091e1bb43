import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { type IdxDatasetOptions, idxDataset } from "../../src/data/idx-dataset.ts";
import { take } from "../../src/data/subset.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-idx-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The bytes of an IDX file, by the format's page: type, dimensions, lengths, numbers. */
function idx(type: number, shape: readonly number[], content: readonly number[]): Uint8Array {
  const lengths = shape.flatMap((n) => [n >>> 24, n >>> 16, n >>> 8, n].map((b) => b & 255));
  return Uint8Array.from([0, 0, type, shape.length, ...lengths, ...content]);
}

/** Two images of 2x3 pixels, and their classes. */
const images = idx(8, [2, 2, 3], [0, 51, 255, 0, 0, 0, 255, 0, 0, 0, 0, 102]);
const labels = idx(8, [2], [9, 3]);

function options(files: Record<string, Uint8Array>, rest: Partial<IdxDatasetOptions> = {}) {
  return {
    files: { training: { images: "images", labels: "labels" } },
    classes: 10,
    read: (name: string) => files[name],
    ...rest,
  };
}

describe("idxDataset", () => {
  test("reads Fashion-MNIST's four files as they are published, packed", async () => {
    const files = {
      "train-images-idx3-ubyte.gz": images,
      "train-labels-idx1-ubyte.gz": labels,
      "t10k-images-idx3-ubyte.gz": idx(8, [1, 2, 3], [1, 2, 3, 4, 5, 6]),
      "t10k-labels-idx1-ubyte.gz": idx(8, [1], [0]),
    };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder, name), gzipSync(bytes));
    }
    const fashion = await idxDataset({
      files: {
        training: {
          images: join(folder, "train-images-idx3-ubyte.gz"),
          labels: join(folder, "train-labels-idx1-ubyte.gz"),
        },
        test: {
          images: join(folder, "t10k-images-idx3-ubyte.gz"),
          labels: join(folder, "t10k-labels-idx1-ubyte.gz"),
        },
      },
      classes: 10,
    });
    const { X, Y, labels: classes } = fashion.training;
    expect(X.shape).toBe("2x6");
    expect(X.data).toEqual(
      Float32Array.of(0, 0.2, 1, 0, 0, 0, 1, 0, 0, 0, 0, Math.fround(102 / 255)),
    );
    expect([...classes]).toEqual([9, 3]);
    expect([Y.at(0, 9), Y.at(1, 3)]).toEqual([1, 1]);
    expect(fashion.test.X.shape).toBe("1x6");
  });

  test("keeps apart more classes than a byte can", async () => {
    const wide = idx(0x0b, [2], [1, 0, 1, 44]); // 256 and 300
    const { training } = await idxDataset(options({ images, labels: wide }, { classes: 301 }));
    expect([...training.labels]).toEqual([256, 300]);
    expect(training.Y.at(1, 300)).toBe(1);
    expect([...(take(training, 2).labels ?? [])]).toEqual([256, 300]);
  });

  test("takes other numbers than bytes as they are", async () => {
    const floats = idx(0x0d, [2, 1], [0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0]);
    const { training } = await idxDataset(options({ images: floats, labels }));
    expect([...training.X.data]).toEqual([1, -2]);
  });

  test("compares sums, of what was unpacked", async () => {
    const right = createHash("sha256").update(images).digest("hex");
    const read = (sum: string) =>
      idxDataset(options({ images: gzipSync(images), labels }, { sums: { images: sum } }));
    await expect(read(right)).resolves.toHaveProperty("training");
    await expect(read("00")).rejects.toThrow(
      `idxDataset: images was altered: its sha256 is ${right}, that of the original is 00; get the file again`,
    );
  });
});

describe("idxDataset refuses, by name,", () => {
  test.each<[string, Record<string, Uint8Array>, string]>([
    [
      "labels of another part",
      { images, labels: idx(8, [3], [1, 2, 3]) },
      "idxDataset: labels holds 3 unsigned bytes; expected 2 unsigned bytes. Is it another file",
    ],
    [
      "labels in place of images",
      { images: labels, labels },
      "idxDataset: images holds 2 unsigned bytes; expected a dimension of samples, then of pixels",
    ],
    [
      "a class that cannot be",
      { images, labels: idx(8, [2], [9, 10]) },
      "idxDataset: labels: label 1 is 10; with 10 classes, labels are 0 to 9",
    ],
    [
      "labels that are no whole numbers",
      { images, labels: idx(0x0d, [2], [0, 0, 0, 0, 0, 0, 0, 0]) },
      "labels holds 2 Float32Array; expected 2 unsigned bytes",
    ],
    ["a truncated file", { images: images.subarray(0, 20), labels }, "images is truncated"],
    [
      "a packed file that was cut off",
      { images: gzipSync(images).subarray(0, 15), labels },
      "idxDataset: images is packed by gzip, and broken or cut off; get it again",
    ],
  ])("%s", async (_, files, message) => {
    await expect(idxDataset(options(files))).rejects.toThrow(RangeError);
    await expect(idxDataset(options(files))).rejects.toThrow(message);
  });

  test("a file that is not there", async () => {
    const { read: _, ...fromDisk } = options({});
    await expect(idxDataset(fromDisk)).rejects.toThrow(/^idxDataset: images is not there; this/);
  });

  test("a descriptor that lacks something", async () => {
    const wrong = (rest: object) => idxDataset({ ...options({ images, labels }), ...rest });
    await expect(wrong({ classes: 0 })).rejects.toThrow("classes is 0; it must be a whole number");
    await expect(wrong({ files: { training: ["a", "b"] } })).rejects.toThrow(
      "idxDataset: files.training is an array; it must be like files: { training: { images:",
    );
    await expect(wrong({ files: undefined })).rejects.toThrow(
      "files is undefined; it must be like",
    );
    await expect(wrong({ klasses: 3 })).rejects.toThrow("did you mean classes?");
  });
});
