/** What belongs to convolutions alone: an application that has none need not hold it. */
import type * as denseKernels from "./binaries.ts";
import type { placeConvolution } from "./convolution-layout.ts";

/** Two binaries, as `compile.mjs` writes them. */
export type Binaries = Pick<typeof denseKernels, "binaries" | "relaxedBytes" | "memoryFlags">;

/** The binaries with kernels of convolutions, and where a convolution lies in memory. */
export interface Convolutions {
  readonly kernels: Binaries;
  readonly place: typeof placeConvolution;
}

let brought: Convolutions | undefined;

/** Brings what convolutions need; `src/convolution.ts` does. */
export function bringConvolutions(parts: Convolutions): void {
  brought = parts;
}

/** What was brought, if it was. */
export function convolutions(): Convolutions | undefined {
  return brought;
}
