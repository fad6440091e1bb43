/** `prompt` of cells: asks the person at the notebook and waits for the answer. */
import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { currentCell } from "./cell.ts";
import type { AnswerOrder } from "./orders.ts";
import { latestCell, report, signals } from "./reports.ts";
import { ANSWERED } from "./signals.ts";

let questions = 0;

/** Offers cells a `prompt` like a browser's; answers come through `port`. */
export function installPrompt(port: MessagePort): void {
  const prompt = (message: unknown = "", preset: unknown = ""): string => {
    const answer = ask(port, String(message));
    return answer === "" ? String(preset) : answer;
  };
  Object.assign(globalThis, { prompt });
}

/** Blocks: while it waits, nothing of this process runs, but an interrupt still ends it. */
function ask(port: MessagePort, prompt: string): string {
  const question = ++questions;
  report({ type: "question", question, cell: currentCell()?.id ?? latestCell(), prompt });
  for (;;) {
    const before = Atomics.load(signals, ANSWERED);
    const answer = receiveMessageOnPort(port)?.message as AnswerOrder | undefined;
    if (answer?.question === question) return textOf(answer);
    // An answer to a question of an interrupted cell is passed over.
    if (answer === undefined) Atomics.wait(signals, ANSWERED, before);
  }
}

function textOf({ text }: AnswerOrder): string {
  if (text !== undefined) return text;
  throw new Error("prompt: there is nobody to ask; this notebook is run without a person at it");
}
