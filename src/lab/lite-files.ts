/** The kernel for JupyterLite, where JupyterLab and JupyterLite's build look for extensions. */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { liteName } from "./lite-name.ts";

/** Puts it into the folder `extensions`, with MNIST's files, which the package holds once; gives its folder. */
export async function installLite(root: string, extensions: string): Promise<string> {
  const to = join(extensions, liteName);
  await cp(join(root, "dist", "lite"), to, { recursive: true });
  await cp(join(root, "dist", "mnist"), join(to, "static", "mnist"), { recursive: true });
  return to;
}
