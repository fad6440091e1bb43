/** Asking for frames: one question at a time, and of what comes meanwhile only the latest. */
import type { WidgetHost } from "../../host.ts";
import { type Frame, readFrame } from "../frame.ts";

/** What became of a question. */
export type Answered = { readonly frame: Frame } | { readonly nobody: string };

/** The questions of one slider. */
export class Asking {
  readonly #host: WidgetHost;
  readonly #id: string;
  readonly #onAnswer: (answered: Answered, values: readonly number[]) => void;
  #isOpen = false;
  #next: readonly number[] | undefined;
  /** What was asked last, and whether nobody was there to answer it. */
  #asked: readonly number[] | undefined;
  #isUnanswered = false;
  #turns = 0;

  constructor(
    host: WidgetHost,
    id: string,
    onAnswer: (answered: Answered, values: readonly number[]) => void,
  ) {
    this.#host = host;
    this.#id = id;
    this.#onAnswer = onAnswer;
  }

  /** Asks for the figure at these values, when the question before is answered. */
  ask(values: readonly number[]): void {
    this.#next = values;
    if (!this.#isOpen) void this.#work();
  }

  /** Asks once more, if nobody was there to answer the last question, or it is open still. */
  askAgain(): void {
    if (this.#isOpen) this.#next ??= this.#asked;
    else if (this.#isUnanswered && this.#asked) this.ask(this.#asked);
  }

  /** Whether an answer is waited for. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  async #work(): Promise<void> {
    this.#isOpen = true;
    while (this.#next !== undefined) {
      const values = this.#next;
      this.#next = undefined;
      this.#asked = values;
      const answered = await this.#answer(values);
      this.#isUnanswered = "nobody" in answered;
      if (this.#next === undefined || "frame" in answered) this.#onAnswer(answered, values);
    }
    this.#isOpen = false;
  }

  async #answer(values: readonly number[]): Promise<Answered> {
    const turn = ++this.#turns;
    try {
      const said = await this.#host.compute({ id: this.#id, turn, values });
      const { frame, nobody } = (said ?? {}) as Readonly<Record<string, unknown>>;
      return typeof nobody === "string"
        ? { nobody: nobody.slice(0, 200) }
        : { frame: readFrame(frame) };
    } catch (error) {
      return { nobody: (error as Error).message };
    }
  }
}
