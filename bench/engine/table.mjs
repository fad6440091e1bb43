/**
 * The results as a table: medians, spreads and ratios.
 */

/** Medians and ratios of one workload; `runs` by contestant. */
export function summarise(workload, runs) {
  const entries = [...runs].filter(([, list]) => list.length > 0);
  const summaries = entries.map(([contestant, list]) => {
    const seconds = list.map((run) => run.seconds).sort((a, b) => a - b);
    const last = list.at(-1);
    return {
      contestant,
      median: seconds[Math.floor(seconds.length / 2)],
      lowest: seconds[0],
      highest: seconds.at(-1),
      accuracy: last.accuracy ?? null,
      threads: last.threads,
      version: last.version,
      ...(last.reckonedFrom && { reckonedFrom: last.reckonedFrom }),
      ...(last.megabytes && { megabytes: last.megabytes }),
      last,
    };
  });
  const own = summaries.find(({ contestant }) => contestant === "chainrule");
  for (const summary of summaries) {
    if (own && summary !== own) summary.ratio = summary.median / own.median;
    const goal = workload.goals[summary.contestant];
    if (goal) summary.goal = goal;
  }
  return { name: workload.name, title: workload.title, runs: summaries };
}

/** Prints all workloads. */
export function printTable({ date, cpu, cores, node, load, rounds, summaries }) {
  console.log(`${date}, ${cpu}, ${cores} cores, Node ${node}, load ${load}, median of ${rounds}`);
  for (const { name, title, runs, later } of summaries) {
    console.log(`\n${name}  ${title}`);
    for (const run of runs) console.log(`  ${line(run)}`);
    if (later) console.log(`  chainrule after ${later.epochs} epochs: ${percent(later.accuracy)}`);
  }
}

function line({
  contestant,
  median,
  lowest,
  highest,
  accuracy,
  threads,
  version,
  ratio,
  goal,
  reckonedFrom,
}) {
  return [
    contestant.padEnd(12),
    `${number(median)} s`.padStart(10),
    `(${number(lowest)} to ${number(highest)})`.padEnd(20),
    ratio ? `x ${number(ratio)}${goal ? `, goal ${goal}` : ""}`.padEnd(20) : "".padEnd(20),
    accuracy ? percent(accuracy) : "       ",
    `${threads} thread${threads === 1 ? " " : "s"}`,
    version,
    reckonedFrom ? `(reckoned from ${reckonedFrom} samples)` : "",
  ].join("  ");
}

function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}

/** Three digits are all that a run can vouch for. */
export function number(value) {
  return String(Number(value.toPrecision(3)));
}
