/** What the page knows of its editor; the editor itself is a packed part (editor/main.ts). */
import type { CellCompletions } from "../../cells/completion.ts";
import type { CellDiagnostic } from "../../cells/diagnostic.ts";
import type { CellInspection } from "../../cells/inspection.ts";

/** What an editor is told, and whom it asks. */
export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  /** Names the editor for a screen reader, such as "Code cell 3". */
  readonly label: string;
  onChange(text: string): void;
  /** Shift+Enter runs and goes on; Ctrl+Enter (Cmd on a Mac) runs and stays. */
  onRun(goOn: boolean): void;
  /** Escape: the keyboard leaves the editor. */
  onLeave(): void;
  check(text: string): Promise<readonly CellDiagnostic[]>;
  /** `undefined` where nothing was found in time. */
  complete(text: string, offset: number): Promise<CellCompletions | undefined>;
  inspect(text: string, offset: number): Promise<CellInspection | undefined>;
}

/** An editor in the page. */
export interface Editor {
  focus(): void;
  /** Replaces the whole text. */
  setText(text: string): void;
  /** Checks again: a cell above has changed. */
  recheck(): void;
}

/** The part's one function, at `globalThis.chainruleEditor`. */
export type CreateEditor = (options: EditorOptions) => Editor;
