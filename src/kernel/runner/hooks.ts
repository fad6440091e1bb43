/**
 * Node's module hooks for cells: local TypeScript files run, with or without their ending; packages
 * are looked for beside the notebook, then beside chainrule; "chainrule" is always this one.
 */
import { readFile } from "node:fs/promises";
import type { LoadHook, ResolveHook } from "node:module";
import { fileURLToPath } from "node:url";

const own = new URL("../../index.js", import.meta.url).href;
const TYPESCRIPT = /\.[cm]?tsx?$/;
const ENDINGS = [".ts", ".tsx", ".mts", ".js", ".mjs", "/index.ts", "/index.js"];

/** Finds what a cell or a local file imports. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  if (specifier === "chainrule") return { url: own, shortCircuit: true };
  const candidates = candidatesOf(specifier, context.parentURL);
  let failure: unknown;
  for (const [name, parentURL] of candidates) {
    try {
      return await next(name, { ...context, parentURL });
    } catch (error) {
      failure ??= error; // the first one names what the learner wrote
    }
  }
  throw failure;
};

/** Reads a module; TypeScript becomes JavaScript. */
export const load: LoadHook = async (url, context, next) => {
  const { protocol, pathname } = new URL(url);
  if (protocol !== "file:" || !TYPESCRIPT.test(pathname)) return next(url, context);
  const path = fileURLToPath(url);
  // Loaded at the first use: most notebooks never import a local file.
  const { transpileFile } = await import("../../cells/transpile.ts");
  const source = transpileFile(await readFile(path, "utf8"), path);
  return { format: "module", source, shortCircuit: true };
};

/** What to try for `specifier`, with the module it is tried from, in order. */
function candidatesOf(specifier: string, parent: string | undefined): [string, string?][] {
  const isPath = /^(\.{1,2}\/|\/|file:)/.test(specifier);
  if (!isPath)
    return [
      [specifier, parent],
      [specifier, own],
    ];
  const variants = ENDINGS.map((ending): [string, string?] => [specifier + ending, parent]);
  const asTypeScript = specifier.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  return [[specifier, parent], [asTypeScript, parent], ...variants];
}
