/** Joins the many small pieces of stdout and stderr into few messages; long texts stay as they are. */

import type { Output } from "../run/outputs.ts";
import { isLongText } from "./long-text.ts";

/** A piece waits at most this long for more of its kind. */
const DELAY_MS = 50;
/** Text of one message, in UTF-16 units; more is sent at once. */
const LARGEST = 256 * 1024;

/**
 * Passes outputs on in order, pieces of the same stream joined by time and size.
 */
export class StreamJoiner {
  readonly #send: (output: Output) => void | Promise<void>;
  #name: "stdout" | "stderr" = "stdout";
  #text = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (output: Output) => void | Promise<void>) {
    this.#send = send;
  }

  /** Takes the next output. What it returns is to be awaited: it holds the writer back. */
  put(output: Output): void | Promise<void> {
    if (output.output_type !== "stream" || isLongText(output)) {
      void this.flush(); // sends leave in the order in which they were made
      return this.#send(output);
    }
    if (output.name !== this.#name) void this.flush();
    this.#name = output.name;
    this.#text += output.text;
    if (this.#text.length >= LARGEST) return this.flush();
    this.#timer ??= setTimeout(() => void this.flush(), DELAY_MS);
  }

  /** Sends what waits. */
  flush(): void | Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#text === "") return;
    const text = this.#text;
    this.#text = "";
    return this.#send({ output_type: "stream", name: this.#name, text });
  }
}
