/** A network as it learns: each unit's map of the plane, each weight as a line. */
import { weightColor } from "../../../plots/palette.ts";
import { make } from "../../view/dom.ts";
import type { Maps } from "../maps.ts";
import type { Run } from "../run.ts";
import { inputLabel } from "./controls.ts";
import { fitCanvas, MapPainter } from "./map-painter.ts";

/** Room for the inputs' names, left of them. */
const nameWidth = 42;
const height = 300;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Draws one network after the other, as wide as there is room. */
export class NetworkDrawing {
  readonly element: HTMLCanvasElement = make("canvas", { role: "img", class: "network" });
  readonly #painter = new MapPainter();

  /** Draws the network as it is now; orange lines are positive weights, purple ones negative. */
  draw(run: Run, maps: Maps): void {
    const width = this.element.clientWidth;
    const context = width > 0 ? fitCanvas(this.element, width, height) : null;
    if (context === null) return;
    const columns = [run.net.inputs, ...run.net.layers.map(({ units }) => units)];
    const step = (width - nameWidth - 40) / (columns.length - 1);
    const side = Math.min(30, step * 0.6, height / Math.max(...columns) - 5);
    const placeOf = (column: number, node: number): Place => ({
      x: nameWidth + 18 + column * step,
      y: height / 2 + (node - (columns[column] - 1) / 2) * Math.min(44, height / columns[column]),
    });
    drawLines(context, run, placeOf);
    for (const [column, count] of columns.entries()) {
      for (let node = 0; node < count; node++) {
        const { x, y } = placeOf(column, node);
        const box = { x: x - side / 2, y: y - side / 2, side };
        if (column === columns.length - 1) this.#painter.paintOutput(context, maps, column, box);
        else this.#painter.paintUnit(context, maps, column, node, box);
        context.strokeStyle = "#808080";
        context.lineWidth = 1;
        context.strokeRect(box.x, box.y, side, side);
      }
    }
    this.#drawNames(context, run, (node) => ({ ...placeOf(0, node), side }));
  }

  /** The drawing in words. */
  describe({ net, settings }: Run): void {
    const sizes = [net.inputs, ...net.layers.map(({ units }) => units)].join("-");
    const weights = net.layers.flatMap(({ W }) => Array.from(W.data));
    const [least, greatest] = [Math.min(...weights), Math.max(...weights)].map((w) => w.toFixed(2));
    const inputs = settings.inputs.map(inputLabel).join(", ");
    const words = `Network of ${sizes} with the inputs ${inputs}; ${weights.length} weights from ${least} to ${greatest}`;
    this.element.setAttribute("aria-label", words);
  }

  #drawNames(
    context: CanvasRenderingContext2D,
    { settings }: Run,
    placeOf: (node: number) => Place & { readonly side: number },
  ): void {
    context.fillStyle = getComputedStyle(this.element).color;
    context.font = "12px sans-serif";
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const [node, name] of settings.inputs.entries()) {
      const { x, y, side } = placeOf(node);
      context.fillText(inputLabel(name), x - side / 2 - 5, y);
    }
  }
}

function drawLines(
  context: CanvasRenderingContext2D,
  { net }: Run,
  placeOf: (column: number, node: number) => Place,
): void {
  for (const [layer, { W }] of net.layers.entries()) {
    for (let i = 0; i < W.data.length; i++) {
      const weight = W.data[i];
      const from = placeOf(layer, Math.floor(i / W.cols));
      const to = placeOf(layer + 1, i % W.cols);
      context.strokeStyle = weightColor(weight);
      context.lineWidth = Math.min(7, 0.4 + 1.6 * Math.abs(weight));
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
  }
}
