/** Runs the project's own programs as a person does, and says what came of it. */
import { spawn } from "node:child_process";
import { projectRoot } from "../../src/lab/root.ts";

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `node ...args` in `folder` (the clone if left out) and waits for its end; `changes` are made to
 * the environment.
 */
export function runNode(
  args: readonly string[],
  folder: string = projectRoot(),
  changes: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...changes },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs the `chainrule` command. */
export function chainrule(...args: string[]): Promise<Ended> {
  return runNode(["src/lab/chainrule.mjs", ...args]);
}
