/** The pad as a part of a page that is packed until the reader comes to it. */
import { mountDigitPad } from "./view.ts";

/** The part's one function, at `globalThis.chainruleDigitPad`. */
export type MountDigitPad = typeof mountDigitPad;

(globalThis as { chainruleDigitPad?: MountDigitPad }).chainruleDigitPad = mountDigitPad;
