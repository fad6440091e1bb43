/**
 * The place in a learner's cell where nothing has been written yet.
 *
 * `todo()` gives a value that may be handed on, stored and returned, so that a check sees which parts
 * of an answer are there and which are not. Whoever computes with it meets `NotTried`.
 */
import { displaySymbol, inspectSymbol } from "../display/bundle.ts";

/**
 * Stands where the learner's code will stand; a check that meets it says "not tried yet".
 * A stub hands its parameters over, as in `todo(x, rate)`, so that none of them counts as unused.
 *
 * @example const nand = (a: number, b: number): number => todo(a, b);
 */
export function todo(..._parameters: readonly unknown[]): never {
  counter[calls] = todoCalls() + 1;
  return new Proxy(nothingYet, traps) as never;
}

/**
 * How often `todo()` was called: a function that returns nothing may hold it as a statement, and then
 * its value is not there to be seen.
 */
export function todoCalls(): number {
  return counter[calls] ?? 0;
}

/** Whether `value` is what `todo()` gave, in this copy of the library or another one. */
export function isTodo(value: unknown): boolean {
  const mayHold = typeof value === "function" || (typeof value === "object" && value !== null);
  return mayHold && (value as { [mark]?: unknown })[mark] === true;
}

/** Thrown where something is computed with the result of `todo()`. */
export class NotTried extends Error {
  override name = "NotTried";

  constructor() {
    super(sentence);
  }
}

/** Whether an error came from `todo()`; by name, for the class may be of another copy of this module. */
export function isNotTried(error: unknown): boolean {
  return error instanceof Error && error.name === "NotTried";
}

const sentence = "this exercise has not been tried yet: write your answer in place of todo()";
const calls: unique symbol = Symbol.for("chainrule.todo.calls") as never;
const counter = globalThis as { [calls]?: number };
const mark: unique symbol = Symbol.for("chainrule.todo") as never;

/** What consoles and notebooks show: they look at the target of a proxy. */
const nothingYet = Object.assign(() => {}, {
  [inspectSymbol]: () => sentence,
  [displaySymbol]: () => ({ "text/plain": sentence }),
});

function notTried(): never {
  throw new NotTried();
}

const traps: ProxyHandler<typeof nothingYet> = {
  get(target, key) {
    if (key === mark) return true;
    // `await` and a notebook ask every value for these.
    if (key === "then" || key === inspectSymbol || key === displaySymbol) {
      return Reflect.get(target, key);
    }
    return notTried();
  },
  set: notTried,
  apply: notTried,
  construct: notTried,
  ownKeys: notTried,
  has: (target, key) => (key === displaySymbol ? Reflect.has(target, key) : notTried()),
};
