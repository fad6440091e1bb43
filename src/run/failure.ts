/** What a thrown value looks like to the reader: name, message and a traceback in the cell's lines. */
import { excerpt } from "../cells/excerpt.ts";
import { type Frame, frameText } from "./frame.ts";
import {
  calmReport,
  type ErrorReport,
  errorReport,
  errorTitle,
  stoppedSentence,
} from "./outputs.ts";
import type { Tools } from "./tools.ts";
import { thrownText } from "./value.ts";

/** How far causes of causes are followed. */
const DEEPEST = 5;

/** How many errors of an AggregateError are told. */
const MOST = 10;

/** The report of whatever a cell threw, an `Error` or not. */
export function failureOf(thrown: unknown, tools: Tools): ErrorReport {
  if (!isError(thrown)) return valueThrown(thrown, tools);
  const { name, message } = nameAndMessage(thrown);
  const stopped = read(() => stoppedSentence(thrown), undefined);
  if (stopped !== undefined) return calmReport(name, stopped);
  return { ename: name, evalue: message, traceback: errorLines(thrown, tools, 0) };
}

/** Also an error of another realm, such as a `vm` context or a frame: no `Error` of ours made that. */
function isError(value: unknown): value is Error {
  return read(() => {
    if (value instanceof Error) return true;
    if (typeof value !== "object" || value === null || Symbol.toStringTag in value) return false;
    return Object.prototype.toString.call(value) === "[object Error]";
  }, false);
}

/** Whatever the learner's own getters do, there is something to show. */
function read<T>(get: () => T, otherwise: T): T {
  try {
    return get();
  } catch {
    return otherwise;
  }
}

function nameAndMessage(error: Error): { name: string; message: string } {
  const unreadable = { name: "Error", message: "its name and message cannot be read" };
  const name = () => String(error.name || "Error");
  return read(() => ({ name: name(), message: String(error.message) }), unreadable);
}

function valueThrown(value: unknown, { inspect }: Tools): ErrorReport {
  const hint = "only an Error carries the line it came from: throw new Error(...)";
  return errorReport("Thrown value", thrownText(value, inspect), hint);
}

function errorLines(error: Error, tools: Tools, depth: number): string[] {
  const { name, message } = nameAndMessage(error);
  const lines = [errorTitle(name, message), ...codeLines(error, message)];
  read(() => tools.frames(error), []).forEach((frame, place) => {
    lines.push(...frameLines(frame, place === 0));
  });
  if (depth < DEEPEST) lines.push(...innerLines(error, tools, depth));
  return lines;
}

/** A line with the error's `code`, such as ERR_INVALID_URL, unless its message says it already. */
function codeLines(error: Error, message: string): string[] {
  const code = read(() => (error as { readonly code?: unknown }).code, undefined);
  const isSaid = typeof code !== "string" || code === "" || message.includes(code);
  return isSaid ? [] : [`  code: ${code}`];
}

/** The innermost frame with the lines around it, the outer ones with their line alone. */
function frameLines(frame: Frame, innermost: boolean): string[] {
  const lines = [`  at ${frameText(frame)}`];
  if (frame.source === undefined) return lines;
  if (innermost) lines.push(excerpt(frame.source, frame, { styled: true, context: 2 }));
  return lines;
}

/** The errors that an AggregateError holds, and the cause. */
function innerLines(error: Error, tools: Tools, depth: number): string[] {
  const tell = (title: string, inner: unknown): string[] => {
    const told = isError(inner)
      ? errorLines(inner, tools, depth + 1)
      : [thrownText(inner, tools.inspect)];
    return ["", title, ...told];
  };
  const all = read(() => (error as { readonly errors?: unknown }).errors, undefined);
  const several: readonly unknown[] = Array.isArray(all) ? all : [];
  const shown = several.slice(0, MOST);
  const lines = shown.flatMap((inner, i) => tell(`error ${i + 1} of ${several.length}:`, inner));
  if (several.length > MOST) lines.push("", `... ${several.length - MOST} more errors`);
  const cause = read(() => error.cause, undefined);
  return cause === undefined ? lines : [...lines, ...tell("caused by:", cause)];
}
