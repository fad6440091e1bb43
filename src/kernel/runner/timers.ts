/** The global timers, wrapped so that they keep their cell and end with an interrupt of it. */
import { promisify } from "node:util";
import { currentCell, inCell, type RunningCell } from "./cell.ts";

type Callback = (...values: unknown[]) => void;
type Timer = NodeJS.Timeout | NodeJS.Immediate;
type SetName = "setTimeout" | "setInterval" | "setImmediate";
type ClearName = "clearTimeout" | "clearInterval" | "clearImmediate";

const waiting = new Map<Timer, { readonly cell: RunningCell; clear(timer: unknown): void }>();

/** Replaces the global timer functions; code outside cells notices nothing. */
export function installTimers(): void {
  wrap("setTimeout", "clearTimeout");
  wrap("setInterval", "clearInterval");
  wrap("setImmediate", "clearImmediate");
  wrapTick(globalThis, "queueMicrotask");
  wrapTick(process, "nextTick");
}

/** The cells whose timers are still to fire. */
export function cellsWithTimers(): Set<RunningCell> {
  return new Set(Array.from(waiting.values(), ({ cell }) => cell));
}

/** Clears every timer that `cell` has started. */
export function clearTimers(cell: RunningCell): void {
  for (const [timer, owner] of waiting) {
    if (owner.cell !== cell) continue;
    owner.clear(timer);
    waiting.delete(timer);
  }
}

/** Work for the end of this turn keeps its cell. */
function wrapTick<K extends string>(owner: Record<K, unknown>, name: K): void {
  const original = owner[name] as (callback: Callback, ...values: unknown[]) => void;
  const wrapped = (callback: Callback, ...values: unknown[]): void => {
    const cell = currentCell();
    if (cell === undefined || typeof callback !== "function") original(callback, ...values);
    else original(() => cell.signal.aborted || inCell(cell, () => callback(...values)));
  };
  Object.defineProperty(wrapped, "name", { value: name });
  Object.assign(owner, { [name]: wrapped });
}

function wrap(setName: SetName, clearName: ClearName): void {
  const set = globalThis[setName] as (callback: Callback, ...rest: unknown[]) => Timer;
  const clear = globalThis[clearName] as (timer: unknown) => void;
  const repeats = setName === "setInterval";
  const wrapped = (callback: Callback, ...rest: unknown[]): Timer => {
    const cell = currentCell();
    if (cell === undefined || typeof callback !== "function") return set(callback, ...rest);
    const timer = set(
      (...values: unknown[]) => {
        if (!repeats) waiting.delete(timer);
        if (!cell.signal.aborted) inCell(cell, () => callback(...values));
      },
      ...rest,
    );
    waiting.set(timer, { cell, clear });
    return timer;
  };
  const forget = (timer: unknown): void => {
    waiting.delete(timer as Timer);
    clear(timer);
  };
  // timers/promises reaches through this property; its promises end at the checkpoints instead.
  const custom = (set as { [promisify.custom]?: unknown })[promisify.custom];
  Object.defineProperty(wrapped, "name", { value: setName });
  if (custom !== undefined) Object.defineProperty(wrapped, promisify.custom, { value: custom });
  Object.assign(globalThis, { [setName]: wrapped, [clearName]: forget });
}
