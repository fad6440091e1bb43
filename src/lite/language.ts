/** TypeScript for one notebook, with the files of its folder that cells import. */
import { CellMemory } from "../cells/memory.ts";
import { LanguageWorker } from "../page/language-worker.ts";
import type { Remembered } from "../run/language-desk.ts";
import type { LanguageClient, LanguageMethods } from "../run/language-methods.ts";
import type { LabFiles } from "./lab-files.ts";
import type {
  ChangedTexts,
  LanguageStart,
  LiteMethods,
  NotebookCells,
} from "./language/messages.ts";

/** Asks the worker; one that is started later remembers the same cells. */
export class LiteLanguage implements LanguageClient {
  readonly #files: LabFiles;
  readonly #memory = new CellMemory();
  readonly #worker: LanguageWorker<LiteMethods>;
  readonly #cells: () => readonly string[];

  /** `open` opens a worker from its script; `cells` gives the texts of the notebook's code cells as they stand. */
  constructor(open: () => Promise<Worker>, files: LabFiles, cells: () => readonly string[]) {
    this.#files = files;
    this.#cells = cells;
    this.#worker = new LanguageWorker<LiteMethods>({
      begin: async () => this.#begin(await open()),
      checks: ["prepare", "readMagics"],
      take: (message) => this.#take(message),
    });
  }

  warmUp(): void {
    this.#worker.warmUp();
  }

  async call<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]>> {
    await this.#readImports(values[0]);
    if (method === "notRun") this.#worker.tell({ cells: this.#cells() } satisfies NotebookCells);
    return await this.#worker.call(method, ...values);
  }

  async callSoon<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]> | undefined> {
    await this.#readImports(values[0]);
    return await this.#worker.callSoon(method, ...values);
  }

  /** A file as a script that the cells' worker can run. */
  transpile(source: string, fileName: string): Promise<string> {
    return this.#worker.call("transpile", source, fileName);
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  close(): Promise<void> {
    return this.#worker.close();
  }

  async #begin(worker: Worker): Promise<Worker> {
    await this.#files.readProject();
    const { folder, texts } = this.#files;
    worker.postMessage({ folder, texts, kept: this.#memory.kept() } satisfies LanguageStart);
    return worker;
  }

  /** Files are read when a cell names them: the lab tells nobody that one has changed. */
  async #readImports(source: unknown): Promise<void> {
    if (typeof source !== "string") return;
    const changed = await this.#files.readImports(source);
    if (changed !== undefined) this.#worker.tell({ texts: changed } satisfies ChangedTexts);
  }

  #take(message: unknown): boolean {
    if (!isRemembered(message)) return false;
    if (message.remembered === undefined) this.#memory.clear();
    else this.#memory.add(message.remembered);
    return true;
  }
}

function isRemembered(message: unknown): message is Remembered {
  return typeof message === "object" && message !== null && "remembered" in message;
}
