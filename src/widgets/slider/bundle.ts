/**
 * Sliders that call the learner's own function and show what it gives: over a comm of the kernel in
 * JupyterLab, by a message to the worker in a page. Who only reads sees some values that were drawn before.
 */
import { displaySymbol, inspectSymbol, type MimeBundle } from "../../display/bundle.ts";
import { callDraw, registerCallback } from "../callbacks.ts";
import { widgetMime } from "../kinds.ts";
import type { Frame } from "./frame.ts";
import { type KnobData, type Knobs, type KnobValues, knobData, startOf } from "./knobs.ts";
import { sliderWords, wordsPicture } from "./words.ts";

/** What `slider` may be told. */
export interface SliderOptions {
  /** What the number is called; "x" if left out. */
  readonly label?: string;
  /** The first value; the middle if left out. */
  readonly start?: number;
  /** The distance from one value to the next; a hundredth of the range if left out. */
  readonly step?: number;
}

/**
 * A slider from `min` to `max`: `draw` is called with each value that it is moved to, and the figure that it
 * gives is shown. A number or a text is shown as it is.
 *
 * A call that takes longer than 2 seconds is cut off; an error is shown beside the slider and ends nothing.
 *
 * @throws RangeError for a range that does not go up, and whatever `draw` throws at the first value.
 * @example slider(-2, 2, (w) => decisionLine(gates.and, { w: [w, 1], b: -0.5 }), { label: "w1" })
 */
export function slider(
  min: number,
  max: number,
  draw: (value: number) => unknown,
  options: SliderOptions = {},
): Slider {
  const { label = "x", ...more } = options;
  const knobs = knobData("slider", { [label]: { min, max, ...more } });
  const call = (values: Readonly<Record<string, number>>) => draw(values[label]);
  // What it is called by is the learner's text, not ours.
  call.toString = () => `${draw}`;
  return new Slider(knobs, call);
}

/**
 * Several sliders, and points that are dragged over the figure: `draw` is called with all values by name.
 *
 * @throws RangeError for more than 6 knobs or a range that does not go up, and whatever `draw` throws at first.
 * @example
 * sliders({ w1: [-2, 2], b: [-1, 1], p: { at: [0, 1] } }, ({ w1, b, p }) =>
 *   decisionLine([{ x: p, target: 1 }], { w: [w1, 1], b }),
 * )
 */
export function sliders<const K extends Knobs>(
  knobs: K,
  draw: (values: KnobValues<K>) => unknown,
): Slider {
  return new Slider(knobData("sliders", knobs), draw);
}

/** Values that are drawn before, for each slider, and letters that all of them may take. */
const [drawnBefore, mostLetters] = [9, 600_000];

/** Sliders with their figure; `show` them, or make them a cell's last value. */
export class Slider {
  /** The figure at first in one sentence, and what can be moved. */
  readonly description: string;
  readonly #knobs: readonly KnobData[];
  readonly #id: string;
  readonly #frames: readonly { readonly values: readonly number[]; readonly frame: Frame }[];

  constructor(knobs: readonly KnobData[], draw: (values: never) => unknown) {
    const entry = { knobs, draw };
    const start = startOf(knobs);
    const first = { values: start, frame: callDraw(entry, start) }; // throws what the function throws
    this.#knobs = knobs;
    this.#id = registerCallback(entry);
    this.#frames = [first, ...framesBefore(entry)];
    this.description = sliderWords(knobs, start, "text" in first.frame ? first.frame.text : "");
  }

  [displaySymbol](): MimeBundle {
    const { description } = this;
    const [{ frame }] = this.#frames;
    const data = { id: this.#id, knobs: this.#knobs, frames: this.#frames, description };
    return {
      [widgetMime("slider")]: data,
      "image/svg+xml": "svg" in frame ? frame.svg : wordsPicture(description),
      "text/plain": description,
    };
  }

  [inspectSymbol](): string {
    return this.description;
  }
}

type Entry = Parameters<typeof callDraw>[0];

/** Each slider at some values, the others where they begin; as many as an output should carry. */
function framesBefore(entry: Entry) {
  const frames: { values: readonly number[]; frame: Frame }[] = [];
  let letters = 0;
  for (const values of valuesBefore(entry.knobs)) {
    if (letters > mostLetters) break;
    const frame = safely(entry, values);
    letters += JSON.stringify(frame).length;
    frames.push({ values, frame });
  }
  return frames;
}

/** An error at another value than the first is shown where that value is. */
function safely(entry: Entry, values: readonly number[]): Frame {
  try {
    return callDraw(entry, values);
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

function valuesBefore(knobs: readonly KnobData[]): number[][] {
  const start = startOf(knobs);
  let at = 0;
  return knobs.flatMap((knob) => {
    const place = at;
    at += knob.kind === "point" ? 2 : 1;
    if (knob.kind === "point") return [];
    return Array.from({ length: drawnBefore }, (_, i) =>
      start.with(place, knob.min + ((knob.max - knob.min) * i) / (drawnBefore - 1)),
    );
  });
}
