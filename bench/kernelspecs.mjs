/** The kernels that are measured, as a folder that Jupyter finds by JUPYTER_PATH. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../", import.meta.url));
const inside = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";

/** What `npm test` installs; CHAINRULE_PYTHON names another. */
export const python = process.env.CHAINRULE_PYTHON ?? join(root, ".venv", inside);

/** Writes the kernelspecs of chainrule, tslab and ipykernel into `folder`. */
export async function writeKernelspecs(/** @type {string} */ folder) {
  const specs = await import("../dist/src/lab/kernelspecs.js");
  await specs.writeKernelspec(folder, "chainrule", specs.chainruleKernelspec(root));
  await specs.writeKernelspec(folder, "tslab", specs.tslabKernelspec(root));
  const argv = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"];
  const ipykernel = join(folder, "kernels", "python3");
  mkdirSync(ipykernel, { recursive: true });
  const spec = { argv, display_name: "ipykernel", language: "python" };
  writeFileSync(join(ipykernel, "kernel.json"), JSON.stringify(spec));
}
