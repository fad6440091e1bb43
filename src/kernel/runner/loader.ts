/** Teaches the process's own module loader what cells may import: `.ts` files and this package. */
import { register } from "node:module";

/** Registers the loader's hooks; they run in a thread of their own, started at the first import. */
export function installLoader(): void {
  register("./hooks.js", import.meta.url);
}
