/** Beside the notebooks, for cells that import it. */
import { relu } from "chainrule";
import { punctuation } from "./parts/signs";

export interface Greeting {
  readonly words: string;
}

export function greet(name: string): Greeting {
  return { words: `hello ${name}${punctuation}` };
}

export const positive: number = relu.apply(-1);

export function fail(): never {
  throw new RangeError("too far");
}
