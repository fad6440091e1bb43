/** A figure's slider and buttons: the browser's own, so that keyboard, finger and screen reader know them. */
import type { Choices, firstState, State } from "./figure-states.ts";

/** What stands below a figure that can be stepped through or switched. */
export class FigureControls {
  readonly element: HTMLElement = document.createElement("div");
  #state: State = { step: 0, buttons: [] };
  #choices: Choices = { steps: [], buttons: [] };
  #playing: ReturnType<typeof setInterval> | undefined;
  readonly #onChange: () => void;

  /** `onChange` is called whenever a reader chooses another state. */
  constructor(onChange: () => void) {
    this.element.className = "figure-controls";
    this.element.hidden = true;
    // In JupyterLab arrow keys would move from cell to cell.
    this.element.dataset.lmSuppressShortcuts = "true";
    this.#onChange = onChange;
  }

  get state(): State {
    return this.#state;
  }

  /** What a new figure offers; where it is as the one before, the reader's choice stays. */
  offer(choices: Choices, first: ReturnType<typeof firstState>): void {
    if (JSON.stringify(choices) === JSON.stringify(this.#choices)) return;
    this.stop();
    this.#choices = choices;
    this.#state = first;
    const rows = choices.buttons.map(({ labels }, i) => this.#row(labels, i));
    const slider = choices.steps.length > 1 ? [this.#steps()] : [];
    this.element.replaceChildren(...slider, ...rows);
    this.element.hidden = slider.length + rows.length === 0;
    this.#show();
  }

  /** Moves the slider as an arrow key does; `false` if there is none, or for another key. */
  press(key: string): boolean {
    const move = moves[key];
    const last = this.#choices.steps.length - 1;
    if (move === undefined || last < 1) return false;
    this.stop();
    this.#go(move(this.#state.step, last));
    return true;
  }

  /** Ends the walk through the steps. */
  stop(): void {
    clearInterval(this.#playing);
    this.#playing = undefined;
    this.#show();
  }

  #steps(): HTMLElement {
    const row = made("div", "figure-steps");
    const play = made("button", "figure-play");
    play.type = "button";
    play.addEventListener("click", () =>
      this.#playing === undefined ? this.#play() : this.stop(),
    );
    const slider = made("input", "figure-slider");
    Object.assign(slider, { type: "range", min: "0", max: String(this.#choices.steps.length - 1) });
    slider.setAttribute("aria-label", "Step");
    // JupyterLab takes some keys before the slider does.
    slider.addEventListener("keydown", (event) => {
      if (!this.press(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    slider.addEventListener("input", () => {
      const step = Number(slider.value); // before `stop` writes into it
      this.stop();
      this.#go(step);
    });
    row.append(made("p", "figure-step"), play, slider);
    return row;
  }

  #row(labels: readonly string[], row: number): HTMLElement {
    const group = made("div", "figure-buttons");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Scale");
    group.append(
      ...labels.map((label, i) => {
        const button = made("button", "");
        Object.assign(button, { type: "button", textContent: label });
        button.addEventListener("click", () => {
          const buttons = this.#state.buttons.map((was, at) => (at === row ? i : was));
          this.#set({ ...this.#state, buttons });
        });
        return button;
      }),
    );
    return group;
  }

  /** From the first step if it stands at the last; the whole walk takes 8 seconds or less. */
  #play(): void {
    const last = this.#choices.steps.length - 1;
    if (this.#state.step === last) this.#go(0);
    const pause = Math.min(500, 8000 / last);
    this.#playing = setInterval(() => {
      this.#go(this.#state.step + 1);
      if (this.#state.step >= last) this.stop();
    }, pause);
    this.#show();
  }

  #go(step: number): void {
    this.#set({ ...this.#state, step });
  }

  #set(state: State): void {
    this.#state = state;
    this.#show();
    this.#onChange();
  }

  /** Writes the state into the controls. */
  #show(): void {
    const { step, buttons } = this.#state;
    const words = this.#choices.steps[step] ?? "";
    const part = <T extends HTMLElement>(name: string) => this.element.querySelector<T>(`.${name}`);
    const slider = part<HTMLInputElement>("figure-slider");
    if (slider) {
      slider.value = String(step);
      slider.setAttribute("aria-valuetext", words);
    }
    part("figure-step")?.replaceChildren(words.replaceAll(" = ", "\u00a0=\u00a0")); // "b = 3" in one line
    part("figure-play")?.replaceChildren(this.#playing === undefined ? "Play" : "Stop");
    this.element.querySelectorAll(".figure-buttons").forEach((row, r) => {
      row.querySelectorAll("button").forEach((button, i) => {
        button.setAttribute("aria-pressed", String(i === buttons[r]));
      });
    });
  }
}

const moves: Readonly<Record<string, (step: number, last: number) => number>> = {
  ArrowLeft: (step) => Math.max(0, step - 1),
  ArrowRight: (step, last) => Math.min(last, step + 1),
  Home: () => 0,
  End: (_step, last) => last,
};

function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.className = className;
  return element;
}
