/** What the kernel says of its language. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { languageInfo as infoOf } from "../jupyter/language-info.ts";

const require = createRequire(import.meta.url);

/** The version of TypeScript that checks cells, such as 6.0.3. */
// Read from its package file: loading TypeScript itself would delay the kernel's first reply.
export const typescriptVersion: string = (
  JSON.parse(readFileSync(require.resolve("typescript/package.json"), "utf8")) as {
    readonly version: string;
  }
).version;

/** `language_info` of Jupyter's protocol. */
export const languageInfo: ReturnType<typeof infoOf> = infoOf(typescriptVersion);
