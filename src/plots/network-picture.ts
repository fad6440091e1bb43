/** How a network is drawn: where circles and lines stand and what is written beside them. */
import { sameLength } from "./inputs.ts";
import { plainText } from "./layout.ts";
import { numberText } from "./number-text.ts";
import { classTints, palette, sequential, weightColor } from "./palette.ts";
import type { Annotation, Numbers, ScatterTrace, Shape } from "./plotly.ts";

/** Pixels from layer to layer where lines that cross have their weights beside them. */
const leastWithNumbers = 175;

/** What a picture is made from, checked. */
export interface PictureLayer {
  readonly W: readonly Numbers[];
  readonly b: Numbers | undefined;
}

/** Names and numbers for the units. */
export interface PictureOptions {
  /** Names of the inputs; x1, x2, ... if left out. */
  readonly inputs?: readonly string[];
  /** Names of the hidden units, layer by layer; h1, h2, ... if left out. */
  readonly hidden?: readonly (readonly string[])[];
  /** Names of the outputs; y1, y2, ... (y for one) if left out. */
  readonly outputs?: readonly string[];
  /** A number for each unit of each layer, inputs first, to be written into the circles; their names stand there if left out. */
  readonly values?: readonly Numbers[];
  /** Units drawn of one layer; the middle of a larger one is left out. 8 if left out. */
  readonly maxUnits?: number;
}

/** The places, lines and words of the picture; units count from 0 within their layer, layers from the inputs. */
export class NetworkPicture {
  /** The units that are drawn, for each layer. */
  readonly shown: readonly (readonly number[])[];
  readonly #layers: readonly PictureLayer[];
  readonly #sizes: readonly number[];
  readonly #options: PictureOptions;

  constructor(layers: readonly PictureLayer[], sizes: readonly number[], options: PictureOptions) {
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
      ...this.#weightTexts(),
      ...this.#biasTexts(),
      ...(this.#options.values ? this.#names() : []),
    ];
  }

  /** Pixels from layer to layer below which weights would stand on lines; a heading needs some, too. */
  get leastLayer(): number {
    const most = Math.max(...this.#layers.map((_, l) => (this.#hasRoom(l) ? this.#lines(l) : 0)));
    return most > 1 ? leastWithNumbers : 110;
  }

  /** Whether there is room for numbers beside the lines that leave this layer. */
  #hasRoom(layer: number): boolean {
    return this.#lines(layer) <= 6;
  }

  #lines(layer: number): number {
    return this.shown[layer].length * this.shown[layer + 1].length;
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
      textfont: { size: 13, color: palette.onPale },
      marker: {
        color: layer === 0 ? classTints[1] : sequential[0][1],
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
    const { inputs, hidden, outputs } = this.#options;
    if (layer === 0) return plainText(inputs?.[unit] ?? `x${unit + 1}`);
    if (layer < this.#sizes.length - 1)
      return plainText(hidden?.[layer - 1]?.[unit] ?? `h${unit + 1}`);
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
    const edges = this.#edgeList().filter(({ layer }) => this.#hasRoom(layer));
    return edges.map(({ layer, from, to, weight }) => {
      // Where lines fan out they are farthest apart at their ends, else at their starts.
      const part = this.shown[layer + 1].length > this.shown[layer].length ? 0.6 : 0.33;
      const [a, b] = [this.#height(layer, from), this.#height(layer + 1, to)];
      const font = { size: 13, color: weightColor(weight) };
      // Beside a slanting line there is room on its upper side only.
      const xanchor = a > b ? "left" : a < b ? "right" : "center";
      const place = { font, xanchor, yanchor: "bottom", yshift: 2 } as const;
      return this.#note(layer + part, a + (b - a) * part, numberText(weight, 3), place);
    });
  }

  #biasTexts(): Annotation[] {
    if (this.#sizes.slice(1).some((size) => size > 4)) return [];
    return this.#layers.flatMap(({ b }, l) =>
      this.shown[l + 1].flatMap((unit) => {
        if (!b) return [];
        const font = { size: 12, color: weightColor(b[unit]) };
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

/** All units, or the first and the last few of a large layer. */
function shownUnits(size: number, most: number): number[] {
  const all = Array.from({ length: size }, (_, unit) => unit);
  if (size <= most) return all;
  const upper = Math.ceil(most / 2);
  return [...all.slice(0, upper), ...all.slice(size - (most - upper))];
}
