/** A button by which a reader holds a training that runs, and lets it go on. */
import { displaySymbol, type MimeBundle } from "../../display/bundle.ts";
import { currentHost } from "../../display/host.ts";
import { type LiveDisplay, showLive } from "../../display/show.ts";
import { registerCallback } from "../callbacks.ts";
import { widgetMime } from "../kinds.ts";
import { pauseWords } from "./words.ts";

/** What the front end asks with: 1 to hold, 0 to go on. */
const knobs = [{ name: "hold", kind: "range", min: 0, max: 1, step: 1, start: 0 }] as const;

/** The button of one training. Where nobody could press it, in a plain program, it is not shown. */
export class PauseButton {
  #display: LiveDisplay | undefined;
  #id = "";
  #ended = false;
  #down: { readonly promise: Promise<void>; readonly release: () => void } | undefined;

  /** Shows the button, once. */
  offer(): void {
    if (this.#display || this.#ended || !currentHost()) return;
    this.#id = registerCallback({ knobs, draw: ({ hold }: { hold: number }) => this.#press(hold) });
    this.#display = showLive(this.#shown());
  }

  /** The training is over: nothing more to hold. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#release();
    this.#display?.update(this.#shown());
  }

  /** Settles when the reader lets the training go on; `undefined` while nobody holds it. */
  get whileDown(): Promise<void> | undefined {
    return this.#down?.promise;
  }

  #press(hold: number): string {
    if (this.#ended) return pauseWords.ended;
    if (hold === 0) this.#release();
    else this.#down ??= gate();
    return hold === 0 ? pauseWords.going : pauseWords.held;
  }

  #release(): void {
    this.#down?.release();
    this.#down = undefined;
  }

  #shown(): { [displaySymbol](): MimeBundle } {
    const data = { id: this.#id, ...(this.#ended && { ended: true }) };
    const text = this.#ended ? "" : "A button that pauses the training while it runs.";
    return {
      [displaySymbol]: () => ({
        [widgetMime("training-pause")]: data,
        "image/svg+xml": nothing,
        "text/plain": text,
      }),
    };
  }
}

/** On paper there is nothing to press. */
const nothing =
  '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="1" height="1"><title>A button</title></svg>';

function gate(): { promise: Promise<void>; release: () => void } {
  let release = (): void => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
