/** The types of `WebAssembly`, which Node has as every browser, but TypeScript declares for browsers alone. */

/** TypeScript's library in which they stand. */
export const webLibrary = "lib.webworker.d.ts";

/** Their part of the text of that library. */
export function webAssemblyTypes(library: string): string {
  const namespace = /^declare namespace WebAssembly \{[\s\S]*?^\}/m.exec(library)?.[0] ?? "";
  const source = /^type BufferSource = .*$/m.exec(library)?.[0] ?? "";
  return `${source}\n${namespace}\n`;
}
