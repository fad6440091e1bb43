/** What a thrown value looks like to the reader: name, message and a traceback in the cell's lines. */
import { inspect, types } from "node:util";
import { excerpt, paint } from "../../cells/excerpt.ts";
import {
  calmReport,
  codeLines,
  type ErrorReport,
  errorReport,
  errorTitle,
  stoppedSentence,
} from "../../run/outputs.ts";
import { type Frame, frameText, stackFrames } from "./stack.ts";

/** How far causes of causes are followed. */
const DEEPEST = 5;

/** The report of whatever a cell threw, an `Error` or not. */
export function failureOf(thrown: unknown): ErrorReport {
  if (!isError(thrown)) return valueThrown(thrown);
  const { name, message } = nameAndMessage(thrown);
  const stopped = stoppedSentence(thrown);
  if (stopped !== undefined) return calmReport(name, stopped);
  return { ename: name, evalue: message, traceback: errorLines(thrown, 0) };
}

function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

/** Whatever the learner's own getters do, there is something to show. */
function nameAndMessage(error: Error): { name: string; message: string } {
  try {
    return { name: String(error.name || "Error"), message: String(error.message) };
  } catch {
    return { name: "Error", message: "its name and message cannot be read" };
  }
}

function valueThrown(value: unknown): ErrorReport {
  const text = inspect(value, { depth: 3 });
  const hint = "only an Error carries the line it came from: throw new Error(...)";
  return errorReport("Thrown value", text, hint);
}

function errorLines(error: Error, depth: number): string[] {
  const { name, message } = nameAndMessage(error);
  const lines = [errorTitle(name, message), ...codeLinesOf(error, message)];
  stackFrames(error).forEach((frame, place) => {
    lines.push(...frameLines(frame, place === 0));
  });
  if (depth < DEEPEST) lines.push(...innerLines(error, depth));
  return lines;
}

/** A getter of the learner's may throw. */
function codeLinesOf(error: Error, message: string): string[] {
  try {
    return codeLines(error, message);
  } catch {
    return [];
  }
}

/** The innermost frame with the lines around it, the outer ones with their line alone. */
function frameLines(frame: Frame, innermost: boolean): string[] {
  const lines = [`  at ${paint(frameText(frame), "cyan", true)}`];
  if (frame.source === undefined) return lines;
  if (innermost) lines.push(excerpt(frame.source, frame, { colors: true, context: 2 }));
  return lines;
}

function innerLines(error: Error, depth: number): string[] {
  const lines: string[] = [];
  const add = (title: string, inner: unknown): void => {
    lines.push("", title);
    if (isError(inner)) lines.push(...errorLines(inner, depth + 1));
    else lines.push(inspect(inner, { depth: 3 }));
  };
  const several = (error as { errors?: unknown }).errors;
  if (Array.isArray(several)) {
    several.forEach((inner, i) => {
      add(`error ${i + 1} of ${several.length}:`, inner);
    });
  }
  if (error.cause !== undefined) add("caused by:", error.cause);
  return lines;
}
