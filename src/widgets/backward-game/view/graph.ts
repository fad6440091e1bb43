/** The graph of a walk: a button for each node, a line for each time that a number is used. */
import { type GraphPlaces, type Place, placeNodes } from "../../../plots/graph-layout.ts";
import { numberText } from "../../../plots/number-text.ts";
import { make } from "../../view/dom.ts";
import { nameOf, type WalkNode } from "../nodes.ts";
import { slopeTexts } from "../slope-text.ts";
import { passesOn } from "../walk.ts";

/** Pixels from the middle of one node to the next: across, down. */
const step = { across: 116, down: 88 };

/** Milliseconds that a slope travels along an edge. */
const travelTime = 450;

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly line: SVGPolylineElement;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Draws the graph, as wide as there is room: to the right, or down where that is too wide. */
export class Graph {
  readonly element: HTMLElement;
  readonly #nodes: readonly WalkNode[];
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #edges: readonly Edge[];
  readonly #graph = make("div", { class: "graph" });
  readonly #svg = svgElement("svg");
  readonly #layout: GraphPlaces;
  #isDown = false;
  #pointAt: (place: Place) => Point = () => ({ x: 0, y: 0 });

  /** @param onChoose is told which node is to pass its slope on */
  constructor(nodes: readonly WalkNode[], onChoose: (node: number) => void) {
    this.#nodes = nodes;
    this.#layout = placeNodes(nodes);
    this.#buttons = nodes.map((_, i) => this.#makeNode(i, onChoose));
    this.#edges = nodes.flatMap(({ inputs }, from) =>
      inputs.map((to) => ({ from, to, line: svgElement("polyline") })),
    );
    this.#svg.setAttribute("aria-hidden", "true");
    this.#svg.append(...this.#edges.map(({ line }) => line));
    this.#graph.append(this.#svg, ...this.#buttons);
    this.element = make("div", { class: "scroll" }, this.#graph);
    new ResizeObserver(() => this.#place()).observe(this.element);
  }

  /** Shows the walk so far. */
  show(order: readonly number[], early: number | undefined): void {
    const slopes = slopeTexts(this.#nodes, order);
    for (const [i, button] of this.#buttons.entries()) {
      const isDone = order.includes(i);
      const find = (name: string) => button.querySelector(`.${name}`) as HTMLElement;
      find("slope").textContent = slopes[i];
      find("role").textContent = this.#role(i, isDone);
      button.classList.toggle("done", isDone);
      button.classList.toggle("early", i === early);
      // Not `disabled`: a button that loses the focus sends the keyboard to the top of the page.
      button.setAttribute("aria-disabled", String(isDone || !passesOn(this.#nodes, i)));
    }
    for (const { from, line } of this.#edges) {
      line.classList.toggle("passed", order.includes(from));
    }
  }

  /** Lets a node's slope travel along its edges. */
  travel(node: number): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const { from, to } of this.#edges) {
      if (from !== node) continue;
      const dot = svgElement("circle");
      dot.setAttribute("class", "dot");
      dot.setAttribute("r", "7");
      this.#svg.append(dot);
      const frames = this.#way(from, to).map(({ x, y }) => ({
        transform: `translate(${x}px, ${y}px)`,
      }));
      const ended = () => dot.remove();
      dot
        .animate(frames, { duration: travelTime, easing: "ease-in-out" })
        .finished.then(ended, ended);
    }
  }

  #makeNode(i: number, onChoose: (node: number) => void): HTMLButtonElement {
    const node = this.#nodes[i];
    const button = make(
      "button",
      { type: "button", class: passesOn(this.#nodes, i) ? "node" : "node given" },
      make("b", {}, nameOf(node)),
      hidden(", value "),
      make("span", { class: "value" }, numberText(node.data)),
      hidden(", slope "),
      make("span", { class: "slope" }, "–"),
      make("span", { class: "role hidden" }),
    );
    button.addEventListener("click", () => onChoose(i));
    return button;
  }

  /** For whoever listens; the same stands in the button's look. */
  #role(i: number, isDone: boolean): string {
    if (!passesOn(this.#nodes, i)) return ": a given number";
    return isDone ? ": has passed its slope on" : ": pass its slope on";
  }

  #place(): void {
    const { places } = this.#layout;
    const columns = Math.max(...places.map(({ column }) => column)) + 1;
    const rows = Math.max(...places.map(({ row }) => row)) + 1;
    this.#isDown = columns * step.across > this.element.clientWidth;
    const [across, down] = this.#isDown ? [rows, columns] : [columns, rows];
    const width = Math.max(across * 102, Math.min(this.element.clientWidth, across * 180));
    this.#graph.style.width = `${width}px`;
    this.#graph.style.height = `${down * step.down}px`;
    this.#pointAt = ({ column, row }) => {
      const [c, r] = this.#isDown ? [row, column] : [column, row];
      return { x: ((c + 0.5) * width) / across, y: (r + 0.5) * step.down };
    };
    for (const [i, button] of this.#buttons.entries()) {
      const { x, y } = this.#pointAt(places[i]);
      button.style.left = `${x}px`;
      button.style.top = `${y}px`;
    }
    for (const [i, edge] of this.#edges.entries()) this.#placeEdge(edge, this.#aside(i));
  }

  /** From a node back to one that it is made of. */
  #way(from: number, to: number): Point[] {
    const corners = this.#layout.way(to, from).toReversed().slice(1, -1);
    return [this.#edgeOf(from, -1), ...corners.map(this.#pointAt), this.#edgeOf(to, 1)];
  }

  /** Where lines leave a node to what it is made of (-1), or to what is made of it (1): columns may be far wider. */
  #edgeOf(node: number, side: -1 | 1): Point {
    const { x, y } = this.#pointAt(this.#layout.places[node]);
    const { offsetWidth, offsetHeight } = this.#buttons[node];
    return this.#isDown
      ? { x, y: y + (side * offsetHeight) / 2 }
      : { x: x + (side * offsetWidth) / 2, y };
  }

  /** Pixels by which an edge lies beside others between the same nodes. */
  #aside(i: number): number {
    const { from, to } = this.#edges[i];
    const same = this.#edges.filter((edge) => edge.from === from && edge.to === to);
    return (same.indexOf(this.#edges[i]) - (same.length - 1) / 2) * 14;
  }

  #placeEdge({ from, to, line }: Edge, aside: number): void {
    const way = this.#way(from, to);
    const [a, b] = [way[0], way[way.length - 1]];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [dx, dy] = [(-(b.y - a.y) / length) * aside, ((b.x - a.x) / length) * aside];
    const points = way.map(({ x, y }) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`);
    line.setAttribute("points", points.join(" "));
  }
}

function hidden(words: string): HTMLElement {
  return make("span", { class: "hidden" }, words);
}

function svgElement<Tag extends keyof SVGElementTagNameMap>(tag: Tag): SVGElementTagNameMap[Tag] {
  return document.createElementNS("http://www.w3.org/2000/svg", tag);
}
