/** Turns a page that is read into one whose cells are edited and run. */
import { askForFile, embeddedNotebook, notebookText, saveFile } from "./download.ts";
import { watchMnistFiles } from "./mnist-files.ts";
import { ownElement } from "./own.ts";
import { hasPart } from "./parts.ts";
import { Program, type ProgramHost } from "./program.ts";
import { formatProgress, type Progress, ProgressStore, parseProgress } from "./progress.ts";
import { PageSession } from "./session.ts";

/** Makes every code cell an editor, unless the page was exported to be read only. */
export function makeRunnable(): void {
  const notebook = embeddedNotebook();
  if (notebook === undefined || !hasPart("worker")) return;
  new RunnablePage(document.body.dataset.name ?? document.title);
}

class RunnablePage {
  readonly #name: string;
  readonly #session: PageSession;
  readonly #store: ProgressStore;
  readonly #passed = new Set<string>();
  readonly #status = ownElement("page-status") as HTMLElement;
  #loading = false;

  constructor(name: string) {
    this.#name = name;
    this.#store = new ProgressStore(name);
    this.#session = new PageSession({
      onProgress: (running) => this.#showRunning(running),
      onVerdict: (cell, right) => this.#takeVerdict(cell, right),
    });
    const elements = document.querySelectorAll<HTMLElement>(".program");
    for (const [index, element] of [...elements].entries()) {
      this.#session.programs.push(new Program(element, index + 1, (cell) => this.#hostOf(cell)));
    }
    this.#take(this.#store.load());
    this.#wireTools();
    watchMnistFiles((files) => this.#session.runner.provideFiles(files));
    this.#showRunning(0);
  }

  #hostOf(cell: Program): ProgramHost {
    const session = this.#session;
    const ask = (source: string) => session.inPage(cell, source);
    return {
      run: (goOn) => this.#run(cell, goOn),
      runAbove: () => session.run(session.programs.slice(0, cell.position - 1)),
      stop: () => session.stop(),
      changed: () => this.#changed(cell),
      touched: () => session.warmUp(),
      edited: () => session.warmUpLanguage(),
      check: (text) => session.language.call("check", ask(text)),
      complete: (text, offset) => session.language.call("complete", ask(text), offset),
      inspect: (text, offset) => session.language.call("inspect", ask(text), offset),
    };
  }

  #run(cell: Program, goOn: boolean): void {
    this.#session.run([cell]);
    if (goOn) void this.#session.programs[cell.position]?.focus();
  }

  #changed(cell: Program): void {
    this.#save();
    for (const below of this.#session.programs.slice(cell.position)) below.recheck();
  }

  #takeVerdict(cell: Program, right: boolean): void {
    if (right) this.#passed.add(cell.id);
    this.#save();
    this.#showRunning(0);
  }

  #progress(): Progress {
    const changed = this.#session.programs.filter(({ isChanged }) => isChanged);
    return {
      edits: new Map(changed.map(({ id, text }) => [id, text])),
      passed: [...this.#passed],
    };
  }

  #take({ edits, passed }: Progress): void {
    this.#loading = true;
    for (const id of passed) this.#passed.add(id);
    for (const cell of this.#session.programs) {
      const text = edits.get(cell.id);
      if (text !== undefined) cell.setText(text);
    }
    this.#loading = false;
  }

  #save(): void {
    if (!this.#loading) this.#store.save(this.#progress());
  }

  #wireTools(): void {
    const tools: Readonly<Record<string, () => void>> = {
      "page-run-all": () => this.#session.run(this.#session.programs),
      "page-stop": () => this.#session.stop(),
      "page-notebook-file": () => this.#saveNotebook(),
      "page-progress-save": () =>
        saveFile(
          `${this.#name}.progress.json`,
          "application/json",
          formatProgress(this.#progress()),
        ),
      "page-progress-load": () => void this.#loadProgress(),
    };
    for (const [id, work] of Object.entries(tools)) {
      const button = ownElement(id);
      if (button === null) continue;
      button.hidden = false;
      button.addEventListener("click", work);
    }
    (ownElement("page-tools") as HTMLElement).hidden = false;
  }

  #saveNotebook(): void {
    const notebook = embeddedNotebook();
    if (notebook === undefined) return;
    const text = notebookText(notebook, this.#session.programs);
    saveFile(`${this.#name}.ipynb`, "application/x-ipynb+json", text);
  }

  async #loadProgress(): Promise<void> {
    const text = await askForFile(".json,application/json");
    if (text === undefined) return;
    try {
      this.#take(parseProgress(text));
      this.#save();
      this.#showRunning(0);
    } catch {
      this.#status.textContent = "This file holds no progress of a lesson.";
    }
  }

  #showRunning(running: number): void {
    const checks = this.#session.programs.filter(({ original }) => checkPattern.test(original));
    const passed = checks.filter(({ id }) => this.#passed.has(id)).length;
    const words = checks.length === 0 ? [] : [`${passed} of ${checks.length} exercises right`];
    if (running > 0) words.unshift(running === 1 ? "running" : `running, ${running} cells to go`);
    this.#status.textContent = words.join(" · ");
    for (const cell of checks) cell.element.classList.toggle("passed", this.#passed.has(cell.id));
    (ownElement("page-stop") as HTMLButtonElement).disabled = running === 0;
  }
}

/** A cell that checks an exercise. */
const checkPattern = /\bexercises\.\w+\.\w+\.check\(/;
