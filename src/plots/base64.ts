/** Bytes as base64 text, in Node and in a page alike. */

/** Base64 of `bytes`, in pieces small enough for `String.fromCharCode`. */
export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(binary);
}

/** The bytes of a base64 text. @throws if it is none */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
