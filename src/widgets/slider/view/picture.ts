/** The figure that a slider shows, with the points that can be dragged over it. */
import { numberText } from "../../../plots/number-text.ts";
import type { PlotPlace } from "../../../plots/svg/static-svg.ts";
import { make } from "../../view/dom.ts";
import type { Frame } from "../frame.ts";
import type { KnobData } from "../knobs.ts";

/** A frame that can be shown; an error leaves the one before. */
export type Shown = Exclude<Frame, { readonly error: string }>;

/** A key moves a point by this share of the axis. */
const keyShare = 0.02;

const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A handle of a point, and where its x lies among the values. */
interface Handle {
  readonly element: HTMLElement;
  readonly name: string;
  readonly at: number;
}

/** Shows one frame after the other. */
export class Picture {
  readonly element = make("div", { class: "picture" });
  readonly #handles: readonly Handle[];
  readonly #onDrag: (at: number, x: number, y: number) => void;
  #place: PlotPlace | undefined;
  #values: readonly number[] = [];
  #turn = 0;

  /** @param onDrag is told where a point was dragged: its place among the values, x and y */
  constructor(knobs: readonly KnobData[], onDrag: (at: number, x: number, y: number) => void) {
    this.#onDrag = onDrag;
    let at = 0;
    this.#handles = knobs.flatMap(({ name, kind }) => {
      const place = at;
      at += kind === "point" ? 2 : 1;
      return kind === "point" ? [this.#makeHandle(name, place)] : [];
    });
  }

  /** Shows a frame once its picture is ready; a later one takes its place. Never rejects. */
  async show(frame: Shown, values: () => readonly number[]): Promise<void> {
    const turn = ++this.#turn;
    const shown = "svg" in frame ? pictureOf(frame.svg, frame.text) : make("p", {}, frame.text);
    // Without waiting the place would be empty for a moment.
    if (shown instanceof HTMLImageElement) await shown.decode().catch(() => {});
    if (turn !== this.#turn) return;
    this.#place = "svg" in frame ? frame.place : undefined;
    const handles = this.#place ? this.#handles.map(({ element }) => element) : [];
    const old = this.element.querySelector("img, p");
    if (old) old.replaceWith(shown);
    else this.element.prepend(shown);
    // Only what is new: a handle that is taken out loses the pointer.
    for (const handle of handles) if (!handle.isConnected) this.element.append(handle);
    this.move(values()); // they may have moved on meanwhile
  }

  /** Puts the handles where the values say. */
  move(values: readonly number[]): void {
    this.#values = values;
    const place = this.#place;
    if (place === undefined) return;
    for (const { element, name, at } of this.#handles) {
      const [x, y] = [values[at], values[at + 1]];
      const across = shareOf(place.x, x);
      const up = shareOf(place.y, y);
      element.style.left = `${100 * (place.left + across * place.width)}%`;
      element.style.top = `${100 * (place.top + (1 - up) * place.height)}%`;
      element.setAttribute(
        "aria-label",
        `Point ${name} at ${numberText(x, 3)}, ${numberText(y, 3)}; arrow keys move it`,
      );
    }
  }

  #makeHandle(name: string, at: number): Handle {
    const element = make("button", { type: "button", class: "point" });
    element.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
    });
    element.addEventListener("pointermove", (event) => {
      if (element.hasPointerCapture(event.pointerId)) this.#drag(at, event);
    });
    element.addEventListener("keydown", (event) => this.#key(at, event));
    return { element, name, at };
  }

  #drag(at: number, { clientX, clientY }: PointerEvent): void {
    const place = this.#place;
    if (place === undefined) return;
    const { left, top, width, height } = this.element.getBoundingClientRect();
    const across = ((clientX - left) / width - place.left) / place.width;
    const up = 1 - ((clientY - top) / height - place.top) / place.height;
    this.#set(at, at01(place.x, across), at01(place.y, up));
  }

  #key(at: number, event: KeyboardEvent): void {
    const step = keys[event.key];
    const place = this.#place;
    if (step === undefined || place === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const [width, height] = [place.x[1] - place.x[0], place.y[1] - place.y[0]];
    const [x, y] = [this.#values[at], this.#values[at + 1]];
    this.#set(at, x + step[0] * keyShare * width, y + step[1] * keyShare * height);
  }

  #set(at: number, x: number, y: number): void {
    const place = this.#place as PlotPlace;
    this.#onDrag(at, within(place.x, x), within(place.y, y));
  }
}

/** A picture runs no script and loads nothing, whatever a foreign notebook put there. */
function pictureOf(svg: string, text: string): HTMLImageElement {
  const image = make("img", { alt: text });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return image;
}

/** Where a value lies on an axis, 0 to 1; what lies beyond it stands at its end. */
function shareOf([low, high]: readonly [number, number], value: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

function at01([low, high]: readonly [number, number], share: number): number {
  return low + share * (high - low);
}

function within([a, b]: readonly [number, number], value: number): number {
  return Math.min(Math.max(a, b), Math.max(Math.min(a, b), value));
}
