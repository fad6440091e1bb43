/** What a host brings so that values, printed text and failures look the same wherever a cell runs. */
import type { Frame } from "./frame.ts";

/** What is asked of `inspect`; what is left out is as in Node. */
export interface InspectOptions {
  readonly depth?: number;
  readonly maxArrayLength?: number;
  readonly maxStringLength?: number;
  readonly breakLength?: number;
  readonly customInspect?: boolean;
}

/** Node's `util.inspect`, or what stands for it. */
export type Inspect = (value: unknown, options: InspectOptions) => string;

export interface Tools {
  readonly inspect: Inspect;
  /** Node's `util.format`. */
  format(...values: readonly unknown[]): string;
  /** The learner's frames of an error, innermost first; none if it has no stack. */
  frames(error: Error): readonly Frame[];
}
