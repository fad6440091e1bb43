/**
 * Node's module hooks for cells: local TypeScript files run, with or without their ending; packages
 * are looked for beside the notebook, then beside chainrule; "chainrule" is always this one.
 */
import { readFile } from "node:fs/promises";
import type { InitializeHook, LoadHook, ResolveFnOutput, ResolveHook } from "node:module";
import { fileURLToPath } from "node:url";
import { Attempts } from "./attempts.ts";
import { variantsOf, versionOf } from "./file-version.ts";

const chainrule = new URL("../../index.js", import.meta.url).href;
const provided: Readonly<Record<string, string>> = {
  chainrule,
  tslab: new URL("./tslab.js", import.meta.url).href,
};
const ours = new URL("../../../", import.meta.url).href; // dist/
const TYPESCRIPT = /\.[cm]?tsx?$/;
const MAY_CHANGE = /^file:(?!.*\/node_modules\/).*\.([cm]?[jt]sx?|json)$/;

/** What the main thread hands to this one. */
export interface HooksData {
  readonly signals: Int32Array;
}

let attempts: Attempts;

/** Called once, before the other hooks. */
export const initialize: InitializeHook<HooksData> = ({ signals }) => {
  attempts = new Attempts(signals);
};

/** Finds what a cell or a local file imports. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const found = await find(specifier, context, next);
  return found.url.startsWith("file:") ? { ...found, url: attempts.address(found.url) } : found;
};

const find: ResolveHook = async (specifier, context, next) => {
  if (context.parentURL?.startsWith(ours)) return next(specifier, context);
  if (Object.hasOwn(provided, specifier)) return { url: provided[specifier], shortCircuit: true };
  const found = await firstFound(candidatesOf(specifier, context.parentURL), ([name, parentURL]) =>
    next(name, { ...context, parentURL }),
  );
  if (!MAY_CHANGE.test(found.url) || found.url.startsWith(ours)) return found;
  // The loader keeps a module for ever under its address: a changed file needs another one.
  return { ...found, url: `${found.url}?version=${await versionOf(found.url)}` };
};

/** Reads a module; TypeScript becomes JavaScript. */
export const load: LoadHook = async (url, context, next) => {
  attempts.note(url);
  const { protocol, pathname } = new URL(url);
  if (protocol !== "file:" || !TYPESCRIPT.test(pathname)) return next(url, context);
  const path = fileURLToPath(url);
  // Loaded at the first use: most notebooks never import a local file.
  const { transpileFile } = await import("../../cells/transpile.ts");
  const source = transpileFile(await readFile(path, "utf8"), path);
  return { format: "module", source, shortCircuit: true };
};

type Candidate = readonly [specifier: string, parent: string | undefined];

/** What to try for `specifier`, with the module it is tried from, in order. */
function candidatesOf(specifier: string, parent: string | undefined): Candidate[] {
  const isPath = /^(\.{1,2}\/|\/|file:)/.test(specifier);
  if (isPath) return variantsOf(specifier).map((variant) => [variant, parent]);
  return [
    [specifier, parent],
    [specifier, chainrule],
  ];
}

/** If none is found, the first failure is told: it names what the learner wrote. */
async function firstFound(
  candidates: readonly Candidate[],
  find: (candidate: Candidate) => ResolveFnOutput | Promise<ResolveFnOutput>,
): Promise<ResolveFnOutput> {
  let failure: unknown;
  for (const candidate of candidates) {
    try {
      return await find(candidate);
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}
