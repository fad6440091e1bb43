/** What a playground is set to: checked wherever it comes from, and as a line of text for an address. */
import { checkOptions, nearestName, whatCame } from "../../engine/argument.ts";

/** What a network may learn from in a playground: three gates, three clouds of points, or points of the reader's. */
export type PlaygroundData = (typeof dataNames)[number];

/** What a unit of the first layer may be given of a point (x, y); `sin x` is the sine of π x. */
export type PlaygroundInput = (typeof inputNames)[number];

/** An activation of the hidden layers, by its name. */
export type PlaygroundActivation = (typeof activationNames)[number];

/** A point that the reader painted: x and y from -2 to 2, and its class, 0 or 1. */
export type PaintedPoint = readonly [x: number, y: number, label: number];

export const dataNames = ["and", "or", "xor", "blobs", "moons", "spiral", "painted"] as const;
export const inputNames = ["x", "y", "x^2", "y^2", "xy", "sin x", "sin y"] as const;
export const activationNames = ["tanh", "relu", "sigmoid", "linear"] as const;

/** Hidden layers, units of one, and painted points, at most. */
export const most = { layers: 4, units: 8, points: 400 } as const;

/** How a network is built and trained; the words are those of `network` and `train`. */
export interface PlaygroundSettings {
  /** What it learns; `"xor"` if left out. */
  readonly data: PlaygroundData;
  /** What the first layer is given of each point; `["x", "y"]` if left out. */
  readonly inputs: readonly PlaygroundInput[];
  /** Units of each hidden layer: at most 4 layers of at most 8; `[4]` if left out, `[]` is one unit alone. */
  readonly layers: readonly number[];
  /** The activation of the hidden layers; `"tanh"` if left out. The output is a sigmoid. */
  readonly activation: PlaygroundActivation;
  /** The length of a step, above 0, at most 10; 0.3 if left out. */
  readonly learningRate: number;
  /** Samples for each update, from 1 to 500; 10 if left out. */
  readonly batchSize: number;
  /** Weight decay (L2), from 0 to 1; 0 if left out. */
  readonly weightDecay: number;
  /** Decides the starting weights and the order of the samples; a whole number from 0, 1 if left out. */
  readonly seed: number;
  /** The reader's own points, for the data `"painted"`; none if left out. */
  readonly points: readonly PaintedPoint[];
}

const defaults: PlaygroundSettings = {
  data: "xor",
  inputs: ["x", "y"],
  layers: [4],
  activation: "tanh",
  learningRate: 0.3,
  batchSize: 10,
  weightDecay: 0,
  seed: 1,
  points: [],
};

/** The network in words: `a network of 2-8-8-1 (tanh)`. */
export function networkText({ inputs, layers, activation }: PlaygroundSettings): string {
  return `a network of ${[inputs.length, ...layers, 1].join("-")} (${activation})`;
}

type Raw = Readonly<Record<string, unknown>>;

/** Settings from any data. @throws TypeError or RangeError that says which one is wrong, and what is needed */
export function readSettings(raw: Raw): PlaygroundSettings {
  checkOptions("playground", raw, Object.keys(defaults));
  const all: Raw = { ...defaults, ...raw };
  return {
    data: nameIn("data", all.data, dataNames),
    inputs: readInputs(all.inputs),
    layers: readLayers(all.layers),
    activation: nameIn("activation", all.activation, activationNames),
    learningRate: numberIn("learningRate", all.learningRate, Number.MIN_VALUE, 10),
    batchSize: countIn("batchSize", all.batchSize, 1, 500),
    weightDecay: numberIn("weightDecay", all.weightDecay, 0, 1),
    seed: countIn("seed", all.seed, 0, 1_000_000),
    points: listOf("points", all.points, most.points).map(readPoint),
  };
}

/** A name of a list. @throws TypeError if it is another one */
export function nameIn<T extends string>(name: string, value: unknown, names: readonly T[]): T {
  const found = names.find((known) => known === value);
  if (found !== undefined) return found;
  const near = typeof value === "string" ? nearestName(value, names) : undefined;
  const advice = near ? `did you mean "${near}"?` : `there are ${names.join(", ")}`;
  throw new TypeError(`playground: ${name} is ${whatCame(value)}; ${advice}`);
}

/** A number between two others, both included. @throws RangeError if it is none */
export function numberIn(name: string, value: unknown, least: number, greatest: number): number {
  if (typeof value === "number" && value >= least && value <= greatest) return value;
  const from = least === Number.MIN_VALUE ? "above 0" : `from ${least}`;
  throw new RangeError(
    `playground: ${name} is ${whatCame(value)}; it must be a number ${from} to ${greatest}`,
  );
}

/** The same for whole numbers. */
export function countIn(name: string, value: unknown, least: number, greatest: number): number {
  if (Number.isInteger(value)) return numberIn(name, value, least, greatest);
  throw new RangeError(
    `playground: ${name} is ${whatCame(value)}; it must be a whole number from ${least} to ${greatest}`,
  );
}

/** A list that is not too long. @throws TypeError or RangeError if it is none */
export function listOf(name: string, value: unknown, longest: number): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new TypeError(`playground: ${name} is ${whatCame(value)}; it must be a list`);
  }
  if (value.length <= longest) return value;
  throw new RangeError(
    `playground: ${name} has ${value.length} elements; it must have at most ${longest}`,
  );
}

/** The inputs in their usual order, each once. */
export function readInputs(value: unknown): PlaygroundInput[] {
  const given = listOf("inputs", value, inputNames.length).map((name) =>
    nameIn("inputs", name, inputNames),
  );
  if (given.length > 0) return inputNames.filter((name) => given.includes(name));
  throw new RangeError("playground: inputs is empty; a network needs at least 1 input");
}

function readLayers(value: unknown): number[] {
  return listOf("layers", value, most.layers).map((units, i) =>
    countIn(`layers[${i}]`, units, 1, most.units),
  );
}

function readPoint(value: unknown, i: number): PaintedPoint {
  const [x, y, label] = listOf(`points[${i}]`, value, 3);
  return [
    numberIn(`points[${i}][0]`, x, -2, 2),
    numberIn(`points[${i}][1]`, y, -2, 2),
    countIn(`points[${i}][2]`, label, 0, 1),
  ];
}

/** The settings, and how many epochs were trained, as a line for an address; `stateOf` reads it. */
export function stateText(settings: PlaygroundSettings, epochs: number): string {
  const { inputs, layers, points, ...single } = settings;
  const lists = {
    inputs: inputs.join(","),
    layers: layers.join(","),
    ...(points.length > 0 && { points: points.flat().map(shortNumber).join(",") }),
  };
  const all = Object.entries({ ...single, ...lists, epochs });
  return all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** What `stateText` wrote. @throws TypeError or RangeError if the text is something else */
export function stateOf(text: string): { settings: PlaygroundSettings; epochs: number } {
  const { epochs = "0", ...words } = Object.fromEntries(new URLSearchParams(text));
  const raw = Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, settingOf(name, word)]),
  );
  return { settings: readSettings(raw), epochs: countIn("epochs", Number(epochs), 0, 1e6) };
}

function settingOf(name: string, word: string): unknown {
  if (name === "inputs") return word.split(",");
  const numbers = word === "" ? [] : word.split(",").map(Number);
  if (name === "layers") return numbers;
  if (name === "points") return threes(numbers);
  return name === "data" || name === "activation" ? word : Number(word);
}

function threes(numbers: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(numbers.length / 3) }, (_, i) =>
    numbers.slice(3 * i, 3 * i + 3),
  );
}

function shortNumber(value: number): number {
  return Math.round(value * 100) / 100;
}
