/** What we put into a Jupyter: the kernel and the Plotly renderer, and settings for our own. */
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { saveWhole } from "../notebook/save.ts";
import { widgetKinds } from "../widgets/kinds.ts";
import { installExporter, nbconvertIn } from "./exporter.ts";
import { addLogo, chainruleKernelspec, tslabKernelspec, writeKernelspec } from "./kernelspecs.ts";
import { liteName } from "./lite-name.ts";
import { rendererName } from "./renderer-name.ts";

/**
 * Puts the chainrule kernel and the Plotly renderer into `share` (a Jupyter's share/jupyter).
 *
 * @returns the two folders
 */
export async function installInto(root: string, share: string): Promise<string[]> {
  const kernel = await writeKernelspec(share, "chainrule", chainruleKernelspec(root));
  await addLogo(root, kernel);
  return [kernel, await installRenderer(root, share)];
}

/** The folders that `chainrule install` writes. */
export function installedFolders(share: string): string[] {
  return [
    join(share, "kernels", "chainrule"),
    join(share, "labextensions", rendererName),
    join(share, "labextensions", liteName),
  ];
}

/** Makes the JupyterLab of our `environment` ready: kernels, renderer, exporter, settings. */
export async function prepareLab(root: string, environment: string): Promise<void> {
  const share = join(environment, "share", "jupyter");
  await installInto(root, share);
  await offerTslab(root, share);
  const packages = await nbconvertIn(environment);
  if (packages !== undefined) await installExporter(root, packages);
  const config = join(environment, "etc", "jupyter");
  await saveJson(join(config, "labconfig"), "page_config.json", pageConfig);
  await saveJson(config, "jupyter_server_config.json", serverConfig);
  await saveJson(join(share, "lab", "settings"), "overrides.json", settings);
  // JupyterLab runs scripts of its own with Node; without this, Node reads them as modules,
  // because our package.json says so for all folders below it.
  await saveJson(environment, "package.json", { type: "commonjs" });
}

/** Puts tslab beside our kernel where npm has installed it. */
async function offerTslab(root: string, share: string): Promise<void> {
  const spec = tslabKernelspec(root);
  if (spec !== undefined) await writeKernelspec(share, "tslab", spec);
  else await rm(join(share, "kernels", "tslab"), { recursive: true, force: true });
}

/** Plug-ins switched off: one asks the internet for news, the others look for language servers. */
export const pageConfig = {
  disabledExtensions: {
    "@jupyterlab/apputils-extension:announcements": true,
    "@jupyterlab/fileeditor-extension:language-server": true,
    "@jupyterlab/lsp-extension": true,
    "@jupyterlab/notebook-extension:language-server": true,
  },
};

const serverConfig = {
  ServerApp: {
    ip: "127.0.0.1",
    answer_yes: true,
    // Those who work as root (in a container) know it; nobody else reaches 127.0.0.1 as root.
    allow_root: true,
    log_level: "ERROR",
    jpserver_extensions: { jupyter_lsp: false },
  },
  LabApp: {
    log_level: "ERROR",
    check_for_updates_class: "jupyterlab.NeverCheckForUpdate",
    // The other manager lists what PyPI has.
    extension_manager: "readonly",
  },
  // Python's own kernel comes with JupyterLab; a learner of TypeScript should not meet it.
  KernelSpecManager: { allowed_kernelspecs: ["chainrule", "tslab"], ensure_native_kernel: false },
  MultiKernelManager: { default_kernel_name: "chainrule" },
};

/** What is set for whoever has set nothing. */
export const settings = {
  // Names of lessons are long, and when they were changed is of no interest.
  "@jupyterlab/filebrowser-extension:browser": {
    showLastModifiedColumn: false,
    navigateToCurrentDirectory: true,
  },
  // Who runs a cell in the first second should not be asked for a kernel.
  "@jupyterlab/notebook-extension:tracker": { autoStartDefaultKernel: true },
  "@jupyterlab/apputils-extension:notification": { checkForUpdates: false, fetchNews: "false" },
};

/** Copies the renderer unless it is there; Plotly is 5 MB, and every start comes here. */
async function installRenderer(root: string, share: string): Promise<string> {
  const from = join(root, "dist", "renderer");
  const to = join(share, "labextensions", rendererName);
  for (const path of [
    "static/plotly.js",
    ...widgetKinds.map((kind) => `static/widget-${kind}.js`),
    "static/remoteEntry.js",
    "install.json",
    "package.json",
  ]) {
    if (await isSame(join(from, path), join(to, path))) continue;
    await mkdir(join(to, "static"), { recursive: true });
    await cp(join(from, path), join(to, path));
  }
  return to;
}

async function isSame(one: string, other: string): Promise<boolean> {
  try {
    return (await readFile(one)).equals(await readFile(other));
  } catch {
    return false;
  }
}

async function saveJson(folder: string, name: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await saveWhole(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
}
