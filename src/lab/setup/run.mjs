/** Running other programs, and stopping with a sentence. Plain JavaScript: npm packages may be missing. */
import { spawn } from "node:child_process";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone, or of the installed package. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** An end that a person can do something about: `message` is shown without a stack. */
export class Stop extends Error {
  /** 2: the command was not understood. */
  exitCode = 1;
}

/**
 * A `Stop` for an option that does not exist or has a wrong value.
 *
 * @param {string} message
 */
export function misused(message) {
  return Object.assign(new Stop(message), { exitCode: 2 });
}

/**
 * Runs a program in the clone, its output shown as it comes, and waits for its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} the exit code; 1 if it ended by a signal
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Runs npm, the very one that started us if one did. */
export function runNpm(/** @type {readonly string[]} */ args) {
  const path = process.env.npm_execpath;
  if (path !== undefined && /npm-cli\.[cm]?js$/.test(path)) {
    return run(process.execPath, [path, ...args]);
  }
  // A .cmd file can only be started through the shell (Node 20.12, CVE-2024-27980).
  const windows = process.platform === "win32";
  return run(windows ? "npm.cmd" : "npm", args, { shell: windows });
}
