/**
 * The IDX file format, in which MNIST is published: a big-endian header that says the type and the
 * shape, then the numbers.
 *
 *     byte 0, 1   zero
 *     byte 2      type of a number: 0x08 is an unsigned byte, and so on (see `types`)
 *     byte 3      how many dimensions
 *     4 bytes     for each dimension, its length
 *     the rest    the numbers, last dimension fastest
 */

/** The types of number that an IDX file may hold. */
export type IdxData =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** The content of an IDX file. */
export interface Idx {
  /** Length of each dimension: `[60000, 28, 28]` for 60,000 images of 28 rows and 28 columns. */
  readonly shape: readonly number[];
  /** The numbers, last dimension fastest, in a typed array of the file's own type. */
  readonly data: IdxData;
}

/**
 * Reads the content of an IDX file; `name` is its name in error messages.
 *
 * @throws RangeError that says what is wrong: packed, not an IDX file, of an unknown type,
 * truncated, or too long.
 * @example parseIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 5, 7), "two bytes").data // [5, 7]
 */
export function parseIdx(bytes: Uint8Array, name: string): Idx {
  const content = viewIdx(bytes, name);
  const { data } = content;
  return data.buffer === bytes.buffer ? { ...content, data: data.slice() } : content;
}

/** `parseIdx` for bytes that stay as they are: what need not be converted is not copied, for it may be much. */
export function viewIdx(bytes: Uint8Array, name: string): Idx {
  const { type, shape, start } = parseHeader(bytes, name);
  const count = shape.reduce((product, length) => product * length, 1);
  const needed = start + count * type.bytes;
  if (bytes.length < needed) {
    throw wrong(
      name,
      `is truncated: ${sizeText(shape, type)} need ${needed} bytes, the file has ${bytes.length}`,
    );
  }
  if (bytes.length > needed) {
    throw wrong(
      name,
      `is too long: ${sizeText(shape, type)} need ${needed} bytes, the file has ${bytes.length}`,
    );
  }
  return { shape, data: type.read(bytes.subarray(start), count) };
}

interface NumberType {
  readonly name: string;
  readonly bytes: number;
  read(bytes: Uint8Array, count: number): IdxData;
}

const types: Readonly<Record<number, NumberType>> = {
  8: { name: "unsigned bytes", bytes: 1, read: viewOf },
  9: {
    name: "signed bytes",
    bytes: 1,
    read: (bytes) => Int8Array.from(bytes, (b) => (b << 24) >> 24),
  },
  11: {
    name: "16-bit integers",
    bytes: 2,
    read: (bytes, count) => fill(new Int16Array(count), bytes, (view, i) => view.getInt16(2 * i)),
  },
  12: {
    name: "32-bit integers",
    bytes: 4,
    read: (bytes, count) => fill(new Int32Array(count), bytes, (view, i) => view.getInt32(4 * i)),
  },
  13: {
    name: "32-bit floats",
    bytes: 4,
    read: (bytes, count) =>
      fill(new Float32Array(count), bytes, (view, i) => view.getFloat32(4 * i)),
  },
  14: {
    name: "64-bit floats",
    bytes: 8,
    read: (bytes, count) =>
      fill(new Float64Array(count), bytes, (view, i) => view.getFloat64(8 * i)),
  },
};

function parseHeader(
  bytes: Uint8Array,
  name: string,
): { type: NumberType; shape: number[]; start: number } {
  const [zero, alsoZero, typeCode = 0, dimensions = 0] = bytes;
  if (bytes.length < 4)
    throw wrong(
      name,
      `is truncated: it has ${bytes.length} bytes, not even the 4 that every IDX file starts with`,
    );
  if (zero !== 0 || alsoZero !== 0) throw wrong(name, startsWrong(bytes));
  const type = types[typeCode];
  if (!type)
    throw wrong(
      name,
      `holds numbers of type ${hex(typeCode)}, which IDX does not know; the file was altered`,
    );
  if (dimensions === 0) throw wrong(name, "has no dimensions; the file was altered");
  const start = 4 + 4 * dimensions;
  if (bytes.length < start) {
    throw wrong(
      name,
      `is truncated: a header of ${dimensions} dimensions needs ${start} bytes, the file has ${bytes.length}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, start);
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  return { type, shape, start };
}

/** The same bytes, not copied, as a plain array: `bytes` may be one of Node's buffers. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Files that are taken for IDX by mistake, by their first bytes. */
function startsWrong([a = 0, b = 0]: Uint8Array): string {
  const start = `starts with ${hex(a)} ${hex(b)} in place of two zeros`;
  if (a === 0x1f && b === 0x8b) return `${start}: it is still packed by gzip; unpack it first`;
  if (a === 0x50 && b === 0x4b) return `${start}: it is a zip archive; unpack it first`;
  if (a === 0x3c) return `${start}: it looks like a web page; the download went wrong`;
  return `${start}: it is not an IDX file`;
}

function fill<T extends IdxData>(
  into: T,
  bytes: Uint8Array,
  at: (view: DataView, i: number) => number,
): T {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < into.length; i++) into[i] = at(view, i);
  return into;
}

function wrong(name: string, what: string): RangeError {
  return new RangeError(`parseIdx: ${name} ${what}`);
}

function sizeText(shape: readonly number[], type: NumberType): string {
  return `${shape.join("x")} ${type.name}`;
}

function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}
