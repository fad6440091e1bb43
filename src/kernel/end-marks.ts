/**
 * The runner's real stdout and stderr: text written by native code and child processes. The runner
 * marks the end of each cell there, so that a cell is closed only after all its text was read.
 */
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

type StreamName = "stdout" | "stderr";
type OnText = (name: StreamName, text: string) => void | Promise<void>;

/** Finds the marks in the two streams and passes on everything between them. */
export class EndMarks {
  readonly #token: string;
  readonly #onText: OnText;
  readonly #seen: Record<StreamName, number> = { stdout: 0, stderr: 0 };
  #check: () => void = () => {};

  constructor(token: string, onText: OnText) {
    this.#token = token;
    this.#onText = onText;
  }

  /** Resolves when both streams have been read up to the end of `cell`, or have ended. */
  reached(cell: number): Promise<void> {
    return new Promise((resolve) => {
      this.#check = () => {
        if (this.#seen.stdout >= cell && this.#seen.stderr >= cell) resolve();
      };
      this.#check();
    });
  }

  /** Reads `stream` to its end. */
  async read(name: StreamName, stream: Readable): Promise<void> {
    const decoder = new StringDecoder("utf8");
    let text = "";
    try {
      for await (const chunk of stream) {
        text = await this.#pass(name, text + decoder.write(chunk as Buffer));
      }
    } catch {
      // closed from our side: the process is gone, a child of it holds the other end
    }
    if (text !== "") await this.#onText(name, text);
    this.#mark(name, Number.POSITIVE_INFINITY);
  }

  /** Passes on all of `text` that cannot be part of a mark and returns the rest. */
  async #pass(name: StreamName, text: string): Promise<string> {
    const start = `\u0000${this.#token}:`;
    let rest = text;
    for (;;) {
      const at = rest.indexOf(start);
      if (at < 0) break;
      const end = rest.indexOf("\u0000", at + start.length);
      if (end < 0) return rest;
      if (at > 0) await this.#onText(name, rest.slice(0, at));
      this.#mark(name, Number(rest.slice(at + start.length, end)));
      rest = rest.slice(end + 1);
    }
    const keep = longestStart(rest, start);
    if (rest.length > keep) await this.#onText(name, rest.slice(0, rest.length - keep));
    return rest.slice(rest.length - keep);
  }

  #mark(name: StreamName, cell: number): void {
    this.#seen[name] = cell;
    this.#check();
  }
}

/** How many characters at the end of `text` could be the start of `mark`. */
function longestStart(text: string, mark: string): number {
  const at = text.lastIndexOf("\u0000");
  return at >= 0 && mark.startsWith(text.slice(at)) ? text.length - at : 0;
}
