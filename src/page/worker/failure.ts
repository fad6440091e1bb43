/** What a thrown value looks like to the reader of a page: as in the kernel, in the cell's lines. */
import { excerpt, paint } from "../../cells/excerpt.ts";
import { type CellFrame, type FrameSource, mapFrames } from "../../cells/frames.ts";
import {
  calmReport,
  codeLines,
  type ErrorReport,
  errorTitle,
  stoppedSentence,
} from "../../run/outputs.ts";
import { thrownText } from "./inspect.ts";

/** A script that ran, as a stack names it. */
export interface KnownScript extends FrameSource {
  /** The learner's text. */
  readonly source: string;
}

/** Finds the script that a stack names. */
export type FindScript = (file: string) => KnownScript | undefined;

/** How far causes of causes are followed. */
const DEEPEST = 5;

/** The report of whatever a cell threw, an `Error` or not. */
export function failureOf(thrown: unknown, find: FindScript): ErrorReport {
  if (!(thrown instanceof Error)) return valueThrown(thrown);
  const { name, message } = thrown;
  const stopped = stoppedSentence(thrown);
  if (stopped !== undefined) return calmReport(name, stopped);
  return { ename: String(name), evalue: String(message), traceback: errorLines(thrown, find, 0) };
}

function valueThrown(value: unknown): ErrorReport {
  const text = thrownText(value);
  const ename = "Thrown value";
  const hint = "only an Error carries the line it came from: throw new Error(...)";
  return { ename, evalue: text, traceback: [errorTitle(ename, text), hint] };
}

function errorLines(error: Error, find: FindScript, depth: number): string[] {
  const message = String(error.message);
  const lines = [errorTitle(String(error.name), message), ...codeLines(error, message)];
  for (const [place, frame] of mapFrames(error.stack ?? "", find).entries()) {
    lines.push(...frameLines(frame, place === 0, find));
  }
  if (error.cause !== undefined && depth < DEEPEST) {
    lines.push("", "caused by:");
    if (error.cause instanceof Error) lines.push(...errorLines(error.cause, find, depth + 1));
    else lines.push(thrownText(error.cause));
  }
  return lines;
}

/** The innermost frame with the lines around it, the outer ones with their line alone. */
function frameLines(frame: CellFrame, innermost: boolean, find: FindScript): string[] {
  const where = `${frame.label}, line ${frame.line}, column ${frame.column}`;
  const text = frame.functionName === undefined ? where : `${frame.functionName} (${where})`;
  const line = `  at ${paint(text, "cyan", true)}`;
  const source = innermost ? find(frame.file)?.source : undefined;
  if (source === undefined) return [line];
  return [line, excerpt(source, frame, { colors: true, context: 2 })];
}
