/** One code cell of the page: its text, its editor, its buttons, its outputs. */
import type { OutputRecorder } from "../notebook/record.ts";
import { copyText } from "./code.ts";
import type { Editor, EditorOptions } from "./editor/contract.ts";
import { OutputArea } from "./outputs.ts";
import { hasPart, loadPart } from "./parts.ts";

/** What a cell asks of the page. */
export interface ProgramHost extends Pick<EditorOptions, "check" | "complete" | "inspect"> {
  run(goOn: boolean): void;
  runAbove(): void;
  stop(): void;
  changed(): void;
  /** The reader is about to run something. */
  touched(): void;
  /** The reader is about to write. */
  edited(): void;
}

/** How a cell stands. */
export type ProgramState = "idle" | "waiting" | "running";

/** A code cell. */
export class Program {
  /** The cell's id in the notebook. */
  readonly id: string;
  /** Position among the code cells, from 1. */
  readonly position: number;
  readonly element: HTMLElement;
  /** The text as it was exported. */
  readonly original: string;
  outputs: OutputArea | undefined;
  readonly #code: HTMLElement;
  readonly #prompt: HTMLElement;
  readonly #recordedOutputs: HTMLElement | null;
  readonly #recordedPrompt: string;
  #shownPrompt: string;
  readonly #buttons: Readonly<Record<ButtonName, HTMLButtonElement>>;
  readonly #host: ProgramHost;
  #text: string;
  #editor: Promise<Editor> | undefined;
  #live: HTMLElement | undefined;
  #note: HTMLElement | undefined;

  constructor(element: HTMLElement, position: number, host: (cell: Program) => ProgramHost) {
    this.element = element;
    this.position = position;
    this.id = element.dataset.cell ?? "";
    this.#code = element.querySelector(".code") as HTMLElement;
    this.#prompt = element.querySelector(".prompt") as HTMLElement;
    this.#recordedOutputs = element.querySelector(".outputs");
    this.#recordedPrompt = this.#prompt.textContent ?? "";
    this.#shownPrompt = this.#recordedPrompt;
    this.original = this.#code.textContent ?? "";
    this.#text = this.original;
    this.#host = host(this);
    this.#buttons = this.#addButtons();
    this.#makeEditable();
    this.setState("idle");
  }

  /** The text as it stands. */
  get text(): string {
    return this.#text;
  }

  /** Whether the text is another than the exported one. */
  get isChanged(): boolean {
    return this.#text !== this.original;
  }

  /** Whether its author says that it takes long. */
  get isSlow(): boolean {
    return this.element.dataset.slow !== undefined;
  }

  /** What a reader sees beside it: the number of its run, or its position. */
  get shownName(): string {
    return this.#shownPrompt || `cell ${this.position}`;
  }

  /** Shows a line above the outputs, in the place of another one. */
  showNote(note: HTMLElement | undefined): void {
    this.#note?.remove();
    this.#note = note;
    if (note !== undefined) this.element.querySelector(".source")?.after(note);
  }

  /** Replaces the text, as when kept edits are loaded. */
  setText(text: string): void {
    if (text === this.#text) return;
    if (this.#editor !== undefined) void this.#editor.then((editor) => editor.setText(text));
    else this.#code.querySelector("code")?.replaceChildren(text);
    this.#take(text);
  }

  /** The exported text and outputs again. */
  reset(): void {
    this.setText(this.original);
    this.#live?.replaceWith(...(this.#recordedOutputs ? [this.#recordedOutputs] : []));
    this.element.querySelector(".recorded")?.remove();
    this.showNote(undefined);
    this.#live = undefined;
    this.outputs = undefined;
    this.#shownPrompt = this.#recordedPrompt;
    this.#prompt.textContent = this.#shownPrompt;
    this.#showChange();
  }

  /** Empties the outputs: the cell is about to run. */
  startOutputs(recorder: OutputRecorder, number: number): OutputArea {
    const live = document.createElement("div");
    live.className = "outputs";
    live.setAttribute("role", "group");
    live.setAttribute("aria-label", `Output of cell ${this.position}`);
    const present = this.#live ?? this.#recordedOutputs;
    if (present?.isConnected) present.replaceWith(live);
    else this.element.append(live);
    if (hasPart("mnist")) this.#foldRecorded(live);
    this.#live = live;
    this.#shownPrompt = `[${number}]`;
    this.outputs = new OutputArea(live, recorder);
    return this.outputs;
  }

  /** Where the page has a part of the data only, the recorded outputs of all of it stay beside. */
  #foldRecorded(live: HTMLElement): void {
    if (this.#recordedOutputs === null || this.#recordedOutputs.isConnected) return;
    const fold = document.createElement("details");
    fold.className = "recorded";
    const title = document.createElement("summary");
    title.textContent = "Recorded with all of MNIST";
    fold.append(title, this.#recordedOutputs);
    live.after(fold);
  }

  /** Shows whether the cell waits, runs or rests. */
  setState(state: ProgramState): void {
    this.element.dataset.state = state;
    this.#buttons.run.hidden = state !== "idle";
    this.#buttons.stop.hidden = state === "idle";
    this.#prompt.textContent = state === "idle" ? this.#shownPrompt : "[*]";
    this.#showChange();
  }

  /** Moves the keyboard into the editor. */
  async focus(): Promise<void> {
    const editor = await this.edit();
    this.element.scrollIntoView({ block: "nearest" });
    editor.focus();
  }

  /** Checks again after a cell above changed. */
  recheck(): void {
    void this.#editor?.then((editor) => editor.recheck());
  }

  /** Makes the editor in place of the exported code. */
  edit(): Promise<Editor> {
    this.#editor ??= this.#createEditor();
    return this.#editor;
  }

  async #createEditor(): Promise<Editor> {
    await loadPart("editor");
    const { chainruleEditor } = globalThis as { chainruleEditor?: CreateEditor };
    if (chainruleEditor === undefined) throw new Error("the editor did not start");
    const parent = document.createElement("div");
    parent.className = "editor";
    const editor = chainruleEditor({
      parent,
      text: this.#text,
      label: `Code cell ${this.position}`,
      onChange: (text) => this.#take(text),
      onRun: (goOn) => this.#host.run(goOn),
      onLeave: () => this.#buttons[this.#buttons.run.hidden ? "stop" : "run"].focus(),
      check: this.#host.check,
      complete: this.#host.complete,
      inspect: this.#host.inspect,
    });
    this.#code.replaceWith(parent);
    return editor;
  }

  #take(text: string): void {
    this.#text = text;
    this.#showChange();
    this.#host.changed();
  }

  #showChange(): void {
    const changed = this.#text !== this.original || this.#live !== undefined;
    this.#buttons.reset.hidden = !changed || this.element.dataset.state !== "idle";
  }

  #addButtons(): Record<ButtonName, HTMLButtonElement> {
    const bar = this.element.querySelector(".tools") as HTMLElement;
    const copy = bar.querySelector<HTMLButtonElement>(".copy");
    const button = (name: ButtonName, word: string, what: string, work: () => void) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = name;
      made.textContent = word;
      made.setAttribute("aria-label", `${what} ${this.position}`);
      made.addEventListener("click", work);
      bar.insertBefore(made, copy);
      return made;
    };
    const buttons = {
      run: button("run", "Run", "Run cell", () => this.#host.run(false)),
      stop: button("stop", "Stop", "Stop cell", () => this.#host.stop()),
      above: button("above", "Run above", "Run above cell", () => this.#host.runAbove()),
      reset: button("reset", "Reset", "Reset cell", () => this.reset()),
    };
    buttons.above.hidden = this.position === 1;
    copy?.addEventListener("click", () => void copyText(copy, this.#text));
    bar.addEventListener("pointerenter", () => this.#host.touched(), { once: true });
    return buttons;
  }

  /** A click or a key in the exported code makes it an editor. */
  #makeEditable(): void {
    this.#code.tabIndex = 0;
    this.#code.setAttribute("role", "textbox");
    this.#code.setAttribute("aria-multiline", "true");
    this.#code.setAttribute("aria-label", `Code cell ${this.position}`);
    const open = (): void => {
      this.#host.edited();
      void this.focus();
    };
    this.#code.addEventListener("focus", open, { once: true });
  }
}

type ButtonName = "run" | "stop" | "above" | "reset";
type CreateEditor = (options: EditorOptions) => Editor;
