/** Numbers in a compact form: float32, four bytes each, as base64. */

/** Numbers in float32 as base64, in the order of bytes that all common machines have (little-endian). */
export function float32Text(numbers: ArrayLike<number>): string {
  const bytes = new Uint8Array(Float32Array.from(numbers).buffer);
  let binary = "";
  // A call takes some ten thousand arguments at most.
  for (let i = 0; i < bytes.length; i += 8192) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(binary);
}

/** The numbers in such a text; `undefined` if it is none. */
export function fromFloat32Text(text: string): number[] | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  if (bytes.length % 4 !== 0) return undefined;
  return Array.from(new Float32Array(bytes.buffer));
}
