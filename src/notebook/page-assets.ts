/**
 * Builds what exported pages carry: style, script, and packed parts (Plotly, widgets, the editor, the sanitiser, the
 * worker that runs cells, the worker that holds TypeScript). Runs at `npm run build`; esbuild and Plotly are
 * needed here only, never when a page is written.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { transform } from "esbuild";
import { mnist } from "../data/mnist.ts";
import { packMnist } from "../data/mnist-subset.ts";
import { lookVariables } from "../look.ts";
import { widgetKinds } from "../widgets/kinds.ts";
import { assetsFolder, packageFolder } from "./assets-folder.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { exerciseParts } from "./exercise-parts.ts";
import { type Notice, noticesText } from "./html/licences.ts";
import { pack } from "./html/pack.ts";
import { scriptHash } from "./html/policy.ts";
import { fontNotice, mnistNotice, noticeOf, packageFolders } from "./notices.ts";
import { ownGlobals } from "./own-globals.ts";
import { fontFolder, fontStyle } from "./page-fonts.ts";
import { pageTypes } from "./page-types.ts";
import { saveWhole } from "./save.ts";

/**
 * Builds the assets into `dist/page`: a moment the second time, because a packed part is only
 * packed again when its source changed. Runs after tsc: cells are checked against `dist`'s types.
 */
export async function buildPageAssets(): Promise<void> {
  await mkdir(assetsFolder(), { recursive: true });
  const page = await bundle("page/main.ts");
  await saveAsset("page.js", inlineScript(page.script));
  const style = `:root{${lookVariables()}}${(await bundle("page/page.css")).script}`;
  await saveAsset("page.css", `${await fontStyle()}\n${style}`);
  const figures = await bundle("page/figures/main.ts");
  await savePacked("figures", figures.script);
  const widgets = await widgetBundles();
  for (const [name, { script }] of Object.entries(widgets)) await savePacked(name, script);
  const editor = await bundle("page/editor/main.ts");
  await savePacked("editor", editor.script);
  const sanitizer = await bundle("page/sanitizer/main.ts");
  await savePacked("sanitizer", sanitizer.script);
  const { scripts, library } = await exerciseParts();
  for (const [group, script] of Object.entries(scripts)) {
    await saveAsset(`exercises-${group}.js`, script);
  }
  const worker = await bundle("page/worker/main.ts", { plugin: library });
  await savePacked("worker", `(() => { ${ownGlobals} ${worker.script} })();`);
  const types = await pageTypes(packageFolder());
  await saveAsset("types.json", JSON.stringify(types));
  const language = await bundle("page/language/main.ts", { types });
  await savePacked("language", language.script);
  for (const { kind, file } of plotlyPackages) await packPlotly(kind, file);
  await packImages();
  await saveNotices({ page, figures, ...widgets, editor, sanitizer, worker, language });
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
