/** Loaded first in a thread that a cell starts with a TypeScript file. */
import { register } from "node:module";
import type { HooksData } from "./hooks.ts";
import { createSignals } from "./signals.ts";

// No cell of its own can be stopped there.
const data: HooksData = { signals: createSignals() };
register("./hooks.js", import.meta.url, { data });
