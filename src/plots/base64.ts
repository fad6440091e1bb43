/** Bytes as base64 text, in Node and in a page alike. */

/** Base64 of `bytes`, in pieces small enough for `String.fromCharCode`. */
export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(binary);
}

/** The bytes of a base64 text. @throws TypeError if it is none; it begins with `name` */
export function bytesOf(text: string, name: string): Uint8Array<ArrayBuffer> {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new TypeError(`${name} is no base64; it must be bytes as base64`);
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
