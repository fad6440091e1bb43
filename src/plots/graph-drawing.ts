/** How a computation is drawn: boxes in columns and rows, arrows, numbers. */
import { type GraphPlaces, placeNodes } from "./graph-layout.ts";
import {
  type FigureOptions,
  greatestWidth,
  hiddenAxis,
  layout,
  margins,
  plainText,
} from "./layout.ts";
import { numberText } from "./number-text.ts";
import { palette } from "./palette.ts";
import type { Annotation, Layout, ScatterTrace, Shape } from "./plotly.ts";
import { textWidth } from "./svg/markup.ts";

/** A node of a computation, such as the engine's `Value`. */
export interface GraphValue {
  readonly data: number;
  readonly grad: number;
  readonly label: string;
  /** The operation that made it; empty for a given number. */
  readonly op: string;
  readonly children: readonly GraphValue[];
}

/** The words below a graph need this, in pixels. */
const leastGraph = 340;

/** Half the size of a box, in columns and rows. */
const half = { x: 0.43, y: 0.4 };

/** Boxes with their texts, in columns and rows. */
export class GraphDrawing {
  readonly #nodes: readonly GraphValue[];
  readonly #inputs: readonly (readonly number[])[];
  readonly #down: boolean;
  readonly #x: readonly number[];
  readonly #y: readonly number[];
  readonly #way: GraphPlaces["way"];

  constructor(
    nodes: readonly GraphValue[],
    inputs: readonly (readonly number[])[],
    direction: "right" | "down" | undefined,
  ) {
    const { places, way } = placeNodes(inputs.map((list) => ({ inputs: list })));
    this.#nodes = nodes;
    this.#inputs = inputs;
    this.#down =
      (direction ?? (most(places.map(({ column }) => column)) < 6 ? "right" : "down")) === "down";
    this.#x = places.map(({ column, row }) => (this.#down ? row : column));
    this.#y = places.map(({ column, row }) => (this.#down ? column : row));
    this.#way = way;
  }

  /** What changes from step to step: finished boxes, the box just finished, gradients. */
  state(done: readonly number[], stepping: boolean): ScatterTrace[] {
    const last = stepping ? done.slice(-1) : [];
    const red = { color: palette.gradient };
    const gradients = done.map((i) => this.#number(this.#nodes[i].grad));
    return [
      {
        ...this.#outline(done),
        fill: "toself",
        fillcolor: palette.known,
        line: { ...red, width: 1 },
      },
      { ...this.#outline(last), line: { ...red, width: 4 } },
      { ...this.#texts(done, gradients, 0.25), textfont: { size: 13, color: palette.gradient } },
    ];
  }

  /** Names and values. */
  constants(): ScatterTrace[] {
    const all = this.#nodes.map((_, i) => i);
    const values = this.#nodes.map(({ data }) => this.#number(data));
    const names = this.#nodes.map((node) => `<b>${plainText(nameOf(node))}</b>`);
    return [
      { ...this.#texts(all, values, 0), textfont: { size: 13, color: palette.data } },
      { ...this.#texts(all, names, -0.25), textfont: { size: this.#nameSize } },
    ];
  }

  /** Four digits, or three in the narrow boxes of a graph with many columns. */
  #number(value: number): string {
    return numberText(value, most(this.#x) < 6 ? 4 : 3);
  }

  /** Names are bold, so they decide how wide a box must be. */
  get #nameSize(): number {
    return most(this.#x) < 6 ? 13 : 12;
  }

  /** Pixels from column to column that the longest words need. */
  #leastBox(): number {
    const names = this.#nodes.map((node) => 1.15 * textWidth(nameOf(node), this.#nameSize));
    const numbers = this.#nodes.flatMap(({ data, grad }) =>
      [data, grad].map((one) => textWidth(this.#number(one), 13)),
    );
    return Math.ceil((most([...names, ...numbers]) + 6) / (2 * half.x));
  }

  layout(options: FigureOptions): Layout {
    const [columns, rows] = [most(this.#x) + 1, most(this.#y) + 1];
    const height = Math.round(rows * (this.#down ? 92 : 86)) + 40;
    const ways = this.#inputs.flatMap((list, i) => this.#ways(list, i));
    const arrows = ways.map((way) => arrow(way.slice(-2)));
    const lines = ways.flatMap((way) => way.slice(2).map((_, i) => line(way.slice(i))));
    return layout(options, {
      width: Math.max(leastGraph, columns * 122 + 12),
      height,
      fit: {
        least: Math.min(greatestWidth, Math.max(leastGraph, columns * this.#leastBox() + 12)),
      },
      margin: margins({ l: 6, r: 6, t: 6, b: 34 }),
      xaxis: hiddenAxis([-0.5, columns - 0.5]),
      yaxis: hiddenAxis([rows - 0.5, -0.5]),
      shapes: [...this.#nodes.map((_, i) => this.#box(i)), ...lines],
      annotations: [...arrows, key],
    });
  }

  #box(i: number): Shape {
    const [x, y] = [this.#x[i], this.#y[i]];
    const line = { color: palette.axis, width: 1 };
    const corners = { x0: x - half.x, x1: x + half.x, y0: y - half.y, y1: y + half.y };
    return { type: "rect", xref: "x", yref: "y", ...corners, line, layer: "below" };
  }

  /** One way for each time a number is used, side by side if it is used twice. */
  #ways(list: readonly number[], to: number): Point[][] {
    return list.map((from, at) => {
      const before = list.slice(0, at).filter((other) => other === from).length;
      const same = list.filter((other) => other === from).length;
      return this.#points(from, to, (before - (same - 1) / 2) * 0.3);
    });
  }

  /** From a box's edge to the edge of another, with the corners between. */
  #points(from: number, to: number, aside: number): Point[] {
    return this.#way(from, to).map(({ column, row }) =>
      this.#down ? { x: row + aside, y: column } : { x: column, y: row + aside },
    );
  }

  #outline(list: readonly number[]): ScatterTrace {
    const x: number[] = [];
    const y: (number | null)[] = [];
    for (const i of list) {
      const [l, r, t, b] = [
        this.#x[i] - half.x,
        this.#x[i] + half.x,
        this.#y[i] - half.y,
        this.#y[i] + half.y,
      ];
      x.push(l, r, r, l, l, l);
      y.push(t, t, b, b, t, null);
    }
    return { type: "scatter", mode: "lines", x, y, hoverinfo: "skip", showlegend: false };
  }

  /** Texts `below` the middles of the boxes, in rows. */
  #texts(list: readonly number[], text: readonly string[], below: number): ScatterTrace {
    return {
      type: "scatter",
      mode: "text",
      x: list.map((i) => this.#x[i]),
      y: list.map((i) => this.#y[i] + below),
      text,
      textposition: "middle center",
      hoverinfo: "skip",
      showlegend: false,
      cliponaxis: false,
    };
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow from the first of two points to the second. */
function arrow([from, to]: readonly Point[]): Annotation {
  return {
    text: "",
    ...to,
    ...{ ax: from.x, ay: from.y },
    xref: "x",
    yref: "y",
    axref: "x",
    ayref: "y",
    showarrow: true,
    arrowhead: 2,
    arrowsize: 1,
    arrowwidth: 1.5,
    arrowcolor: palette.neutral,
  };
}

/** A line from the first of two points to the second: an arrow's way to its last corner. */
function line([from, to]: readonly Point[]): Shape {
  const ends = { x0: from.x, y0: from.y, x1: to.x, y1: to.y };
  const style = { color: palette.neutral, width: 1.5 };
  return { type: "line", xref: "x", yref: "y", ...ends, line: style, layer: "below" };
}

/** Explains the three lines of a box; the words have the colours. */
const key: Annotation = {
  text: "name or operation · value (blue) · gradient (red)",
  x: 0.5,
  y: 0,
  xref: "paper",
  yref: "paper",
  yanchor: "top",
  yshift: -8,
  showarrow: false,
  font: { size: 12 },
};

/** The name and the operation of a node, as far as it has them. */
export function nameOf({ label, op }: GraphValue): string {
  const sign = { "*": "×", "-": "−", "/": "÷" }[op] ?? op;
  if (label && sign) return `${label}: ${sign}`;
  return label || sign || "number";
}

function most(values: readonly number[]): number {
  return Math.max(...values);
}
