/** Teaches the process's own module loader what cells may import: `.ts` files and this package. */
import { register } from "node:module";
import type { HooksData } from "./hooks.ts";
import { signals } from "./reports.ts";

/** Registers the loader's hooks; they run in a thread of their own, started at the first import. */
export function installLoader(): void {
  const data: HooksData = { signals };
  register("./hooks.js", import.meta.url, { data });
}
