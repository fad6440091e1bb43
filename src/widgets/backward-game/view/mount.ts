/** A walk back in an exported page and in JupyterLab. */
import { numberText } from "../../../plots/number-text.ts";
import type { WidgetHost } from "../../host.ts";
import type { Still } from "../../still.ts";
import { button, make, say, widgetRoot } from "../../view/dom.ts";
import { nameOf, readNodes, type WalkNode } from "../nodes.ts";
import { walkPicture } from "../picture.ts";
import { earlyPass, orderOf, passesOn, rightOrder, slopesAfter } from "../walk.ts";
import { Graph } from "./graph.ts";
import { walkStyle } from "./style.ts";

/**
 * Puts a walk back into `place`.
 *
 * @param data what `backwardGame` (../bundle.ts) shows itself as; it may come from a foreign notebook
 * @throws TypeError or RangeError if it is something else; `place` is untouched then
 */
export function mount(place: HTMLElement, data: unknown, host: WidgetHost): () => Still {
  const nodes = readNodes((data as { nodes?: unknown } | null)?.nodes);
  const view = new WalkView(nodes, host);
  widgetRoot(place, walkStyle).append(view.element);
  return () => view.still;
}

/** A walk as a reader sees and takes it. */
class WalkView {
  readonly element: HTMLElement;
  readonly #nodes: readonly WalkNode[];
  readonly #host: WidgetHost;
  readonly #graph: Graph;
  readonly #message = make("p", { class: "message", role: "status" });
  readonly #back = button("Take back", () => this.#set(this.#order.slice(0, -1)));
  #order: readonly number[] = [];

  constructor(nodes: readonly WalkNode[], host: WidgetHost) {
    this.#nodes = nodes;
    this.#host = host;
    this.#graph = new Graph(nodes, (node) => this.#choose(node));
    const bar = make(
      "div",
      { class: "bar" },
      this.#back,
      button("Start again", () => this.#set([])),
      button("Show me one step", () => this.#showOne()),
    );
    const how = make(
      "p",
      {},
      "You are back-propagation. Choose the node that passes its slope on next.",
    );
    const attributes = { class: "frame", role: "group", "aria-label": "Walk back through a graph" };
    this.element = make("div", attributes, how, bar, this.#message, this.#graph.element);
    this.#show(this.#restore());
  }

  /** The walk so far as a picture. */
  get still(): Still {
    const passed = this.#order.map((node) => this.#name(node)).join(", ") || "no node yet";
    const text = `Walk back through a graph of ${this.#nodes.length} nodes; passed on by ${passed}. ${this.#words()}`;
    return { svg: walkPicture(this.#nodes, this.#order, text), text };
  }

  #restore(): string {
    const { state } = this.#host;
    try {
      this.#order = state === undefined ? [] : orderOf(this.#nodes, state);
      return this.#words();
    } catch (error) {
      return `What was kept of it cannot be used: ${(error as Error).message}.`;
    }
  }

  #choose(node: number): void {
    if (!passesOn(this.#nodes, node)) {
      say(this.#message, `${nameOf(this.#nodes[node])} is a given number: it passes nothing on.`);
    } else if (this.#order.includes(node)) {
      say(this.#message, `${nameOf(this.#nodes[node])} has passed its slope on already.`);
    } else {
      this.#set([...this.#order, node]);
      this.#graph.travel(node);
    }
  }

  #showOne(): void {
    const next = rightOrder(this.#nodes).find((node) => !this.#order.includes(node));
    if (next !== undefined) this.#choose(next);
  }

  #set(order: readonly number[]): void {
    this.#order = order;
    this.#show(this.#words());
    this.#host.keep(order.join(","));
  }

  #show(words: string): void {
    const early = earlyPass(this.#nodes, this.#order);
    this.#graph.show(this.#order, early?.node);
    this.#message.classList.toggle("wrong", early !== undefined);
    say(this.#message, words);
    this.#back.setAttribute("aria-disabled", String(this.#order.length === 0));
  }

  #words(): string {
    const early = earlyPass(this.#nodes, this.#order);
    const isOver = this.#order.length === rightOrder(this.#nodes).length;
    if (early === undefined) return isOver ? this.#ending() : this.#lastPass();
    const wrong = early.wrong.map(
      ({ node, found, right }) =>
        `along ${this.#name(node)} this order finds ${numberText(found)}, and ${numberText(right)} is right`,
    );
    const sums = wrong.length > 0 ? wrong.join("; ") : "here it changes no sum, by chance";
    return `Too early: ${this.#name(early.node)} passed on ${numberText(early.passed)}, and its whole slope is ${numberText(early.whole)}. So ${sums}.${isOver ? " The walk is over." : ""}`;
  }

  #lastPass(): string {
    const last = this.#order.at(-1);
    if (last === undefined) return "A node must wait until all its slopes have come in.";
    const slope = slopesAfter(this.#nodes, this.#order)[last];
    const { inputs, slopes } = this.#nodes[last];
    const passed = inputs.map((input, i) => {
      const product = `${numberText(slope)} × ${numberText(slopes[i])} = ${numberText(slope * slopes[i])}`;
      return `${product} to ${this.#name(input)}`;
    });
    return `${this.#name(last)} passes on ${passed.join(", and ")}.`;
  }

  #ending(): string {
    const slopes = slopesAfter(this.#nodes, this.#order);
    const given = this.#nodes.flatMap(({ inputs, label }, i) =>
      inputs.length === 0 && label !== "" ? [`${label}: ${numberText(slopes[i])}`] : [],
    );
    return `All slopes are right. ${given.join(", ")}.`;
  }

  #name(node: number): string {
    const { label } = this.#nodes[node];
    return label || `${nameOf(this.#nodes[node])} (${numberText(this.#nodes[node].data)})`;
  }
}
