/** Execute requests, one after the other; after an error those that wait are aborted. */
import { nextTurn } from "../run/turn.ts";

/** One request that waits its turn. */
export interface QueuedExecution {
  /** Runs it; whether the ones behind it may run too. */
  run(): Promise<boolean>;
  /** Answers it without running it. */
  abort(): Promise<void>;
}

/** The queue of one kernel. */
export class ExecuteQueue {
  #waiting: QueuedExecution[] = [];
  #working = false;

  /** Runs `execution` when those before it are done. */
  add(execution: QueuedExecution): void {
    this.#waiting.push(execution);
    if (!this.#working) void this.#work(); // never rejects: its executions do not
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      if (!(await next.run())) await this.#abortAll();
    }
    this.#working = false;
  }

  async #abortAll(): Promise<void> {
    await nextTurn(); // lets requests sent before arrive
    for (const execution of this.#waiting.splice(0)) await execution.abort();
  }
}
