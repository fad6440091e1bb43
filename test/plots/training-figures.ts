/** Figures of a training under way, for the gallery. */
import type { MimeBundle } from "../../src/display/bundle.ts";
import { installHost } from "../../src/display/host.ts";
import { relu, softmax } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { History, type TrainingProgress } from "../../src/engine/history.ts";
import { Matrix } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { Figure, plotlyMime } from "../../src/plots/figure.ts";
import { LayerRecord } from "../../src/plots/layer-record.ts";
import type { FigureParts } from "../../src/plots/plotly.ts";
import { TrainingCurve } from "../../src/plots/training-curve.ts";
import { trainingPanels } from "../../src/plots/training-panels.ts";
import { liveTraining } from "../../src/widgets/live-training.ts";

/** What a training shows in the middle of its third epoch. */
export function liveFigure(): Figure {
  let shown: MimeBundle = {};
  const display = (bundle: MimeBundle): void => {
    shown = bundle;
  };
  installHost({ display, clearOutput: () => {}, signal: new AbortController().signal });
  const history = new History("reference");
  history.loss.push(1, 0.5);
  history.validationLoss.push(1.1, 0.6);
  const loss = { loss: 0.4, batchLoss: 0.4, accuracy: 0.9 };
  const time = { secondsElapsed: 12, secondsLeft: 8, stopped: false };
  const place = { epoch: 3, epochs: 5, batch: 40, batches: 100 };
  const { onProgress } = liveTraining({ title: "784-30-10" });
  onProgress({ ...place, ...loss, ...time, history } as TrainingProgress);
  installHost(undefined);
  const { data, layout } = shown[plotlyMime] as FigureParts;
  return new Figure({ data, layout, description: String(shown["text/plain"]) });
}

/** What the same training shows of its layers: of 4-6-3, some units dead. */
export function panelsFigure(): Figure {
  const random = seeded(5);
  const layers = [dense(6, { activation: relu }), dense(3, { activation: softmax })];
  const net = network({ inputs: 4, layers, random });
  const X = new Matrix(
    30,
    4,
    Float64Array.from({ length: 120 }, () => random.normal()),
  );
  const Y = new Matrix(
    30,
    3,
    Float64Array.from({ length: 90 }, (_, i) => Number(i % 3 === 0)),
  );
  const [record, curve] = [new LayerRecord(net, { X, Y }, 400), new TrainingCurve(400)];
  const history = new History("reference");
  for (let epoch = 1; epoch <= 4; epoch++) {
    history.loss.push(1.2 / epoch);
    history.validationLoss.push(1.3 / epoch);
    history.accuracy.push(1 - 0.6 / epoch);
    history.validationAccuracy.push(1 - 0.7 / epoch);
    for (const { W } of net.layers)
      W.data.forEach((w, i) => {
        W.data[i] = w * (1 - 0.1 / epoch);
      });
    record.look(epoch, 100);
  }
  // As many digits as there can be: the widest words above a training's curves.
  const loss = { loss: 0.2814, batchLoss: 0.4, accuracy: 0.8643, history };
  const progress = { ...loss, epoch: 5, epochs: 10, batch: 40, batches: 100 };
  const now = { ...progress, secondsElapsed: 12, secondsLeft: 764, stopped: false };
  curve.add(now);
  return trainingPanels(curve, record, now, { title: "4-6-3" });
}
