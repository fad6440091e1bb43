import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MimeBundle } from "../../src/display/bundle.ts";
import { type DisplayOptions, installHost } from "../../src/display/host.ts";
import { relu, sigmoid } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { layerStatistics } from "../../src/metrics/layer-statistics.ts";
import { plotlyMime } from "../../src/plots/figure.ts";
import { train } from "../../src/train.ts";
import { answer } from "../../src/widgets/callbacks.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { liveTraining } from "../../src/widgets/live-training.ts";
import type { Frame } from "../../src/widgets/slider/frame.ts";
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

interface PlotlyJson {
  readonly data: {
    readonly name: string;
    readonly x: number[];
    readonly y: number[];
    readonly yaxis: string;
    readonly line: { readonly color: string; readonly dash: string };
  }[];
  readonly layout: { readonly annotations: readonly { readonly text: string }[] };
}
const figures = () => outputs.flatMap(({ bundle }) => (bundle[plotlyMime] as PlotlyJson) ?? []);
const pauses = () =>
  outputs.flatMap(
    ({ bundle }) => (bundle[widgetMime("training-pause")] as { id: string; ended?: true }) ?? [],
  );

/** The lines of the panel with this heading. */
function panel({ data, layout }: PlotlyJson, heading: string) {
  const at = layout.annotations.findIndex(({ text }) => text === `<b>${heading}</b>`);
  return data.filter(({ yaxis }) => yaxis === `y${at === 0 ? "" : at + 1}`);
}

const net = () =>
  network({
    inputs: 2,
    layers: [dense(4, { activation: relu }), dense(1, { activation: sigmoid })],
    random: seeded(3),
  });

/** A clock on which whatever is done takes no time, but a second passes with each look. */
function ticking(): () => number {
  let now = 0;
  return () => {
    now += 1000;
    return now;
  };
}

describe("a training with its layers", () => {
  test("draws six layers, training and validation each in a way of its own", async () => {
    const hidden = Array.from({ length: 5 }, () => dense(3, { activation: sigmoid }));
    const layers = [...hidden, dense(1, { activation: sigmoid })];
    const deep = network({ inputs: 2, layers, random: seeded(3) });
    const panels = liveTraining({ net: deep, data: xor });
    await train(deep, xor, { epochs: 2, validation: xor, clock: ticking(), ...panels });
    const { data } = figures().at(-1) as PlotlyJson;
    const ways = new Map(data.map(({ name, line }) => [name, `${line.color} ${line.dash}`]));
    expect(ways.size).toBe(8);
    expect(new Set(ways.values()).size).toBe(8);
  });

  test("shows the gradient's length and the dead units that the layers have at the end", async () => {
    const learner = net();
    await train(learner, xor, {
      ...{ epochs: 20, batchSize: 2, clock: ticking() },
      ...liveTraining({ net: learner, data: xor }),
    });
    const last = figures().at(-1) as PlotlyJson;
    const measured = layerStatistics(learner, xor);
    const norms = panel(last, "gradient norm");
    expect(norms.map(({ name }) => name)).toEqual(["layer 1", "layer 2"]);
    expect(norms.map(({ y }) => y.at(-1))).toEqual(measured.map((one) => one.gradientNorm));
    expect(panel(last, "dead units, share").map(({ y }) => y.at(-1))).toEqual(
      measured.map(({ deadUnits, units }) => deadUnits / units),
    );
    expect(norms[0].x).toEqual(Array.from({ length: 21 }, (_, epoch) => epoch));
  });

  test("shows how far the weights went, an update on average, as a share of their length", async () => {
    const learner = net();
    const flat = () => learner.layers[0].weights.flatMap(({ data }) => [...data]);
    const before = flat();
    await train(learner, xor, {
      ...{ epochs: 1, batchSize: 2, clock: ticking() },
      ...liveTraining({ net: learner, data: xor }),
    });
    const way = Math.hypot(...flat().map((w, i) => w - before[i])) / Math.hypot(...before);
    const [first] = panel(figures().at(-1) as PlotlyJson, "step / weights, an update");
    expect(first.y).toHaveLength(1);
    expect(first.y[0]).toBeCloseTo(way / 2, 12); // 4 samples in batches of 2: two updates
  });

  test("changes nothing of what is learnt, and leaves onEpoch to the learner", async () => {
    const [watched, plain] = [net(), net()];
    const epochs: number[] = [];
    const live = liveTraining({
      ...{ net: watched, data: xor },
      onEpoch: ({ epoch }) => {
        epochs.push(epoch);
        return epoch < 3;
      },
    });
    await train(watched, xor, { epochs: 9, ...live });
    await train(plain, xor, { epochs: 3 });
    expect(epochs).toEqual([1, 2, 3]);
    expect(watched.save()).toBe(plain.save());
  });

  test("says in words what each layer's numbers are", async () => {
    const learner = net();
    await train(learner, xor, { epochs: 2, ...liveTraining({ net: learner, data: xor }) });
    const text = String(
      outputs.findLast(({ bundle }) => plotlyMime in bundle)?.bundle["text/plain"],
    );
    expect(text).toMatch(
      /layer 1 \(dense 2 -> 4, relu\): gradient norm [\d.]+, step \/ weights [\d.e-]+, \d of 4 units dead/,
    );
  });

  test("needs both the network and data", () => {
    expect(() => liveTraining({ net: net() })).toThrow(
      "liveTraining: net is given and data is not; layers need both",
    );
  });
});

describe("the pause button", () => {
  const press = (hold: number) =>
    (answer({ id: pauses()[0].id, turn: 1, values: [hold] }) as { frame: Frame }).frame;

  test("holds a training until the reader lets it go on; the rest does not count", async () => {
    const learner = net();
    let now = 0;
    let [seen, last] = [0, 0];
    const live = liveTraining({ net: learner, data: xor });
    const running = train(learner, xor, {
      ...{ epochs: 400, batchSize: 1, clock: () => (now += 5) },
      onEpoch: live.onEpoch,
      onProgress: (progress) => {
        const waits = live.onProgress(progress);
        if (++seen === 3) {
          expect(press(1)).toEqual({ text: "paused" });
          return live.onProgress(progress);
        }
        last = progress.secondsElapsed;
        return waits;
      },
    });
    await expect.poll(() => seen).toBe(3);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(seen).toBe(3);
    now += 3_600_000;
    expect(press(0)).toEqual({ text: "goes on" });
    expect((await running).epochs).toBe(400);
    expect(last).toBeLessThan(3600);
  });

  test("is gone when the training has ended", async () => {
    const learner = net();
    await train(learner, xor, {
      epochs: 3,
      clock: ticking(),
      ...liveTraining({ net: learner, data: xor }),
    });
    expect(pauses().at(-1)?.ended).toBe(true);
    expect(press(1)).toEqual({ text: "has ended" });
  });

  test("does not keep a training from being stopped", async () => {
    const learner = net();
    const stop = new AbortController();
    const live = liveTraining({ net: learner, data: xor });
    let seen = 0;
    const running = train(learner, xor, {
      ...{ epochs: 1_000_000, signal: stop.signal, onEpoch: live.onEpoch },
      onProgress: (progress) => {
        live.onProgress(progress);
        if (seen++ === 0) press(1);
        return live.onProgress(progress);
      },
    });
    await expect.poll(() => seen).toBe(1);
    stop.abort();
    await expect(running).rejects.toThrow(/^train: stopped in epoch/);
    expect(pauses().at(-1)?.ended).toBe(true);
  });

  test("is not shown where nobody could press it", async () => {
    installHost(undefined);
    const learner = net();
    await train(learner, xor, { epochs: 2, ...liveTraining({ net: learner, data: xor }) });
    expect(outputs).toEqual([]);
  });
});
