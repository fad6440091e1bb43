/** One figure of every kind, and of every kind with a slider: what all figures have in common is tested on these. */
import { relu, sigmoid, softmax, step, tanh } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { value } from "../../src/engine/value.ts";
import { barChart } from "../../src/plots/bar-chart.ts";
import { computationGraph } from "../../src/plots/computation-graph.ts";
import { confusionMatrix } from "../../src/plots/confusion-matrix.ts";
import { contour } from "../../src/plots/contour.ts";
import { decisionBoundary } from "../../src/plots/decision-boundary.ts";
import { decisionLine } from "../../src/plots/decision-line.ts";
import type { Figure } from "../../src/plots/figure.ts";
import { functionGallery } from "../../src/plots/function-gallery.ts";
import { hiddenPlane } from "../../src/plots/hidden-plane.ts";
import { histogram } from "../../src/plots/histogram.ts";
import { imageGrid } from "../../src/plots/image-grid.ts";
import { lineChart } from "../../src/plots/line-chart.ts";
import { lossCurve } from "../../src/plots/loss-curve.ts";
import { networkGraph } from "../../src/plots/network-graph.ts";
import { surface } from "../../src/plots/surface.ts";
import { tangentSlider } from "../../src/plots/tangent-slider.ts";
import { weightImages } from "../../src/plots/weight-images.ts";
import { liveFigure, panelsFigure } from "./training-figures.ts";

export const andGate = {
  X: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  Y: [0, 0, 0, 1],
};

/** Inside and outside of the unit circle. */
const circle = (x1: number, x2: number): number => 1 / (1 + Math.exp(-8 * (x1 * x1 + x2 * x2 - 1)));

/** Lesson 06's function, with its minimum -0.42888 at (-0.70711, 0). */
export const valley = (x: number, y: number): number => x * Math.exp(-(x * x + y * y));

/** The loss of lesson 07's network, after `backward`. */
export function lessonLoss() {
  const [x, w1, b1] = [value(1, "x"), value(0.5, "w1"), value(0.1, "b1")];
  const [w2, b2, y] = [value(-0.8, "w2"), value(0.2, "b2"), value(1, "y")];
  const a1 = w1.multiply(x).add(b1).sigmoid();
  const a2 = w2.multiply(a1).add(b2).sigmoid();
  const loss = a2.subtract(y).pow(2);
  loss.label = "L";
  loss.backward();
  return loss;
}

/** b = a + a, c = b + b, after `backward`. */
function fork() {
  const a = value(3, "a");
  const b = a.add(a);
  const c = b.add(b);
  c.backward();
  return c;
}

/** u = a b, v = u + a, w = u v, after `backward`: a and u are used again further on. */
function severalWays() {
  const a = value(3, "a");
  const u = a.multiply(value(2, "b"));
  const v = u.add(a);
  const w = u.multiply(v);
  [u.label, v.label, w.label] = ["u", "v", "w"];
  w.backward();
  return w;
}

/** A stand-in for a digit: a slanted stroke of ink on 28 x 28 pixels. */
export function stroke(slant: number): number[] {
  return Array.from({ length: 784 }, (_, p) => {
    const [row, column] = [Math.floor(p / 28), p % 28];
    const away = Math.abs(column - 14 - slant * (row - 14));
    return row > 3 && row < 24 ? Math.max(0, 1 - away / 3) : 0;
  });
}

/** Ten thousand answers about ten digits, as a trained network gives them. */
function digitConfusions(): number[][] {
  const times = (r: number, c: number) => (r === c ? 960 + 11 * r : (7 * r + 3 * c + r * c) % 13);
  return Array.from({ length: 10 }, (_, r) => Array.from({ length: 10 }, (_, c) => times(r, c)));
}

/** Every kind of figure by name. */
export function everyFigure(): Record<string, Figure> {
  const random = seeded(1);
  const zs = Array.from({ length: 61 }, (_, i) => -6 + i / 5);
  const losses = Array.from(
    { length: 400 },
    (_, i) => 0.002 + 1.36 / (1 + Math.exp((i - 100) / 20)),
  );
  const small = network({
    inputs: 2,
    layers: [dense(2, { activation: tanh }), dense(1, { activation: sigmoid })],
  });
  const large = network({
    inputs: 784,
    layers: [dense(30, { activation: relu }), dense(10, { activation: softmax })],
  });
  const cloud = Array.from({ length: 300 }, () => random.normal());
  const path = [
    [0.5, 0.5],
    [0.2, 0.7],
    [-0.7, 0],
  ];
  const states = [
    { w: [0, 0], b: 0 },
    { w: [1, 0], b: -1 },
    { w: [2, 1], b: -3 },
  ];
  const digits = Array.from({ length: 25 }, (_, i) => stroke(i / 25 - 0.5));
  return {
    lineChart: lineChart(
      { a: { x: zs, y: zs.map(sigmoid.apply) } },
      { x: "z", y: "a", title: "Sigmoid" },
    ),
    severalLines: lineChart(
      { a: [1, 2, 3], b: [3, 2, 1], c: [2, 2, 2] },
      { x: "step", y: "height" },
    ),
    placesOfPlane: lineChart(
      [
        { x: [-1, 0, 1], y: [1, -1, 0.5], name: "arm 0", mode: "markers" },
        { x: [0.5, -0.5, 0], y: [0, 0.5, 1], name: "arm 1", mode: "markers" },
      ],
      { x: "first input", y: "second input", sameScale: true },
    ),
    fromNothing: lineChart({ x: [0, 1, 2], y: [0, 1, 4] }, { x: "epoch", y: "loss" }),
    smallNumbers: lineChart(
      { "64 bits": [1e-16, 1e-13, 1e-12], "32 bits": [1e-7, 1e-4, 1e-3] },
      { x: "times", y: "error", yScale: "log" },
    ),
    shortLog: lineChart(
      { x: [1, 2, 3], y: [0.002, 0.004, 0.01] },
      { x: "epoch", y: "step", yScale: "log" },
    ),
    logLines: lineChart(
      { forward: { x: [1e-15, 1e-7, 0.1], y: [1e-2, 1e-8, 0.5], mode: "lines+markers" } },
      { x: "h", y: "error", xScale: "log", yScale: "log" },
    ),
    lossCurve: lossCurve(losses),
    lossCurveLog: lossCurve(
      { "rate 0.1": losses, "rate 1": losses.map((l) => l / 2) },
      { yScale: "log" },
    ),
    decisionLine: decisionLine(andGate, states),
    decisionLineOne: decisionLine(andGate, states[2]),
    decisionBoundary: decisionBoundary(circle, andGate),
    decisionBoundaryNetwork: decisionBoundary(small, andGate),
    decisionBoundaryFrames: decisionBoundary(
      [
        { label: "epoch 1", predict: (x1) => 0.4 + 0.2 * x1 },
        { label: "epoch 9", predict: circle },
      ],
      andGate,
    ),
    hiddenPlane: hiddenPlane(small, andGate),
    hiddenPlaneFrames: hiddenPlane(
      [
        { label: "start", net: small },
        { label: "by hand", net: { hidden: (x) => x, output: ([h1, h2]) => circle(h1, h2) } },
      ],
      andGate,
    ),
    functionGallery: functionGallery([step, sigmoid, tanh, relu]),
    tangentSlider: tangentSlider(sigmoid.apply, (z) => sigmoid.slope(sigmoid.apply(z)), {
      x: "z",
      y: "a",
    }),
    surface: surface(valley, { path, z: "height" }),
    contour: contour(valley, { paths: { "rate 0.1": path, "rate 1": path.slice(1) }, z: "height" }),
    contourFlat: contour((x, y) => (x * x + 25 * y * y) / 2, {
      xRange: [-10, 4],
      yRange: [-2, 2],
      paths: path,
    }),
    contourOne: contour(valley, { paths: path, animate: false }),
    barChart: barChart(
      { majority: 11.35, "mean image": 82.03 },
      { x: "method", y: "accuracy (%)" },
    ),
    barsBelowZero: barChart([0.3, -0.2], { x: "weight", y: "size", role: "weight" }),
    barsOfDigits: barChart([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], {
      x: "digit",
      y: "test images",
    }),
    barsOfNetworks: barChart([87.83, 86.73, 88.82, 91.22, 91.26, 91.19], {
      labels: ["8-8", "8-8", "8-8", "784-10", "784-10", "784-10"],
      x: "network",
      y: "test accuracy (%)",
    }),
    histogramOfMany: histogram(
      Float64Array.from({ length: 350_000 }, (_, i) => (i % 50) / 490),
      {
        x: "pixel, in 500 images",
        bins: 20,
        range: [0, 1],
      },
    ),
    histogram: histogram(cloud, { x: "weight", role: "weight" }),
    histograms: histogram(
      { "layer 1": cloud, "layer 2": cloud.map((v) => v / 2) },
      { x: "activation" },
    ),
    imageGrid: imageGrid(digits, { labels: digits.map((_, i) => i % 10) }),
    imageGridWide: imageGrid([...digits, ...digits.slice(0, 5)], {
      columns: 10,
      labels: Array.from({ length: 30 }, (_, i) => i % 10),
      title: "The first 30 training images, with their labels",
    }),
    weightImages: weightImages(large, { columns: 10 }),
    confusionMatrix: confusionMatrix({ actual: [0, 1, 2, 2, 1], predicted: [0, 1, 1, 2, 1] }),
    confusionMatrixDigits: confusionMatrix(digitConfusions(), { title: "784-30-10" }),
    liveTraining: liveFigure(),
    liveTrainingLayers: panelsFigure(),
    networkGraph: networkGraph(small),
    networkGraphValues: networkGraph(small, { values: [[1, 0], [0.5, -0.5], [0.6]] }),
    networkGraphChain: networkGraph(
      [
        { W: [[0.5]], b: [0.1] },
        { W: [[-0.8]], b: [0.2] },
      ],
      { values: [[1], [0.6457], [0.4215]] },
    ),
    networkGraphFourToOne: networkGraph([
      { W: [[0.1, -0.7, 0.3, 0.9]] },
      { W: [[0.452], [0.198], [0.91], [0.724]] },
    ]),
    networkGraphLarge: networkGraph(large),
    computationGraph: computationGraph(lessonLoss()),
    computationGraphRight: computationGraph(lessonLoss(), { direction: "right" }),
    computationGraphWays: computationGraph(severalWays()),
    computationGraphStill: computationGraph(fork(), { backward: false }),
  };
}
