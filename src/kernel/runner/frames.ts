/** Framed messages on a pipe: four bytes of length (little endian), then JSON in UTF-8. */
import { writeSync } from "node:fs";

const HEADER = 4;
/** Above this a length is taken for a broken pipe rather than a message. */
const LONGEST = 2 ** 30;

/** One message as the bytes of its frame. */
export function encodeFrame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  const frame = Buffer.allocUnsafe(HEADER + body.length);
  frame.writeUInt32LE(body.length, 0);
  body.copy(frame, HEADER);
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
   * Takes the next chunk and returns the messages it completed.
   *
   * @throws Error if a length is absurd or a message is no JSON: the writer died in mid-frame.
   */
  push(chunk: Buffer): unknown[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const messages: unknown[] = [];
    while (this.#length >= this.#needed) {
      const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
      const end = HEADER + frameLength(bytes);
      this.#needed = end;
      this.#chunks = [bytes];
      if (bytes.length < end) break;
      messages.push(JSON.parse(bytes.toString("utf8", HEADER, end)));
      this.#keep(bytes.subarray(end));
    }
    return messages;
  }

  #keep(rest: Buffer): void {
    this.#chunks = [rest];
    this.#length = rest.length;
    this.#needed = HEADER;
  }
}

function frameLength(bytes: Buffer): number {
  const length = bytes.readUInt32LE(0);
  if (length > LONGEST)
    throw new Error(`frame: ${length} bytes announced; the pipe is out of step`);
  return length;
}
