/** The training of a playground, a little of it in each frame, so that the page stays quick. */
import { Run } from "../run.ts";
import type { PlaygroundSettings } from "../settings.ts";

/** Milliseconds of a frame that go into training; a frame has 16, and drawing takes some. */
const frameWork = 7;

/** Batches between two looks at the clock. */
const lookEvery = 8;

/** Whom the training tells. */
export interface TrainingWatcher {
  /** A new network is there, untrained; `undefined` if there is nothing to learn from. */
  onStart(run: Run | undefined): void;
  /** An epoch has ended. */
  onEpoch(run: Run): void;
  /** Something has moved: draw it. */
  onFrame(run: Run): void;
  /** It pauses now, or goes on. */
  onPause(isRunning: boolean): void;
}

/** One training after the other. */
export class Training {
  /** Epochs for each picture, as far as there is time. */
  speed = 1;
  run: Run | undefined;
  readonly #watcher: TrainingWatcher;
  readonly #place: Node;
  #isRunning = false;
  /** Where it pauses by itself. */
  #end = Infinity;
  /** Of the latest start: earlier ones that are not ready yet are dropped. */
  #turn = 0;

  /** @param place is in a page while the playground is shown; the training pauses when it is not */
  constructor(place: Node, watcher: TrainingWatcher) {
    this.#place = place;
    this.#watcher = watcher;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Begins anew; goes on to epoch `to` if that is given. */
  async start(settings: PlaygroundSettings, to = 0): Promise<void> {
    this.pause();
    const turn = ++this.#turn;
    const isEmpty = settings.data === "painted" && settings.points.length < 2;
    const run = isEmpty ? undefined : await Run.start(settings);
    if (turn !== this.#turn) return;
    this.run = run;
    this.#watcher.onStart(run);
    if (to > 0 && run) this.train(to);
  }

  /** Goes on, to epoch `end` if that is given. */
  train(end = Infinity): void {
    if (this.run === undefined || this.#isRunning) return;
    this.#end = end;
    this.#isRunning = true;
    this.#watcher.onPause(true);
    requestAnimationFrame(this.#frame);
  }

  pause(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.#watcher.onPause(false);
  }

  /** One epoch, or what is left of one. */
  step(): void {
    this.pause();
    const { run } = this;
    if (run === undefined) return;
    while (!run.step(lookEvery));
    this.#watcher.onEpoch(run);
    this.#watcher.onFrame(run);
  }

  readonly #frame = (): void => {
    const { run } = this;
    if (!this.#isRunning || run === undefined) return;
    if (!this.#place.isConnected) {
      this.#isRunning = false; // nobody sees it any more, so nobody is told
      return;
    }
    this.#work(run);
    this.#watcher.onFrame(run);
    if (run.fault !== undefined || run.epochs >= this.#end) this.pause();
    else requestAnimationFrame(this.#frame);
  };

  #work(run: Run): void {
    const until = performance.now() + frameWork;
    const target = Math.min(run.epochs + (this.#end === Infinity ? this.speed : 1000), this.#end);
    while (run.epochs < target && run.fault === undefined && performance.now() < until) {
      const before = run.epochs;
      run.step(lookEvery);
      if (run.epochs > before) this.#watcher.onEpoch(run);
    }
  }
}
