/** The backends there are, and which one does a task. */
import {
  type Backend,
  type EngineName,
  isSession,
  type Session,
  type StartSettings,
  type Task,
} from "./backend.ts";
import { reference } from "./reference.ts";

/** A session, and why it is not the one that was to be expected. */
export interface Started {
  readonly session: Session;
  readonly note: string | undefined;
}

/** Networks with fewer parameters are trained at once, and float64 shows more digits. */
const smallNetwork = 1000;

/** One fast backend, and the reference for all that it does not support. */
export class Backends {
  readonly #fast: Backend;

  constructor(fast: Backend) {
    this.#fast = fast;
  }

  /**
   * Starts the backend that was asked for, or the one that fits.
   *
   * @throws RangeError if a target cannot be, or an input where the reference looks at them all.
   */
  async start(
    task: Task,
    { engine, ...settings }: StartSettings & { readonly engine?: EngineName | undefined },
  ): Promise<Started> {
    const isFast = engine ? engine === this.#fast.name : task.net.parameters >= smallNetwork;
    const fast = isFast ? await this.#startFast(task, settings) : undefined;
    if (fast && isSession(fast)) return { session: fast, note: undefined };
    return { session: await reference.start(task), note: fast?.obstacle };
  }

  async #startFast(task: Task, settings: StartSettings): ReturnType<Backend["start"]> {
    const obstacle = this.#fast.supports(task);
    return obstacle === undefined ? this.#fast.start(task, settings) : { obstacle };
  }
}
