/**
 * nbconvert's exporter "chainrule": a Python module and the metadata by which nbconvert finds it, as
 * pip would unpack them. Written by hand, because pip may be missing (uv), may refuse (Debian), and
 * would need a build tool.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { saveWhole } from "../notebook/save.ts";

/**
 * Puts the exporter into `packages`, the site-packages folder of a Python that has nbconvert.
 *
 * @returns the path of its module
 */
export async function installExporter(root: string, packages: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const metadata = `chainrule_nbconvert-${version}.dist-info`;
  const files = { ...(await moduleFiles(root)), ...metadataFiles(metadata, version) };
  const record = `${metadata}/RECORD`;
  const list = [...Object.keys(files), record].map((path) => `${path},,\n`).join("");
  await removeMetadata(packages, metadata);
  await mkdir(join(packages, metadata), { recursive: true });
  for (const [path, text] of Object.entries({ ...files, [record]: list }))
    await saveChanged(join(packages, path), text);
  return join(packages, `${moduleName}.py`);
}

/** Takes the exporter out of `packages` again; gives the path of its module if it was there. */
export async function uninstallExporter(packages: string): Promise<string | undefined> {
  const path = join(packages, `${moduleName}.py`);
  const found = existsSync(path);
  await removeMetadata(packages);
  await rm(join(packages, `${moduleName}.json`), { force: true });
  await rm(path, { force: true });
  return found ? path : undefined;
}

/** The folder in which the environment (of venv or conda) in `prefix` keeps nbconvert, if it does. */
export async function nbconvertIn(prefix: string): Promise<string | undefined> {
  const versions = await readdir(join(prefix, "lib")).catch(() => []);
  const unix = versions.filter((name) => /^python3/.test(name)).map((name) => join("lib", name));
  return ["Lib", ...unix]
    .map((folder) => join(prefix, folder, "site-packages"))
    .find((packages) => existsSync(join(packages, "nbconvert")));
}

const moduleName = "chainrule_nbconvert";

/** The module, and how it starts the program that writes a page. */
async function moduleFiles(root: string): Promise<Record<string, string>> {
  const main = join(root, "dist", "src", "lab", "page-main.js");
  const source = join(root, "src", "lab", "nbconvert", `${moduleName}.py`);
  return {
    [`${moduleName}.py`]: await readFile(source, "utf8"),
    [`${moduleName}.json`]: `${JSON.stringify({ command: [process.execPath, main] }, null, 2)}\n`,
  };
}

function metadataFiles(folder: string, version: string): Record<string, string> {
  return {
    [`${folder}/METADATA`]: `Metadata-Version: 2.1\nName: chainrule-nbconvert\nVersion: ${version}\n`,
    [`${folder}/INSTALLER`]: "chainrule\n",
    [`${folder}/entry_points.txt`]: `[nbconvert.exporters]\nchainrule = ${moduleName}:ChainruleExporter\n`,
  };
}

/** Removes the metadata of every version but the one in the folder `kept`. */
async function removeMetadata(packages: string, kept?: string): Promise<void> {
  for (const name of await readdir(packages).catch(() => [])) {
    const ours = new RegExp(`^${moduleName}-.*\\.dist-info$`).test(name);
    if (ours && name !== kept) await rm(join(packages, name), { recursive: true });
  }
}

/** Every start comes here, and mostly finds the same. */
async function saveChanged(path: string, text: string): Promise<void> {
  const present = await readFile(path, "utf8").catch(() => undefined);
  if (present !== text) await saveWhole(path, text);
}
