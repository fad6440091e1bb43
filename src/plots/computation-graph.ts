/** How a number was computed, and how its gradient flows back. */
import { stepControls } from "./controls.ts";
import { Figure } from "./figure.ts";
import { GraphDrawing, type GraphValue, nameOf } from "./graph-drawing.ts";
import type { FigureOptions } from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import type { Frame } from "./plotly.ts";

/** What `computationGraph` may be told. */
export interface ComputationGraphOptions extends FigureOptions {
  /** Whether a slider walks backward through the gradients; true if left out. */
  readonly backward?: boolean;
  /** Which way the computation runs; "right" for at most 6 columns, else "down", if left out. */
  readonly direction?: "right" | "down";
}

/**
 * Every number that `root` was computed from, as a graph: name or operation, value (blue) and
 * gradient (red) in each box. The slider steps through the backward pass, one box at a time from the
 * end; first only the values are shown. A picture without a slider has all gradients.
 *
 * The figure is a copy of the numbers: call it after `root.backward()`.
 *
 * @throws RangeError if the graph has more than 60 nodes, which nobody could read.
 * @example computationGraph(loss)
 */
export function computationGraph(root: GraphValue, options: ComputationGraphOptions = {}): Figure {
  const nodes = topologicalOrder(root);
  const inputs = nodes.map(({ children }) => children.map((child) => nodes.indexOf(child)));
  const graph = new GraphDrawing(nodes, inputs, options.direction);
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
    data: [...graph.state(backward ? [] : order, backward), ...graph.constants()],
    layout: backward ? stepControls(base, steps) : base,
    ...(backward && { frames }),
    description: options.description ?? describe(nodes),
  });
}

/** More boxes than these cannot be read. */
const mostNodes = 60;

/** Children before parents, each once; the root last. Gives up early, so that no graph is too deep. */
function topologicalOrder(root: GraphValue): GraphValue[] {
  const seen = new Set<GraphValue>();
  const order: GraphValue[] = [];
  const visit = (node: GraphValue): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (seen.size > mostNodes) {
      throw new RangeError(
        `computationGraph: the graph has more than ${mostNodes} nodes, which nobody can read; show a part of it`,
      );
    }
    node.children.forEach(visit);
    order.push(node);
  };
  visit(root);
  return order;
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
