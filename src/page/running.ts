/** Turns a page that is read into one whose cells are edited and run. */
import { checkPattern } from "../notebook/lesson-facts.ts";
import { askForFile, embeddedNotebook, notebookText, saveFile } from "./download.ts";
import { watchMnistFiles } from "./mnist-files.ts";
import { ownElement } from "./own.ts";
import { filesOrder } from "./page-worker.ts";
import { hasPart } from "./parts.ts";
import { Program, type ProgramHost } from "./program.ts";
import { formatProgress, type Progress, type ProgressStore, parseProgress } from "./progress.ts";
import { PageSession } from "./session.ts";
import { computeBy } from "./widgets.ts";

/** Makes every code cell an editor, unless the page was exported to be read only. */
export function makeRunnable(store: ProgressStore): void {
  const notebook = embeddedNotebook();
  if (notebook === undefined || !hasPart("worker")) return;
  new RunnablePage(document.body.dataset.name ?? document.title, store);
}

class RunnablePage {
  readonly #name: string;
  readonly #session: PageSession;
  readonly #store: ProgressStore;
  readonly #status = ownElement("page-status") as HTMLElement;
  #loading = false;

  constructor(name: string, store: ProgressStore) {
    this.#name = name;
    this.#store = store;
    store.onLoad((progress) => this.#take(progress));
    this.#session = new PageSession({
      onProgress: (running) => this.#showRunning(running),
      onVerdict: (cell, right) => this.#takeVerdict(cell, right),
      onPassed: (exercise) => store.pass(exercise),
      progress: () => store.passedAnywhere(),
    });
    const elements = document.querySelectorAll<HTMLElement>(".program");
    for (const [index, element] of [...elements].entries()) {
      this.#session.programs.push(new Program(element, index + 1, (cell) => this.#hostOf(cell)));
    }
    this.#take(this.#store.progress);
    this.#wireTools();
    computeBy((asked) => this.#session.runner.compute(asked));
    watchMnistFiles((files) => this.#session.runner.tell(filesOrder(files)));
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
      check: (text) => session.language.check(ask(text)),
      complete: (text, offset) => session.language.callSoon("complete", ask(text), offset),
      inspect: (text, offset) => session.language.callSoon("inspect", ask(text), offset),
    };
  }

  #run(cell: Program, goOn: boolean): void {
    this.#session.runWithNeeds(cell);
    if (goOn) void this.#session.programs[cell.position]?.focus();
  }

  #changed(cell: Program): void {
    this.#save();
    for (const below of this.#session.programs.slice(cell.position)) below.recheck();
  }

  #takeVerdict(cell: Program, right: boolean): void {
    const { passed } = this.#store.progress;
    if (right && !passed.includes(cell.id)) this.#store.change({ passed: [...passed, cell.id] });
    this.#showRunning(0);
  }

  #take({ edits }: Progress): void {
    this.#loading = true;
    for (const cell of this.#session.programs) {
      const text = edits.get(cell.id);
      if (text !== undefined) cell.setText(text);
    }
    this.#loading = false;
  }

  #save(): void {
    if (this.#loading) return;
    const changed = this.#session.programs.filter(({ isChanged }) => isChanged);
    this.#store.change({ edits: new Map(changed.map(({ id, text }) => [id, text])) });
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
          formatProgress(this.#store.progress),
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
      this.#store.load(parseProgress(text));
      this.#showRunning(0);
    } catch {
      this.#status.textContent = "This file holds no progress of a lesson.";
    }
  }

  #showRunning(running: number): void {
    const checks = this.#session.programs.filter(({ original }) => checkPattern.test(original));
    const isPassed = ({ id }: Program) => this.#store.progress.passed.includes(id);
    const passed = checks.filter(isPassed).length;
    const words = checks.length === 0 ? [] : [`${passed} of ${checks.length} exercises right`];
    if (running > 0) words.unshift(running === 1 ? "running" : `running, ${running} cells to go`);
    this.#status.textContent = words.join(" · ");
    // For a bar that has no room for words, and as the line below it.
    this.#status.dataset.short = running > 0 ? `${running}…` : `${passed}/${checks.length}`;
    const done = checks.length === 0 ? 0 : passed / checks.length;
    ownElement("page-bar")?.style.setProperty("--done", `${100 * done}%`);
    for (const cell of checks) cell.element.classList.toggle("passed", isPassed(cell));
    (ownElement("page-stop") as HTMLButtonElement).disabled = running === 0;
  }
}
