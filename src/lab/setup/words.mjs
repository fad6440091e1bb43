/** What `npm start`, `npm test`, `npm run build` and `npx chainrule` do before the project is built. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { doctor } from "./doctor.mjs";
import { answer } from "./help.mjs";
import { withLock } from "./lock.mjs";
import { installPackages } from "./packages.mjs";
import { environment, isClone, lockPath } from "./places.mjs";
import { installPython, needPython } from "./python.mjs";
import { misused, root, run } from "./run.mjs";

const labPackages = "src/lab/requirements.txt";
const litePackages = "src/lab/lite-requirements.txt";
const testPackages = "test/requirements.txt";

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const words = { lab: startLab, test: startTests, unit: startUnitTests, build: startBuild };

/**
 * Commands that do not begin with a build: `lab` first looks for Python, and the doctor looks at things
 * as they are.
 *
 * @type {Record<string, (args: string[]) => Promise<number>>}
 */
const withoutBuild = { lab: startLab, doctor };

/** Does the word that a script of package.json gives. */
export async function start(/** @type {string[]} */ [word = "", ...args]) {
  await tellErrors(() => {
    const work = words[word];
    if (work === undefined) throw misused(`say one of ${Object.keys(words).join(", ")}`);
    return work(args);
  });
}

/** The `chainrule` command: what each does is in cli.ts. */
export async function command(/** @type {string[]} */ args) {
  await tellErrors(async () => {
    if (answer(args)) return 0;
    const [word = "", ...rest] = args;
    if (Object.hasOwn(withoutBuild, word)) return await withoutBuild[word](rest);
    if (isClone()) await prepare();
    const { main } = await built("cli.js");
    return await main(args, { litePython });
  });
}

/** The interpreter of the environment, once it holds JupyterLite. */
function litePython() {
  return withLock(lockPath, () => installPython([labPackages, litePackages]));
}

/**
 * Opens JupyterLab in the clone, or in a folder of lessons; ends when it ends.
 *
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function startLab(args) {
  const { folder, update, ...options } = parseLabOptions(args);
  if (isClone()) {
    needPython();
    await prepare();
  }
  const { cloneWorkplace, lessonWorkplace } = await built("lab/workplace.js");
  const workplace =
    isClone() && folder === undefined ? cloneWorkplace() : await lessonWorkplace(folder, update);
  const { prepareLab } = await built("lab/jupyter-files.js");
  const python = await withLock(lockPath, async () => {
    const python = await installPython([labPackages]);
    await prepareLab(root, environment);
    return python;
  });
  const { runLab } = await built("lab/lab.js");
  return await runLab({ workplace, python, ...options });
}

/**
 * Runs the tests; `args` go to vitest (a file, `-t name`, `--project kernel`). The long proofs are
 * whole only where `--project` asks for them.
 */
async function startTests(/** @type {string[]} */ args) {
  await prepare();
  const requirements = [labPackages, litePackages, testPackages].filter((path) =>
    existsSync(join(root, path)),
  );
  await withLock(lockPath, () => installPython(requirements));
  const chosen = args.some((arg) => arg.startsWith("--project"));
  return await runVitest(chosen ? args : ["--project=!exhaustive", ...args]);
}

/** Runs the tests that need neither a build nor Python. */
async function startUnitTests(/** @type {string[]} */ args) {
  await withLock(lockPath, installPackages);
  return await runVitest(["--project=unit", ...args]);
}

function runVitest(/** @type {string[]} */ args) {
  return run(process.execPath, [
    join(root, "node_modules", "vitest", "vitest.mjs"),
    "run",
    ...args,
  ]);
}

async function startBuild() {
  await prepare();
  return 0;
}

/** Installs npm packages and builds, where something is missing or has changed. */
async function prepare() {
  await withLock(lockPath, async () => {
    await installPackages();
    await build();
  });
}

/** Read before anything is installed, so that a slip is told at once. */
function parseLabOptions(/** @type {string[]} */ args) {
  const { values, folders } = readLabOptions(args);
  const { "no-open": noOpen, update = false, port: text } = values;
  const port = text === undefined ? undefined : Number(text);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw misused(`--port takes a number from 1 to 65535, not ${text}`);
  }
  return { open: noOpen !== true, port, update, folder: folders[0] };
}

function readLabOptions(/** @type {string[]} */ args) {
  try {
    const options = /** @type {const} */ ({
      "no-open": { type: "boolean" },
      port: { type: "string" },
      update: { type: "boolean" },
    });
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length <= 1) return { values, folders: positionals };
  } catch {
    // Told below.
  }
  const taken = "one FOLDER, --no-open, --port NUMBER and --update";
  throw misused(
    `lab takes ${taken}; it was given ${args.join(" ")} (chainrule lab --help tells more)`,
  );
}

/** A compiled module of the project. */
async function built(/** @type {string} */ path) {
  return await import(pathToFileURL(join(root, "dist", "src", path)).href);
}

/** Also what cli.ts throws, which is compiled and so has a class of its own. */
function isMisuse(/** @type {unknown} */ error) {
  return error instanceof Error && "exitCode" in error && error.exitCode === 2;
}

/** An error is one sentence; CHAINRULE_DEBUG=1 adds the stack. */
async function tellErrors(/** @type {() => Promise<number>} */ work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    console.error(`chainrule: ${message}`);
    if (process.env.CHAINRULE_DEBUG) console.error(stack);
    process.exitCode = isMisuse(error) ? 2 : 1;
  }
}
