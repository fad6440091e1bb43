/**
 * The line of a training that nobody watches, below the cell that waits for it. As with the stop button, a
 * symbol is the contract with the cell's host; without one, in a plain program, nothing is shown.
 */
import type { TrainingProgress } from "../engine/history.ts";

/** Seconds that a training may take without a word. */
const quietSeconds = 1;

/** Seconds between two lines. */
const renewSeconds = 0.25;

/** What a host shows things with (`display/host.ts`). */
interface Display {
  display?(bundle: object, options: { readonly id: string; readonly update: boolean }): void;
}

const hostSymbol = Symbol.for("chainrule.host");

/** Of all lines in one process: an output is replaced by its id. */
let lines = 0;

/** The callback that shows the line in the running cell; `undefined` where there is no host. */
export function progressLine(): ((progress: TrainingProgress) => void) | undefined {
  const host = (globalThis as { [hostSymbol]?: Display })[hostSymbol];
  if (!host?.display) return undefined;
  const id = `training-${++lines}`;
  let due = quietSeconds;
  return (progress) => {
    const { secondsElapsed, stopped, history, epochs } = progress;
    const update = due > quietSeconds;
    const isEnd = stopped || history.epochs === epochs;
    if (secondsElapsed < due && !(update && isEnd)) return;
    due = secondsElapsed + renewSeconds;
    host.display?.({ "text/plain": words(progress, isEnd) }, { id, update });
  };
}

/** The last line has no times in it: what stays in a notebook is the same on every machine. */
function words(progress: TrainingProgress, isEnd: boolean): string {
  const { epoch, epochs, loss, accuracy, secondsLeft } = progress;
  const right = Number.isNaN(accuracy) ? "" : `, accuracy ${(100 * accuracy).toFixed(1)} %`;
  const left = isEnd ? "" : `, ${Math.ceil(secondsLeft)} s left`;
  return `epoch ${epoch} of ${epochs}, loss ${loss.toPrecision(3)}${right}${left}`;
}
