/** A network as circles and lines: units, and weights as colours and widths. */
import { Figure } from "./figure.ts";
import { finiteRows, type MatrixLike, sameLength, type Table } from "./inputs.ts";
import { type FigureOptions, hiddenAxis, layout, margins, plainText } from "./layout.ts";
import { numberText } from "./number-text.ts";
import { inkColors, palette, weightColor } from "./palette.ts";
import type { Annotation, Numbers, ScatterTrace, Shape } from "./plotly.ts";

/** A layer as the picture needs it. */
export interface GraphLayer {
  readonly W: Table;
  readonly b?: MatrixLike | Numbers;
}

export interface NetworkGraphOptions extends FigureOptions {
  /** Names of the inputs; x1, x2, ... if left out. */
  readonly inputs?: readonly string[];
  /** Names of the outputs; y1, y2, ... (y for one) if left out. */
  readonly outputs?: readonly string[];
  /** A number for each unit of each layer, inputs first, to be written into the circles. */
  readonly values?: readonly Numbers[];
  /** Units drawn of one layer; the middle of a larger one is left out. 8 if left out. */
  readonly maxUnits?: number;
}

/**
 * Units as circles and weights as lines: orange and unbroken above zero, purple and dashed below,
 * the wider the greater. A small network has its weights and biases written beside them.
 *
 * @param net a network, or its layers with W (inputs x units) and b.
 * @throws RangeError if the layers do not fit each other or the names.
 * @example networkGraph(net, { inputs: ["door", "key"], outputs: ["alarm"] })
 */
export function networkGraph(
  net: { readonly layers: readonly GraphLayer[] } | readonly GraphLayer[],
  options: NetworkGraphOptions = {},
): Figure {
  const layers = checkedLayers("layers" in net ? net.layers : net);
  const sizes = [layers[0].W.length, ...layers.map(({ W }) => W[0].length)];
  const picture = new Picture(layers, sizes, options);
  return new Figure({
    data: picture.traces(),
    layout: layout(
      { height: picture.height, ...options },
      {
        margin: margins({ l: 8, r: 8, t: 10, b: 10 }),
        xaxis: hiddenAxis([-0.45, sizes.length - 0.55]),
        yaxis: hiddenAxis(picture.heights),
        shapes: picture.edges(),
        annotations: picture.notes(),
      },
    ),
    description: options.description ?? describe(layers, sizes),
  });
}

interface Layer {
  readonly W: number[][];
  readonly b: number[] | undefined;
}

function checkedLayers(layers: readonly GraphLayer[]): Layer[] {
  if (layers.length === 0) throw new RangeError("networkGraph: there is no layer; give at least 1");
  const list = layers.map(({ W, b }, l) => {
    const rows = finiteRows("networkGraph", `W of layer ${l + 1}`, W);
    const bias = b && ("data" in b ? Array.from(b.data) : Array.from(b));
    if (bias)
      sameLength("networkGraph", `b of layer ${l + 1}`, bias.length, "its units", rows[0].length);
    return { W: rows, b: bias };
  });
  list.slice(1).forEach(({ W }, i) => {
    const [units, inputs] = [list[i].W[0].length, W.length];
    if (units === inputs) return;
    throw new RangeError(
      `networkGraph: layer ${i + 1} has ${units} units and layer ${i + 2} has ${inputs} inputs; they must be equal`,
    );
  });
  return list;
}

/** Places and names; units count from 0 within their layer, layers from the inputs. */
class Picture {
  /** The units that are drawn, for each layer. */
  readonly shown: readonly (readonly number[])[];
  readonly #layers: readonly Layer[];
  readonly #sizes: readonly number[];
  readonly #options: NetworkGraphOptions;

  constructor(layers: readonly Layer[], sizes: readonly number[], options: NetworkGraphOptions) {
    const { maxUnits = 8, values, inputs, outputs } = options;
    if (inputs) sameLength("networkGraph", "inputs", inputs.length, "the input layer", sizes[0]);
    if (outputs) {
      sameLength(
        "networkGraph",
        "outputs",
        outputs.length,
        "the last layer",
        sizes[sizes.length - 1],
      );
    }
    if (values)
      sameLength("networkGraph", "values", values.length, "layers with the inputs", sizes.length);
    values?.forEach((list, l) => {
      sameLength("networkGraph", `values[${l}]`, list.length, `units of layer ${l}`, sizes[l]);
    });
    this.shown = sizes.map((size) => shownUnits(size, maxUnits));
    this.#layers = layers;
    this.#sizes = sizes;
    this.#options = options;
  }

  /** Lowest and highest place, with room for names below and headings above. */
  get heights(): [number, number] {
    const tall = Math.max(...this.shown.map((units, layer) => this.#height(layer, units[0]))) + 0.5;
    return [-tall - 0.1, tall + 0.45];
  }

  /** Pixels: circles of 40 with room for names and numbers, or close together if there are many. */
  get height(): number {
    const places = this.heights[1] - this.heights[0];
    return Math.round(40 + places * (places > 6 ? 54 : 78));
  }

  edges(): Shape[] {
    const most = Math.max(...this.#edgeList().map(({ weight }) => Math.abs(weight))) || 1;
    return this.#edgeList().map(({ layer, from, to, weight }) => ({
      type: "line",
      xref: "x",
      yref: "y",
      x0: layer,
      y0: this.#height(layer, from),
      x1: layer + 1,
      y1: this.#height(layer + 1, to),
      line: {
        color: weightColor(weight),
        width: 0.5 + (4.5 * Math.abs(weight)) / most,
        dash: weight < 0 ? "dash" : "solid",
      },
      layer: "below",
    }));
  }

  traces(): ScatterTrace[] {
    return [this.#hover(), ...this.shown.map((_, layer) => this.#circles(layer))];
  }

  notes(): Annotation[] {
    return [
      ...this.shown.map((_, layer) => this.#heading(layer)),
      ...this.shown.flatMap((units, layer) =>
        units.length < this.#sizes[layer] ? [this.#dots(layer)] : [],
      ),
      ...(this.#isSmall ? this.#weightTexts() : []),
      ...this.#biasTexts(),
      ...(this.#options.values ? this.#names() : []),
    ];
  }

  /** Whether there is room for numbers beside the lines. */
  get #isSmall(): boolean {
    return this.#edgeList().length <= 12;
  }

  #edgeList() {
    return this.#layers.flatMap(({ W }, layer) =>
      this.shown[layer].flatMap((from) =>
        this.shown[layer + 1].map((to) => ({ layer, from, to, weight: W[from][to] })),
      ),
    );
  }

  /** The units stand around 0; where some are left out there is a gap of one place. */
  #height(layer: number, unit: number): number {
    const units = this.shown[layer];
    const gap = units.length < this.#sizes[layer] ? 1 : 0;
    const at = units.indexOf(unit);
    return (units.length - 1 + gap) / 2 - at - (at >= units.length / 2 ? gap : 0);
  }

  #circles(layer: number): ScatterTrace {
    const units = this.shown[layer];
    const values = this.#options.values?.[layer];
    return {
      type: "scatter",
      mode: "markers+text",
      x: units.map(() => layer),
      y: units.map((unit) => this.#height(layer, unit)),
      text: units.map((unit) => (values ? numberText(values[unit], 2) : this.#name(layer, unit))),
      textposition: "middle center",
      textfont: { size: 13, color: "#1A1A1A" },
      marker: {
        color: layer === 0 ? "#A9CCE2" : "#F5F1E8",
        size: 40,
        line: { color: layer === 0 ? palette.data : palette.neutral, width: 2 },
      },
      hoverinfo: "skip",
      showlegend: false,
      cliponaxis: false,
    };
  }

  /** Invisible points on the lines that tell their weights. */
  #hover(): ScatterTrace {
    const list = this.#edgeList();
    const part = 0.3;
    return {
      type: "scatter",
      mode: "markers",
      x: list.map(({ layer }) => layer + part),
      y: list.map(({ layer, from, to }) => {
        const [a, b] = [this.#height(layer, from), this.#height(layer + 1, to)];
        return a + (b - a) * part;
      }),
      marker: { color: "rgba(0,0,0,0)", size: 12 },
      hoverinfo: "text",
      hovertext: list.map(
        ({ layer, from, to, weight }) =>
          `${this.#name(layer, from)} to ${this.#name(layer + 1, to)}: ${numberText(weight)}`,
      ),
      showlegend: false,
    };
  }

  #name(layer: number, unit: number): string {
    const { inputs, outputs } = this.#options;
    if (layer === 0) return plainText(inputs?.[unit] ?? `x${unit + 1}`);
    if (layer < this.#sizes.length - 1) return `h${unit + 1}`;
    return plainText(outputs?.[unit] ?? (this.#sizes[layer] === 1 ? "y" : `y${unit + 1}`));
  }

  #heading(layer: number): Annotation {
    const last = this.#sizes.length - 1;
    const kind =
      layer === 0 ? "inputs" : layer === last ? "output" : last > 2 ? `hidden ${layer}` : "hidden";
    return this.#note(layer, this.heights[1], `${kind} (${numberText(this.#sizes[layer])})`, {
      yanchor: "top",
    });
  }

  /** Stands for the units that are not drawn; the heading tells how many there are. */
  #dots(layer: number): Annotation {
    const units = this.shown[layer];
    const upper = units[Math.ceil(units.length / 2) - 1];
    return this.#note(layer, this.#height(layer, upper) - 1, "<b>⋮</b>", { font: { size: 22 } });
  }

  #weightTexts(): Annotation[] {
    return this.#edgeList().map(({ layer, from, to, weight }) => {
      const part = 0.33;
      const [a, b] = [this.#height(layer, from), this.#height(layer + 1, to)];
      const font = { size: 13, color: inkOf(weight) };
      // Beside a slanting line there is room on its upper side only.
      const xanchor = a > b ? "left" : a < b ? "right" : "center";
      const place = { font, xanchor, yanchor: "bottom", yshift: 2 } as const;
      return this.#note(layer + part, a + (b - a) * part, numberText(weight, 3), place);
    });
  }

  #biasTexts(): Annotation[] {
    if (!this.#isSmall) return [];
    return this.#layers.flatMap(({ b }, l) =>
      this.shown[l + 1].flatMap((unit) => {
        if (!b) return [];
        const font = { size: 12, color: inkOf(b[unit]) };
        const below = { font, yanchor: "top", yshift: -22 } as const;
        return [
          this.#note(l + 1, this.#height(l + 1, unit), `b = ${numberText(b[unit], 3)}`, below),
        ];
      }),
    );
  }

  /** Names above the circles, when the circles hold numbers. */
  #names(): Annotation[] {
    return this.shown.flatMap((units, layer) =>
      units.map((unit) =>
        this.#note(layer, this.#height(layer, unit), this.#name(layer, unit), {
          font: { size: 12 },
          yanchor: "bottom",
          yshift: 21,
        }),
      ),
    );
  }

  #note(x: number, y: number, text: string, more: Partial<Annotation>): Annotation {
    return { text, x, y, xref: "x", yref: "y", showarrow: false, ...more };
  }
}

function inkOf(weight: number): string {
  return weight < 0 ? inkColors.negative : inkColors.weight;
}

/** All units, or the first and the last few of a large layer. */
function shownUnits(size: number, most: number): number[] {
  const all = Array.from({ length: size }, (_, unit) => unit);
  if (size <= most) return all;
  const upper = Math.ceil(most / 2);
  return [...all.slice(0, upper), ...all.slice(size - (most - upper))];
}

function describe(layers: readonly Layer[], sizes: readonly number[]): string {
  const weights = layers.flatMap(({ W }) => W.flat());
  const total = weights.length + layers.reduce((sum, { b }) => sum + (b?.length ?? 0), 0);
  const [low, high] = weights.reduce(
    ([a, b], w) => [Math.min(a, w), Math.max(b, w)],
    [Infinity, -Infinity],
  );
  return (
    `Network ${sizes.join("-")} with ${numberText(total)} parameters; its weights run from ` +
    `${numberText(low, 3)} to ${numberText(high, 3)}`
  );
}
