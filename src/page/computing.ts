/** What sliders ask the worker that runs cells, and what becomes of each question. */

/** Milliseconds that a slider's function may take while no cell runs. */
const mostTime = 2500;

interface Call {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** The questions that are open. */
export class Calls {
  readonly #open = new Map<number, Call>();
  readonly #isBusy: () => boolean;
  readonly #onEndless: () => void;
  #calls = 0;

  /**
   * @param isBusy whether a cell runs: then a question waits
   * @param onEndless ends the worker: nothing else stops a function that does not end
   */
  constructor({ isBusy, onEndless }: { isBusy(): boolean; onEndless(): void }) {
    this.#isBusy = isBusy;
    this.#onEndless = onEndless;
  }

  /** Asks, by `post`; resolves with the answer. */
  ask(post: (call: number) => void): Promise<unknown> {
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#open.set(call, { resolve, reject });
      post(call);
      this.#watch(call);
    });
  }

  /** Takes an answer of the worker. */
  answer(call: number, answer: unknown): void {
    this.#open.get(call)?.resolve(answer);
    this.#open.delete(call);
  }

  /** The worker is gone. */
  endAll(): void {
    const words = "its worker has ended, and all variables with it: run the cells again";
    for (const { reject } of this.#open.values()) reject(new Error(words));
    this.#open.clear();
  }

  #watch(call: number): void {
    setTimeout(() => {
      if (!this.#open.has(call)) return;
      if (this.#isBusy()) this.#watch(call);
      else this.#endless(call);
    }, mostTime);
  }

  #endless(call: number): void {
    const words = `the function took longer than ${mostTime / 1000} seconds, so the page has ended its worker, and all variables with it: repair the function and run the cells again`;
    this.#open.get(call)?.reject(new Error(words));
    this.#open.delete(call);
    this.#onEndless();
  }
}
