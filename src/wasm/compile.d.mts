/** The source of `binaries.ts`, freshly compiled. */
export function compileBinaries(): Promise<string>;
/** The source of `assembly/generated.ts`. */
export function generateTables(): Promise<string>;
