/** Bytes that were compressed and written as text, on Node and in a page. */

interface Zlib {
  inflateRawSync(bytes: Uint8Array): Uint8Array;
}

interface ByteStream {
  pipeThrough(through: object): ByteStream;
}

interface Host {
  readonly process?: { getBuiltinModule?(name: "node:zlib"): Zlib };
  readonly Blob: new (parts: Uint8Array[]) => { stream(): ByteStream };
  readonly Response: new (body: ByteStream) => { arrayBuffer(): Promise<ArrayBuffer> };
  readonly DecompressionStream?: new (format: "deflate-raw") => object;
}

/** The bytes in `text` (deflate without a header, as base64); `undefined` where nothing can read that. */
export async function inflate(text: string): Promise<Uint8Array | undefined> {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const host = globalThis as unknown as Host;
  const zlib = host.process?.getBuiltinModule?.("node:zlib");
  if (zlib) return zlib.inflateRawSync(bytes);
  // Not looked at in Node, which loads a whole library for the name of `Response`.
  const { Blob, Response, DecompressionStream } = host;
  if (!DecompressionStream) return undefined;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
