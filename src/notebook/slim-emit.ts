/**
 * TypeScript's emitter without what turns today's JavaScript into that of older engines, or into SystemJS modules:
 * cells run in the browser that checks them, and `cells` asks for ES2022.
 */

/** The text of typescript.js whose emitter writes for engines of 2021 and later. */
export function slimEmit(body: string): string {
  return body.replace(forOlderEngines, "").replace(forSystemModules, "");
}

/** One of `getScriptTransformers`' steps: for a target below 8, ES2021, or less. */
const forOlderEngines =
  /^ {2}if \(languageVersion < [2-8] \/\* ES\d+ \*\/\) \{\n(?: {4}transformers\.push\(\w+\);\n)+ {2}\}\n/gm;

const forSystemModules = /^ +case 4 \/\* System \*\/:\n +return transformSystemModule;\n/m;
