/** How text and bytes lie in a page until they are needed. */
import { gzipSync } from "node:zlib";
import { encodeBase85 } from "./base85.ts";

/** gzip, then base85; page/parts.ts unpacks it. */
export function pack(content: string | Uint8Array): string {
  return encodeBase85(gzipSync(content, { level: 9 }));
}
