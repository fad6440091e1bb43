/**
 * The walk back through a computation as a game: the reader chooses which node passes its slope on next, and
 * sees at once what a wrong order finds. It needs no kernel (view/mount.ts).
 */
import { displaySymbol, inspectSymbol, type MimeBundle } from "../../display/bundle.ts";
import type { Value } from "../../engine/value.ts";
import { numberText } from "../../plots/number-text.ts";
import { widgetMime } from "../kinds.ts";
import { nodesOf, type WalkNode } from "./nodes.ts";
import { walkPicture } from "./picture.ts";

/**
 * A graph to walk back through: the reader is back-propagation and says which node passes its slope on next.
 * A node that passes on too early makes wrong sums, and they are shown beside the right ones. The gradients of
 * `root` need not be known; nothing is changed in it.
 *
 * @throws RangeError if the graph has more than 40 nodes, TypeError if a value in it is not finite.
 * @example
 * const a = value(3, "a");
 * const u = a.multiply(value(2, "b"));
 * backwardGame(u.multiply(u.add(a)))
 */
export function backwardGame(root: Value): BackwardGame {
  return new BackwardGame(nodesOf(root));
}

/** A walk back; `show` it, or make it a cell's last value. */
export class BackwardGame {
  /** The walk in one sentence, for whoever cannot see it. */
  readonly description: string;
  readonly #nodes: readonly WalkNode[];

  constructor(nodes: readonly WalkNode[]) {
    this.#nodes = nodes;
    const end = nodes[nodes.length - 1];
    this.description = `Walk back through a graph of ${nodes.length} nodes that computes ${end.label || "a number"} = ${numberText(end.data)}: choose which node passes its slope on next`;
  }

  [displaySymbol](): MimeBundle {
    const { description } = this;
    return {
      [widgetMime("backward-game")]: { nodes: this.#nodes, description },
      "image/svg+xml": walkPicture(this.#nodes, [], description),
      "text/plain": description,
    };
  }

  [inspectSymbol](): string {
    return this.description;
  }
}
