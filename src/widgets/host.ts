/** What a widget may ask of the place where it is shown: an exported page, or JupyterLab. */
export interface WidgetHost {
  /** What the reader had set when the widget was left, as `keep` took it; it may come from a stranger. */
  readonly state: string | undefined;
  /** Keeps what the reader has set: with the notebook, or in the page's address. */
  keep(state: string): void;
  /** Whether a goal was met before, by its name; a host that learns of it later sends the event `progress`. */
  isMet(goal: string): boolean;
  /** Takes note in the reader's progress that a goal is met. */
  meet(goal: string): void;
  /**
   * Asks whatever ran the cell to call the learner's function: `{ id, turn, values }` is answered by
   * `{ turn, frame }`, or by `{ turn, nobody }` where its cell has not run. Rejected, with a sentence, where nothing
   * can: no kernel. A host that finds one later sends the event `kernel`.
   */
  compute(asked: ComputeRequest): Promise<unknown>;
}

/** What a slider asks. */
export interface ComputeRequest {
  /** Names the function. */
  readonly id: string;
  /** Names the question. */
  readonly turn: number;
  readonly values: readonly number[];
}
