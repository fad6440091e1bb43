import { spawnSync } from "node:child_process";
import { build } from "esbuild";

/** Runs a program that imports the library's source, in a process of its own. */
export async function runProgram(contents: string, flags: readonly string[] = []) {
  const bundle = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    ...{ bundle: true, write: false, format: "esm", platform: "node" },
    conditions: ["chainrule-source"],
  });
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [...flags, "--input-type=module"],
    { input: bundle.outputFiles[0].text, encoding: "utf8", timeout: 60_000 },
  );
  return { stdout, status, stderr };
}
