/** The plane: what the network says at every place, and the points; the reader's own are painted here. */
import type { Dataset } from "../../../engine/dataset.ts";
import { classStyles } from "../../../plots/palette.ts";
import { button, make } from "../../view/dom.ts";
import { colorOn, isOnDark } from "../../view/paper.ts";
import { type PlaygroundParts, type Square, sources } from "../data.ts";
import type { Maps } from "../maps.ts";
import { most, type PaintedPoint } from "../settings.ts";
import { fitCanvas, MapSheet } from "./map-painter.ts";

/** Width and height of the plane; style makes it smaller where there is less room. */
const side = 320;

/** Painted points are so far apart at least, and a key moves the brush so far. */
const [apart, keyStep] = [0.12, 0.1];

const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
  ArrowUp: [0, keyStep],
  ArrowDown: [0, -keyStep],
};

const { square } = sources.painted;

/** The plane with its brush. */
export class Plane {
  readonly element: HTMLElement;
  readonly #canvas: HTMLCanvasElement = make("canvas", { role: "img" });
  readonly #cursor = make("i", { class: "cursor" });
  readonly #sheet = make("div", { class: "sheet" }, this.#canvas, this.#cursor);
  readonly #brush: HTMLElement;
  readonly #map = new MapSheet(1);
  readonly #marks = document.createElement("canvas");
  /** What the marks were drawn for: they stay as they are while a network learns. */
  #marked: { readonly parts: PlaygroundParts | undefined; readonly isDark: boolean } | undefined;
  readonly #onPaint: (points: readonly PaintedPoint[], isDone: boolean) => void;
  #points: readonly PaintedPoint[] = [];
  #label = 0;
  #isPaintable = false;
  #isDown = false;
  #at = { x: 0, y: 0 };

  /** @param onPaint is given all points; `isDone` when the brush is lifted */
  constructor(onPaint: (points: readonly PaintedPoint[], isDone: boolean) => void) {
    this.#onPaint = onPaint;
    this.#brush = this.#makeBrush();
    this.element = make("div", { class: "plane" }, this.#sheet, this.#brush);
    this.#sheet.addEventListener("pointerdown", (event) => this.#press(event));
    this.#sheet.addEventListener("pointermove", (event) => this.#drag(event));
    for (const end of ["pointerup", "pointercancel"] as const)
      this.#sheet.addEventListener(end, () => this.#lift());
    this.#sheet.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Whether points are painted, and which there are. */
  set(isPaintable: boolean, points: readonly PaintedPoint[]): void {
    this.#points = points;
    this.#isPaintable = isPaintable;
    this.#brush.hidden = !isPaintable;
    this.#sheet.classList.toggle("paintable", isPaintable);
    if (!isPaintable) {
      for (const name of ["tabindex", "role", "aria-label"]) this.#sheet.removeAttribute(name);
      return;
    }
    this.#sheet.tabIndex = 0;
    this.#sheet.setAttribute("role", "application");
    this.#nameSheet();
  }

  /** Draws the output's map, if there is one, and the points. */
  draw(parts: PlaygroundParts | undefined, shown: Square, output?: { maps: Maps; layer: number }) {
    const context = fitCanvas(this.#canvas, side, side);
    if (context === null) return;
    const isDark = isOnDark(this.#canvas);
    if (output) {
      this.#map.putOutput(0, output.maps, output.layer, isDark);
      this.#map.update();
      this.#map.draw(context, 0, { x: 0, y: 0, side });
    }
    this.#mark(parts, shown, isDark);
    context.drawImage(this.#marks, 0, 0, side, side);
  }

  /** Draws the points, if they are others or on other paper. */
  #mark(parts: PlaygroundParts | undefined, shown: Square, isDark: boolean): void {
    const { parts: before, isDark: wasDark } = this.#marked ?? {};
    const isSharp = this.#marks.width === this.#canvas.width;
    if (this.#marked && before === parts && wasDark === isDark && isSharp) return;
    this.#marked = { parts, isDark };
    const context = fitCanvas(this.#marks, side, side);
    if (context === null || parts === undefined) return;
    const { training, validation } = parts;
    if (validation) drawPoints(context, validation, shown, 3, isDark);
    drawPoints(context, training, shown, training.X.rows > 60 ? 4 : 7, isDark);
  }

  /** The drawing in words. */
  describe(words: string): void {
    this.#canvas.setAttribute("aria-label", words);
  }

  #makeBrush(): HTMLElement {
    const choices = [0, 1].map((label) => {
      const box = make("input", { type: "radio", name: "brush" });
      box.checked = label === this.#label;
      box.addEventListener("change", () => {
        this.#label = label;
        this.#nameSheet();
      });
      return make("label", {}, box, ` class ${label}`);
    });
    const clear = button("Take all points away", () => this.#change([], true));
    const how = make(
      "p",
      { class: "how" },
      "Paint points by mouse, finger or pen. By keyboard: arrows move the brush, Space paints, 0 and 1 choose the class, Delete takes the last point away.",
    );
    const legend = make("legend", {}, "Paint");
    return make("fieldset", { class: "brush" }, legend, ...choices, clear, how);
  }

  #nameSheet(): void {
    const { x, y } = this.#at;
    const words = `Plane to paint on, ${this.#points.length} points; brush for class ${this.#label} at ${x.toFixed(1)}, ${y.toFixed(1)}`;
    this.#sheet.setAttribute("aria-label", words);
    this.#cursor.style.left = `${((x - square.x) / square.size) * 100}%`;
    this.#cursor.style.top = `${100 - ((y - square.y) / square.size) * 100}%`;
  }

  #press(event: PointerEvent): void {
    if (!this.#isPaintable || event.button !== 0) return;
    event.preventDefault(); // no text is selected; so the focus is set by hand
    this.#sheet.focus({ preventScroll: true });
    this.#sheet.setPointerCapture(event.pointerId);
    this.#isDown = true;
    this.#move(this.#placeOf(event));
    this.#paint(0);
  }

  #drag(event: PointerEvent): void {
    if (!this.#isDown) return;
    this.#move(this.#placeOf(event));
    this.#paint(apart);
  }

  #lift(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#onPaint(this.#points, true);
  }

  #placeOf({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return {
      x: square.x + ((clientX - left) / width) * square.size,
      y: square.y + (1 - (clientY - top) / height) * square.size,
    };
  }

  #key(event: KeyboardEvent): void {
    if (!this.#isPaintable || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = keys[event.key];
    if (step !== undefined) this.#move({ x: this.#at.x + step[0], y: this.#at.y + step[1] });
    else if (event.key === " ") this.#paint(0, true);
    else if (event.key === "Delete" || event.key === "Backspace")
      this.#change(this.#points.slice(0, -1), true);
    else if (event.key === "0" || event.key === "1")
      this.#brush.querySelectorAll<HTMLInputElement>("input")[Number(event.key)].click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #move({ x, y }: { x: number; y: number }): void {
    const inside = (at: number) => Math.min(2, Math.max(-2, Math.round(at * 100) / 100));
    this.#at = { x: inside(x), y: inside(y) };
    this.#nameSheet();
  }

  /** A point where the brush is, unless the last one is nearer than `least`. */
  #paint(least: number, isDone = false): void {
    const { x, y } = this.#at;
    const last = this.#points.at(-1);
    if (last && Math.hypot(x - last[0], y - last[1]) < least) return;
    if (this.#points.length < most.points)
      this.#change([...this.#points, [x, y, this.#label]], isDone);
  }

  #change(points: readonly PaintedPoint[], isDone: boolean): void {
    this.#points = points;
    this.#nameSheet();
    this.#onPaint(points, isDone);
  }
}

function drawPoints(
  context: CanvasRenderingContext2D,
  { X, Y }: Dataset,
  { x, y, size }: Square,
  radius: number,
  isDark: boolean,
): void {
  for (let i = 0; i < X.rows; i++) {
    const { color, edge } = classStyles[Y.data[i]];
    context.beginPath();
    const left = ((X.data[2 * i] - x) / size) * side;
    const top = side - ((X.data[2 * i + 1] - y) / size) * side;
    context.arc(left, top, radius, 0, 2 * Math.PI);
    context.fillStyle = colorOn(isDark, color);
    context.fill();
    context.lineWidth = Y.data[i] === 1 ? 1 : 2;
    context.strokeStyle = colorOn(isDark, edge);
    context.stroke();
  }
}
