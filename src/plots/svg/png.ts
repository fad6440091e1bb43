/**
 * A small PNG encoder: pictures of at most 256 colours, one byte a pixel, nothing but the standard
 * library, so that a heatmap can be an inline image in Node and in a page alike.
 */
import { base64 } from "../base64.ts";
import type { Rgb } from "../color.ts";

/** A picture by colour numbers; `colors[0]` is transparent if `holes` is set. */
export interface IndexedImage {
  readonly width: number;
  readonly height: number;
  /** The colour number of each pixel, row by row from the top. */
  readonly pixels: Uint8Array;
  readonly colors: readonly Rgb[];
  readonly holes?: boolean;
}

/** The picture as a `data:` address. */
export function pngUrl(image: IndexedImage): string {
  return `data:image/png;base64,${base64(encodePng(image))}`;
}

/** The bytes of a PNG file (ISO/IEC 15948): signature, IHDR, PLTE, tRNS, IDAT, IEND. */
function encodePng({ width, height, pixels, colors, holes }: IndexedImage): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3], 8); // 8 bits a pixel, by colour number
  const rows = new Uint8Array((width + 1) * height); // each row starts with filter 0
  for (let r = 0; r < height; r++) {
    rows.set(pixels.subarray(r * width, (r + 1) * width), r * (width + 1) + 1);
  }
  return joined([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk("IHDR", header),
    chunk("PLTE", Uint8Array.from(colors.flat())),
    ...(holes ? [chunk("tRNS", Uint8Array.of(0))] : []),
    chunk("IDAT", zlib(rows)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** RFC 1950 around RFC 1951's fixed Huffman codes; the only matches are runs of one byte. */
function zlib(data: Uint8Array): Uint8Array {
  const out = new BitWriter();
  out.bits(0x78, 8);
  out.bits(0x01, 8);
  out.bits(1, 1); // last block
  out.bits(1, 2); // fixed codes
  for (let i = 0; i < data.length; ) {
    const run = runLength(data, i);
    if (run >= 3) out.match(run);
    else out.literal(data[i]);
    i += run >= 3 ? run : 1;
  }
  out.literal(256); // end of block
  return joined([out.bytes(), bigEndian(adler32(data))]);
}

/** How many bytes from `i` on repeat the byte before `i`, at most 258. */
function runLength(data: Uint8Array, i: number): number {
  let run = 0;
  while (i > 0 && run < 258 && i + run < data.length && data[i + run] === data[i - 1]) run++;
  return run;
}

class BitWriter {
  #bytes: number[] = [];
  #buffer = 0;
  #count = 0;

  /** The lowest `count` bits of `value`, lowest first. */
  bits(value: number, count: number): void {
    this.#buffer |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.#bytes.push(this.#buffer & 255);
      this.#buffer >>>= 8;
      this.#count -= 8;
    }
  }

  /** A byte, or 256 for the end of the block (RFC 1951, 3.2.6). */
  literal(symbol: number): void {
    if (symbol < 144) this.#code(48 + symbol, 8);
    else if (symbol < 256) this.#code(400 + symbol - 144, 9);
    else if (symbol < 280) this.#code(symbol - 256, 7);
    else this.#code(192 + symbol - 280, 8);
  }

  /** `length` (3..258) bytes copied from one byte back. */
  match(length: number): void {
    let i = lengthBases.length - 1;
    while (lengthBases[i] > length) i--;
    this.literal(257 + i);
    this.bits(length - lengthBases[i], lengthBits(i));
    this.#code(0, 5); // distance 1
  }

  bytes(): Uint8Array {
    const last = this.#count > 0 ? [this.#buffer & 255] : [];
    return Uint8Array.from([...this.#bytes, ...last]);
  }

  /** Huffman codes are written highest bit first. */
  #code(code: number, length: number): void {
    for (let i = length - 1; i >= 0; i--) this.bits((code >> i) & 1, 1);
  }
}

/** The least run length of each length code (RFC 1951, 3.2.5); 258 has a code of its own. */
const lengthBases: readonly number[] = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];

function lengthBits(code: number): number {
  return code < 8 || code === 28 ? 0 : (code >> 2) - 1;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
