/**
 * `npm run bench -- kernel [--rounds 3] [--json]`: chainrule beside ipykernel and tslab, as ratios of
 * one run. Needs what `npm test` installs; CHAINRULE_PYTHON names another Python.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { python, root, writeKernelspecs } from "../kernelspecs.mjs";

/** What must hold: ours over theirs is at most this. */
const marks = [
  ["a trivial cell", "python3", 1],
  ["new declarations, bare", "tslab", 1 / 5],
  ["new declarations, in a lesson", "tslab", 1 / 5],
  ["import and new declarations", "tslab", 1 / 5],
  ["start to first reply", "python3", 1.5],
  ["1e7 steps, earlier cell's number", "tslab", 1 / 20],
  ["1e7 steps, earlier cell's array", "tslab", 1 / 10],
  ["2,000 display updates", "python3", 1.5],
  ["5 MB of output", "python3", 1.5],
  ["memory after the first cell", "tslab", 1.3],
];

/** Seconds that a completion or an inspection may take. */
const answerMark = 0.02;

/** @param {{ rounds: number, json: boolean }} options */
export async function benchKernel({ rounds, json }) {
  const folder = mkdtempSync(join(tmpdir(), "chainrule-bench-"));
  try {
    await writeKernelspecs(folder);
    const measured = measure(folder, rounds);
    if (json) console.log(JSON.stringify(measured));
    else {
      printTable(measured.cells);
      printAnswers(measured.answers);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds by kind and kernel, megabytes by kernel; seconds of our answers to questions. */
function measure(/** @type {string} */ folder, /** @type {number} */ rounds) {
  const script = join(dirname(fileURLToPath(import.meta.url)), "measure.py");
  const env = { ...process.env, JUPYTER_PATH: folder, CHAINRULE_HISTORY: join(folder, "history") };
  const { status, stdout } = spawnSync(python, [script, "5", String(rounds)], {
    cwd: join(root, "notebooks"),
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`bench: ${python} ended with code ${status}`);
  const { seconds, megabytes, answers } = JSON.parse(stdout);
  return { cells: { ...seconds, "memory after the first cell": megabytes }, answers };
}

/** @param {Record<string, Record<string, number>>} measured */
function printTable(measured) {
  console.log(
    "| what (medians) | chainrule | ipykernel | tslab | ours / theirs | at most | holds |",
  );
  console.log("|---|---|---|---|---|---|---|");
  for (const [what, peer, most] of marks) {
    const { chainrule, [peer]: theirs } = measured[what];
    const isMemory = what.startsWith("memory");
    const cells = ["chainrule", "python3", "tslab"].map((name) =>
      show(measured[what][name], isMemory),
    );
    const ratio = chainrule / theirs;
    const limit = most < 1 ? `1/${Math.round(1 / most)}` : String(most);
    const shown = ratio < 0.5 ? `1/${(1 / ratio).toFixed(1)}` : ratio.toFixed(2);
    const holds = ratio <= most ? "yes" : "NO";
    console.log(`| ${what} | ${cells.join(" | ")} | ${shown} of ${peer} | ${limit} | ${holds} |`);
  }
}

/** @param {Record<string, number>} answers */
function printAnswers(answers) {
  console.log("\n| question (medians) | chainrule | at most | holds |");
  console.log("|---|---|---|---|");
  for (const [what, seconds] of Object.entries(answers)) {
    const holds = seconds <= answerMark ? "yes" : "NO";
    console.log(`| ${what} | ${show(seconds, false)} | ${show(answerMark, false)} | ${holds} |`);
  }
}

function show(/** @type {number | undefined} */ value, /** @type {boolean} */ isMemory) {
  if (value === undefined) return "-";
  if (isMemory) return `${Math.round(value)} MB`;
  return value < 1 ? `${(value * 1000).toFixed(1)} ms` : `${value.toFixed(2)} s`;
}
