/** What a training has come to: losses as a curve and in numbers, the gradient of each layer. */
import { numberText } from "../../../plots/number-text.ts";
import { palette } from "../../../plots/palette.ts";
import { make } from "../../view/dom.ts";
import { colorOn, isOnDark } from "../../view/paper.ts";
import type { Run } from "../run.ts";
import { fitCanvas } from "./map-painter.ts";

/** More points than these are no more to be seen in the curve. */
const mostPoints = 400;
const height = 110;

/** Curve and numbers. */
export class Readings {
  readonly element: HTMLElement;
  readonly #curve: HTMLCanvasElement = make("canvas", { role: "img", class: "curve" });
  readonly #epoch = make("b", { class: "epoch" });
  readonly #training = make("b", { class: "training" });
  readonly #validation = make("b", { class: "validation" });
  readonly #norms = make("ul", { "aria-label": "Length of the gradient in each layer" });

  constructor() {
    const line = (name: string, number: HTMLElement) =>
      make("p", { class: name }, `loss, ${name} `, number);
    this.element = make(
      "div",
      { class: "readings" },
      make("p", {}, "Epoch ", this.#epoch),
      line("training", this.#training),
      line("validation", this.#validation),
      this.#curve,
      make("p", { class: "dim" }, "Length of the gradient"),
      this.#norms,
    );
  }

  /** Shows where the training stands. */
  show(run: Run): void {
    this.#epoch.textContent = numberText(run.epochs);
    write(this.#training, run.loss.at(-1));
    write(this.#validation, run.validationLoss.at(-1));
    this.#showNorms(run);
    this.#draw(run);
  }

  /** The curve in words. */
  describe(words: string): void {
    this.#curve.setAttribute("aria-label", words);
  }

  #showNorms(run: Run): void {
    const norms = run.gradientNorms();
    const { layers } = run.net;
    while (this.#norms.children.length > layers.length) this.#norms.lastChild?.remove();
    while (this.#norms.children.length < layers.length) this.#norms.append(makeNorm());
    for (const [i, item] of [...this.#norms.children].entries()) {
      const norm = norms[i];
      const [name, room, number] = item.children;
      name.textContent = i === layers.length - 1 ? "output" : `layer ${i + 1}`;
      // From 0.0001 to 10 by powers of ten.
      const share = norm > 0 ? Math.min(1, Math.max(0, (Math.log10(norm) + 4) / 5)) : 0;
      (room.firstElementChild as HTMLElement).style.width = `${100 * share}%`;
      number.textContent = norm === undefined ? "–" : numberText(norm, 2);
    }
  }

  #draw(run: Run): void {
    const width = this.#curve.clientWidth;
    const context = width > 0 ? fitCanvas(this.#curve, width, height) : null;
    if (context === null) return;
    const lines = [thinned(run.validationLoss), thinned(run.loss)];
    const top = Math.max(0.1, ...lines.flat());
    const isDark = isOnDark(this.#curve);
    for (const [i, line] of lines.entries()) {
      context.strokeStyle = colorOn(isDark, i === 0 ? palette.second : palette.data);
      context.setLineDash(i === 0 ? [5, 3] : []);
      context.lineWidth = 2;
      context.beginPath();
      for (const [at, loss] of line.entries()) {
        const x = (at / Math.max(1, line.length - 1)) * (width - 2) + 1;
        context.lineTo(x, height - 2 - (loss / top) * (height - 4));
      }
      context.stroke();
    }
  }
}

function makeNorm(): HTMLElement {
  const room = make("span", { class: "room" }, make("span", { class: "filled" }));
  return make("li", {}, make("span", { class: "name" }), room, make("span", { class: "number" }));
}

function write(element: HTMLElement, loss: number | undefined): void {
  element.dataset.loss = loss === undefined ? "" : String(loss);
  element.textContent = loss === undefined ? "–" : numberText(loss);
}

function thinned(values: readonly number[]): number[] {
  const stride = Math.max(1, Math.ceil(values.length / mostPoints));
  const few: number[] = [];
  for (let i = (values.length - 1) % stride; i < values.length; i += stride) few.push(values[i]);
  return few;
}
