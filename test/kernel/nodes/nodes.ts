/**
 * Every Node that is alive, for tests that run on each. The one that runs the tests stands for its own
 * line of versions; npm fetches the others, once, as `package-lock.json` beside this file names them.
 *
 * They come as packages for Linux. Elsewhere the tests run on their own Node alone: there the workflow
 * has a job for each Node.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../project/modules.ts";
import { fetchedPackages } from "../fetched.ts";

/** The lines of versions that are alive. */
const lines = ["20", "22", "24", "26"];

/** How a program ended, and all it said. */
interface Ended {
  readonly code: number | null;
  readonly text: string;
}

const here = dirname(fileURLToPath(import.meta.url));
/** The line of the Node that runs the tests. */
export const ownLine: string = process.versions.node.split(".")[0];

/** The lines that can be tried on this machine. */
export const linesHere: readonly string[] =
  process.platform === "linux" ? [...new Set([ownLine, ...lines])].sort() : [ownLine];

/** The program of a line's Node. @throws Error if npm cannot bring it. */
export async function nodeOf(line: string): Promise<string> {
  if (line === ownLine) return process.execPath;
  const program = join(
    await fetchedPackages(here, "chainrule-nodes"),
    `node-linux-${process.arch}-${line}`,
    "bin/node",
  );
  if (existsSync(program)) return program;
  throw new Error(`test/kernel/nodes: npm brought no Node ${line} for linux ${process.arch}`);
}

/** Runs a Node and waits for its end. */
export function runOn(program: string, args: readonly string[]): Promise<Ended> {
  // The program comes first on the path: whatever a test starts as "node" is this one too.
  const env = { ...process.env, PATH: `${dirname(program)}:${process.env.PATH}` };
  Reflect.deleteProperty(env, "CHAINRULE_PROOFS"); // long proofs are whole on one Node
  const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, text })));
}
