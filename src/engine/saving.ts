/**
 * A network as JSON text and back. The text is checked in full before anything is built from it.
 */
import { type Activation, activations, type RowActivation } from "./activations.ts";
import { Layer } from "./layer.ts";
import { Matrix } from "./matrix.ts";

const format = "chainrule network";

/** Activations by name, for a network that has others than the library's. */
export type NamedActivations = Readonly<Record<string, Activation | RowActivation>>;

/**
 * The layers as JSON text.
 *
 * @throws RangeError if a weight is not finite.
 * @throws TypeError if an activation is not the library's and has the name of one that is.
 */
export function saveLayers(layers: readonly Layer[]): string {
  const saved = layers.map((layer, i) => layerText(layer, i + 1));
  return `{"format":${JSON.stringify(format)},"version":1,"layers":[${saved.join(",")}]}`;
}

function layerText({ W, b, activation }: Layer, number: number): string {
  const { name } = activation;
  if (Object.hasOwn(activations, name) && activations[name] !== activation) {
    throw new TypeError(
      `save: layer ${number} has an activation of your own named ${name}, as one of the library is; give it another name`,
    );
  }
  const [weights, biases] = [
    numbersText(W, `layer ${number}: W`),
    b ? numbersText(b, `layer ${number}: b`) : "null",
  ];
  return `{"inputs":${W.rows},"units":${W.cols},"activation":${JSON.stringify(name)},"W":${weights},"b":${biases}}`;
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
 * @param own activations by the names in the text, where they are not the library's.
 * @throws SyntaxError if something is wrong in it.
 */
export function loadLayers(text: string, own: NamedActivations = {}): Layer[] {
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
  const known = { ...own, ...activations };
  const layers = saved.layers.map((layer, i) =>
    loadLayer(record(layer, `layer ${i + 1}`), i + 1, known),
  );
  layers.forEach((layer, i) => {
    if (i === 0 || layer.inputs === layers[i - 1].units) return;
    throw wrong(
      `layer ${i + 1} has ${layer.inputs} inputs`,
      `${layers[i - 1].units}, the units of layer ${i}`,
    );
  });
  return layers;
}

function loadLayer(saved: Record<string, unknown>, number: number, known: NamedActivations): Layer {
  const { inputs, units } = saved;
  if (!isCount(inputs) || !isCount(units)) {
    throw wrong(
      `layer ${number}: inputs is ${inputs} and units is ${units}`,
      "two whole numbers, 1 or more",
    );
  }
  const activation =
    typeof saved.activation === "string" && Object.hasOwn(known, saved.activation)
      ? known[saved.activation]
      : undefined;
  if (!activation) {
    throw wrong(
      `layer ${number}: activation is ${JSON.stringify(saved.activation)}`,
      `one of ${Object.keys(known).join(", ")}, or be given: load(text, { activations: { ... } })`,
    );
  }
  const W = new Matrix(inputs, units, numbers(saved.W, inputs * units, `layer ${number}: W`));
  const b =
    saved.b === null
      ? undefined
      : new Matrix(1, units, numbers(saved.b, units, `layer ${number}: b`));
  return new Layer(W, b, activation);
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

function numbers(value: unknown, count: number, name: string): Float64Array {
  if (!Array.isArray(value)) throw wrong(`${name} is no list`, `${count} numbers`);
  if (value.length !== count) throw wrong(`${name} has ${value.length} numbers`, String(count));
  const odd = value.findIndex((item) => !Number.isFinite(item));
  if (odd >= 0) {
    const item = typeof value[odd] === "number" ? value[odd] : JSON.stringify(value[odd]);
    throw wrong(`${name}: item ${odd} is ${item}`, "a finite number");
  }
  return Float64Array.from(value as number[]);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function wrong(what: string, needed: string): SyntaxError {
  return new SyntaxError(`load: ${what}; it must be ${needed}`);
}
