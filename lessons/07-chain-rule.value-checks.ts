/** What the checks of operations and units share: the learner's own class of values, and how one is read. */
import {
  attempt,
  fieldsOf,
  functionOf,
  type LearnerFunction,
} from "../src/exercises/answer.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet } from "../src/exercises/verdict.ts";
import type { LessonValue } from "./07-chain-rule.checks.ts";

/** The learner's class, and the walk back over its values. */
export interface Tools {
  make(data: number): LessonValue;
  backPropagate: LearnerFunction;
}

export function toolsOf(answer: unknown): Tools {
  const { Value, backPropagate } = fieldsOf(answer, "the answer", [
    "Value",
    "backPropagate",
  ]);
  if (typeof Value !== "function")
    throw new Refusal(notYet("`Value` must be the lesson's class"));
  const Class = Value as new (data: number) => LessonValue;
  return {
    make: (data) => attempt("`new Value(...)`", () => new Class(data)),
    backPropagate: functionOf(backPropagate, "backPropagate"),
  };
}

/** What came out must be a value of the learner's class. */
export function madeValue(result: unknown, what: string): LessonValue {
  if (isTodo(result)) throw new NotTried();
  const value = result as Partial<LessonValue> | null | undefined;
  if (
    typeof value === "object" &&
    value !== null &&
    Array.isArray(value.inputs)
  )
    return value as LessonValue;
  const cause =
    result === undefined
      ? "did you forget `return`?"
      : typeof result === "number"
        ? "a number remembers nothing; make a `Value` of it, with its inputs"
        : Array.isArray(result)
          ? "this is a list; one value is asked for, made of all inputs"
          : undefined;
  throw new Refusal(
    notYet({
      what,
      came: `is ${describeValue(result)}`,
      expected: "a new `Value`",
      cause,
    }),
  );
}
