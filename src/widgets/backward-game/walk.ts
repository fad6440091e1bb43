/**
 * The walk back through a graph, in whatever order the reader chooses. A node passes its slope on once; what
 * comes to it later stays lying there, just as in a program that visits the nodes in that order.
 */
import { whatCame } from "../../engine/argument.ts";
import type { WalkNode } from "./nodes.ts";

type Nodes = readonly WalkNode[];

/** The slopes of the last node along each, when the nodes of `order` have passed theirs on, one after the other. */
export function slopesAfter(nodes: Nodes, order: readonly number[]): number[] {
  const slopes = nodes.map(() => 0);
  slopes[nodes.length - 1] = 1; // a nudge of the end moves the end by as much
  for (const from of order) {
    const { inputs, slopes: along } = nodes[from];
    for (const [i, input] of inputs.entries()) slopes[input] += along[i] * slopes[from];
  }
  return slopes;
}

/** A right order: from the end to the start, each after all that it is used in. */
export function rightOrder(nodes: Nodes): number[] {
  return nodes.flatMap((_, i) => (passesOn(nodes, i) ? [i] : [])).reverse();
}

/** Whether a node has anything to pass its slope on to. */
export function passesOn(nodes: Nodes, node: number): boolean {
  return nodes[node].inputs.length > 0;
}

/** How many slopes come to a node in all, and how many have come when those of `order` have passed on. */
export function arrivals(
  nodes: Nodes,
  order: readonly number[],
  node: number,
): { readonly come: number; readonly all: number } {
  const uses = (from: number) => nodes[from].inputs.filter((input) => input === node).length;
  const sum = (list: readonly number[]) => list.reduce((total, from) => total + uses(from), 0);
  return { come: sum(order), all: sum([...nodes.keys()]) };
}

/** A node that has passed its slope on, though more was to come. */
export interface EarlyPass {
  readonly node: number;
  /** What it passed on, and what it should have. */
  readonly passed: number;
  readonly whole: number;
  /** The given numbers whose slopes are wrong now, however the walk goes on. */
  readonly wrong: readonly {
    readonly node: number;
    readonly found: number;
    readonly right: number;
  }[];
}

/** What is wrong with an order, if it is: its first early pass, and what the walk then ends with. */
export function earlyPass(nodes: Nodes, order: readonly number[]): EarlyPass | undefined {
  const place = order.findIndex((node, i) => {
    const { come, all } = arrivals(nodes, order.slice(0, i), node);
    return come < all;
  });
  if (place < 0) return undefined;
  const rest = rightOrder(nodes).filter((node) => !order.includes(node));
  const found = slopesAfter(nodes, [...order, ...rest]);
  const right = slopesAfter(nodes, rightOrder(nodes));
  const node = order[place];
  const wrong = nodes.flatMap(({ inputs }, i) =>
    inputs.length === 0 && found[i] !== right[i]
      ? [{ node: i, found: found[i], right: right[i] }]
      : [],
  );
  return {
    node,
    passed: slopesAfter(nodes, order.slice(0, place))[node],
    whole: right[node],
    wrong,
  };
}

/** The order that a text holds: `4,3,2`. @throws RangeError if it is none of these nodes */
export function orderOf(nodes: Nodes, text: string): number[] {
  const order = text === "" ? [] : text.split(",").map(Number);
  for (const [i, node] of order.entries()) {
    const isNode = Number.isInteger(node) && node >= 0 && node < nodes.length;
    if (isNode && passesOn(nodes, node) && order.indexOf(node) === i) continue;
    throw new RangeError(
      `backwardGame: the order is ${whatCame(text)}; it must name nodes that pass a slope on, each once`,
    );
  }
  return order;
}
