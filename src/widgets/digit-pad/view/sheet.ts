/** The sheet that is drawn on: by a pointer of any kind, or by keys that move a pen. */
import { imageSide } from "../centre.ts";
import { drawImage, drawLine, type Point } from "./ink.ts";

/** Where arrow keys lead. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A sheet of 28 x 28 pixels. */
export class Sheet {
  /** The pixels row by row, 0 (paper) to 1 (ink). */
  readonly drawing: Float64Array = new Float64Array(imageSide * imageSide);
  readonly #element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #onChange: (drawing: Float64Array) => void;
  /** Where a pointer draws. */
  #last: Point | undefined;
  /** Where the keys' pen is, and whether it is down. */
  #pen: Point = { x: imageSide / 2 + 0.5, y: imageSide / 4 + 0.5 };
  #down = false;

  /** @param element holds a canvas, and `.cursor` for the keys' pen */
  constructor(element: HTMLElement, onChange: (drawing: Float64Array) => void) {
    this.#element = element;
    this.#canvas = element.querySelector("canvas") as HTMLCanvasElement;
    this.#onChange = onChange;
    element.addEventListener("pointerdown", (event) => this.#press(event));
    element.addEventListener("pointermove", (event) => this.#drag(event));
    for (const end of ["pointerup", "pointercancel"] as const)
      element.addEventListener(end, () => this.#lift());
    element.addEventListener("keydown", (event) => this.#key(event));
    this.#showPen();
    drawImage(this.#canvas, this.drawing);
  }

  /** Takes all ink away. */
  clear(): void {
    this.put(new Float64Array(this.drawing.length));
  }

  /** Replaces the drawing. */
  put(image: Float64Array): void {
    this.drawing.set(image);
    this.#changed();
  }

  #changed(): void {
    drawImage(this.#canvas, this.drawing);
    this.#onChange(this.drawing);
  }

  #line(from: Point, to: Point): void {
    drawLine(this.drawing, from, to);
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    // No text is selected and no cell dragged; the focus is set by hand for that reason.
    event.preventDefault();
    this.#element.focus({ preventScroll: true });
    this.#element.setPointerCapture(event.pointerId);
    this.#last = this.#pointOf(event);
    this.#line(this.#last, this.#last);
    this.#changed();
  }

  #drag(event: PointerEvent): void {
    if (this.#last === undefined) return;
    // A quick hand makes several moves between two frames.
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const move of moves.length > 0 ? moves : [event]) {
      const point = this.#pointOf(move);
      this.#line(this.#last, point);
      this.#last = point;
    }
    this.#changed();
  }

  #lift(): void {
    this.#last = undefined;
  }

  #pointOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return {
      x: ((clientX - left) / width) * imageSide,
      y: ((clientY - top) / height) * imageSide,
    };
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) this.#move(step);
    else if (event.key === " ") this.#toggle();
    else if (event.key === "Delete" || event.key === "Backspace") this.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #move([dx, dy]: readonly [number, number]): void {
    const inside = (at: number) => Math.min(imageSide - 0.5, Math.max(0.5, at));
    const to = { x: inside(this.#pen.x + dx), y: inside(this.#pen.y + dy) };
    if (this.#down) this.#line(this.#pen, to);
    this.#pen = to;
    this.#showPen();
    if (this.#down) this.#changed();
  }

  #toggle(): void {
    this.#down = !this.#down;
    if (this.#down) this.#line(this.#pen, this.#pen);
    this.#showPen();
    if (this.#down) this.#changed();
  }

  #showPen(): void {
    const cursor = this.#element.querySelector<HTMLElement>(".cursor");
    cursor?.style.setProperty("left", `${(this.#pen.x / imageSide) * 100}%`);
    cursor?.style.setProperty("top", `${(this.#pen.y / imageSide) * 100}%`);
    this.#element.classList.toggle("down", this.#down);
    const state = this.#down ? "pen down" : "pen up";
    this.#element.setAttribute("aria-label", `Sheet of 28 by 28 pixels, ${state}`);
  }
}
