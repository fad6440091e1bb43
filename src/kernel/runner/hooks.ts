/**
 * Node's module hooks for cells: local TypeScript files run, with or without their ending; packages
 * are looked for beside the notebook, then beside chainrule; "chainrule" is always this one.
 */
import { readFile } from "node:fs/promises";
import type { InitializeHook, LoadHook, ResolveFnOutput, ResolveHook } from "node:module";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Attempts } from "./attempts.ts";
import { variantsOf, versionOf } from "./file-version.ts";
import { conditionsOf, mappedPaths, writingOf } from "./tsconfig.ts";

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
  const candidates = await candidatesOf(specifier, context.parentURL);
  const conditions = [...context.conditions, ...(await customConditions(context.parentURL))];
  const found = await firstFound(candidates, specifier, ([name, parentURL]) =>
    next(name, { ...context, conditions, parentURL }),
  );
  if (!MAY_CHANGE.test(found.url) || found.url.startsWith(ours)) return found;
  // The loader keeps a module for ever under its address: a changed file needs another one.
  return { ...found, url: `${found.url}?version=${await versionOf(found.url)}` };
};

/** Reads a module; TypeScript becomes JavaScript. */
export const load: LoadHook = async (url, context, next) => {
  attempts.note(url);
  const { protocol, pathname } = new URL(url);
  if (protocol !== "file:") return next(url, context);
  // TypeScript wants no attribute for it, and neither do bundlers.
  if (pathname.endsWith(".json"))
    return next(url, { ...context, importAttributes: { type: "json" } });
  if (!TYPESCRIPT.test(pathname)) return next(url, context);
  const path = fileURLToPath(url);
  // Loaded at the first use: most notebooks never import a local file.
  const { transpileCommonJs, transpileFile } = await import("../../cells/transpile.ts");
  const isCommonJs = path.endsWith(".cts");
  const transpile = isCommonJs ? transpileCommonJs : transpileFile;
  const source = transpile(await readFile(path, "utf8"), path, await writingOf(path));
  return { format: isCommonJs ? "commonjs" : "module", source, shortCircuit: true };
};

type Candidate = readonly [specifier: string, parent: string | undefined];

/** What to try for `specifier`, with the module it is tried from, in order. */
async function candidatesOf(
  specifier: string,
  parent: string | undefined,
): Promise<readonly Candidate[]> {
  if (/^(\.{1,2}\/|\/|file:)/.test(specifier)) {
    return variantsOf(specifier).map((variant) => [variant, parent]);
  }
  return [
    ...(await mappedCandidates(specifier, parent)),
    [specifier, parent],
    ...filesOf(specifier, parent),
    [specifier, chainrule],
  ];
}

/** What the notebook's folder, or the one of a local file, says of packages that are written for several uses. */
function customConditions(parent: string | undefined): Promise<readonly string[]> {
  const importer = isLocal(parent) ? fileURLToPath(parent) : join(process.cwd(), "cell.ts");
  return conditionsOf(importer);
}

function isLocal(parent: string | undefined): parent is string {
  return parent?.startsWith("file:") === true && !parent.includes("/node_modules/");
}

/** What the `tsconfig.json` beside a local file means by `specifier`. */
async function mappedCandidates(
  specifier: string,
  parent: string | undefined,
): Promise<readonly Candidate[]> {
  if (!isLocal(parent) || isBuiltin(specifier)) return [];
  const paths = await mappedPaths(specifier, fileURLToPath(parent));
  return paths.flatMap((path) =>
    variantsOf(pathToFileURL(path).href).map((variant): Candidate => [variant, parent]),
  );
}

/** `lodash/chunk` is a file of a package, as `require` finds it, where the package does not say what it exports. */
function filesOf(specifier: string, parent: string | undefined): Candidate[] {
  if (!/^(?:@[^/]+\/)?[^/:]+\/./.test(specifier) || !parent?.startsWith("file:")) return [];
  try {
    return [[pathToFileURL(createRequire(parent).resolve(specifier)).href, parent]];
  } catch {
    return [];
  }
}

/** If none is found, the failure that names what the learner wrote is told. */
async function firstFound(
  candidates: readonly Candidate[],
  written: string,
  find: (candidate: Candidate) => ResolveFnOutput | Promise<ResolveFnOutput>,
): Promise<ResolveFnOutput> {
  const failures = new Map<string, unknown>();
  for (const candidate of candidates) {
    try {
      return await find(candidate);
    } catch (error) {
      if (!failures.has(candidate[0])) failures.set(candidate[0], error);
    }
  }
  throw failures.get(written);
}
