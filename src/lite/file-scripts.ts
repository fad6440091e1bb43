/** Files that cells import, made ready for the worker that runs them. */
import type { LabFiles } from "./lab-files.ts";
import type { LiteLanguage } from "./language.ts";
import type { FileScript } from "./worker/messages.ts";

/** The scripts of one notebook's files. */
export class FileScripts {
  readonly #files: LabFiles;
  readonly #language: LiteLanguage;
  readonly #made = new Map<string, FileScript>();

  constructor(files: LabFiles, language: LiteLanguage) {
    this.#files = files;
    this.#language = language;
  }

  /** The files that a cell imports, and those that they import; `undefined` if there are none. */
  async reachedFrom(source: string): Promise<Readonly<Record<string, FileScript>> | undefined> {
    const reached = this.#files.reachedFrom(source);
    if (reached.size === 0) return undefined;
    const entries = Array.from(reached, async ([path, text]) => [
      path,
      await this.#scriptOf(path, text),
    ]);
    return Object.fromEntries(await Promise.all(entries));
  }

  async #scriptOf(path: string, source: string): Promise<FileScript> {
    const known = this.#made.get(path);
    if (known?.source === source) return known;
    const code = path.endsWith(".json") ? source : await this.#language.transpile(source, path);
    const made = { code, source };
    this.#made.set(path, made);
    return made;
  }
}
