/** What this host brings to values, printed text and failures: Node's own functions, and our stacks. */
import { format, inspect } from "node:util";
import type { InspectOptions, Tools } from "../../run/tools.ts";
import { stackFrames } from "./stack.ts";

export const tools: Tools = { inspect: inspectValue, format, frames: stackFrames };

/** What makes the values of `setTimeout(...)` and `setImmediate(...)`: Node does not name their classes. */
const timers = [setTimeout(() => {}), setImmediate(() => {})].map((timer) => {
  clearTimeout(timer as NodeJS.Timeout);
  clearImmediate(timer as NodeJS.Immediate);
  return timer.constructor;
});

/** A cell often ends in `setTimeout(...)`, whose own text is a dozen lines about Node's lists. */
function inspectValue(value: unknown, options: InspectOptions): string {
  const timer = timers.find((made) => value instanceof made);
  return timer === undefined ? inspect(value, options) : `[${timer.name}]`;
}
