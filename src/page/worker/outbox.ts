/** Sends a cell's outputs to the page in few messages, so that a loop that prints cannot flood it. */
import type { ErrorReport, Output } from "../../run/outputs.ts";
import { presentable } from "../../run/presentable.ts";
import type { WorkerMessage } from "./messages.ts";

/** Characters of printed text that one cell may show; a page is no place for more. */
const MOST_TEXT = 300_000;

/** Milliseconds between two messages of a cell that does not end. */
const PAUSE = 50;

/** The worker's own timers: those of cells are stopped with them. */
const { setTimeout, clearTimeout } = globalThis;

/** The outputs of one execution, on their way to the page. */
export class Outbox {
  readonly run: number;
  #waiting: Output[] = [];
  #text = 0;
  #sent = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(run: number) {
    this.run = run;
  }

  /** Takes an output; it is sent soon. */
  put(output: Output): void {
    for (const one of presentable(output)) {
      if (one.output_type === "stream") this.#putText(one.name, one.text);
      else this.#add(one);
    }
  }

  /** Tells how a check went. */
  verdict(right: boolean): void {
    send({ type: "verdict", run: this.run, right });
  }

  /** Sends what waits, then the end. */
  done(error?: ErrorReport): void {
    this.flush();
    send({ type: "done", run: this.run, error });
  }

  /** Sends what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sent = performance.now();
    if (this.#waiting.length === 0) return;
    send({ type: "outputs", run: this.run, outputs: this.#waiting });
    this.#waiting = [];
  }

  #putText(name: "stdout" | "stderr", text: string): void {
    if (this.#text >= MOST_TEXT) return;
    this.#text += text.length;
    const full = this.#text >= MOST_TEXT;
    const shown = full ? "\n... the page shows no more of it\n" : text;
    this.#add({ output_type: "stream", name, text: shown });
    if (full) this.flush(); // nothing follows that would take it along
  }

  /** A cell that never waits gives no timer a turn: then the clock is looked at here. */
  #add(output: Output): void {
    this.#waiting.push(output);
    if (performance.now() - this.#sent > PAUSE) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), PAUSE);
  }
}

function send(message: WorkerMessage): void {
  postMessage(message);
}
