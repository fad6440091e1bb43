/**
 * A network as JSON text and back. The text is checked in full before anything is built from it.
 */
import { activations } from "./activations.ts";
import { Layer } from "./layer.ts";
import { Matrix } from "./matrix.ts";

const format = "chainrule network";

/** The layers as JSON text. */
export function saveLayers(layers: readonly Layer[]): string {
  const saved = layers.map(({ W, b, activation }) => ({
    inputs: W.rows,
    units: W.cols,
    activation: activation.name,
    W: Array.from(W.data),
    b: b ? Array.from(b.data) : null,
  }));
  return JSON.stringify({ format, version: 1, layers: saved });
}

/** The layers in a text that `saveLayers` made. @throws SyntaxError if something is wrong in it. */
export function loadLayers(text: string): Layer[] {
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
  const layers = saved.layers.map((layer, i) => loadLayer(record(layer, `layer ${i + 1}`), i + 1));
  layers.forEach((layer, i) => {
    if (i === 0 || layer.inputs === layers[i - 1].units) return;
    throw wrong(
      `layer ${i + 1} has ${layer.inputs} inputs`,
      `${layers[i - 1].units}, the units of layer ${i}`,
    );
  });
  return layers;
}

function loadLayer(saved: Record<string, unknown>, number: number): Layer {
  const { inputs, units } = saved;
  if (!isCount(inputs) || !isCount(units)) {
    throw wrong(
      `layer ${number}: inputs is ${inputs} and units is ${units}`,
      "two whole numbers, 1 or more",
    );
  }
  const activation =
    typeof saved.activation === "string" && Object.hasOwn(activations, saved.activation)
      ? activations[saved.activation]
      : undefined;
  if (!activation) {
    throw wrong(
      `layer ${number}: activation is ${JSON.stringify(saved.activation)}`,
      `one of ${Object.keys(activations).join(", ")}`,
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
  const odd = value.findIndex((item) => typeof item !== "number");
  if (odd >= 0) throw wrong(`${name}: item ${odd} is ${JSON.stringify(value[odd])}`, "a number");
  return Float64Array.from(value as number[]);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function wrong(what: string, needed: string): SyntaxError {
  return new SyntaxError(`load: ${what}; it must be ${needed}`);
}
