/** Python for JupyterLab: found on the machine, kept in an environment with pinned packages. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { installRequirements } from "./pip.mjs";
import { environment, environmentName, isClone } from "./places.mjs";
import { root, run, Stop } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

/** JupyterLab 4.6 needs it. */
const OLDEST = [3, 10];

/** The interpreter of the environment, there or not. */
const pythonPath =
  process.platform === "win32"
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");

/**
 * Looks for a Python unless the environment is there, so that a machine without one hears of it
 * before it has built anything.
 *
 * @throws Stop as `findPython` does
 */
export function needPython() {
  if (!existsSync(pythonPath)) findPython();
}

/**
 * Makes sure that the environment holds the packages of these requirement files, and gives its
 * interpreter.
 *
 * @param {readonly string[]} requirements paths in the clone or package
 */
export async function installPython(requirements) {
  for (const path of requirements) await installOnce(path);
  return pythonPath;
}

async function installOnce(/** @type {string} */ path) {
  const stampPath = join(environment, `.${path.replaceAll("/", "-")}.stamp`);
  // The folder belongs to the stamp: an environment does not survive being moved.
  const stamp = `${hashOf(root, [path])} ${environment}`;
  if (readStamp(stampPath) === stamp && existsSync(pythonPath)) return;
  if (!existsSync(pythonPath) || !runs(pythonPath)) await makeEnvironment();
  const where = `into ${environmentName} (once; about a minute)`;
  console.log(`Installing Python packages of ${path} ${where} ...`);
  await installRequirements(pythonPath, path);
  writeStamp(stampPath, stamp);
}

/**
 * A Python that can hold JupyterLab.
 *
 * @returns {{ command: string[], version: string }}
 * @throws Stop if there is none, in a sentence that says what to install
 */
export function findPython() {
  let reason = `no Python was found; JupyterLab needs Python ${OLDEST.join(".")} or newer from python.org or your system's packages`;
  for (const command of candidates()) {
    const found = probe(command);
    if (found === undefined) continue;
    const name = `Python ${found.version} (${found.path})`;
    if (!isNewEnough(found.version)) {
      reason = `${name} is too old; JupyterLab needs Python ${OLDEST.join(".")} or newer`;
    } else if (!found.venv) {
      reason = `${name} has no venv module; on Debian and Ubuntu: sudo apt install python3-venv`;
    } else return { command, version: found.version };
  }
  throw new Stop(`${reason}${withoutPython()}`);
}

/** The version of a package in the environment, or `undefined`. */
export function packageVersion(/** @type {string} */ name) {
  const script = `import importlib.metadata as m; print(m.version("${name}"))`;
  const { status, stdout } = spawnSync(pythonPath, ["-c", script], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

async function makeEnvironment() {
  const { command, version } = findPython();
  console.log(`Making ${environmentName} with Python ${version} ...`);
  const [program = "", ...args] = command;
  const code = await run(program, [...args, "-m", "venv", "--clear", environment]);
  if (code !== 0)
    throw new Stop(`python -m venv ended with code ${code} (its own words are above)`);
}

function candidates() {
  const numbered = [14, 13, 12, 11, 10].map((minor) => [`python3.${minor}`]);
  return [["python3"], ["python"], ...(process.platform === "win32" ? [["py", "-3"]] : numbered)];
}

/**
 * @param {string[]} command
 * @returns {{ version: string, path: string, venv: boolean } | undefined}
 */
function probe([program = "", ...args]) {
  const script = [
    "import json, sys, importlib.util as u",
    "venv = all(u.find_spec(name) for name in ('venv', 'ensurepip'))",
    "version = '.'.join(map(str, sys.version_info[:3]))",
    "print(json.dumps({'version': version, 'path': sys.executable, 'venv': venv}))",
  ].join("\n");
  const { status, stdout } = spawnSync(program, [...args, "-c", script], { encoding: "utf8" });
  if (status !== 0) return undefined;
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

function isNewEnough(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function runs(/** @type {string} */ python) {
  return spawnSync(python, ["-c", ""]).status === 0;
}

/** What can be done without Python. */
function withoutPython() {
  const site = join(root, "site");
  const pages = existsSync(site) ? readdirSync(site).filter((name) => name.endsWith(".html")) : [];
  if (pages.length > 0)
    return `; these need no Python: ${pages.map((name) => `site/${name}`).join(", ")}`;
  const folder = isClone() ? "notebooks" : "chainrule-lessons";
  return `; without Python, npx chainrule export ${folder}/01-perceptron.ipynb makes a page that runs in a browser`;
}
