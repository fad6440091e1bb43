/**
 * A network as JSON text and back. The text is checked in full before anything is built from it.
 */
import { type Activation, activations, type RowActivation } from "./activations.ts";
import { checkOptions, whatCame } from "./argument.ts";
import { loadDense } from "./dense.ts";
import { float32Text, fromFloat32Text } from "./float32-text.ts";
import { inputsOf, type Layer, type LayerLoader, layerLoaders, unitsOf } from "./layer.ts";
import { Matrix } from "./matrix.ts";
import { restoreState, stateText } from "./optimizer-state.ts";
import type { Optimizer } from "./optimizers.ts";

const format = "chainrule network";

/** What a network was saved with that is not the library's. */
export interface LoadOptions {
  /** Activations by their names. */
  readonly activations?: Readonly<Record<string, Activation | RowActivation>>;
  /** How to build layers, by their `kind`. */
  readonly layers?: Readonly<Record<string, LayerLoader>>;
  /** Made as the one that was saved with the network; it gets back what that one remembered. */
  readonly optimizer?: Optimizer;
}

/** What the weights of a layer are called in the text, in their order. */
const weightNames = ["W", "b"];

/** What to save, and how. */
export interface SaveOptions {
  /** Has what this optimizer remembers of the network saved with it. */
  readonly optimizer?: Optimizer;
  /** Whether weights are rounded to float32 and packed: 784-1000-10 takes 4 MB and not 16; no if left out. */
  readonly compact?: boolean;
}

/**
 * The layers as JSON text.
 *
 * @throws RangeError if a weight is not finite.
 * @throws TypeError if an activation is not the library's and has the name of one that is.
 */
export function saveLayers(layers: readonly Layer[], options: SaveOptions = {}): string {
  checkOptions("save", options, ["optimizer", "compact"]);
  const { optimizer, compact = false } = options;
  const saved = layers.map((layer, i) => layerText(layer, i + 1, compact));
  const state = optimizer ? `,"optimizer":${stateText(optimizer, weightsOf(layers))}` : "";
  return `{"format":${JSON.stringify(format)},"version":1,"layers":[${saved.join(",")}]${state}}`;
}

function weightsOf(layers: readonly Layer[]): Matrix[] {
  return layers.flatMap(({ weights }) => weights);
}

function layerText(layer: Layer, number: number, compact: boolean): string {
  const { kind, activation, weights } = layer;
  checkName(activation, number);
  const settings = layer.settings?.();
  const parts = [
    // A dense layer is written without its kind, as it was when there was no other.
    ...(kind === "dense" ? [] : [`"kind":${JSON.stringify(kind)}`]),
    `"inputs":${inputsOf(layer)}`,
    `"units":${unitsOf(layer)}`,
    `"activation":${JSON.stringify(activation.name)}`,
    ...(settings ? [`"settings":${JSON.stringify(settings)}`] : []),
    ...weightNames.map((name, i) => {
      if (!weights[i]) return `"${name}":null`;
      const numbers = numbersText(weights[i], `layer ${number}: ${name}`);
      return `"${name}":${compact ? JSON.stringify(float32Text(weights[i].data)) : numbers}`;
    }),
  ];
  return `{${parts.join(",")}}`;
}

/** @throws TypeError if an activation is not the library's and has the name of one that is. */
function checkName(activation: Activation | RowActivation, number: number): void {
  const { name } = activation;
  if (!Object.hasOwn(activations, name) || activations[name] === activation) return;
  throw new TypeError(
    `save: layer ${number} has an activation of your own named ${name}, as one of the library is; give it another name`,
  );
}

/** With the sign of -0, which JSON.stringify leaves out. */
function numbersText({ data }: Matrix, name: string): string {
  const odd = data.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) {
    throw new RangeError(
      `save: ${name} holds ${data[odd]} at place ${odd}; only a network of finite numbers can be saved`,
    );
  }
  return `[${Array.from(data, (value) => (Object.is(value, -0) ? "-0" : value)).join(",")}]`;
}

/**
 * The layers in a text that `saveLayers` made.
 *
 * @throws SyntaxError if something is wrong in it.
 */
export function loadLayers(text: string, options: LoadOptions = {}): Layer[] {
  const saved = record(parse(text), "the text");
  if (saved.format !== format || saved.version !== 1) {
    throw wrong(
      `format is ${JSON.stringify(saved.format)}, version ${JSON.stringify(saved.version)}`,
      `"${format}", version 1`,
    );
  }
  if (!Array.isArray(saved.layers) || saved.layers.length === 0) {
    throw wrong("layers is not a list with at least one layer", "that list");
  }
  const layers = saved.layers.map((layer, i) =>
    loadLayer(record(layer, `layer ${i + 1}`), `layer ${i + 1}`, options),
  );
  checkChain(layers);
  if (options.optimizer) restoreState(options.optimizer, weightsOf(layers), saved.optimizer);
  return layers;
}

/** @throws SyntaxError if a layer does not fit the one before. */
function checkChain(layers: readonly Layer[]): void {
  layers.forEach((layer, i) => {
    if (i === 0 || inputsOf(layer) === unitsOf(layers[i - 1])) return;
    throw wrong(
      `layer ${i + 1} has ${inputsOf(layer)} inputs`,
      `${unitsOf(layers[i - 1])}, the units of layer ${i}`,
    );
  });
}

function loadLayer(saved: Record<string, unknown>, where: string, own: LoadOptions): Layer {
  const { inputs, units, kind = "dense" } = saved;
  if (!isCount(inputs) || !isCount(units)) {
    throw wrong(
      `${where}: inputs is ${inputs} and units is ${units}`,
      "two whole numbers, 1 or more",
    );
  }
  const activation = named("activation", saved.activation, { ...own.activations, ...activations });
  const load = named(
    "kind",
    kind,
    { ...own.layers, ...Object.fromEntries(layerLoaders), dense: loadDense },
    "layers",
  );
  const settings = saved.settings === undefined ? {} : record(saved.settings, `${where}: settings`);
  return load({
    inputs,
    units,
    activation,
    setting: (name) => setting(settings[name], `${where}: ${name}`),
    read: (name, rows, cols) =>
      new Matrix(rows, cols, numbers(saved[name], rows * cols, `${where}: ${name}`)),
    has: (name) => saved[name] !== null && saved[name] !== undefined,
  });

  function named<T>(what: string, name: unknown, known: Record<string, T>, list = "activations") {
    const hint = list === "layers" ? "; layers of chainrule are known once they are imported" : "";
    if (typeof name === "string" && Object.hasOwn(known, name)) return known[name];
    throw wrong(
      `${where}: ${what} is ${JSON.stringify(name)}`,
      `one of ${Object.keys(known).join(", ")}, or be given: load(text, { ${list}: { ... } })${hint}`,
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`load: the text is not JSON (${(error as Error).message})`, {
      cause: error,
    });
  }
}

function record(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw wrong(`${name} is ${JSON.stringify(value)?.slice(0, 40)}`, "an object");
}

function numbers(saved: unknown, count: number, name: string): Float64Array {
  const value = typeof saved === "string" ? fromFloat32Text(saved) : saved;
  if (!Array.isArray(value)) throw wrong(`${name} is no list`, `${count} numbers`);
  if (value.length !== count) throw wrong(`${name} has ${value.length} numbers`, String(count));
  const odd = value.findIndex((item) => !Number.isFinite(item));
  if (odd >= 0) {
    const item = typeof value[odd] === "number" ? value[odd] : JSON.stringify(value[odd]);
    throw wrong(`${name}: item ${odd} is ${item}`, "a finite number");
  }
  return Float64Array.from(value as number[]);
}

function setting(value: unknown, name: string): number {
  if (Number.isFinite(value) && (value as number) >= 0) return value as number;
  throw wrong(`${name} is ${whatCame(value)}`, "a finite number, 0 or more");
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function wrong(what: string, needed: string): SyntaxError {
  return new SyntaxError(`load: ${what}; it must be ${needed}`);
}
