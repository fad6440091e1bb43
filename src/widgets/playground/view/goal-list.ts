/** The goals of a playground, met or open. */

import type { WidgetHost } from "../../host.ts";
import { make } from "../../view/dom.ts";
import { isReached, type PlaygroundGoal } from "../goals.ts";
import type { Run } from "../run.ts";

/** A list with a mark for each goal that was met, now or before. */
export class GoalList {
  readonly element: HTMLElement;
  readonly #goals: readonly PlaygroundGoal[];
  readonly #host: WidgetHost;
  readonly #marks: readonly HTMLElement[];
  readonly #met = new Set<string>();

  constructor(goals: readonly PlaygroundGoal[], host: WidgetHost) {
    this.#goals = goals;
    this.#host = host;
    this.#marks = goals.map(() => make("span", { class: "mark" }));
    const items = goals.map(({ says }, i) => make("li", {}, this.#marks[i], ` ${says}`));
    this.element = make("ul", { class: "goals", "aria-label": "Goals" }, ...items);
    this.element.hidden = goals.length === 0;
    this.show();
  }

  /** Marks what is met. */
  show(): void {
    for (const [i, { says }] of this.#goals.entries()) {
      const isMet = this.#isMet(says);
      this.#marks[i].textContent = isMet ? "✓ met:" : "○ open:";
      this.#marks[i].classList.toggle("met", isMet);
    }
  }

  /** The goals that this epoch has met for the first time, in words. */
  judge(run: Run): string[] {
    const loss = run.judged;
    if (loss === undefined) return [];
    const news = this.#goals.filter(
      (goal) => !this.#isMet(goal.says) && isReached(goal, run.settings, loss),
    );
    for (const { says } of news) {
      this.#met.add(says);
      this.#host.meet(says);
    }
    if (news.length > 0) this.show();
    return news.map(({ says }) => says);
  }

  #isMet(says: string): boolean {
    return this.#met.has(says) || this.#host.isMet(says);
  }
}
