/** The nodes of a computation as an output carries them, read with care: they may come from a stranger. */
import { whatCame } from "../../engine/argument.ts";
import type { Value } from "../../engine/value.ts";

/** A number in the graph. */
export interface WalkNode {
  /** Its name; empty for one without. */
  readonly label: string;
  /** How it was made; empty for a given number. */
  readonly op: string;
  /** The number itself. */
  readonly data: number;
  /** The nodes it was made of, by their places in the list: all before its own. */
  readonly inputs: readonly number[];
  /** Its slope along each of them. */
  readonly slopes: readonly number[];
}

/** More nodes than these cannot be read. */
const mostNodes = 40;

/** The graph of a value: what it is made of comes first, itself last. */
export function nodesOf(root: Value): WalkNode[] {
  const order = root.topologicalOrder();
  if (order.length > mostNodes) {
    throw new RangeError(
      `backwardGame: the graph has ${order.length} nodes; nobody can walk through more than ${mostNodes}: take a part of it`,
    );
  }
  const places = new Map(order.map((value, i) => [value, i]));
  return order.map((value, i) => ({
    label: value.label.slice(0, longest),
    op: value.op,
    data: finite(value.data, `the value of node ${i}`),
    inputs: value.children.map((child) => places.get(child) ?? 0),
    slopes: value.slopes.map((slope) => finite(slope, `a slope of node ${i}`)),
  }));
}

/** Letters of a name that are shown. */
const longest = 24;

/** Nodes from any data. @throws TypeError or RangeError if they are none */
export function readNodes(value: unknown): WalkNode[] {
  if (!Array.isArray(value)) throw wrong("nodes", value, "a list");
  if (value.length === 0 || value.length > mostNodes) {
    throw new RangeError(
      `backwardGame: nodes has ${value.length} elements; it must have from 1 to ${mostNodes}`,
    );
  }
  return value.map(readNode);
}

function readNode(raw: unknown, i: number): WalkNode {
  if (typeof raw !== "object" || raw === null) throw wrong(`nodes[${i}]`, raw, "a node");
  const { label, op, data, inputs, slopes } = raw as Readonly<Record<string, unknown>>;
  if (typeof label !== "string") throw wrong(`nodes[${i}].label`, label, "a text");
  if (typeof op !== "string") throw wrong(`nodes[${i}].op`, op, "a text");
  const places = numbers(`nodes[${i}].inputs`, inputs);
  const along = numbers(`nodes[${i}].slopes`, slopes);
  if (along.length !== places.length) {
    throw new RangeError(
      `backwardGame: nodes[${i}] has ${places.length} inputs and ${along.length} slopes; they must be equal in number`,
    );
  }
  const later = places.find((place) => !Number.isInteger(place) || place < 0 || place >= i);
  if (later !== undefined) {
    throw new RangeError(
      `backwardGame: node ${i} is made of node ${later}; it must be made of nodes before it`,
    );
  }
  return {
    label: label.slice(0, longest),
    op: op.slice(0, longest),
    data: finite(data, `nodes[${i}].data`),
    inputs: places,
    slopes: along,
  };
}

function numbers(name: string, value: unknown): number[] {
  if (!Array.isArray(value)) throw wrong(name, value, "a list");
  if (value.length > mostNodes) {
    throw new RangeError(
      `backwardGame: ${name} has ${value.length} elements; it must have at most ${mostNodes}`,
    );
  }
  return value.map((number, i) => finite(number, `${name}[${i}]`));
}

function finite(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw wrong(name, value, "a finite number");
}

function wrong(name: string, value: unknown, needed: string): TypeError {
  return new TypeError(`backwardGame: ${name} is ${whatCame(value)}; it must be ${needed}`);
}

/** A node's name and operation, as far as it has them. */
export function nameOf({ label, op }: WalkNode): string {
  const sign = { "*": "×", "-": "−", "/": "÷" }[op] ?? op;
  if (label && sign) return `${label}: ${sign}`;
  return label || sign || "number";
}
