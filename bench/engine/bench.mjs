/**
 * Runs the contestants in turn, round by round, so that a slow minute of the machine meets them all.
 * Each run is a process of its own with the whole machine for itself.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { mnistFolder } from "./data.mjs";
import { native, python, setUpPeers } from "./peers.mjs";
import { drawPicture } from "./picture.mjs";
import { printTable, summarise } from "./table.mjs";
import { programs, workloads } from "./workloads.mjs";

const results = new URL("../results/", import.meta.url);

/** @param {{ workloads: string[], rounds: number, only?: string, json: boolean }} options */
export async function benchEngine({ workloads: names, rounds, only, json }) {
  const chosen = (names.length > 0 ? names : Object.keys(workloads)).map((name) => {
    if (!workloads[name]) throw new RangeError(`bench: there is no workload ${name}`);
    return workloads[name];
  });
  const contestants = [...new Set(chosen.flatMap((w) => w.contestants))].filter(
    (name) => !only || name === only,
  );
  const kinds = new Set(contestants.map((name) => programs[name][0]));
  const missing = await setUpPeers(kinds, contestants);
  for (const kind of missing) console.error(`bench: ${kind} could not be set up; left out`);
  const present = contestants.filter((name) => !missing.has(programs[name][0]));

  const summaries = [];
  for (const workload of chosen) {
    const runners = workload.contestants.filter((name) => present.includes(name));
    const summary = summarise(
      workload,
      measure(workload, runners, only ? 1 : rounds * (workload.repeats ?? 1)),
    );
    summaries.push(only ? summary : { ...summary, ...trainOn(workload) });
  }
  if (only) {
    for (const { runs } of summaries) console.log(JSON.stringify(runs[0].last));
    return;
  }
  const record = { date: new Date().toISOString().slice(0, 10), ...machine(), rounds, summaries };
  if (json) console.log(JSON.stringify(record));
  else printTable(record);
  if (names.length > 0) return; // a part would overwrite the whole
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL("engine.json", results), `${JSON.stringify(record, null, 2)}\n`);
  writeFileSync(new URL("engine.svg", results), drawPicture(record));
}

/** All runs of a workload by contestant. */
function measure(workload, runners, rounds) {
  const runs = new Map(runners.map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const name of runners) {
      const run = runOnce(name, workload.name);
      if (run) runs.get(name).push(run);
      const time = run ? `${run.seconds.toFixed(4)} s` : "failed";
      console.error(`${workload.name}, round ${round}: ${name} ${time}`);
    }
  }
  return runs;
}

/** The accuracy of chainrule after more epochs, where the workload asks for it; not timed. */
function trainOn({ name, epochs }) {
  if (!epochs) return {};
  const accuracy = runOnce("chainrule", name, `--epochs=${epochs}`)?.accuracy;
  return { later: { epochs, accuracy } };
}

function runOnce(name, workload, ...flags) {
  const [kind, file, ...words] = programs[name];
  const script = fileURLToPath(new URL(`contestants/${file}`, import.meta.url));
  const [program, first] = {
    node: [process.execPath, script],
    python: [python, script],
    native: [native(workload)],
  }[kind];
  const env = { ...process.env, MNIST_FOLDER: mnistFolder };
  for (const variable of Object.keys(env)) {
    if (/^(OPENBLAS|OMP|MKL)_/.test(variable)) delete env[variable];
  }
  const { status, stdout, stderr } = spawnSync(
    program,
    [...(first ? [first] : []), workload, ...words, ...flags],
    { encoding: "utf8", env, maxBuffer: 2 ** 26 },
  );
  if (status === 0) return JSON.parse(stdout.trim().split("\n").at(-1));
  console.error(stderr.slice(-2000));
  return undefined;
}

function machine() {
  const [cpu] = os.cpus();
  return {
    cpu: cpu.model,
    cores: os.availableParallelism(),
    system: `${os.type()} ${os.release()}`,
    node: process.versions.node,
    load: Number(os.loadavg()[0].toFixed(2)),
  };
}
