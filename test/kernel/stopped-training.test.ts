import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const notebook = new Notebook();
afterAll(() => notebook.close());

beforeAll(async () => {
  const { error } = await notebook.run(`
    import {
      dense, evaluate, gatherRows, gradCheck, liveTraining, map, matrix, Network, network, relu, seeded,
      softmax, train, zeros, type Dataset, type TrainOptions,
    } from "chainrule";
    function makeData(rows: number, columns: number, share = 0.2): Dataset {
      const random = seeded(7);
      const X = map(zeros(rows, columns), () => (random.next() < share ? random.next() : 0));
      const Y = zeros(rows, 10);
      for (let r = 0; r < rows; r++) Y.data[r * 10 + (r % 10)] = 1;
      return { X, Y };
    }
    function makeNet(hidden: number): Network {
      const layers = [dense(hidden, { activation: relu }), dense(10, { activation: softmax })];
      return network({ inputs: data.X.cols, layers, random: seeded(3) });
    }
    /** What the same batches teach, epoch by epoch, without a stop: the shuffling is train's own. */
    async function learn(net: Network, epochs: number, batches: number, options: TrainOptions) {
      const { batchSize = 32, engine, threads } = options;
      const settings = { batchSize, engine, threads, learningRate: 0.01, shuffle: false };
      const random = seeded(1);
      const order = new Uint32Array(data.X.rows).map((_, i) => i);
      for (let epoch = 1; epoch <= epochs; epoch++) {
        random.shuffle(order);
        const rows = order.slice(0, epoch < epochs ? data.X.rows : batches * batchSize);
        const part = { X: gatherRows(data.X, rows), Y: gatherRows(data.Y, rows) };
        if (rows.length > 0) await train(net, part, settings);
      }
    }
    const sparse = makeData(10_000, 200);
    const full = makeData(10_000, 200, 1);
    let data = sparse;
    let net = makeNet(1);
    let first = "";`);
  expect(error).toBe("");
});

/** Generous for a shared machine; on a quiet one it takes some 10 to 70 ms. */
const SOON_MS = 5000;

/** Runs the cell, stops it at the output "now", and tells how it ended. */
async function stop(source: string) {
  const start = notebook.log.length;
  const running = notebook.run(source);
  await notebook.until((o) => o.output_type === "stream" && o.text.includes("now"), start);
  const asked = performance.now();
  await notebook.session.interrupt();
  const ran = await running;
  expect(performance.now() - asked).toBeLessThan(SOON_MS);
  return ran;
}

/** The last batch that was finished, of "stopped in epoch 2 of 9, batch 3 of 4" or "stopped after epoch 1 of 9". */
function placeIn(sentence: string): { epoch: number; batch: number } {
  const place =
    /stopped (in|after) epoch ([\d,]+) of [\d,]*\d(?:, batch ([\d,]+) of)?/.exec(sentence) ?? [];
  const [, word, epoch, batch = "0"] = place.map((text) => text?.replaceAll(",", ""));
  return { epoch: Number(epoch) + (word === "after" ? 1 : 0), batch: Number(batch) };
}

const soon = after(500);

/** A line of a cell: "now" is said so many milliseconds after it, while the cell works on. */
function after(milliseconds: number): string {
  return `setTimeout(() => console.log("now"), ${milliseconds});`;
}

/** Stops a training when it has learnt something; on a busy machine that may take more than one attempt. */
async function stopLater(cell: (sayNow: string) => string, milliseconds = 500) {
  const ran = await stop(cell(after(milliseconds)));
  if (!ran.error.includes("before the first batch") || milliseconds > 10_000) return ran;
  return stopLater(cell, 2 * milliseconds);
}

const forEver = "epochs: 1e6, learningRate: 0.01";

/**
 * How a training is asked for, the hidden units of its network, and its data. Where a batch is cut into
 * parts depends on how many inputs are 0; in dense data it is the same for each part of them.
 */
const trainings: Readonly<
  Record<string, readonly [options: string, hidden?: number, data?: string]>
> = {
  "the fast engine": ["batchSize: 32, threads: 1"],
  "two threads": ["batchSize: 32, threads: 2"],
  "the reference engine": ['batchSize: 32, engine: "reference"'],
  "batches of one sample": ["batchSize: 1"],
  "batches of one sample, reference engine": ['batchSize: 1, engine: "reference"'],
  "batches of 4,096": ["batchSize: 4096, threads: 1", 300, "full"],
  "batches of 4,096 on two threads": ["batchSize: 4096, threads: 2", 300, "full"],
  "batches of 4,096, reference engine": ['batchSize: 4096, engine: "reference"'],
  "an epoch of seconds": ["batchSize: 32, threads: 2", 3000],
  "a validation after each epoch": ["batchSize: 32, threads: 2, validation: data"],
  "a live figure": ["batchSize: 32, threads: 2, ...liveTraining()"],
  onBatch: ["batchSize: 32, threads: 1, onBatch: () => {}"],
  onEpoch: ["batchSize: 32, threads: 2, onEpoch: () => {}"],
};

describe("a training that is stopped", () => {
  test.each(Object.entries(trainings))(
    "keeps the weights of the last finished batch, bit for bit, with %s",
    async (_, [options, hidden = 40, chosen = "sparse"]) => {
      const { outputs, reply, error } = await stopLater(
        (sayNow) => `data = ${chosen}; net = makeNet(${hidden}); first = net.save();
        ${sayNow}
        await train(net, data, { ${forEver}, ${options} });`,
      );
      const { epoch, batch } = placeIn(error);
      expect(epoch, error).toBeGreaterThan(0);
      expect(error).toMatch(/^Interrupted: stopped (in|after) .*; the weights are kept$/);
      expect(reply.status).toBe("error"); // so that a run of all cells ends here
      expect(outputs.map((o) => o.output_type)).not.toContain("error");
      expect(outputs.at(-1)).toMatchObject({
        output_type: "display_data",
        data: { "text/plain": error.slice("Interrupted: ".length) },
      });
      const later = await notebook.run(
        `const same = makeNet(${hidden});
        await learn(same, ${epoch}, ${batch}, { ${forEver}, ${options} });
        [net.save() === first, net.save() === same.save(), net.history?.epochs]`,
      );
      const epochs = epoch - 1;
      expect(later.result, later.error).toBe(`[ false, true, ${epochs} ]`);
    },
  );

  test("in an endless loop of its own callback keeps what was learnt before, too", async () => {
    const { error } = await stop(
      `net = makeNet(40);
      await train(net, data, { ${forEver}, onBatch: ({ epoch, batch }) => {
        if (epoch === 2 && batch === 100) { console.log("now"); for (;;) {} }
      } });`,
    );
    expect(placeIn(error)).toEqual({ epoch: 2, batch: 100 });
    const later = await notebook.run(`const again = makeNet(40);
      await learn(again, 2, 100, {});
      net.save() === again.save()`);
    expect(later.result).toBe("true");
  });

  test("by an endless loop in onProgress's last call is closed all the same", async () => {
    const { error } = await stopLater(
      (sayNow) => `net = makeNet(40);\n${sayNow}
      await train(net, data, { ${forEver}, onProgress: ({ stopped }) => { while (stopped) {} } });`,
    );
    expect(error).toMatch(/^Interrupted: stopped (in|after) epoch/);
    expect((await notebook.run("net.history?.loss.length === net.history?.epochs")).result).toBe(
      "true",
    );
  });

  test("says so in its live figure", async () => {
    const { outputs } = await stopLater(
      (sayNow) =>
        `net = makeNet(40);\n${sayNow}\nawait train(net, data, { ${forEver}, ...liveTraining() });`,
    );
    const figures = outputs.filter((o) => "transient" in o);
    expect(JSON.stringify(figures.at(-1))).toMatch(/stopped after \d/);
  });

  test("that nobody watches has a line of its own after a second, which stays without a time", async () => {
    const start = notebook.log.length;
    const running = notebook.run(`net = makeNet(40);\nawait train(net, data, { ${forEver} });`);
    const line = (o: object) =>
      "transient" in o && /epoch \d+ of \d+, loss/.test(JSON.stringify(o));
    await notebook.until((o) => line(o) && o.output_type === "update_display_data", start);
    await notebook.session.interrupt();
    const { outputs, error } = await running;
    expect(error).toMatch(/^Interrupted: stopped (in|after) epoch/);
    const lines = outputs.filter(line).map((o) => "data" in o && String(o.data["text/plain"]));
    expect(lines[0]).toMatch(/^epoch \d+ of \d+, loss [\d.]+, accuracy [\d.]+ %, \d+ s left$/);
    expect(lines.at(-1)).toMatch(/^epoch \d+ of \d+, loss [\d.]+, accuracy [\d.]+ %$/);
  });

  test("while it gets ready ends calmly, too", async () => {
    // The stop is asked for when the training begins, which first lays out 1,000,000 weights.
    await notebook.run("net = makeNet(5000);");
    const ends: string[] = [];
    for (let i = 0; i < 10; i++) {
      ends.push((await notebook.interrupt(`await train(net, data, { ${forEver} });`)).error);
    }
    // One may be stopped before it has even called train.
    const calm = ends.filter((end) => /^Interrupted: stopped (before|in|after) /.test(end));
    expect(calm.length, ends.join("\n")).toBeGreaterThanOrEqual(7);
  });

  test("while it judges changes nothing, and ends calmly", async () => {
    const { error } = await stop(
      `net = makeNet(3000); first = net.save();\n${soon}\nfor (;;) await evaluate(net, data);`,
    );
    expect(error).toBe(
      "Interrupted: stopped before all samples were evaluated; the network is as it was",
    );
    expect((await notebook.run("net.save() === first")).result).toBe("true");
  });

  test.each(["net.predict(data.X)", "net.evaluate(data)", "gradCheck(net, data)"])(
    "in a call that cannot yield, %s, changes nothing",
    async (call) => {
      const { error } = await stop(
        `net = makeNet(300); first = net.save();\n${soon}
      await new Promise((resolve) => setTimeout(resolve, 520));
      for (;;) ${call};`,
      );
      expect(error).toMatch(/^Interrupted: the cell was stopped/);
      expect((await notebook.run("net.save() === first")).result).toBe("true");
    },
  );

  test("goes on if it belongs to an earlier cell and only the later cell is stopped", async () => {
    await notebook.run(`net = makeNet(40);
      let outcome = "under way";
      const ending = new AbortController();
      void train(net, data, { ${forEver}, signal: ending.signal }).catch((e) => { outcome = e.message; });`);
    await notebook.interrupt("for (;;) await null;");
    const later = await notebook.run(
      "const before = outcome; ending.abort(); await new Promise((r) => setTimeout(r, 300)); [before, outcome]",
    );
    expect(later.result).toMatch(
      /^\[\n? *'under way',\n? *'train: stopped in epoch .*; the weights are kept'\n?\]/,
    );
  });

  test("by its own signal, uncaught, is one sentence too, and the cell has failed", async () => {
    const { error, outputs } = await notebook.run(
      `await train(makeNet(40), data, { ${forEver}, signal: AbortSignal.timeout(200) })`,
    );
    expect(error).toMatch(/^AbortError: out of time: stopped (in|after|before) /);
    expect(outputs.map((o) => o.output_type)).toEqual(["display_data"]);
  });

  test("fifty times in a row is stopped fifty times, and the kernel keeps its state", async () => {
    await notebook.run("let count = 0; net = makeNet(40);");
    for (let i = 0; i < 50; i++) {
      const { error } = await notebook.interrupt(
        `count++; await train(net, data, { ${forEver}, threads: ${1 + (i % 2)} });`,
      );
      expect(error).toMatch(/^Interrupted: /);
    }
    expect((await notebook.run("count")).result).toBe("50");
  });
});
