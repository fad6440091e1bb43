/**
 * Sets up what the library is measured against: a Python environment, npm packages, a C program,
 * each inside `bench/` and only when it is not there yet.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const bench = fileURLToPath(new URL("../", import.meta.url));
const cache = path.join(bench, ".cache");
const isWindows = process.platform === "win32";

/** Where the Python of the peers is. */
export const python = path.join(bench, ".venv", isWindows ? "Scripts/python.exe" : "bin/python");

/** The C programs. */
const nativeNames = ["native", "native-cnn"];

/** The compiled C program of a workload. */
export function native(workload) {
  return compiled(workload === "W6" ? "native-cnn" : "native");
}

/**
 * Sets up each kind of peer that is needed.
 *
 * @param {Set<string>} kinds of "node", "python", "native"
 * @param {string[]} contestants the names of those that will run
 * @returns {Promise<Set<string>>} the kinds that could not be set up
 */
export async function setUpPeers(kinds, contestants) {
  mkdirSync(cache, { recursive: true });
  await bundleEngine();
  const missing = new Set();
  if (kinds.has("python") && !setUpPython()) missing.add("python");
  if (kinds.has("native") && !compileNative()) missing.add("native");
  if (contestants.some((name) => name === "tfjs" || name === "brain.js")) installPackages();
  return missing;
}

/** What the contestant needs of the engine. */
const entry = `
  export { relu, sigmoid, softmax, tanh } from "./engine/activations.ts";
  export { conv2d } from "./convolution.ts";
  export { dense } from "./engine/dense.ts";
  export { flatten } from "./engine/flatten.ts";
  export { maxPool2d } from "./engine/max-pool.ts";
  export { sumOfSquares } from "./engine/losses.ts";
  export { Matrix, matrix } from "./engine/matrix.ts";
  export { network } from "./engine/network.ts";
  export { seeded } from "./engine/random.ts";
  export { evaluate, train } from "./train.ts";`;

/** The engine alone as one file, from its source, as an application would bundle it. */
async function bundleEngine() {
  await build({
    stdin: { contents: entry, resolveDir: path.join(bench, "../src"), loader: "ts" },
    outfile: path.join(cache, "engine.mjs"),
    ...{ bundle: true, format: "esm", platform: "node", logLevel: "warning" },
  });
}

function setUpPython() {
  const requirements = path.join(bench, "requirements.txt");
  const stamp = path.join(bench, ".venv", "requirements.txt");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return true;
  console.error("bench: setting up NumPy, PyTorch and TensorFlow (about 2 GB, once)");
  const ready =
    run(isWindows ? "python" : "python3", ["-m", "venv", path.join(bench, ".venv")]) &&
    run(python, ["-m", "pip", "install", "--quiet", "-r", requirements]);
  if (ready) writeFileSync(stamp, wanted);
  return ready;
}

function compileNative() {
  return nativeNames.every((name) => {
    const source = path.join(bench, `engine/contestants/${name}.c`);
    return run("gcc", ["-O3", "-mavx2", "-mfma", source, "-o", compiled(name), "-lm"]);
  });
}

function compiled(name) {
  return path.join(cache, isWindows ? `${name}.exe` : name);
}

function installPackages() {
  const folder = path.join(bench, "peers");
  if (existsSync(path.join(folder, "node_modules/brain.js"))) return;
  console.error("bench: installing TensorFlow.js and brain.js");
  run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
}

function run(program, words, cwd = bench) {
  const { status } = spawnSync(program, words, {
    cwd,
    stdio: ["ignore", 2, 2],
    shell: isWindows && program === "npm",
  });
  return status === 0;
}
