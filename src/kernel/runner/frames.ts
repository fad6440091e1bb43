/**
 * Framed messages on a pipe: two lengths of four bytes (little endian), then JSON in UTF-8 as long as
 * the first says, then as many bytes of any kind as the second says.
 */
import { isAscii } from "node:buffer";
import { writeSync } from "node:fs";
import { jsonOf } from "../../run/json.ts";

const HEADER = 8;
/** Above this a length is taken for a broken pipe rather than a message. */
const LONGEST = 2 ** 30;
const NOTHING = Buffer.alloc(0);

/** One message as it came. */
export interface Frame {
  /** Parsed JSON. */
  readonly message: unknown;
  /** What was sent beside it; most messages have none. */
  readonly attached: Buffer;
}

/** One message, and what is attached to it, as the bytes of its frame. */
export function encodeFrame(message: unknown, attached: Uint8Array = NOTHING): Buffer {
  const json = jsonOf(message);
  const length = Buffer.byteLength(json);
  const frame = Buffer.allocUnsafe(HEADER + length + attached.length);
  frame.writeUInt32LE(length, 0);
  frame.writeUInt32LE(attached.length, 4);
  frame.write(json, HEADER);
  frame.set(attached, HEADER + length);
  return frame;
}

/**
 * Writes all of `bytes` before it returns, waiting where the reader is slow: so a busy cell's output
 * leaves at once, in order, and a cell that prints without end is held back by its reader.
 */
export function writeWhole(fd: number, bytes: Uint8Array): void {
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(fd, bytes, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, 1); // the pipe is full and was made non-blocking
    }
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Puts the chunks of a pipe together into messages. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #needed = HEADER;

  /**
   * Takes the next chunk and returns the frames it completed.
   *
   * @throws Error if a length is absurd or a message is no JSON: the writer died in mid-frame.
   */
  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const frames: Frame[] = [];
    while (this.#length >= this.#needed) {
      const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
      const middle = HEADER + lengthAt(bytes, 0);
      const end = middle + lengthAt(bytes, 4);
      this.#needed = end;
      this.#chunks = [bytes];
      if (bytes.length < end) break;
      frames.push(decodeFrame(bytes, middle, end));
      this.#keep(bytes.subarray(end));
    }
    return frames;
  }

  #keep(rest: Buffer): void {
    this.#chunks = [rest];
    this.#length = rest.length;
    this.#needed = HEADER;
  }
}

function decodeFrame(bytes: Buffer, middle: number, end: number): Frame {
  const json = bytes.subarray(HEADER, middle);
  // Node reads Latin 1 eight times as fast as UTF-8, and does not look for ASCII by itself.
  const text = json.toString(isAscii(json) ? "latin1" : "utf8");
  return { message: JSON.parse(text), attached: bytes.subarray(middle, end) };
}

function lengthAt(bytes: Buffer, offset: number): number {
  const length = bytes.readUInt32LE(offset);
  if (length > LONGEST)
    throw new Error(`frame: ${length} bytes announced; the pipe is out of step`);
  return length;
}
