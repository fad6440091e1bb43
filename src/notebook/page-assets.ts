/**
 * Builds what exported pages carry: style, script, and packed parts (Plotly, widgets, the editor, the sanitiser, the
 * worker that runs cells, the worker that holds TypeScript). Runs at `npm run build`; esbuild and Plotly are
 * needed here only, never when a page is written.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build, type OutputFile, type Plugin, type StdinOptions, transform } from "esbuild";
import { mnist } from "../data/mnist.ts";
import { packMnist } from "../data/mnist-subset.ts";
import { lookVariables } from "../look.ts";
import { widgetKinds } from "../widgets/kinds.ts";
import { assetsFolder, packageFolder } from "./assets-folder.ts";
import { exerciseParts } from "./exercise-parts.ts";
import { type Notice, noticesText } from "./html/licences.ts";
import { pack } from "./html/pack.ts";
import { scriptHash } from "./html/policy.ts";
import { fontNotice, mnistNotice, noticeOf, packageFolders } from "./notices.ts";
import { ownGlobals } from "./own-globals.ts";
import { fontFolder, fontStyle } from "./page-fonts.ts";
import { pageTypes } from "./page-types.ts";
import { saveWhole } from "./save.ts";
import { slimTypescript, typescriptNames } from "./slim-typescript.ts";

/**
 * Builds the assets into `dist/page`: a moment the second time, because a packed part is only
 * packed again when its source changed. Runs after tsc: cells are checked against `dist`'s types.
 */
export async function buildPageAssets(): Promise<void> {
  await mkdir(assetsFolder(), { recursive: true });
  const page = await bundle("main.ts");
  await saveAsset("page.js", inlineScript(page.script));
  const style = `:root{${lookVariables()}}${(await bundle("page.css")).script}`;
  await saveAsset("page.css", `${await fontStyle()}\n${style}`);
  const widgets = await widgetBundles();
  for (const [name, { script }] of Object.entries(widgets)) await savePacked(name, script);
  const editor = await bundle("editor/main.ts");
  await savePacked("editor", editor.script);
  const sanitizer = await bundle("sanitizer/main.ts");
  await savePacked("sanitizer", sanitizer.script);
  const { scripts, library } = await exerciseParts();
  for (const [group, script] of Object.entries(scripts)) {
    await saveAsset(`exercises-${group}.js`, script);
  }
  const worker = await bundle("worker/main.ts", { plugin: library });
  await savePacked("worker", `(() => { ${ownGlobals} ${worker.script} })();`);
  const types = await pageTypes(packageFolder());
  await saveAsset("types.json", JSON.stringify(types));
  const language = await bundle("language/main.ts", { types });
  await savePacked("language", language.script);
  for (const { kind, file } of plotlyPackages) await packPlotly(kind, file);
  await packImages();
  await saveNotices({ page, ...widgets, editor, sanitizer, worker, language });
}

/** Each kind of widget as a script that enters itself into `globalThis.chainruleWidgets`. */
async function widgetBundles(): Promise<Record<string, Bundle>> {
  const bundles = widgetKinds.map(async (kind) => {
    const contents = `import { mount } from "./view/mount.ts";
      (globalThis.chainruleWidgets ??= {})[${JSON.stringify(kind)}] = mount;`;
    const resolveDir = join(packageFolder(), "src", "widgets", kind);
    const stdin = { contents, resolveDir, sourcefile: "widget.ts", loader: "ts" } as const;
    return [`widget-${kind}`, await bundle({ stdin })] as const;
  });
  return Object.fromEntries(await Promise.all(bundles));
}

/** Whose work each part holds, for the pages that carry it; and all of it, for the package. */
async function saveNotices(bundles: Readonly<Record<string, Bundle>>): Promise<void> {
  const folderOf = (file: string): string => packageFolders([require.resolve(file)])[0];
  const typescript = folderOf("typescript");
  const font = { ...noticeOf(fontFolder()), name: "Source Serif 4" };
  const notices: Record<string, Notice[]> = {
    math: [noticeOf(folderOf("katex")), fontNotice(packageFolder())],
    mnist: [mnistNotice],
    prepared: [],
  };
  for (const { kind, file } of plotlyPackages) notices[kind] = [noticeOf(folderOf(file))];
  for (const [kind, { files }] of Object.entries(bundles)) {
    notices[kind] = packageFolders(files).map(noticeOf);
  }
  notices.page.push(font);
  // Their declarations are in the types that cells are checked against.
  notices.language.push(noticeOf(folderOf("@types/node/package.json")));
  if (!notices.language.some(({ name }) => name.startsWith("typescript "))) {
    notices.language.push(noticeOf(typescript));
  }
  await saveAsset("notices.json", JSON.stringify(notices));
  const all = new Map(
    Object.values(notices)
      .flat()
      .map((notice) => [notice.name, notice]),
  );
  await saveAsset("THIRD-PARTY.txt", noticesText([...all.values()]));
}

const require = createRequire(import.meta.url);

const plotlyPackages = [
  { kind: "plotly-cartesian", file: "plotly.js-cartesian-dist-min/plotly-cartesian.min.js" },
  { kind: "plotly-full", file: "plotly.js-dist/plotly.js" },
] as const;

/** One of src/page's files, or a text, with all that it imports, minified; `types` become `pageTypes`. */
async function bundle(
  source: string | { readonly stdin: StdinOptions },
  { types, plugin = slimmer }: BundleNeeds = {},
): Promise<Bundle> {
  const result = await build({
    metafile: true,
    ...(typeof source === "string"
      ? { entryPoints: [join(packageFolder(), "src", "page", source)] }
      : source),
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none", // all of them stand in the page: html/licences.ts
    // Behind conditions that are false in a page.
    external: ["node:*", ...typescriptAsksFor],
    plugins: [plugin],
    banner: types === undefined ? {} : { js: `const pageTypes = ${JSON.stringify(types)};` },
    logLevel: "error",
    write: false,
  });
  const [{ inputs }] = Object.values(result.metafile?.outputs ?? {});
  // Of others only what types need was read, and nothing is left.
  const files = Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0);
  return { script: (result.outputFiles as OutputFile[])[0].text, files };
}

interface BundleNeeds {
  readonly types?: Readonly<Record<string, string>>;
  readonly plugin?: Plugin;
}

/** A bundled script, and the files that it was made of. */
interface Bundle {
  readonly script: string;
  readonly files: readonly string[];
}

/** Takes from TypeScript what src/cells uses. */
const slimmer: Plugin = {
  name: "slim-typescript",
  setup(builder) {
    builder.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, async ({ path }) => {
      const cells = join(packageFolder(), "src", "cells");
      const files = (await readdir(cells)).filter((name) => name.endsWith(".ts"));
      const sources = await Promise.all(files.map((name) => readFile(join(cells, name), "utf8")));
      const names = typescriptNames(sources);
      return { contents: slimTypescript(await readFile(path, "utf8"), names), loader: "js" };
    });
  },
};

/** Modules of Node that TypeScript looks for, and does without in a page. */
const typescriptAsksFor = "fs path os crypto inspector perf_hooks source-map-support".split(" ");

async function packPlotly(kind: string, file: string): Promise<void> {
  const source = await readFile(require.resolve(file), "utf8");
  const minify = async () =>
    (await transform(source, { minify: true, legalComments: "inline" })).code;
  await savePacked(kind, source, minify);
}

/** The part of MNIST that a page carries: 200 training and 50 test images of each digit. */
async function packImages(): Promise<void> {
  const stamp = "packed 3: 200 and 50";
  if ((await readAsset("mnist.stamp")) === stamp) return;
  const bytes = packMnist(await mnist(), { training: 200, test: 50 });
  await saveAsset("mnist.txt", pack(bytes));
  await saveAsset("mnist.hash", "");
  await saveAsset("mnist.stamp", stamp);
}

/** Saves a script packed, with the hash that the page's policy needs. */
async function savePacked(
  name: string,
  source: string,
  finish: () => string | Promise<string> = () => source,
): Promise<void> {
  const stamp = createHash("sha256").update(`packed 3\n${source}`).digest("hex");
  if ((await readAsset(`${name}.stamp`)) === stamp) return;
  const script = inlineScript(await finish());
  await saveAsset(`${name}.txt`, pack(script));
  await saveAsset(`${name}.hash`, scriptHash(script));
  await saveAsset(`${name}.stamp`, stamp); // last: an interrupted build starts again
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
