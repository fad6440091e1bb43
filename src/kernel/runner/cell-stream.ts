/** `process.stdout` and `process.stderr` of cells: every write is a stream output. */
import { clearLine, clearScreenDown, cursorTo, type Direction, moveCursor } from "node:readline";
import { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { put } from "./reports.ts";

type Written = string | Uint8Array;
type Done = (error?: Error | null) => void;

/**
 * A stream that puts its text out at once. It goes round the buffering of `Writable`, whose state
 * would stay half changed if an interrupt cut off a cell in mid-write.
 */
export class CellStream extends Writable {
  /** The process's own, which a program that a cell starts may be given in place of this. */
  readonly fd: 1 | 2;
  readonly #name: "stdout" | "stderr";
  /** A character may come in two pieces. */
  #decoder = new StringDecoder("utf8");

  constructor(name: "stdout" | "stderr") {
    // No end, and so nothing that whoever waits for the end would have to wait for after it.
    super({ decodeStrings: false, emitClose: false, autoDestroy: false });
    this.fd = name === "stdout" ? 1 : 2;
    this.#name = name;
  }

  override write(chunk: Written, encoding?: BufferEncoding | Done, done?: Done): boolean {
    const coded = typeof encoding === "string" ? encoding : "utf8";
    this.#put(this.#textOf(chunk, coded));
    const after = typeof encoding === "function" ? encoding : done;
    if (after) process.nextTick(after);
    return true;
  }

  /** Standard output has no end while the process lives; whoever waits for it is told that all is written. */
  override end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) {
      this.write(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : undefined);
    }
    this.flush();
    const after = [chunk, encoding, done].find((given) => typeof given === "function");
    process.nextTick(() => {
      this.emit("finish");
      if (after !== undefined) (after as Done)();
    });
    return this;
  }

  /** A pipeline that fails destroys what it writes to; later cells still print. */
  override destroy(): this {
    this.flush();
    return this;
  }

  /** Puts out what is left of a character whose other bytes never came. */
  flush(): void {
    this.#put(this.#decoder.end());
  }

  // What a terminal's stream has beside; front ends pass over the sequences that they do not know.

  clearLine(direction: Direction, done?: () => void): boolean {
    return clearLine(this, direction, done);
  }

  clearScreenDown(done?: () => void): boolean {
    return clearScreenDown(this, done);
  }

  cursorTo(x: number, y?: number | (() => void), done?: () => void): boolean {
    return typeof y === "number" ? cursorTo(this, x, y, done) : cursorTo(this, x, undefined, y);
  }

  moveCursor(dx: number, dy: number, done?: () => void): boolean {
    return moveCursor(this, dx, dy, done);
  }

  getColorDepth(): number {
    return 1;
  }

  hasColors(): boolean {
    return false;
  }

  #textOf(chunk: Written, encoding: BufferEncoding): string {
    if (typeof chunk !== "string") return this.#decoder.write(Buffer.from(chunk));
    const isText = /^utf-?8$/i.test(encoding);
    const text = isText ? chunk : this.#decoder.write(Buffer.from(chunk, encoding));
    return isText ? this.#decoder.end() + text : text;
  }

  #put(text: string): void {
    for (const piece of pieces(text)) {
      put({ output_type: "stream", name: this.#name, text: piece });
    }
  }
}

/** UTF-16 units that are put out at once: of a long text the kernel sends one while the next is made. */
const LARGEST = 1024 * 1024;

/** `text` in pieces that cut no character in two; none of an empty text. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + LARGEST;
    const isPair = (text.codePointAt(end - 1) ?? 0) > 0xffff;
    found.push(text.slice(start, isPair ? end - 1 : end));
    start = isPair ? end - 1 : end;
  }
  return found;
}
