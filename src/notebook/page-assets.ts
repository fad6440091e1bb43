/**
 * Builds what every exported page carries: style, script and a packed Plotly. Runs at `npm run
 * build`; esbuild is needed here only, never when a page is written.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { scriptHash } from "./html/policy.ts";
import { saveWhole } from "./save.ts";

/** Where the assets stand: `dist/page` of this package, whether run from source or from `dist`. */
export function assetsFolder(): string {
  return join(packageFolder(), "dist", "page");
}

/**
 * Builds the assets into `dist/page`: a moment the second time, because Plotly (some seconds of
 * minifying) is only packed again when its version or this program changed.
 */
export async function buildPageAssets(): Promise<void> {
  await mkdir(assetsFolder(), { recursive: true });
  await Promise.all([buildScript(), buildStyle(), ...plotlyPackages.map(packPlotly)]);
}

const plotlyPackages = [
  { kind: "cartesian", file: "plotly.js-cartesian-dist-min/plotly-cartesian.min.js" },
  { kind: "full", file: "plotly.js-dist/plotly.js" },
] as const;

async function buildScript(): Promise<void> {
  const result = await build({
    entryPoints: [join(packageFolder(), "src", "page", "main.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    write: false,
  });
  await saveAsset("page.js", inlineScript(result.outputFiles[0].text));
}

async function buildStyle(): Promise<void> {
  const result = await build({
    entryPoints: [join(packageFolder(), "src", "page", "page.css")],
    bundle: true,
    minify: true,
    target: "es2022",
    write: false,
  });
  await saveAsset("page.css", result.outputFiles[0].text);
}

async function packPlotly({ kind, file }: (typeof plotlyPackages)[number]): Promise<void> {
  const path = createRequire(import.meta.url).resolve(file);
  const source = await readFile(path, "utf8");
  const stamp = createHash("sha256").update(`packed 1\n${source}`).digest("hex");
  const stampFile = `plotly-${kind}.stamp`;
  if ((await readAsset(stampFile)) === stamp) return;
  const minified = (await transform(source, { minify: true, legalComments: "inline" })).code;
  const script = inlineScript(minified);
  await saveAsset(`plotly-${kind}.txt`, gzipSync(script, { level: 9 }).toString("base64"));
  await saveAsset(`plotly-${kind}.hash`, scriptHash(script));
  await saveAsset(stampFile, stamp); // last: an interrupted build starts again
}

/** A script that can stand inside a `<script>` element, and whose hash does not change there. */
function inlineScript(script: string): string {
  return script.trim().replace(/<(?=\/script|!--|script)/gi, "\\x3c");
}

async function saveAsset(name: string, text: string): Promise<void> {
  if ((await readAsset(name)) !== text) await saveWhole(join(assetsFolder(), name), text);
}

async function readAsset(name: string): Promise<string | undefined> {
  const path = join(assetsFolder(), name);
  return existsSync(path) ? await readFile(path, "utf8") : undefined;
}

/** The nearest folder above this file that holds package.json. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("export: no package.json above this program");
    folder = parent;
  }
  return folder;
}
