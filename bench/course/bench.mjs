/**
 * `npm run bench -- course [11 14 ...] [--only KERNEL] [--json]`: every lesson from top to bottom as it stands,
 * on chainrule and on tslab, in Jupyter's own client. Needs what `npm test` installs. The whole run is
 * written to results/course.json, from which docs/course.md and lessons/index.ts have their times.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { python, root, writeKernelspecs } from "../kernelspecs.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const results = join(here, "..", "results", "course.json");
const kernels = ["chainrule", "tslab"];

/** A cell that takes longer is named. */
const LONG_SECONDS = 5;

/** @typedef {{ seconds: number, error: string | null, long: Record<string, number> }} Run */
/** @typedef {Record<string, Record<string, Run>>} Times By lesson, then by kernel. */

/** @param {{ workloads: string[], only?: string, json: boolean }} options */
export async function benchCourse({ workloads, only, json }) {
  const { lessons } = await import("../../dist/lessons/index.js");
  /** @type {string[]} */
  const all = lessons.map((/** @type {{ name: string }} */ { name }) => name);
  const chosen = workloads.length > 0 ? all.filter((name) => isNamed(name, workloads)) : all;
  const measured = only ? [only] : kernels;
  const folder = mkdtempSync(join(tmpdir(), "chainrule-bench-"));
  try {
    await writeKernelspecs(folder);
    const times = measure(chosen, measured, folder);
    if (chosen.length === all.length && !only) write(times);
    if (json) console.log(JSON.stringify(times));
    else print(times, measured);
    if (runsOf(times).some(({ error }) => error !== null)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} name @param {string[]} words */
function isNamed(name, words) {
  return words.some((word) => name.startsWith(`${word}-`) || name === word);
}

/** @param {string[]} names @param {string[]} measured @param {string} folder @returns {Times} */
function measure(names, measured, folder) {
  /** @type {Times} */
  const times = {};
  for (const name of names) {
    times[name] = {};
    for (const kernel of measured) {
      times[name][kernel] = run(kernel, name, folder);
      const { seconds, error } = times[name][kernel];
      console.error(`${name} on ${kernel}: ${seconds.toFixed(1)} s${error ? `, ${error}` : ""}`);
    }
  }
  return times;
}

/** @param {string} kernel @param {string} name @param {string} folder @returns {Run} */
function run(kernel, name, folder) {
  const notebook = join(root, "notebooks", `${name}.ipynb`);
  const progress = join(folder, "progress.json"); // not that of whoever works in this clone
  const { status, stdout } = spawnSync(
    python,
    [join(here, "measure.py"), kernel, notebook, join(root, "notebooks")],
    {
      env: { ...process.env, JUPYTER_PATH: folder, CHAINRULE_PROGRESS: progress },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (status !== 0) throw new Error(`bench: ${python} ended with code ${status} in ${name}`);
  const { seconds, cells, error } = JSON.parse(stdout);
  const long = Object.entries(cells).filter(([, took]) => Number(took) > LONG_SECONDS);
  return { seconds: round(seconds), error, long: Object.fromEntries(long.map(rounded)) };
}

/** @param {[string, unknown]} entry @returns {[string, number]} */
const rounded = ([id, took]) => [id, round(Number(took))];
const round = (/** @type {number} */ seconds) => Math.round(10 * seconds) / 10;

/** @param {Times} times @returns {Run[]} */
const runsOf = (times) => Object.values(times).flatMap((kernels) => Object.values(kernels));

/** @param {Times} times */
function write(times) {
  const machine = { cpu: cpus()[0].model, cores: cpus().length, node: process.version };
  const load = round(loadavg()[2]); // of the last quarter of an hour
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(results, `${JSON.stringify({ date, machine, load, times }, null, 2)}\n`);
}

/** @param {Times} times @param {string[]} measured */
function print(times, measured) {
  console.log(`| lesson | ${measured.join(" | ")} | cells above ${LONG_SECONDS} s |`);
  console.log(`|---|${measured.map(() => "---").join("|")}|---|`);
  for (const [name, runs] of Object.entries(times)) {
    const seconds = measured.map((kernel) => show(runs[kernel]));
    console.log(`| ${name} | ${seconds.join(" | ")} | ${longCells(runs)} |`);
  }
  const sums = measured.map((kernel) => minutes(sumOf(times, kernel)));
  console.log(`| all | ${sums.join(" | ")} | |`);
}

/** @param {Run} run */
const show = ({ seconds, error }) => `${seconds.toFixed(1)} s${error ? " (ERROR)" : ""}`;

/** @param {Times} times @param {string} kernel */
const sumOf = (times, kernel) =>
  Object.values(times).reduce((sum, runs) => sum + runs[kernel].seconds, 0);

/** @param {number} seconds */
const minutes = (seconds) =>
  `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, "0")} s`;

/** @param {Record<string, Run>} runs */
function longCells(runs) {
  const words = Object.entries(runs).flatMap(([kernel, { long }]) =>
    Object.entries(long).map(([id, took]) => `${id} ${took} (${kernel})`),
  );
  return words.join(", ");
}
