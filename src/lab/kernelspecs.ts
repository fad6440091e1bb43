/** Kernelspecs: the files by which a Jupyter finds our kernel, and stock tslab beside it. */
import { cp, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { saveWhole } from "../notebook/save.ts";

/** The content of a `kernel.json`. */
export interface Kernelspec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly interrupt_mode?: "message" | "signal";
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The kernelspec of chainrule, for the build that lies in `root`. */
export function chainruleKernelspec(root: string): Kernelspec {
  const main = join(root, "dist", "src", "kernel", "main.js");
  return {
    // The space for new objects, 16 MB three times over if left alone: the kernel's are short-lived.
    argv: [process.execPath, "--max-semi-space-size=8", main, "{connection_file}"],
    display_name: "TypeScript (chainrule)",
    language: "typescript",
    // On Linux, else of no meaning: what V8's compiler took for a moment, 30 MB, is given back.
    env: { MALLOC_TRIM_THRESHOLD_: "131072" },
    // A message reaches the kernel on Windows too; a signal does not.
    interrupt_mode: "message",
    metadata: { debugger: false },
  };
}

/**
 * The kernelspec of the tslab that npm installed, which it does in a clone; `undefined` if there is
 * none. It is interrupted by SIGINT.
 */
export function tslabKernelspec(root: string): Kernelspec | undefined {
  const found = findPackage(root, "tslab");
  if (found === undefined) return undefined;
  const main = join(found, "bin", "tslab");
  return {
    argv: [process.execPath, main, "kernel", "--config-path", "{connection_file}"],
    display_name: "tslab (another TypeScript kernel)",
    language: "typescript",
  };
}

/** The folder of a package as the module in `root` finds it. */
function findPackage(root: string, name: string): string | undefined {
  try {
    return dirname(createRequire(join(root, "package.json")).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** Writes the kernelspec `name` into `share`/kernels, and gives its folder. */
export async function writeKernelspec(
  share: string,
  name: string,
  spec: Kernelspec,
): Promise<string> {
  const folder = join(share, "kernels", name);
  await mkdir(folder, { recursive: true });
  await saveWhole(join(folder, "kernel.json"), `${JSON.stringify(spec, null, 2)}\n`);
  return folder;
}

/** Adds our logo to a kernelspec's folder, for JupyterLab's launcher. */
export async function addLogo(root: string, folder: string): Promise<void> {
  for (const name of ["logo-svg.svg", "logo-64x64.png"]) {
    await cp(join(root, "src", "lab", "assets", name), join(folder, name));
  }
}
