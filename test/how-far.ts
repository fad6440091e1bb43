/** Says during a test run how much of it is done; a terminal has Vitest's own display for that. */
import type { Reporter, TestSpecification } from "vitest/node";

/** At most one line in this time. */
const EVERY_MS = 10_000;

/** A reporter that prints `12 of 140 test files after 1 min 20 s` now and then. */
export class HowFar implements Reporter {
  readonly #say: (line: string) => void;
  readonly #now: () => number;
  #files = 0;
  #done = 0;
  #started = 0;
  #lastSaid = 0;

  constructor(say: (line: string) => void, now: () => number) {
    this.#say = say;
    this.#now = now;
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#files = specifications.length;
    this.#done = 0;
    this.#started = this.#now();
    this.#lastSaid = this.#started;
  }

  onTestModuleEnd(): void {
    this.#done++;
    this.#tell();
  }

  onTestCaseResult(): void {
    this.#tell();
  }

  #tell(): void {
    const now = this.#now();
    if (now - this.#lastSaid < EVERY_MS) return;
    this.#lastSaid = now;
    const after = duration(Math.round((now - this.#started) / 1000));
    this.#say(`${this.#done} of ${this.#files} test files after ${after}`);
  }
}

function duration(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
