/**
 * Reads what a learner handed to a check, which may be anything. Each reader gives the value in the
 * form that was asked for, or ends the check with a verdict that says what came in its place.
 */
import { Matrix } from "../engine/matrix.ts";
import { causeOfError, causeOfType } from "./cause.ts";
import { callText, describeValue, type Numbers, numbersOf } from "./describe.ts";
import { Refusal } from "./refusal.ts";
import { isNotTried, isTodo, NotTried, todoCalls } from "./todo.ts";
import { notYet } from "./verdict.ts";

/** A learner's function: anything may come out of it. */
export type LearnerFunction = (...inputs: readonly unknown[]) => unknown;

/**
 * The learner's function called `name`; calling it gives what it returned. An error that it throws
 * ends the check with the call and the error in words.
 */
export function functionOf(answer: unknown, name: string): LearnerFunction {
  if (isTodo(answer)) throw new NotTried();
  if (typeof answer !== "function") throw refusal(name, answer, "a function", notAFunction(answer));
  return (...inputs) => {
    const call = callText(name, inputs); // before the call: it may change what it is given
    const before = todoCalls();
    const result = attempt(call, () => (answer as LearnerFunction)(...inputs));
    if (result === undefined && todoCalls() > before) throw new NotTried();
    return result;
  };
}

/** What the answer is, or what it returns: an exercise may ask for `{ z, a }` or a function of it. */
export function resultOf(answer: unknown, name: string): unknown {
  if (isTodo(answer)) throw new NotTried();
  return typeof answer === "function" ? functionOf(answer, name)() : answer;
}

/** A number, and not NaN or text that looks like one. `what` names it for the learner. */
export function numberOf(value: unknown, what: string): number {
  if (isTodo(value)) throw new NotTried();
  if (typeof value === "number") return value;
  throw refusal(what, value, "a number", numberCause(value));
}

/** The named fields of an object; each may still be anything. */
export function fieldsOf<K extends string>(
  value: unknown,
  what: string,
  names: readonly K[],
): Record<K, unknown> {
  const form = `an object such as \`{ ${names.join(", ")} }\``;
  if (isTodo(value)) throw new NotTried();
  if (typeof value !== "object" || value === null || value instanceof Promise)
    throw refusal(what, value, form, causeOfType(value) ?? causeOfOne(value));
  const missing = names.find((name) => !(name in value));
  if (missing === undefined) return value as Record<K, unknown>;
  const cause = causeOfFields(value, names, missing);
  throw new Refusal(notYet({ what, came: `has no \`${missing}\``, expected: form, cause }));
}

function causeOfFields(value: object, names: readonly string[], missing: string): string {
  if (value instanceof Matrix) return "it is one matrix; the results need their names";
  if (Array.isArray(value) && value.length === 1 && Object(value[0]) === value[0])
    return "it is a list of one; write the object without brackets";
  if (Array.isArray(value)) return "it is a list; the results need their names";
  const others = Object.keys(value).filter((one) => !names.includes(one));
  if (others.length === 0) return `\`${missing}\` is left out`;
  return `it has \`${others.slice(0, 4).join("`, `")}\`: the names must be exactly those asked for`;
}

/** One value in the place of an object. */
function causeOfOne(value: unknown): string | undefined {
  if (typeof value !== "number" && typeof value !== "boolean") return undefined;
  return `one value, \`${value}\`, stands where an object with names is asked for`;
}

/** An array, whatever it holds. */
export function listOf(value: unknown, what: string): readonly unknown[] {
  if (isTodo(value)) throw new NotTried();
  if (Array.isArray(value)) return value;
  const cause =
    typeof value === "number" || typeof value === "string"
      ? `one ${typeof value === "number" ? "number" : "text"} stands where a list is asked for`
      : undefined;
  throw refusal(what, value, "an array", causeOfType(value) ?? cause);
}

/** The numbers of an array, nested arrays or a matrix. */
export function numbersIn(value: unknown, what: string): Numbers {
  if (isTodo(value)) throw new NotTried();
  const numbers = numbersOf(value);
  if (numbers) return numbers;
  throw refusal(what, value, "an array or a matrix of numbers", causeOfType(value));
}

/** A matrix of the library: nested arrays hold the same numbers, and no operation takes them. */
export function matrixOf(value: unknown, what: string): Matrix {
  if (isTodo(value)) throw new NotTried();
  if (value instanceof Matrix) return value;
  const cause = numbersOf(value)
    ? "`matrix(rows)` makes one of arrays of rows"
    : causeOfType(value);
  throw refusal(what, value, "a `Matrix`", cause);
}

/** Runs the learner's code; `call` says what was called. */
export function attempt<T>(call: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal || isNotTried(error) || isAbort(error)) throw error;
    const { name, message } =
      error instanceof Error ? error : { name: "", message: describeValue(error) };
    const thrown = name ? `${name}: ${message}` : message;
    const cause = causeOfError(thrown);
    throw new Refusal(notYet({ what: call, came: `threw ${thrown}`, cause }));
  }
}

/** Whether the error is the reader's stop. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function refusal(what: string, value: unknown, expected: string, cause?: string): Refusal {
  return new Refusal(notYet({ what, came: `is ${describeValue(value)}`, expected, cause }));
}

function notAFunction(answer: unknown): string | undefined {
  if (answer instanceof Promise) return causeOfType(answer);
  return "hand over the function itself, `check(f)` and not `check(f(1))`";
}

function numberCause(value: unknown): string | undefined {
  if (typeof value === "boolean") return "turn the condition into a number: `condition ? 1 : 0`";
  if (typeof value === "string") return "it is text; `Number(text)` makes a number of it";
  if (Array.isArray(value) && value.length === 1)
    return "it is a list of one number; write the number without brackets";
  return causeOfType(value);
}
