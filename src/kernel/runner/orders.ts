/** What the kernel and its runner say to each other, one message a frame. */
import type { PlacedCell } from "../../run/cell-runner.ts";
import type { CommMessage } from "../../run/comm-message.ts";
import type { ErrorReport, Output } from "../../run/outputs.ts";

/** A compiled cell, ready to run. */
export interface RunOrder extends PlacedCell {
  readonly type: "run";
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
