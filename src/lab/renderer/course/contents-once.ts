/** The contents of a lesson stand beside the first one that is opened. */

/** JupyterLab's own memory of a workspace. */
export interface StateDb {
  fetch(id: string): Promise<unknown>;
  save(id: string, value: unknown): Promise<unknown>;
}

/** The part of JupyterLab that shows panels. */
export interface Application {
  /** Settles when the panels of the last visit are back. */
  readonly restored: Promise<unknown>;
  readonly shell: { activateById(id: string): void };
}

const key = "chainrule-plotly:contents";

/** JupyterLab's panel "Table of Contents". */
const panel = "table-of-contents";

/** Opens the panel, once in a workspace: whoever closes it does not meet it again. */
export async function showContentsOnce({ restored, shell }: Application, state: StateDb) {
  await restored;
  if ((await state.fetch(key)) !== undefined) return;
  await state.save(key, { shown: true });
  shell.activateById(panel);
}
