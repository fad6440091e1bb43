/** Work of the learner's that must end: V8 itself cuts it off, an endless loop too. */
import { Script } from "node:vm";

const symbol = Symbol.for("chainrule.within");
const caller = new Script('globalThis[Symbol.for("chainrule.within")]()');

/** Does the work. @throws Error if it takes longer than so many milliseconds, and what it throws itself */
export function within<T>(milliseconds: number, work: () => T): T {
  Object.assign(globalThis, { [symbol]: work });
  try {
    return caller.runInThisContext({ timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new Error(`it was cut off after ${milliseconds / 1000} seconds; does it come to an end?`);
  }
}
