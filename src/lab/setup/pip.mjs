/** pip, with its some two hundred lines told in one. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root, Stop } from "./run.mjs";

/**
 * Installs the packages of a requirement file, showing which one is being fetched.
 *
 * @param {string} python the interpreter of the environment
 * @param {string} path of the file, in the clone
 * @throws Stop if pip fails; its own words stand above
 */
export async function installRequirements(python, path) {
  const args = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", path];
  // pip's warnings and errors go to stderr, and so to the person as they are.
  const child = spawn(python, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", resolve);
  });
  for await (const line of createInterface({ input: child.stdout })) showLine(line);
  const code = await ended;
  if (code === 0) return;
  throw new Stop(
    `pip ended with code ${code} (its own words are above); check the network and run the same command again`,
  );
}

function showLine(/** @type {string} */ line) {
  const [, name] = /^(?:Collecting|Processing) (?:\S*\/)?([\w.-]+)/.exec(line) ?? [];
  const installed = /^Successfully installed (.*)/.exec(line)?.[1]?.split(" ").length;
  if (name !== undefined) rewrite(`  ${name}`);
  if (line.startsWith("Installing collected")) rewrite("  unpacking ...");
  if (installed !== undefined) {
    rewrite("");
    console.log(`  ${installed} packages`);
  }
}

/** One line that is written over; only where a person looks at it. */
function rewrite(/** @type {string} */ text) {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${text}`);
}
