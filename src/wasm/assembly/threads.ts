/**
 * How threads work side by side: they meet at barriers, and between two of them share out the column
 * blocks of the first layer.
 */
import { Layout } from "./generated";

/** How often a thread looks before it sleeps at a barrier: some 100 microseconds, for it takes about as long to be woken. */
const LOOKS = 100000;

/** Nanoseconds after which a thread at a barrier believes that the others are gone. */
const PATIENCE: i64 = 20_000_000_000;

/** A number that differs from barrier to barrier and is the same for all threads between two. */
// @ts-expect-error: decorator
@inline
export function turnOf(layout: Layout): i32 {
  return atomic.load<i32>(changetype<usize>(layout) + offsetof<Layout>("opened")) + 1;
}

/**
 * Whether the calling thread gets column block `block` of the first layer: each block goes to one
 * thread a turn. Each begins with its own, the same ones every time, and then helps the others.
 */
export function take(layout: Layout, block: i32, turn: i32): bool {
  if (layout.threads == 1) return true;
  const place = layout.taken + ((block as usize) << 2);
  const last = atomic.load<i32>(place);
  return last != turn && atomic.cmpxchg<i32>(place, last, turn) == last;
}

/** Nobody goes on before all have come. */
export function barrier(layout: Layout): void {
  const threads = layout.threads;
  if (threads == 1) return;
  const opened = changetype<usize>(layout) + offsetof<Layout>("opened");
  const arrived = changetype<usize>(layout) + offsetof<Layout>("arrived");
  const round = atomic.load<i32>(opened);
  if (atomic.add<i32>(arrived, 1) == threads - 1) {
    atomic.store<i32>(arrived, 0);
    atomic.store<i32>(opened, round + 1);
    atomic.notify(opened);
    return;
  }
  for (let look = 0; look < LOOKS; look++) {
    if (atomic.load<i32>(opened) != round) return;
  }
  while (atomic.load<i32>(opened) == round) {
    if (atomic.wait<i32>(opened, round, PATIENCE) == AtomicWaitResult.TIMED_OUT) unreachable();
  }
}
