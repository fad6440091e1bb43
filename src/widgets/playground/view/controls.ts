/** What a reader can set in a playground. */
import { button, choice, make } from "../../view/dom.ts";
import {
  activationNames,
  dataNames,
  inputNames,
  most,
  type PlaygroundActivation,
  type PlaygroundData,
  type PlaygroundSettings,
} from "../settings.ts";

type Change = (part: Partial<PlaygroundSettings>) => void;

const rates = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3].map(String);
const sizes = [1, 4, 10, 32, 500].map(String);
const decays = [0, 0.0001, 0.001, 0.01, 0.1].map(String);

/** All controls of the settings, but for the points, which are painted. */
export class Controls {
  readonly element: HTMLElement;
  readonly #shows: readonly ((settings: PlaygroundSettings) => void)[];

  /** @param change is told what the reader has set */
  constructor(change: Change) {
    const data = choice("Data", dataNames, (value) => change({ data: value as PlaygroundData }));
    const activation = choice("Activation", activationNames, (value) =>
      change({ activation: value as PlaygroundActivation }),
    );
    const rate = choice("Learning rate", rates, (value) => change({ learningRate: Number(value) }));
    const size = choice("Batch size", sizes, (value) => change({ batchSize: Number(value) }));
    const decay = choice("Weight decay", decays, (value) => change({ weightDecay: Number(value) }));
    const seed = numberField("Seed", 0, 1_000_000, (value) => change({ seed: value }));
    const inputs = new InputBoxes(change);
    const layers = new LayerFields(change);
    const single = [data, activation, rate, size, decay, seed];
    this.element = make(
      "div",
      { class: "settings" },
      ...single.map(({ element }) => element),
      inputs.element,
      layers.element,
    );
    this.#shows = [
      (settings) => data.show(settings.data),
      (settings) => activation.show(settings.activation),
      (settings) => rate.show(String(settings.learningRate)),
      (settings) => size.show(String(settings.batchSize)),
      (settings) => decay.show(String(settings.weightDecay)),
      (settings) => seed.show(settings.seed),
      (settings) => inputs.show(settings),
      (settings) => layers.show(settings),
    ];
  }

  /** Shows what is set. */
  show(settings: PlaygroundSettings): void {
    for (const show of this.#shows) show(settings);
  }
}

/** A whole number with its label; what is no such number is put back. */
function numberField(
  label: string,
  least: number,
  greatest: number,
  onChange: (value: number) => void,
): { readonly element: HTMLElement; show(value: number): void } {
  const range = { min: String(least), max: String(greatest), step: "1" };
  const input = make("input", { type: "number", ...range });
  let shown = least;
  input.addEventListener("change", () => {
    const value = input.valueAsNumber;
    if (Number.isInteger(value) && value >= least && value <= greatest) onChange(value);
    else input.value = String(shown);
  });
  return {
    element: make("label", {}, `${label} `, input),
    show(value) {
      shown = value;
      input.value = String(value);
    },
  };
}

/** Which inputs the network is given. */
class InputBoxes {
  readonly element: HTMLElement;
  readonly #boxes: readonly HTMLInputElement[];

  constructor(change: Change) {
    this.#boxes = inputNames.map((value) => make("input", { type: "checkbox", value }));
    const labels = this.#boxes.map((box) => make("label", {}, box, ` ${inputLabel(box.value)}`));
    this.element = make("fieldset", {}, make("legend", {}, "Inputs"), ...labels);
    this.element.addEventListener("change", () => {
      change({ inputs: inputNames.filter((_, i) => this.#boxes[i].checked) });
    });
  }

  /** The last input that is left cannot be taken away. */
  show({ inputs }: PlaygroundSettings): void {
    for (const [i, box] of this.#boxes.entries()) {
      box.checked = inputs.includes(inputNames[i]);
      box.disabled = box.checked && inputs.length === 1;
    }
  }
}

/** An input as it is written: `sin x` is the sine of π x. */
export function inputLabel(name: string): string {
  return name.replace("^2", "²").replace("sin ", "sin π");
}

/** How many hidden layers, of how many units. */
class LayerFields {
  readonly element: HTMLElement;
  readonly #list = make("span", { class: "layers" });
  readonly #add: HTMLButtonElement;
  readonly #drop: HTMLButtonElement;
  readonly #change: Change;
  #layers: readonly number[] = [];
  #fields: ReturnType<typeof numberField>[] = [];

  constructor(change: Change) {
    this.#change = change;
    this.#add = button("Add a layer", () => change({ layers: [...this.#layers, 4] }));
    this.#drop = button("Remove a layer", () => change({ layers: this.#layers.slice(0, -1) }));
    const legend = make("legend", {}, "Units of each hidden layer");
    this.element = make("fieldset", {}, legend, this.#list, this.#add, this.#drop);
  }

  show({ layers }: PlaygroundSettings): void {
    this.#layers = layers;
    if (this.#fields.length !== layers.length) this.#fields = layers.map((_, i) => this.#field(i));
    this.#list.replaceChildren(...this.#fields.map(({ element }) => element));
    for (const [i, units] of layers.entries()) this.#fields[i].show(units);
    this.#add.disabled = layers.length === most.layers;
    this.#drop.disabled = layers.length === 0;
  }

  #field(i: number) {
    return numberField(`Layer ${i + 1}`, 1, most.units, (units) =>
      this.#change({ layers: this.#layers.with(i, units) }),
    );
  }
}
