/** Where the built form of a kernel file lies: processes and threads cannot start from TypeScript. */

/**
 * The built file `name` (such as `"runner/main.js"`) of this folder, whether this module itself runs
 * built or, in a test, from its source.
 */
export function builtFile(name: string): URL {
  const here = new URL(name, import.meta.url);
  if (import.meta.url.endsWith(".ts")) here.pathname = here.pathname.replace("/src/", "/dist/src/");
  return here;
}
