/** `prompt` of cells: asks the person at the notebook and waits for the answer, in memory that is shared with the lab. */
import type { LiteMessage } from "./messages.ts";

/** Words in front of the answer's text: whether it is there, and how many bytes it has; -1 for nobody to ask. */
const THERE = 0;
const LENGTH = 1;
const HEAD = 8;
/** Bytes that an answer may have. */
const LONGEST = 256 * 1024;

const post = postMessage.bind(globalThis);

/** The worker's side: offers cells a `prompt` like a browser's. */
export function installPrompt(answers: SharedArrayBuffer | undefined): void {
  const prompt = (message: unknown = "", preset: unknown = ""): string => {
    const answer = ask(answers, String(message));
    return answer === "" ? String(preset) : answer;
  };
  Object.assign(globalThis, { prompt });
}

/** Blocks: while it waits, nothing of this worker runs. */
function ask(answers: SharedArrayBuffer | undefined, prompt: string): string {
  if (answers === undefined) {
    throw new Error(
      "prompt: this browser lets a cell wait for no answer, as the site is not isolated from others; reload the lab once, or give the value in the cell",
    );
  }
  const words = new Int32Array(answers, 0, 2);
  Atomics.store(words, THERE, 0);
  post({ type: "question", prompt } satisfies LiteMessage);
  Atomics.wait(words, THERE, 0);
  const length = Atomics.load(words, LENGTH);
  if (length < 0) throw new Error("prompt: there is nobody to ask");
  return new TextDecoder().decode(new Uint8Array(answers, HEAD, length).slice());
}

/** Memory for answers; none where a page may share none. */
export function answerMemory(): SharedArrayBuffer | undefined {
  return globalThis.crossOriginIsolated ? new SharedArrayBuffer(HEAD + LONGEST) : undefined;
}

/** The lab's side: gives the answer to the cell that waits; `undefined` says that nobody is there. */
export function giveAnswer(answers: SharedArrayBuffer | undefined, text: string | undefined): void {
  if (answers === undefined) return;
  const words = new Int32Array(answers, 0, 2);
  const bytes = new TextEncoder().encode(text ?? "").subarray(0, LONGEST);
  new Uint8Array(answers, HEAD).set(bytes);
  Atomics.store(words, LENGTH, text === undefined ? -1 : bytes.length);
  Atomics.store(words, THERE, 1);
  Atomics.notify(words, THERE);
}
