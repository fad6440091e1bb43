/** Checks of numbers that a learner wrote down: each by itself, with the slips that lead to others. */
import { fieldsOf, numberOf, resultOf } from "./answer.ts";
import { causeOf } from "./cause.ts";
import { type CompareOptions, compare } from "./compare.ts";
import { checkParts } from "./parts.ts";
import type { Verdict } from "./verdict.ts";

/** A wrong number and how one comes to it. */
export type NumberSlip = readonly [value: number, says: string];

/** How the numbers are compared. */
export interface FieldOptions extends Pick<CompareOptions, "tolerance" | "shows"> {
  /** By field: the slips, the likeliest first. */
  readonly slips?: Readonly<Record<string, readonly NumberSlip[]>>;
  /** By field: where to look when no slip fits. */
  readonly otherwise?: Readonly<Record<string, string | ((came: number) => string)>>;
}

/**
 * Compares the fields of an object (or of what a function without parameters returns) with numbers:
 * `checkFields(onPaper, "onPaper", { z: 0.4, a: 1 })`. Fields that still hold `todo()` are named.
 */
export function checkFields(
  answer: unknown,
  name: string,
  expected: Readonly<Record<string, number>>,
  options: FieldOptions = {},
): Verdict | undefined {
  const result = resultOf(answer, name);
  const what = typeof answer === "function" ? `\`${name}()\`` : `\`${name}\``;
  const fields = fieldsOf(result, what, Object.keys(expected));
  const parts = Object.entries(expected).map(([field, number]) => [
    `\`${field}\``,
    () => checkNumber(fields[field], `\`${field}\``, number, slipsOf(field, options)),
  ]);
  return checkParts(Object.fromEntries(parts));
}

/** Compares one number; a value that a slip leads to is refused with the cause of that slip. */
function checkNumber(
  value: unknown,
  what: string,
  expected: number,
  {
    slips = [],
    otherwise,
    ...options
  }: CompareOptions & {
    readonly slips?: readonly NumberSlip[];
    readonly otherwise?: string | ((came: number) => string) | undefined;
  } = {},
): Verdict | undefined {
  const came = numberOf(value, what);
  const { tolerance = 1e-9 } = options;
  const near = (slip: number) => Math.abs(came - slip) <= tolerance * Math.max(1, Math.abs(slip));
  const slip = slips.find(([number]) => near(number))?.[1];
  const elsewhere = typeof otherwise === "function" ? otherwise(came) : otherwise;
  return compare(what, came, expected, {
    ...options,
    cause: slip ?? causeOf(came, expected) ?? elsewhere,
  });
}

function slipsOf(field: string, { slips = {}, otherwise = {}, ...options }: FieldOptions) {
  return { ...options, slips: slips[field] ?? [], otherwise: otherwise[field] };
}
