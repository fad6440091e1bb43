/** The Plotly renderer for JupyterLab, as a prebuilt extension of plain files. */
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import * as exercises from "../../lessons/exercises.ts";
import { type WidgetKind, widgetKinds } from "../widgets/kinds.ts";
import { writeJson } from "./json-file.ts";
import { rendererName } from "./renderer-name.ts";

/**
 * Writes the extension into `out`: a container of some 30 kB, Plotly and how a figure is shown beside it, and the two files by
 * which JupyterLab finds them.
 */
export async function buildRenderer(root: string, out: string): Promise<void> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await mkdir(join(out, "static"), { recursive: true });
  await bundleContainer(root, join(out, "static", "remoteEntry.js"));
  await bundlePlotly(root, join(out, "static", "plotly.js"));
  await copyNotice(root, out);
  for (const kind of widgetKinds) {
    await bundleWidget(root, kind, join(out, "static", `widget-${kind}.js`));
  }
  await writeJson(join(out, "package.json"), {
    name: rendererName,
    version,
    description: "Plotly figures in notebooks, drawn without a network",
    license: "MIT",
    jupyterlab: {
      ...modules,
      _build: { load: "static/remoteEntry.js", ...modules },
    },
  });
  await writeJson(join(out, "install.json"), {
    packageManager: "npm",
    packageName: rendererName,
    uninstallInstructions: `delete this folder (${rendererName})`,
  });
}

/** What the container gives: renderers, and a plug-in. */
const modules = { mimeExtension: "./mimeExtension", extension: "./extension" };

const bundled = { bundle: true, target: "es2022", minify: true, logLevel: "warning" } as const;

async function bundleContainer(root: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, "src", "lab", "renderer", "container.ts")],
    outfile,
    ...bundled,
    loader: { ".css": "text", ".svg": "dataurl" },
    define: { exerciseCounts: JSON.stringify(exerciseCounts()) },
    format: "iife",
  });
}

/** How many exercises each group has: the container says how far a learner is, and holds no exercise. */
function exerciseCounts(): Record<string, number> {
  const groups = Object.entries(exercises);
  return Object.fromEntries(groups.map(([name, group]) => [name, Object.keys(group).length]));
}

/** Plotly's own notice; those of what it is made of stand in plotly.js.LEGAL.txt. */
async function copyNotice(root: string, out: string): Promise<void> {
  const notice = join(root, "node_modules", "plotly.js-dist", "LICENSE");
  await copyFile(notice, join(out, "static", "plotly.LICENSE.txt"));
}

/** As a module: no global name, and loaded only when the first figure is drawn. */
async function bundlePlotly(root: string, outfile: string): Promise<void> {
  await build({
    stdin: {
      contents: `export { default as plotly } from "plotly.js-dist";
        export * from "./src/lab/renderer/figures.ts";`,
      resolveDir: root,
    },
    outfile,
    ...bundled,
    loader: { ".css": "text" },
    format: "esm",
    legalComments: "linked",
    logLevel: "error",
  });
}

/** Widgets are those of exported pages. */
async function bundleWidget(root: string, kind: WidgetKind, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, "src", "widgets", kind, "view", "mount.ts")],
    outfile,
    ...bundled,
    format: "esm",
  });
}
