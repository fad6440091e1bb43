/** The kernel for JupyterLite, as a prebuilt extension of plain files; JupyterLite's own build takes it into a site. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../notebook/bundle.ts";
import { ownGlobals } from "../notebook/own-globals.ts";
import { pageTypes } from "../notebook/page-types.ts";
import { writeJson } from "./json-file.ts";
import { liteName } from "./lite-name.ts";

/** Writes the extension into `out`: a small container, and beside it the workers and logos. */
export async function buildLite(root: string, out: string): Promise<void> {
  const files = join(out, "static");
  await mkdir(files, { recursive: true });
  const version = await versionIn(join(root, "package.json"));
  const typescript = await versionIn(join(root, "node_modules", "typescript", "package.json"));
  const container = await bundle("lite/container.ts", {
    define: {
      chainruleVersion: JSON.stringify(version),
      typescriptVersion: JSON.stringify(typescript),
    },
  });
  await writeFile(join(files, "remoteEntry.js"), container.script);
  const worker = await bundle("lite/worker/main.ts");
  await writeFile(join(files, "worker.js"), `(() => { ${ownGlobals} ${worker.script} })();`);
  const types = await pageTypes(root);
  const language = await bundle("lite/language/main.ts", { types });
  await writeFile(join(files, "language.js"), language.script);
  for (const name of ["logo-svg.svg", "logo-64x64.png"]) {
    await copyFile(join(root, "src", "lab", "assets", name), join(files, name));
  }
  await copyFile(join(root, "dist", "page", "THIRD-PARTY.txt"), join(files, "THIRD-PARTY.txt"));
  await writeDescription(out, version);
}

/** The two files by which JupyterLab finds an extension. */
async function writeDescription(out: string, version: string): Promise<void> {
  const modules = { extension: "./extension" };
  await writeJson(join(out, "package.json"), {
    name: liteName,
    version,
    description: "A TypeScript kernel for JupyterLite, in the browser",
    license: "MIT",
    jupyterlab: { ...modules, _build: { load: "static/remoteEntry.js", ...modules } },
  });
  await writeJson(join(out, "install.json"), {
    packageManager: "npm",
    packageName: liteName,
    uninstallInstructions: `delete this folder (${liteName})`,
  });
}

async function versionIn(path: string): Promise<string> {
  return JSON.parse(await readFile(path, "utf8")).version;
}
