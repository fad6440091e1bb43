/** `chainrule install`: the kernel and the renderer for a Jupyter that is already there. */
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { installInto } from "./jupyter-files.ts";
import { projectRoot } from "./root.ts";

/**
 * Installs into `prefix`/share/jupyter, or else where the `jupyter` on PATH keeps its data.
 *
 * @returns one sentence for each folder that was written
 * @throws Error if there is no Jupyter and no prefix
 */
export async function install(prefix?: string): Promise<string[]> {
  const share = prefix === undefined ? dataFolder() : join(resolve(prefix), "share", "jupyter");
  const [kernel, renderer] = await installInto(projectRoot(), share);
  return [`kernel "TypeScript (chainrule)": ${kernel}`, `Plotly renderer: ${renderer}`];
}

function dataFolder(): string {
  for (const [command, ...args] of [
    ["jupyter", "--data-dir"],
    ["python3", "-m", "jupyter", "--data-dir"],
    ["python", "-m", "jupyter", "--data-dir"],
  ] as const) {
    const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
    if (status === 0 && stdout.trim() !== "") return stdout.trim();
  }
  throw new Error("install: no jupyter was found on PATH; name its folder with --prefix DIR");
}
