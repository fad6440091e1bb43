/** What an optimizer remembers of a network, saved with it: a training goes on after that as if it had not stopped. */
import { whatCame } from "./argument.ts";
import type { Matrix } from "./matrix.ts";
import type { Optimizer } from "./optimizers.ts";

/** The state as JSON can hold it. */
interface SavedState {
  readonly name: string;
  readonly learningRate: number;
  readonly settings: Readonly<Record<string, number>>;
  /** For each matrix of weights: how many steps it has taken, and the rule's matrices for it. */
  readonly memories: readonly { readonly steps: number; readonly slots: readonly number[][] }[];
}

/** The optimizer's state for these weights, as JSON text. */
export function stateText(optimizer: Optimizer, weights: readonly Matrix[]): string {
  const { name, learningRate, settings } = optimizer;
  const memories = weights.map((m) => {
    const { steps, slots } = optimizer.memory(m);
    return { steps, slots: slots.map(({ data }) => Array.from(data)) };
  });
  return JSON.stringify({ name, learningRate, settings, memories } satisfies SavedState);
}

/**
 * Gives an optimizer the state that was saved, its learning rate too.
 *
 * @throws SyntaxError if the state is of another optimizer, of another network, or damaged; nothing is changed then.
 */
export function restoreState(
  optimizer: Optimizer,
  weights: readonly Matrix[],
  saved: unknown,
): void {
  if (saved === undefined) throw wrong("the text has no optimizer", "saved by save({ optimizer })");
  const state = saved as Partial<SavedState>;
  checkSame("name", state.name, optimizer.name);
  for (const [setting, value] of Object.entries(optimizer.settings)) {
    checkSame(setting, state.settings?.[setting], value);
  }
  const { memories, learningRate } = state;
  if (!isNumber(learningRate)) throw wrong(`learningRate is ${whatCame(learningRate)}`, "a number");
  const places = weights.map((m) => optimizer.memory(m));
  if (!Array.isArray(memories) || memories.length !== places.length) {
    throw wrong("its memories are of another network", `${places.length} of them`);
  }
  const filled = places.map(({ slots }, i) => {
    const { steps, slots: numbers } = memories[i] ?? {};
    const fits = slots.every(({ data }, k) => isList(numbers?.[k], data.length));
    if (isCount(steps) && numbers?.length === slots.length && fits) return { steps, numbers };
    throw wrong(`its memory ${i + 1} does not fit the weights`, "that of this network");
  });
  optimizer.learningRate = learningRate;
  for (const [i, { steps, numbers }] of filled.entries()) {
    places[i].steps = steps;
    for (const [k, { data }] of places[i].slots.entries()) data.set(numbers[k]);
  }
}

function checkSame(what: string, saved: unknown, own: unknown): void {
  if (saved === own) return;
  throw wrong(`optimizer: ${what} was ${whatCame(saved)}`, `${whatCame(own)}, as you give it`);
}

function isList(value: unknown, length: number): value is number[] {
  return Array.isArray(value) && value.length === length && value.every(isNumber);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function wrong(what: string, needed: string): SyntaxError {
  return new SyntaxError(`load: ${what}; it must be ${needed}`);
}
