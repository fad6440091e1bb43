/** Answers of several parts: what is right already is said, and what was not tried yet. */
import { Refusal } from "./refusal.ts";
import { isNotTried, NotTried } from "./todo.ts";
import { notYet, Verdict } from "./verdict.ts";

/** Judges one part: a verdict if it is not right. It may also throw, as readers of answers do. */
export type PartCheck = () => Verdict | undefined;

/**
 * Judges every part by itself. The first one that is wrong is told, together with what is right;
 * parts that still hold `todo()` are named. `undefined` if all are right.
 *
 * @throws NotTried if no part was tried.
 */
export function checkParts(parts: Readonly<Record<string, PartCheck>>): Verdict | undefined {
  const states = Object.entries(parts).map(([name, judge]) => ({ name, state: stateOf(judge) }));
  const named = (wanted: PartState) =>
    states.filter(({ state }) => state === wanted).map(({ name }) => name);
  const [right, untried] = [named("right"), named("not tried")];
  if (untried.length === states.length) throw new NotTried();
  const good = right.length > 0 ? `${listed(right)} ${right.length > 1 ? "are" : "is"} right` : "";
  const open = untried.length > 0 ? `${listed(untried)}: not tried yet` : "";
  const wrong = states.find(({ state }) => state instanceof Verdict)?.state;
  if (wrong instanceof Verdict) {
    return new Verdict("not yet", joined(good, wrong.message, open), wrong.cause);
  }
  return open === "" ? undefined : notYet(joined(good, open));
}

type PartState = "right" | "not tried" | Verdict;

function stateOf(judge: PartCheck): PartState {
  try {
    const verdict = judge();
    return verdict?.state === "not tried" ? "not tried" : (verdict ?? "right");
  } catch (error) {
    if (isNotTried(error)) return "not tried";
    if (error instanceof Refusal) return error.verdict;
    throw error;
  }
}

function joined(...sentences: readonly string[]): string {
  return sentences.filter((one) => one !== "").join("; ");
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
