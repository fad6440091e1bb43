/** Ends a check from inside: what reads an answer throws the verdict that it comes to. */
import type { Verdict } from "./verdict.ts";

/** Carries the verdict to the exercise whose check was under way. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super(verdict.text);
    this.verdict = verdict;
  }
}

/** Goes on if there is nothing to say. */
export function demand(verdict: Verdict | undefined): void {
  if (verdict) throw new Refusal(verdict);
}
