/** Checks of several functions in one answer: `{ relu, leakyRelu }`, each judged by its own check. */
import { fieldsOf } from "./answer.ts";
import { checkFunction, type FunctionCheck } from "./check-function.ts";
import { checkParts } from "./parts.ts";
import { Refusal } from "./refusal.ts";
import { Verdict } from "./verdict.ts";

/** A check for each function, by the name of its field. */
export type FunctionChecks = Readonly<Record<string, FunctionCheck>>;

/** Judges each function by itself: the first wrong one is told, with those that are right or open. */
export function checkFunctions(
  answer: unknown,
  what: string,
  checks: FunctionChecks,
): Verdict | undefined {
  const fields = fieldsOf(answer, what, Object.keys(checks));
  const parts = Object.entries(checks).map(([name, check]) => [
    name,
    () => withoutThis(fields[name], () => checkFunction(fields[name], check)),
  ]);
  return checkParts(Object.fromEntries(parts));
}

/** A function is called by itself, here and by later cells: `this` is not the object then. */
function withoutThis(f: unknown, judge: () => Verdict | undefined): Verdict | undefined {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof Refusal) || !/\bthis\b/.test(String(f))) throw error;
    const cause =
      "`this` is lost when a function is called by itself: name the object, or a function outside";
    throw new Refusal(new Verdict("not yet", error.verdict.message, cause));
  }
}

/** The right functions under the same names: what later cells use while the answer is not right. */
export function expectedOf(checks: FunctionChecks): Readonly<Record<string, unknown>> {
  const parts = Object.entries(checks).map(([name, { expected }]) => [name, expected]);
  return Object.fromEntries(parts);
}
