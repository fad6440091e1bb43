/** What the kernel and its runner say to each other, one message a frame. */
import type { SourceMap } from "../../cells/compiled.ts";
import type { ErrorReport, Output } from "../../run/outputs.ts";

/** A compiled cell, ready to run. */
export interface RunOrder {
  readonly type: "run";
  /** The script's address, a file URL in the notebook's folder: relative imports start there. */
  readonly fileName: string;
  /** Names the execution; its outputs and its end carry the same number. */
  readonly cell: number;
  /** The number the reader sees: In[3]. */
  readonly number: number;
  /** The cell as it was written, for excerpts. */
  readonly source: string;
  /** A classic script that assigns to `names` and returns `{ value }` or a promise of it. */
  readonly code: string;
  readonly map: SourceMap;
  /** Names that the cell declares at its top level. */
  readonly names: readonly string[];
  /** Names that the cell uses, and whose latest declaration was refused. */
  readonly refused: readonly string[];
}

/** Stops one cell if it still runs; without `cell`, whatever earlier cells have left running. */
export interface InterruptOrder {
  readonly type: "interrupt";
  readonly cell: number | undefined;
}

/** An interrupt on its way from the watching thread to the main one, which says when it is done. */
export interface InterruptRequest extends InterruptOrder {
  readonly sequence: number;
}

/** What the person answered; without `text` there is nobody to ask. */
export interface AnswerOrder {
  readonly type: "answer";
  readonly question: number;
  readonly text?: string;
}

/** One message of a comm, in either direction. */
export interface CommMessage {
  readonly action: "open" | "msg" | "close";
  readonly id: string;
  readonly target?: string;
  readonly data: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** In base64. */
  readonly buffers: readonly string[];
}

/** The front end speaks to a cell's comm. */
export interface CommOrder {
  readonly type: "comm";
  readonly message: CommMessage;
}

/** Kernel to runner. */
export type Order = RunOrder | InterruptOrder | AnswerOrder | CommOrder;

/** A cell asks the person at the notebook, and waits. */
export interface Question {
  readonly type: "question";
  readonly cell: number;
  readonly question: number;
  readonly prompt: string;
}

/** Long text on a standard stream; the text is attached, already JSON in UTF-8. */
export interface TextReport {
  readonly type: "text";
  readonly cell: number;
  readonly name: "stdout" | "stderr";
}

/** Runner to kernel, as the pipe carries it. */
export type SentReport = Report | TextReport;

/** Runner to kernel. */
export type Report =
  | { readonly type: "ready" }
  | { readonly type: "output"; readonly cell: number; readonly output: Output }
  | { readonly type: "comm"; readonly cell: number; readonly message: CommMessage }
  | Question
  | { readonly type: "done"; readonly cell: number; readonly error?: ErrorReport }
  | { readonly type: "exit"; readonly code: number };

/** Extra pipes of the runner process: it writes reports to one, reads orders from the other. */
export const REPORT_FD = 3;
export const ORDER_FD = 4;

/**
 * Written to the runner's own stdout and stderr when a cell ends, so that the kernel knows when it
 * has seen all that native code and child processes wrote there.
 */
export function endMark(token: string, cell: number): string {
  return `\u0000${token}:${cell}\u0000`;
}
