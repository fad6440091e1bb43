/** Sliders in an exported page and in JupyterLab. */
import { whatCame } from "../../../engine/argument.ts";
import { numberText } from "../../../plots/number-text.ts";
import type { WidgetHost } from "../../host.ts";
import type { Still } from "../../still.ts";
import { make, say, widgetRoot } from "../../view/dom.ts";
import { type Frame, readFrame } from "../frame.ts";
import { type KnobData, readKnobs, readValues, startOf } from "../knobs.ts";
import { sliderWords, wordsPicture } from "../words.ts";
import { type Answered, Asking } from "./asking.ts";
import { Picture, type Shown } from "./picture.ts";
import { sliderStyle } from "./style.ts";

/**
 * Puts sliders into `place`.
 *
 * @param data what `slider` (../bundle.ts) shows itself as; it may come from a foreign notebook
 * @throws TypeError or RangeError if it is something else; `place` is untouched then
 */
export function mount(
  place: HTMLElement,
  data: unknown,
  host: WidgetHost,
): () => Still | undefined {
  const view = new SliderView(readSlider(data), host);
  widgetRoot(place, sliderStyle).append(view.element);
  place.addEventListener("kernel", () => view.askAgain());
  return () => view.still;
}

interface DrawnFrame {
  readonly values: readonly number[];
  readonly frame: Frame;
}

interface SliderData {
  readonly id: string;
  readonly knobs: readonly KnobData[];
  readonly frames: readonly DrawnFrame[];
}

const mostFrames = 100;

function readSlider(data: unknown): SliderData {
  const { id, knobs, frames } = (data ?? {}) as Readonly<Record<string, unknown>>;
  const known = readKnobs(knobs);
  if (typeof id !== "string" || id.length > 40) {
    throw new TypeError(`slider: id is ${whatCame(id)}; it must be a short text`);
  }
  if (!Array.isArray(frames) || frames.length === 0 || frames.length > mostFrames) {
    throw new TypeError(`slider: frames is ${whatCame(frames)}; it must be a list of frames`);
  }
  const read = frames.map((raw) => {
    const { values, frame } = (raw ?? {}) as Readonly<Record<string, unknown>>;
    return { values: readValues(known, values), frame: readFrame(frame) };
  });
  return { id, knobs: known, frames: read };
}

/** Milliseconds until a reader is told that an answer is waited for. */
const patience = 400;

/** Sliders as a reader sees and moves them. */
class SliderView {
  readonly element: HTMLElement;
  readonly #data: SliderData;
  readonly #host: WidgetHost;
  readonly #picture: Picture;
  readonly #asking: Asking;
  readonly #message = make("p", { class: "message", role: "status" });
  readonly #shows: readonly ((values: readonly number[]) => void)[];
  #values: readonly number[];
  #shown: { readonly frame: Shown; readonly values: readonly number[] } | undefined;
  /** The reader has moved it and let go. */
  #isKept = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(data: SliderData, host: WidgetHost) {
    this.#data = data;
    this.#host = host;
    this.#values = startOf(data.knobs);
    this.#picture = new Picture(data.knobs, (at, x, y) =>
      this.#set(this.#values.with(at, x).with(at + 1, y)),
    );
    this.#asking = new Asking(host, data.id, (answered, values) => this.#take(answered, values));
    const ranges = rangesOf(data.knobs, (at, value) => this.#set(this.#values.with(at, value)));
    this.#shows = ranges.map(({ show }) => show);
    const knobs = make("div", { class: "knobs" }, ...ranges.map(({ element }) => element));
    const attributes = { class: "frame", role: "group", "aria-label": "Figure with sliders" };
    this.element = make("div", attributes, knobs, this.#message, this.#picture.element);
    const fault = this.#restore();
    this.#show();
    this.#draw(this.#nearest(this.#values));
    if (fault !== undefined) this.#tell(fault, true);
  }

  /** Takes values that the reader had set; others are refused in a sentence. */
  #restore(): string | undefined {
    const { state } = this.#host;
    if (state === undefined) return undefined;
    try {
      const numbers = state.split(",").map((word) => (word === "" ? Number.NaN : Number(word)));
      this.#values = readValues(this.#data.knobs, numbers);
      this.#asking.ask(this.#values);
      return undefined;
    } catch (error) {
      return `What was kept of it cannot be used: ${(error as Error).message}.`;
    }
  }

  /** What is shown, as a picture. */
  get still(): Still | undefined {
    if (this.#shown === undefined) return undefined;
    const { frame, values } = this.#shown;
    const text = sliderWords(this.#data.knobs, values, frame.text);
    return { svg: "svg" in frame ? frame.svg : wordsPicture(text), text };
  }

  /** Somebody may answer now what nobody answered before. */
  askAgain(): void {
    this.#asking.askAgain();
  }

  #set(values: readonly number[]): void {
    this.#values = values;
    this.#isKept = false;
    this.#show();
    this.#asking.ask(values);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), patience);
  }

  /** The reader has let go: that is kept, and an answer that does not come is spoken of. */
  #rest(): void {
    this.#isKept = true;
    this.#keep();
    if (this.#asking.isOpen) this.#tell("Waiting for an answer: a cell may be running.", false);
  }

  #keep(): void {
    this.#host.keep(this.#values.map((value) => Number(value.toPrecision(6))).join(","));
  }

  #show(): void {
    for (const show of this.#shows) show(this.#values);
    this.#picture.move(this.#values);
  }

  #take(answered: Answered, values: readonly number[]): void {
    if ("frame" in answered) {
      this.#draw({ frame: answered.frame, values });
      return;
    }
    const nearest = this.#nearest(values);
    this.#draw(nearest);
    const at = nearest.values.map((value) => numberText(value, 3)).join(", ");
    this.#tell(`Drawn before, at ${at}: ${answered.nobody}.`, false);
  }

  /** An error leaves the picture as it is. */
  #draw({ frame, values }: DrawnFrame): void {
    if ("error" in frame) {
      this.#tell(frame.error, true);
      return;
    }
    this.#tell("", false);
    this.#shown = { frame, values };
    void this.#picture.show(frame, () => this.#values);
    if (this.#isKept) this.#keep(); // with its picture, which comes later than the values
  }

  #tell(words: string, isWrong: boolean): void {
    this.#message.classList.toggle("wrong", isWrong);
    say(this.#message, words);
  }

  /** What was drawn before for the values that are nearest to these, by shares of each range. */
  #nearest(values: readonly number[]): DrawnFrame {
    const sizes = this.#data.knobs.flatMap((knob) =>
      knob.kind === "point" ? [1, 1] : [knob.max - knob.min],
    );
    const distance = (frame: DrawnFrame) =>
      Math.hypot(...frame.values.map((value, i) => (value - values[i]) / sizes[i]));
    return this.#data.frames.reduce((best, frame) =>
      distance(frame) < distance(best) ? frame : best,
    );
  }
}

/** A slider with its number for each range; `show` moves it. */
function rangesOf(knobs: readonly KnobData[], onInput: (at: number, value: number) => void) {
  let place = 0;
  return knobs.flatMap((knob) => {
    const at = place;
    place += knob.kind === "point" ? 2 : 1;
    if (knob.kind === "point") return [];
    const { name, min, max, step } = knob;
    const input = make("input", { type: "range", min: `${min}`, max: `${max}`, step: `${step}` });
    const output = make("span", { class: "number", "aria-hidden": "true" });
    input.addEventListener("input", () => onInput(at, input.valueAsNumber));
    const show = (values: readonly number[]) => {
      // What is being dragged is not pulled back to a rounded value.
      if (input.valueAsNumber !== values[at]) input.value = String(values[at]);
      output.textContent = numberText(values[at], 3);
    };
    return [{ element: make("label", {}, name, input, output), show }];
  });
}
