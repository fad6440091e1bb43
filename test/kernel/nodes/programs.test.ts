import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dense, evaluate, matrix, network, train } from "../../../src/index.ts";
import { root } from "../../project/modules.ts";
import { linesHere, nodeOf, runOn } from "./nodes.ts";

/** Fetching the Nodes takes a while, once. */
const FETCH_MS = 600_000;

const folder = mkdtempSync(join(tmpdir(), "chainrule-nodes-"));
afterAll(() => rmSync(folder, { recursive: true }));

const library = join(root, "dist/src/index.js");
const names = "dense, evaluate, matrix, network, train";
const importing = `import { ${names} } from ${JSON.stringify(pathToFileURL(library).href)};`;
const requiring = `const { ${names} } = require(${JSON.stringify(library)});`;

/** 2,902 parameters, so that the fast engine trains; nothing but its own work keeps the program alive. */
const work = `async function main() {
  const rows = Array.from({ length: 64 }, (_, r) => Array.from({ length: 60 }, (_, c) => ((r * c) % 7) / 7));
  const data = { X: matrix(rows), Y: matrix(rows.map((row) => [row[3], row[5]])) };
  const net = network({ inputs: 60, layers: [dense(46), dense(2)] });
  const history = await train(net, data, { epochs: 3, learningRate: 0.01 });
  const judged = await evaluate(net, data);
  const small = await evaluate(network({ inputs: 60, layers: [dense(4), dense(2)] }), data);
  return [history.engine, history.loss[2], judged.loss, small.loss].join(" ");
}`;

/** The ways in which a program may call the library. */
const programs: Readonly<Record<string, readonly [file: string, text: string]>> = {
  "await at top level": ["top.mjs", `${importing}\n${work}\nconsole.log(await main());`],
  "a function without a timer": [
    "function.mjs",
    `${importing}\n${work}\nvoid main().then((said) => console.log(said));`,
  ],
  "CommonJS, by require": [
    "common.cjs",
    `${requiring}\n${work}\nvoid main().then((said) => console.log(said));`,
  ],
  "a worker thread": [
    "thread.mjs",
    `import { isMainThread, parentPort, Worker } from "node:worker_threads";
    ${importing}\n${work}
    if (isMainThread) new Worker(new URL(import.meta.url)).on("message", (said) => console.log(said));
    else parentPort.postMessage(await main());`,
  ],
};

/** What the kernel puts out for a cell that imports; nothing of Node's own may stand beside it. */
const session = `import { Session } from ${JSON.stringify(pathToFileURL(join(root, "dist/src/kernel/session.js")).href)};
const session = new Session();
const code = 'import { train } from "chainrule"; import { sep } from "node:path"; typeof train';
const { status } = await session.execute(code, { onOutput: (output) => console.log(JSON.stringify(output)) });
console.log(status);
await session.close();`;

/** The same in float64: what the fast engine must come near to. */
async function expected(): Promise<number[]> {
  const rows = Array.from({ length: 64 }, (_, r) =>
    Array.from({ length: 60 }, (_, c) => ((r * c) % 7) / 7),
  );
  const data = { X: matrix(rows), Y: matrix(rows.map((row) => [row[3], row[5]])) };
  const net = network({ inputs: 60, layers: [dense(46), dense(2)] });
  const engine = "reference";
  const history = await train(net, data, { epochs: 3, learningRate: 0.01, engine });
  const judged = await evaluate(net, data, { engine });
  const small = network({ inputs: 60, layers: [dense(4), dense(2)] });
  return [history.loss[2], judged.loss, (await evaluate(small, data, { engine })).loss];
}

let losses: number[];
beforeAll(async () => {
  losses = await expected();
  for (const [file, text] of Object.values(programs)) writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, "session.mjs"), session);
});

describe.each(linesHere)("Node %s", (line) => {
  let node: string;
  beforeAll(async () => {
    node = await nodeOf(line);
  }, FETCH_MS);

  test.each(Object.entries(programs))("trains and judges to the end in %s", async (_, [file]) => {
    const { code, text } = await runOn(node, ["--no-warnings", join(folder, file)]);
    const [engine, ...told] = text.trim().split(" ");
    expect({ code, engine }, text).toEqual({ code: 0, engine: "simd" });
    expect(told).toHaveLength(losses.length);
    for (const [i, loss] of losses.entries()) expect(Number(told[i])).toBeCloseTo(loss, 5);
  });

  test("runs a cell that imports, and shows its value and nothing else", async () => {
    const { text } = await runOn(node, [join(folder, "session.mjs")]);
    const [output, status, ...more] = text.trim().split("\n");
    expect(JSON.parse(output), text).toMatchObject({ data: { "text/plain": "'function'" } });
    expect([status, more]).toEqual(["ok", []]);
  });
});
