/** What a program and the thread or worker that holds TypeScript for it say to each other. */
import type { CompiledCell } from "./compiled.ts";

/** One call of one of `Methods`. */
export interface Question<Methods> {
  readonly id: number;
  readonly method: keyof Methods;
  readonly values: readonly unknown[];
}

/** What the method returned, or the stack of an error inside the language service. */
export type Answer =
  | { readonly id: number; readonly value: unknown; readonly failure?: undefined }
  | { readonly id: number; readonly failure: string };

/** A cell that may run, or a `Report` why it may not. */
export type Prepared<Report> =
  | { readonly compiled: CompiledCell; readonly error?: undefined; readonly names?: undefined }
  | {
      readonly compiled?: undefined;
      readonly error: Report;
      /** What the cell would have declared. */
      readonly names?: readonly string[];
    };
