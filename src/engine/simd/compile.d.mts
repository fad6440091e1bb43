/** The source of `binaries.ts`, freshly compiled. */
export function compileBinaries(): Promise<string>;
