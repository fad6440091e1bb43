/** A network as it learns: each unit's map of the plane, each weight as a line. */
import { palette, weightColor } from "../../../plots/palette.ts";
import { make } from "../../view/dom.ts";
import { colorOn, isOnDark } from "../../view/paper.ts";
import type { Maps } from "../maps.ts";
import type { Run } from "../run.ts";
import { inputLabel } from "./controls.ts";
import { fitCanvas, MapSheet } from "./map-painter.ts";

/** Room for the inputs' names, left of them. */
const nameWidth = 42;
/** No taller than the plane beside it. */
const fullHeight = 300;
/** From one unit of a layer to the next. */
const pitch = 44;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where the nodes of a network stand, column by column. */
interface Plan {
  readonly height: number;
  readonly columns: readonly number[];
  readonly side: number;
  placeOf(column: number, node: number): Place;
}

/** Draws one network after the other, as wide as there is room. */
export class NetworkDrawing {
  readonly element: HTMLCanvasElement = make("canvas", { role: "img", class: "network" });
  #sheet = new MapSheet(1);
  #columns: readonly number[] = [];

  /**
   * Draws the network as it is now; orange lines are positive weights, purple ones negative.
   *
   * @param withMaps whether the units' maps are others than before
   */
  draw(run: Run, maps: Maps, withMaps: boolean): void {
    const width = this.element.clientWidth;
    if (width === 0) return;
    const plan = planOf(run, width);
    this.element.style.height = `${plan.height}px`;
    const context = fitCanvas(this.element, width, plan.height);
    if (context === null) return;
    const isDark = isOnDark(this.element);
    const isOther = plan.columns.join() !== this.#columns.join();
    if (withMaps || isOther) this.#putMaps(plan.columns, maps, isDark);
    drawLines(context, run, plan, isDark);
    this.#drawUnits(context, plan, isDark);
    this.#drawNames(context, run, plan);
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

  #putMaps(columns: readonly number[], maps: Maps, isDark: boolean): void {
    const count = columns.reduce((sum, units) => sum + units, 0);
    if (columns.join() !== this.#columns.join()) this.#sheet = new MapSheet(count);
    this.#columns = columns;
    let at = 0;
    for (const [column, units] of columns.entries()) {
      for (let unit = 0; unit < units; unit++) {
        if (column === columns.length - 1) this.#sheet.putOutput(at++, maps, column, isDark);
        else this.#sheet.putUnit(at++, maps, column, unit, isDark);
      }
    }
    this.#sheet.update();
  }

  #drawUnits(context: CanvasRenderingContext2D, plan: Plan, isDark: boolean): void {
    const { columns, side } = plan;
    context.strokeStyle = colorOn(isDark, palette.axis);
    context.lineWidth = 1;
    let at = 0;
    for (const [column, units] of columns.entries()) {
      for (let unit = 0; unit < units; unit++) {
        const { x, y } = plan.placeOf(column, unit);
        const box = { x: x - side / 2, y: y - side / 2, side };
        this.#sheet.draw(context, at++, box);
        context.strokeRect(box.x, box.y, side, side);
      }
    }
  }

  #drawNames(context: CanvasRenderingContext2D, { settings }: Run, plan: Plan): void {
    context.fillStyle = getComputedStyle(this.element).color;
    context.font = "12px sans-serif";
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const [node, name] of settings.inputs.entries()) {
      const { x, y } = plan.placeOf(0, node);
      context.fillText(inputLabel(name), x - plan.side / 2 - 5, y);
    }
  }
}

function planOf({ net }: Run, width: number): Plan {
  const columns = [net.inputs, ...net.layers.map(({ units }) => units)];
  const height = Math.min(fullHeight, pitch * Math.max(...columns));
  const step = (width - nameWidth - 40) / (columns.length - 1);
  return {
    height,
    columns,
    side: Math.min(30, step * 0.6, height / Math.max(...columns) - 5),
    placeOf: (column, node) => ({
      x: nameWidth + 18 + column * step,
      y:
        height / 2 + (node - (columns[column] - 1) / 2) * Math.min(pitch, height / columns[column]),
    }),
  };
}

function drawLines(
  context: CanvasRenderingContext2D,
  { net }: Run,
  { placeOf }: Plan,
  isDark: boolean,
): void {
  for (const [layer, { W }] of net.layers.entries()) {
    for (let i = 0; i < W.data.length; i++) {
      const weight = W.data[i];
      const from = placeOf(layer, Math.floor(i / W.cols));
      const to = placeOf(layer + 1, i % W.cols);
      context.strokeStyle = colorOn(isDark, weightColor(weight));
      context.lineWidth = Math.min(7, 0.4 + 1.6 * Math.abs(weight));
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
  }
}
