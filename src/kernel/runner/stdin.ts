/** `process.stdin` of cells: whoever reads it asks the person at the notebook, one line at a time. */
import { Readable } from "node:stream";
import { inCell, type RunningCell } from "./cell.ts";
import type { AnswerOrder } from "./orders.ts";
import { report } from "./reports.ts";

/** What this stream has to know of the cells. */
export interface StdinScene {
  runningCell(): RunningCell | undefined;
  /** Ends the running cell with an error. */
  fail(error: Error): void;
}

/** Taken before cells can reach it: theirs end with an interrupt. */
const { setTimeout } = globalThis;
/** After a line a program mostly closes its reader, or the cell ends: only then is there no next question. */
const PAUSE_MS = 20;

/** Asks only while it is read and a cell runs: a front end shows questions of running cells alone. */
class AskingStream extends Readable {
  readonly fd = 0;
  readonly #scene: StdinScene;
  #isRead = false;
  #question: number | undefined;

  constructor(scene: StdinScene) {
    super();
    this.#scene = scene;
    this.on("newListener", () => this.askSoon());
  }

  override _read(): void {
    this.#isRead = true;
    this.askSoon();
  }

  override resume(): this {
    this.askSoon();
    return super.resume();
  }

  askSoon(): void {
    setTimeout(() => this.#ask(), PAUSE_MS).unref();
  }

  /** The cell that was to hear the answer is over: a later one asks anew. */
  forgetQuestion(): void {
    this.#question = undefined;
  }

  answer({ question, text }: AnswerOrder): void {
    const cell = this.#scene.runningCell();
    if (question !== this.#question || cell === undefined) return;
    this.#question = undefined;
    this.#isRead = false;
    if (text === undefined) this.#scene.fail(new Error(NOBODY));
    else inCell(cell, () => this.push(`${text}\n`));
  }

  #ask(): void {
    const cell = this.#scene.runningCell();
    if (cell === undefined || !this.#isRead || this.#question !== undefined) return;
    const isWanted = this.readableFlowing === true || this.listenerCount("readable") > 0;
    if (!isWanted) return;
    this.#question = --questions;
    report({ type: "question", question: this.#question, cell: cell.id, prompt: "" });
  }
}

const NOBODY = "process.stdin: there is nobody to ask; this notebook is run without a person at it";

/** Below 0: `prompt`, which sleeps until its answer is there, counts upwards. */
let questions = 0;
let stream: AskingStream | undefined;

/** Gives cells a standard input. */
export function installStdin(scene: StdinScene): void {
  const get = (): AskingStream => {
    stream ??= new AskingStream(scene);
    return stream;
  };
  Object.defineProperty(process, "stdin", { get, configurable: true });
}

/** What was asked by `process.stdin` has its answer. */
export function takeAnswer(order: AnswerOrder): void {
  stream?.answer(order);
}

/** What earlier cells read goes on in a cell that begins, as a reader that is kept in a variable. */
export function beginInput(): void {
  stream?.askSoon();
}

/** No answer is waited for any more. */
export function endInput(): void {
  stream?.forgetQuestion();
}

/** Whatever an interrupted cell reads with hears nothing any more; the next one gets an input of its own. */
export function dropInput(): void {
  stream = undefined;
}
