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
  if (!globalThis.process?.getBuiltinModule) {
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
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const plain = stream.pipeThrough(new DecompressionStream("gzip"));
  try {
    return new Uint8Array(await new Response(plain).arrayBuffer());
  } catch (cause) {
    throw new RangeError(
      `${operation}: ${name} is packed by gzip, and broken or cut off; get it again`,
      { cause },
    );
  }
}
