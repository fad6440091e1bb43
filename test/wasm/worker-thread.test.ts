/** Threads that rest between two trainings: real ones, counted as Node opens them. */
import { expect, test } from "vitest";
import { runProgram } from "./program.ts";

const beginning = `
  import { once } from "node:events";
  import workers from "node:worker_threads";
  import { wasm } from "./src/wasm/backend.ts";
  import { sgd, categoricalCrossEntropy } from "./src/index.ts";
  import { allThreads, someData, someNetwork } from "./test/wasm/samples.ts";
  const opened = [];
  const Plain = workers.Worker;
  workers.Worker = class extends Plain {
    constructor(...given) { super(...given); opened.push(this); }
  };
  const task = { net: someNetwork([64, 128, 4]), data: someData(8, 64, 4), loss: categoricalCrossEntropy, optimizer: sgd() };
  const order = Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7);
  const start = () => wasm.start(task, { batchSize: 8, threads: 2 });
  const work = (session) => session.runBatches(order, 0, 8, 8, { total: 0, samples: 0, correct: 0, cost: 0 });
`;

/** How many threads the program had opened when it was done. */
async function threadsOf(program: string): Promise<string> {
  const { stdout, stderr, status } = await runProgram(
    `${beginning}${program}\nconsole.log(opened.length);`,
  );
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout.trim();
}

test("a thread that has ended its work for one training works for the next one", async () => {
  const program = `for (let training = 0; training < 5; training++) {
    const session = await start();
    await allThreads(session);
    work(session);
    session.end();
  }`;
  expect(await threadsOf(program)).toBe("1");
});

test("a training that is over before its thread has come leaves the thread to the next one", async () => {
  const program = `const early = await start();
    early.end();
    const next = await start();
    await allThreads(next);
    work(next);
    next.end();`;
  expect(await threadsOf(program)).toBe("1");
});

test("two trainings at once have a thread each", async () => {
  const program = `const sessions = [await start(), await start()];
    await Promise.all(sessions.map(allThreads));
    sessions.forEach(work);
    for (const session of sessions) session.end();`;
  expect(await threadsOf(program)).toBe("2");
});

test("a thread that nobody needs for some seconds ends itself, and the next training opens another", async () => {
  const program = `const session = await start();
    await allThreads(session);
    session.end();
    opened[0].ref();
    await once(opened[0], "exit");
    const next = await start();
    await allThreads(next);
    work(next);
    next.end();`;
  expect(await threadsOf(program)).toBe("2");
}, 30_000);

test("a thread that was left in the middle of a step is never used again", async () => {
  // As when a cell is stopped by force; V8 ends WebAssembly at a time limit, too.
  const program = `const vm = process.getBuiltinModule("node:vm");
    const large = { ...task, net: someNetwork([784, 2000, 2000, 4]), data: someData(512, 784, 4) };
    const cut = await wasm.start(large, { batchSize: 512, threads: 2, partRows: 512 });
    await allThreads(cut);
    const all = Uint32Array.from({ length: 512 }, (_, i) => i);
    globalThis.learn = () => cut.runBatches(all, 0, 512, 512, { total: 0, samples: 0, correct: 0, cost: 0 });
    try {
      vm.runInThisContext("learn()", { timeout: 20 });
      console.log("not cut off");
    } catch {}
    cut.end();
    const next = await start();
    await allThreads(next);
    work(next);
    next.end();`;
  expect(await threadsOf(program)).toBe("2");
}, 30_000);
