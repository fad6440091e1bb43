/**
 * The bytes of a reader's own files. Node's modules are asked for at run time, so that this file can
 * stand in a page's bundle.
 */

/** Where the bytes of a file come from, by its name. */
export type FileReader = (name: string) => Uint8Array | Promise<Uint8Array>;

/**
 * The content of a file on disk; `operation` is who asks, for messages.
 *
 * @throws Error outside Node, or if the file cannot be read; the message says what to do.
 */
export async function readBytes(operation: string, file: string | URL): Promise<Uint8Array> {
  if (!isNode()) {
    throw new Error(`${operation}: ${file} cannot be read, for a page has no files; ${inPage}`);
  }
  const { promises } = process.getBuiltinModule("node:fs");
  try {
    return await promises.readFile(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const what = reasons[code ?? ""] ?? `cannot be read (${code})`;
    throw new Error(`${operation}: ${file} ${what}; this runs in the folder ${process.cwd()}`, {
      cause,
    });
  }
}

const inPage = "hand over its text (parseCsv) or its bytes (read)";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  EISDIR: "is a folder",
  EACCES: "may not be read by you",
};

/**
 * What gzip packed, or the same bytes if it did not; `name` is the file's, for messages.
 *
 * @throws RangeError if the packed bytes are broken or cut off.
 */
export async function unpacked(
  operation: string,
  name: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return isNode() ? gunzip(bytes) : await gunzipInPage(bytes);
  } catch (cause) {
    throw new RangeError(
      `${operation}: ${name} is packed by gzip, and broken or cut off; get it again`,
      { cause },
    );
  }
}

/**
 * What gzip packed, in Node.
 *
 * @throws Error if the packed bytes are broken or cut off.
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  const { gunzipSync } = process.getBuiltinModule("node:zlib");
  // The last four bytes say how long the content is: then it is made in one piece (one byte longer, or zlib
  // gets a second one ready), and not in pieces that are joined, which takes twice the memory. What they
  // say is believed up to a point only.
  const ending = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4);
  const chunkSize = Math.min(Math.max(ending.getUint32(0, true) + 1, 2 ** 14), 2 ** 28);
  return gunzipSync(bytes, { chunkSize });
}

async function gunzipInPage(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const plain = stream.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

function isNode(): boolean {
  return globalThis.process?.getBuiltinModule !== undefined;
}
