import { afterEach, beforeEach, expect, test } from "vitest";
import type { MimeBundle } from "../../src/display/bundle.ts";
import { type DisplayOptions, installHost } from "../../src/display/host.ts";
import { sigmoid, tanh } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { History } from "../../src/engine/history.ts";
import { network } from "../../src/engine/network.ts";
import { plotlyMime } from "../../src/plots/figure.ts";
import { progressWords } from "../../src/plots/progress-words.ts";
import { train } from "../../src/train.ts";
import { liveTraining } from "../../src/widgets/live-training.ts";
import { xor } from "../training/xor.ts";

const outputs: { bundle: MimeBundle; options: DisplayOptions | undefined }[] = [];

beforeEach(() => {
  outputs.length = 0;
  installHost({
    display: (bundle, options) => outputs.push({ bundle, options }),
    clearOutput: () => {},
    signal: new AbortController().signal,
  });
});
afterEach(() => installHost(undefined));

const net = () =>
  network({
    inputs: 2,
    layers: [dense(4, { activation: tanh }), dense(1, { activation: sigmoid })],
  });

/** A clock that moves on by `step` milliseconds whenever it is read. */
function ticking(step: number): () => number {
  let now = 0;
  return () => {
    now += step;
    return now;
  };
}

interface PlotlyJson {
  readonly data: { readonly name: string; readonly x: number[]; readonly y: number[] }[];
  readonly layout: { readonly title: { readonly text: string } };
}
const plot = (i: number) => outputs.at(i)?.bundle[plotlyMime] as PlotlyJson;

test("one output is replaced in place; every drawing has its picture and its text", async () => {
  await train(net(), xor, { epochs: 30, batchSize: 1, clock: ticking(20), ...liveTraining() });
  expect(outputs.length).toBeGreaterThan(5);
  expect(new Set(outputs.map(({ options }) => options?.id)).size).toBe(1);
  expect(outputs.map(({ options }) => options?.update)).toEqual(outputs.map((_, i) => i > 0));
  for (const { bundle } of outputs) {
    expect(Object.keys(bundle)).toEqual([plotlyMime, "image/svg+xml", "text/plain"]);
  }
});

test("the last drawing has every epoch, the final loss and the time it took", async () => {
  const history = await train(net(), xor, {
    epochs: 20,
    batchSize: 4,
    validation: xor,
    clock: ticking(1),
    ...liveTraining({ title: "XOR" }),
  });
  const [training, validation] = plot(-1).data;
  expect(training.x.at(-1)).toBe(20);
  expect(training.y.at(-1)).toBe(history.loss[19]);
  expect(validation.y).toEqual(history.validationLoss);
  const title = plot(-1).layout.title.text.split("<br>");
  expect(title[0]).toBe("XOR");
  expect(title[1]).toMatch(/^epoch 20 of 20, done in \d\.\d s$/);
  expect(outputs.at(-1)?.bundle["text/plain"]).toContain("epoch 20 of 20, done in");
});

test("drawings come at most every 0.2 s of the training's clock, but the end is always drawn", async () => {
  const times: number[] = [];
  const live = liveTraining();
  const progress = (epoch: number, secondsElapsed: number) => {
    const history = new History("reference");
    for (let i = 0; i < epoch; i++) history.loss.push(1);
    const left = { secondsElapsed, secondsLeft: 1 };
    return {
      epoch,
      epochs: 100,
      batch: 1,
      batches: 1,
      loss: 1,
      accuracy: 1,
      batchLoss: 1,
      history,
      ...left,
    };
  };
  for (let epoch = 1; epoch <= 100; epoch++) {
    const before = outputs.length;
    live.onProgress(progress(epoch, epoch * 0.03));
    if (outputs.length > before) times.push(epoch * 0.03);
  }
  expect(times.at(-1)).toBe(3);
  const gaps = times.slice(1, -1).map((time, i) => time - times[i]);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.2 - 1e-9);
  expect(times.length).toBeGreaterThan(12);
});

test("a stopped training leaves a complete drawing that says so instead of the time left", async () => {
  const stop = new AbortController();
  const live = liveTraining();
  const running = train(net(), xor, {
    epochs: 1_000_000,
    batchSize: 1,
    signal: stop.signal,
    ...live,
    onProgress: (progress) => {
      live.onProgress(progress);
      if (outputs.length > 2) stop.abort();
    },
  });
  await expect(running).rejects.toThrow();
  expect(outputs.at(-1)?.bundle["text/plain"]).toMatch(/, stopped after \d\.\d s, loss/);
  expect(outputs.at(-1)?.bundle["image/svg+xml"]).toContain("</svg>");
});

test("a long training keeps a curve of bounded length with its newest point", () => {
  const live = liveTraining({ points: 50 });
  const history = new History("reference");
  for (let batch = 1; batch <= 300; batch++) {
    const now = { secondsElapsed: batch, secondsLeft: 1, batchLoss: 1 };
    live.onProgress({
      epoch: 1,
      epochs: 1,
      batch,
      batches: 300,
      loss: 1 / batch,
      accuracy: 0,
      history,
      ...now,
    });
  }
  expect(outputs).toHaveLength(300);
  outputs.forEach((_, i) => {
    const [{ x, y }] = plot(i).data;
    expect(x.length).toBeLessThanOrEqual(50);
    expect([x.at(-1), y.at(-1)]).toEqual([(i + 1) / 300, 1 / (i + 1)]);
    expect([...x].sort((a, b) => a - b)).toEqual(x);
  });
});

test("the words fit a narrow page: epoch and time, then loss and accuracy", () => {
  const history = new History("reference");
  const now = { secondsElapsed: 40, secondsLeft: 125.4, batchLoss: 1, history };
  const words = progressWords({
    epoch: 2,
    epochs: 5,
    batch: 300,
    batches: 1875,
    loss: 0.31234,
    accuracy: 0.9123,
    ...now,
  });
  expect(words).toEqual(["epoch 2 of 5 (16 %), 2 min 5 s left", "loss 0.312, accuracy 91.2 %"]);
});

test("a hundred thousand epochs between two reports become a line of bounded length with the last", () => {
  const live = liveTraining({ points: 50 });
  const history = new History("reference");
  for (const epochs of [1, 3, 100_000]) {
    while (history.epochs < epochs) history.loss.push(1 / (history.epochs + 1));
    const now = { secondsElapsed: epochs, secondsLeft: 1, batchLoss: 1, accuracy: 0 };
    live.onProgress({
      ...{ epoch: epochs, epochs: 200_000, batch: 1, batches: 1, loss: 1 / epochs },
      ...{ history, ...now },
    });
    const [{ x, y }] = plot(-1).data;
    expect(x.length).toBeLessThanOrEqual(50);
    expect(x.at(-1)).toBe(epochs);
    expect(y).toEqual(x.map((epoch) => 1 / epoch));
    expect([...new Set(x)].sort((a, b) => a - b)).toEqual(x);
  }
});

test("a curve of fewer than 10 points is an error", () => {
  expect(() => liveTraining({ points: 3 })).toThrow(
    "liveTraining: points is 3; a curve needs 10 or more",
  );
});
