/** Whom a training tells how it goes. */
import type { TrainingProgress } from "../engine/history.ts";

/** A callback that throws, or whose promise is rejected, ends the training; the weights are kept. */
export interface Callbacks {
  /** Called after every batch. With batches of one sample that is often: see `onProgress`. */
  readonly onBatch?: (progress: TrainingProgress) => unknown;
  /**
   * Called about ten times a second, and at the end, also where the training was stopped or failed
   * (then with `stopped`): made for progress lines. The training rests until a promise that it gives is settled; the
   * rest does not count in its times.
   */
  readonly onProgress?: (progress: TrainingProgress) => unknown;
  /**
   * Called after every epoch; only here are the network's own weights sure to be up to date. The
   * training waits for a promise that it gives, and ends after this epoch if that is `false`.
   */
  readonly onEpoch?: (progress: TrainingProgress) => unknown;
}

/** Promises that callbacks gave, of which nobody waits for one by one. */
export class Answers {
  readonly #open = new Set<Promise<unknown>>();
  #failure: { readonly error: unknown } | undefined;

  /** Takes what a callback gave. */
  take(answer: unknown): void {
    if (!(answer instanceof Promise)) return;
    const done = answer.catch((error: unknown) => {
      this.#failure ??= { error };
    });
    this.#open.add(done);
    void done.then(() => this.#open.delete(done));
  }

  /** @throws what a callback's promise was rejected with. */
  check(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** Waits for all that are open. @throws what one of them was rejected with. */
  async settle(): Promise<void> {
    if (this.#open.size > 0) await Promise.all(this.#open);
    this.check();
  }
}
