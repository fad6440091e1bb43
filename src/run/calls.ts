/** Calls to whatever holds TypeScript, in a thread or worker of its own: those under way, and how they end. */
import type { Answer, Question } from "../cells/questions.ts";

/** The other side was ended before it answered, because the reader wanted no answer any more. */
export class StoppedCall extends Error {}

/** What can be asked of the other side. */
export type Methods<M> = { readonly [K in keyof M]: (...values: never[]) => unknown };

interface Waiting<M> {
  readonly method: keyof M;
  readonly answer: Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Calls that are answered in the order in which they were made. */
export class Calls<M extends Methods<M>> {
  readonly #send: (question: Question<M>) => void;
  readonly #waiting = new Map<number, Waiting<M>>();
  #count = 0;
  /** Resolves when the other side has answered for the first time. */
  #awake = deferred<void>();

  /** `send` carries a question to the other side. */
  constructor(send: (question: Question<M>) => void) {
    this.#send = send;
  }

  /** Calls a method; rejects if it fails over there, or if the other side ends. */
  call<K extends keyof M>(method: K, ...values: Parameters<M[K]>): Promise<ReturnType<M[K]>> {
    const id = ++this.#count;
    const { promise, resolve, reject } = deferred<unknown>();
    this.#waiting.set(id, { method, answer: promise, resolve, reject });
    this.#send({ id, method, values });
    return promise as Promise<ReturnType<M[K]>>;
  }

  /**
   * What a call gives within so many milliseconds; `undefined` after that, or if it was stopped. For
   * what is of no use late, such as completions behind a check that takes a minute. A side that has only
   * just been started is waited for.
   */
  async callSoon<K extends keyof M>(
    milliseconds: number,
    method: K,
    ...values: Parameters<M[K]>
  ): Promise<ReturnType<M[K]> | undefined> {
    const answer = this.call(method, ...values).catch((error: unknown) => {
      if (error instanceof StoppedCall) return undefined;
      throw error;
    });
    await Promise.race([answer, this.#awake.promise]);
    return await inTime(answer, milliseconds);
  }

  /** Takes an answer. */
  settle(answer: Answer): void {
    this.#awake.resolve();
    const call = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.failure === undefined) call?.resolve(answer.value);
    else call?.reject(new Error(`language: ${answer.failure}`));
  }

  /** Whether one of the `methods` that is under way takes longer than so many milliseconds from now. */
  async isLong(methods: readonly (keyof M)[], milliseconds: number): Promise<boolean> {
    const answers = [...this.#waiting.values()]
      .filter(({ method }) => methods.includes(method))
      .map(({ answer }) => answer);
    const all = Promise.allSettled(answers).then(() => true);
    return (await inTime(all, milliseconds)) === undefined;
  }

  /** The other side has ended: so does every call that is under way. */
  fail(error: Error): void {
    this.#awake.resolve();
    this.#awake = deferred();
    for (const call of this.#waiting.values()) call.reject(error);
    this.#waiting.clear();
  }
}

/** What `work` gives, or `undefined` if it takes longer. */
async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const { promise, resolve } = deferred<undefined>();
  const timer = setTimeout(() => resolve(undefined), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A question to which nobody waits for the answer: the first one, which wakes the other side. */
export function wakingQuestion<M>(method: keyof M): Question<M> {
  return { id: 0, method, values: [] };
}

/** The other side: calls the method that is asked for. */
export function answerTo<M extends Methods<M>>(methods: M, question: Question<M>): Answer {
  const { id, method, values } = question;
  try {
    return { id, value: methods[method](...(values as never[])) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
