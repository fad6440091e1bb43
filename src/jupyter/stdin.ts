/** Questions of a cell to the person at the notebook, on the stdin channel. */
import type { Content, Request } from "./message.ts";

/** One question at a time: a cell that asks waits. */
export class Stdin {
  readonly #send: (content: Content, request: Request) => Promise<void>;
  #answer: ((text: string) => void) | undefined;

  /** `send` carries an input_request to the client that sent `request`. */
  constructor(send: (content: Content, request: Request) => Promise<void>) {
    this.#send = send;
  }

  /** Resolves with what the person wrote. Never, if the cell is stopped before that. */
  async ask(request: Request, prompt: string): Promise<string> {
    const answer = new Promise<string>((resolve) => {
      this.#answer = resolve;
    });
    await this.#send({ prompt, password: false }, request);
    return answer;
  }

  /** Takes an input_reply; one that answers no question is ignored. */
  answer(reply: Request): void {
    this.#answer?.(String(reply.content.value ?? ""));
    this.#answer = undefined;
  }
}
