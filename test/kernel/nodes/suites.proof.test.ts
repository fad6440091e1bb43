import { expect, test } from "vitest";
import { casesToProve } from "../../proof.ts";
import { linesHere, nodeOf, ownLine, runOn } from "./nodes.ts";

/**
 * What must hold on every Node: training on both engines, Jupyter's own tests, the stop button, one lesson. Of the
 * stop button those cases in which a version's own loops, speed and threads could matter.
 */
const suites: readonly (readonly string[])[] = [
  ["test/training", ...["train", "failures", "session.proof"].map(inWasm)],
  ["test/kernel/jupyter.test.ts"],
  ["test/kernel/interrupt.test.ts", "-t", "stops|aborts|while nothing runs|twice"],
  ["test/kernel/stopped-training.test.ts", "-t", "fast engine|two threads|4,096$|live figure"],
  ["test/lessons/12-mnist.test.ts"],
];

function inWasm(name: string): string {
  return `test/wasm/${name}.test.ts`;
}

const cases = linesHere
  .filter((line) => line !== ownLine) // whoever runs this file runs those, too
  .flatMap((line) => suites.map(([suite, ...which]) => [line, suite, which] as const));

/** For one suite, on a machine that does other things too; the Nodes are fetched first. */
const PATIENT_MS = 600_000;

test.each(casesToProve(cases, 1))(
  "Node %s passes %s",
  async (line, suite, which) => {
    const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project=!exhaustive"];
    const { code, text } = await runOn(await nodeOf(line), [...vitest, suite, ...which]);
    expect(code, text.slice(-8000)).toBe(0);
  },
  PATIENT_MS,
);
