/** How a number was computed, and how its gradient flows back. */
import { stepControls } from "./controls.ts";
import { Figure } from "./figure.ts";
import { placeNodes } from "./graph-layout.ts";
import { type FigureOptions, hiddenAxis, layout, margins, plainText } from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import { inkColors, palette } from "./palette.ts";
import type { Annotation, Frame, Layout, ScatterTrace, Shape } from "./plotly.ts";

/** A node of a computation, such as the engine's `Value`. */
export interface GraphValue {
  readonly data: number;
  readonly grad: number;
  readonly label: string;
  /** The operation that made it; empty for a given number. */
  readonly op: string;
  readonly children: readonly GraphValue[];
}

export interface ComputationGraphOptions extends FigureOptions {
  /** Whether a slider walks backward through the gradients; true if left out. */
  readonly backward?: boolean;
  /** Which way the computation runs; "right" for at most 6 columns, else "down", if left out. */
  readonly direction?: "right" | "down";
}

/**
 * Every number that `root` was computed from, as a graph: name or operation, value (blue) and
 * gradient (red) in each box. The slider steps through the backward pass, one box at a time from the
 * end; the last step, with all gradients, is shown first.
 *
 * The figure is a copy of the numbers: call it after `root.backward()`.
 *
 * @throws RangeError if the graph has more than 60 nodes, which nobody could read.
 * @example computationGraph(loss)
 */
export function computationGraph(root: GraphValue, options: ComputationGraphOptions = {}): Figure {
  const nodes = topologicalOrder(root);
  if (nodes.length > 60) {
    throw new RangeError(
      `computationGraph: the graph has ${nodes.length} nodes; at most 60 can be read, so show a part`,
    );
  }
  const inputs = nodes.map(({ children }) => children.map((child) => nodes.indexOf(child)));
  const graph = new Drawing(nodes, inputs, options.direction);
  const { backward = true } = options;
  const order = nodes.map((_, i) => nodes.length - 1 - i); // the root first
  const done = nodes.map((_, step) => order.slice(0, step)).concat([order]);
  const frames = done.map(
    (list, step): Frame => ({
      name: String(step),
      traces: [0, 1, 2],
      data: graph.state(list, step < order.length),
    }),
  );
  const steps = done.map((list, step) => ({ name: String(step), label: stepText(nodes, list) }));
  const base = graph.layout(options);
  return new Figure({
    data: [...graph.state(order, false), ...graph.constants()],
    layout: backward ? stepControls(base, steps) : base,
    ...(backward && { frames }),
    description: options.description ?? describe(nodes),
  });
}

/** Half the size of a box, in columns and rows. */
const half = { x: 0.43, y: 0.4 };

/** Boxes with their texts, in columns and rows. */
class Drawing {
  readonly #nodes: readonly GraphValue[];
  readonly #inputs: readonly (readonly number[])[];
  readonly #down: boolean;
  readonly #x: readonly number[];
  readonly #y: readonly number[];

  constructor(
    nodes: readonly GraphValue[],
    inputs: readonly (readonly number[])[],
    direction: ComputationGraphOptions["direction"],
  ) {
    const places = placeNodes(inputs.map((list) => ({ inputs: list })));
    this.#nodes = nodes;
    this.#inputs = inputs;
    this.#down =
      (direction ?? (most(places.map(({ column }) => column)) < 6 ? "right" : "down")) === "down";
    this.#x = places.map(({ column, row }) => (this.#down ? row : column));
    this.#y = places.map(({ column, row }) => (this.#down ? column : row));
  }

  /** What changes from step to step: finished boxes, the box just finished, gradients. */
  state(done: readonly number[], stepping: boolean): ScatterTrace[] {
    const last = stepping ? done.slice(-1) : [];
    const red = { color: palette.gradient };
    const gradients = done.map((i) => numberText(this.#nodes[i].grad));
    return [
      {
        ...this.#outline(done),
        fill: "toself",
        fillcolor: "rgba(204,31,74,0.10)",
        line: { ...red, width: 1 },
      },
      { ...this.#outline(last), line: { ...red, width: 4 } },
      { ...this.#texts(done, gradients, 0.25), textfont: { size: 13, color: inkColors.gradient } },
    ];
  }

  /** Names and values. */
  constants(): ScatterTrace[] {
    const all = this.#nodes.map((_, i) => i);
    const values = this.#nodes.map(({ data }) => numberText(data));
    const names = this.#nodes.map((node) => `<b>${plainText(nameOf(node))}</b>`);
    return [
      { ...this.#texts(all, values, 0), textfont: { size: 13, color: inkColors.data } },
      { ...this.#texts(all, names, -0.25), textfont: { size: 13 } },
    ];
  }

  layout(options: FigureOptions): Layout {
    const [columns, rows] = [most(this.#x) + 1, most(this.#y) + 1];
    const height = Math.round(rows * (this.#down ? 92 : 86)) + 40;
    // A narrow graph keeps boxes of a readable width instead of filling the page.
    const spare = Math.max(0, 4 - columns) / 2;
    return layout(
      { height, ...options },
      {
        margin: margins({ l: 6, r: 6, t: 6, b: 34 }),
        xaxis: hiddenAxis([-0.5 - spare, columns - 0.5 + spare]),
        yaxis: hiddenAxis([rows - 0.5, -0.5]),
        shapes: this.#nodes.map((_, i) => this.#box(i)),
        annotations: [...this.#inputs.flatMap((list, i) => this.#arrows(list, i)), key],
      },
    );
  }

  #box(i: number): Shape {
    const [x, y] = [this.#x[i], this.#y[i]];
    const line = { color: palette.axis, width: 1 };
    const corners = { x0: x - half.x, x1: x + half.x, y0: y - half.y, y1: y + half.y };
    return { type: "rect", xref: "x", yref: "y", ...corners, line, layer: "below" };
  }

  /** One arrow for each time a number is used, side by side if it is used twice. */
  #arrows(list: readonly number[], to: number): Annotation[] {
    return list.map((from, at) => {
      const before = list.slice(0, at).filter((other) => other === from).length;
      const same = list.filter((other) => other === from).length;
      const aside = (before - (same - 1) / 2) * 0.3;
      return this.#arrow(from, to, aside);
    });
  }

  #arrow(from: number, to: number, aside: number): Annotation {
    const [dx, dy] = this.#down ? [aside, half.y] : [half.x, aside];
    return {
      text: "",
      x: this.#x[to] + (this.#down ? dx : -dx),
      y: this.#y[to] + (this.#down ? -dy : dy),
      ax: this.#x[from] + dx,
      ay: this.#y[from] + dy,
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

/** Children before parents, each once; the root last. */
function topologicalOrder(root: GraphValue): GraphValue[] {
  const seen = new Set<GraphValue>();
  const order: GraphValue[] = [];
  const visit = (node: GraphValue): void => {
    if (seen.has(node)) return;
    seen.add(node);
    node.children.forEach(visit);
    order.push(node);
  };
  visit(root);
  return order;
}

function nameOf({ label, op }: GraphValue): string {
  const sign = { "*": "×", "-": "−", "/": "÷" }[op] ?? op;
  if (label && sign) return `${label}: ${sign}`;
  return label || sign || "number";
}

function stepText(nodes: readonly GraphValue[], done: readonly number[]): string {
  if (done.length === 0) return "forward pass: values only";
  const node = nodes[done[done.length - 1]];
  return `step ${done.length} of ${nodes.length}: gradient of ${node.label || nameOf(node)} = ${numberText(node.grad)}`;
}

function describe(nodes: readonly GraphValue[]): string {
  const root = nodes[nodes.length - 1];
  const leaves = nodes.filter(({ children, label }) => children.length === 0 && label !== "");
  const listed = leaves.map(
    ({ label, data, grad }) => `${label} = ${numberText(data)} (gradient ${numberText(grad)})`,
  );
  return (
    `Graph of ${counted(nodes.length, "node")} that computes ${nameOf(root)} = ${numberText(root.data)}` +
    (listed.length > 0 ? ` from ${listed.join(", ")}` : "")
  );
}

function most(values: readonly number[]): number {
  return Math.max(...values);
}
