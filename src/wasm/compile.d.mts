/** The source of `binaries.ts`, or with `convolutions` of `convolution-binaries.ts`, freshly compiled. */
export function compileBinaries(convolutions?: boolean): Promise<string>;
/** The source of `assembly/generated.ts`. */
export function generateTables(convolutions?: boolean): Promise<string>;
