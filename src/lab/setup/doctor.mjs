/** `chainrule doctor`: what is there, what is missing, what to do. Needs no npm package. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isBuilt } from "./build.mjs";
import { isInstalled } from "./packages.mjs";
import { environment, environmentName, isClone } from "./places.mjs";
import { findPython, packageVersion } from "./python.mjs";

/**
 * @typedef {object} Finding
 * @property {string} name
 * @property {string} [found] what is there
 * @property {string} [advice] what to do; present when something is missing
 */

/** The command that mends most of it, where this runs. */
const start = isClone() ? "npm start" : "npx chainrule lab";

/** Prints one line for each part; gives exit code 1 if one is missing. */
export async function doctor() {
  const findings = [node(), packages(), buildState(), python(), lab(), kernel()];
  for (const { name, found, advice } of findings) {
    console.log(`${advice === undefined ? "ok     " : "missing"}  ${name}: ${advice ?? found}`);
  }
  return findings.some(({ advice }) => advice !== undefined) ? 1 : 0;
}

/** @returns {Finding} */
function node() {
  return { name: "Node", found: process.versions.node };
}

/** @returns {Finding} */
function packages() {
  const name = "npm packages";
  if (!isClone()) return { name, found: "as npm installed them" };
  if (isInstalled()) return { name, found: "as package-lock.json says" };
  return { name, advice: "npm start installs them" };
}

/** @returns {Finding} */
function buildState() {
  const name = "build";
  if (!isClone()) return { name, found: "comes with the package" };
  return isBuilt() ? { name, found: "up to date" } : { name, advice: "npm run build makes it" };
}

/** @returns {Finding} */
function python() {
  try {
    return { name: "Python", found: findPython().version };
  } catch (error) {
    return { name: "Python", advice: /** @type {Error} */ (error).message };
  }
}

/** @returns {Finding} */
function lab() {
  const version = packageVersion("jupyterlab");
  const name = `JupyterLab in ${environmentName}`;
  return version === undefined
    ? { name, advice: `${start} installs it` }
    : { name, found: version };
}

/** @returns {Finding} */
function kernel() {
  const name = "kernels of that JupyterLab";
  const folder = join(environment, "share", "jupyter", "kernels");
  const path = join(folder, "chainrule", "kernel.json");
  if (!existsSync(path)) return { name, advice: `${start} registers them` };
  const main = JSON.parse(readFileSync(path, "utf8")).argv.at(-2);
  if (!existsSync(main)) return { name, advice: `${main} is gone; ${start} registers them again` };
  const found = readdirSync(folder).filter((kernel) => ["chainrule", "tslab"].includes(kernel));
  return { name, found: found.sort().join(", ") };
}
