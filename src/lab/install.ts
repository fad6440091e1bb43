/** `chainrule install` and `uninstall`: kernel, renderer, exporter and JupyterLite's kernel for a Jupyter that is there. */
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { installExporter, nbconvertIn, uninstallExporter } from "./exporter.ts";
import { installedFolders, installInto } from "./jupyter-files.ts";
import { installLite } from "./lite-files.ts";
import { projectRoot } from "./root.ts";

/**
 * Installs into the environment `prefix`, or else where the `jupyter` on PATH looks.
 *
 * @returns one sentence for each part
 * @throws Error if there is no Jupyter and no prefix
 */
export async function install(prefix?: string): Promise<string[]> {
  const { share, packages } = await findJupyter(prefix);
  const [kernel, renderer] = await installInto(projectRoot(), share);
  const lite = await installLite(projectRoot(), join(share, "labextensions"));
  const exporter =
    packages === undefined
      ? "not installed, because no nbconvert was found there"
      : await installExporter(projectRoot(), packages);
  return [
    `kernel "TypeScript (chainrule)": ${kernel}`,
    `Plotly renderer: ${renderer}`,
    `kernel for JupyterLite: ${lite}`,
    `exporter "chainrule" of nbconvert: ${exporter}`,
  ];
}

/**
 * Removes what `install` wrote with the same `prefix`.
 *
 * @returns one sentence for each part
 */
export async function uninstall(prefix?: string): Promise<string[]> {
  const { share, packages } = await findJupyter(prefix);
  const folders = installedFolders(share);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  const module = packages === undefined ? undefined : await uninstallExporter(packages);
  return [...folders, ...(module === undefined ? [] : [module])].map((path) => `removed ${path}`);
}

/** The two places of a Jupyter that we write to. */
interface Jupyter {
  /** Its share/jupyter. */
  readonly share: string;
  /** The site-packages folder that its nbconvert comes from, or one that is searched with it. */
  readonly packages: string | undefined;
}

async function findJupyter(prefix: string | undefined): Promise<Jupyter> {
  if (prefix === undefined) return jupyterOnPath();
  const share = join(resolve(prefix), "share", "jupyter");
  return { share, packages: await nbconvertIn(resolve(prefix)) };
}

function jupyterOnPath(): Jupyter {
  for (const command of [["jupyter"], ["python3", "-m", "jupyter"], ["python", "-m", "jupyter"]]) {
    const share = ask([...command, "--data-dir"])?.trim();
    if (!share) continue;
    const python = /sys\.executable:\s+(.+)/.exec(ask([...command, "troubleshoot"]) ?? "")?.[1];
    return { share, packages: python && ask([python.trim(), "-c", packagesScript])?.trim() };
  }
  throw new Error("install: no jupyter was found on PATH; name its folder with --prefix DIR");
}

// A person's own packages, as the kernel goes into a person's own folder; an environment's if in one.
const packagesScript = [
  "import nbconvert, site, sysconfig",
  "print(site.getusersitepackages() if site.ENABLE_USER_SITE else sysconfig.get_path('purelib'))",
].join("\n");

/** What a program prints; `undefined` if it is not there or fails. */
function ask([command, ...args]: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}
