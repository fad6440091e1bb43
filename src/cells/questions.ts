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
export type Prepared<Report> = Runnable | Refused<Report>;

/** A cell that may run. */
export interface Runnable {
  readonly compiled: CompiledCell;
  /** What it is to be warned of before it runs. */
  readonly warnings?: string | undefined;
  readonly error?: undefined;
  readonly names?: undefined;
  readonly kept?: undefined;
}

/** A cell that may not run. */
export interface Refused<Report> {
  readonly compiled?: undefined;
  readonly error: Report;
  /** What the cell would have declared. */
  readonly names?: readonly string[];
  /** Its imports, which later cells may need. */
  readonly kept?: CompiledCell | undefined;
  readonly warnings?: undefined;
}
