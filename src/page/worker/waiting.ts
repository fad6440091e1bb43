/** Ends what a stopped cell left waiting: nothing of it resumes or prints later. */

let stops = 0;
const never = new Promise<never>(() => {});
const timers = new Set<number>();

/** From now on everything that waits, waits for ever. */
export function stopWaiting(): void {
  stops++;
  for (const timer of timers) clearTimeout(timer); // clears intervals as well (HTML standard)
  timers.clear();
}

/** What compiled cells await in place of `awaited` (cells/compiled.ts). */
export function checkpoint<T>(awaited: T): PromiseLike<Awaited<T>> {
  const then = stops;
  return Promise.resolve(awaited).then(
    (value) => (then === stops ? value : never),
    (error: unknown) => {
      if (then === stops) throw error;
      return never;
    },
  );
}

/** Cells' timers are remembered, so that a stop can clear them. */
export function watchTimers(): void {
  const { setTimeout, setInterval } = globalThis;
  const kept = (id: number): number => {
    timers.add(id);
    return id;
  };
  globalThis.setTimeout = ((handler: TimerHandler, delay?: number, ...values: unknown[]) =>
    kept(setTimeout(handler, delay, ...values))) as typeof globalThis.setTimeout;
  globalThis.setInterval = ((handler: TimerHandler, delay?: number, ...values: unknown[]) =>
    kept(setInterval(handler, delay, ...values))) as typeof globalThis.setInterval;
}
