/** Files of the lab that a notebook's cells import, read when a cell names them. */
import { folderOf, pathsOf } from "./file-paths.ts";
import type { Contents } from "./jupyterlite.ts";
import type { Texts } from "./language/messages.ts";

/** The files of one notebook's folder. */
export class LabFiles {
  readonly #contents: Contents;
  /** Before every path: a drive's name. */
  readonly #drive: string;
  /** As the language names it, with a slash in front. */
  readonly folder: string;
  /** All that was read, by path. */
  texts: Texts = {};

  /** `location` is a folder as JupyterLab names it: `lessons`, or `drive:lessons`. */
  constructor(contents: Contents, location: string) {
    const [, drive = "", folder = ""] = /^([^/:]*:)?(.*)$/.exec(location) ?? [];
    this.#contents = contents;
    this.#drive = drive;
    this.folder = `/${folder}`.replace(/\/+$/, "") || "/";
  }

  /** Reads what the folder says of how its cells are checked. */
  async readProject(): Promise<void> {
    await this.#read(`${this.folder === "/" ? "" : this.folder}/tsconfig.json`);
  }

  /** Reads what `source` imports from files, and what those import; gives what has changed. */
  async readImports(source: string): Promise<Texts | undefined> {
    const before = this.texts;
    if (!importsFiles.test(source)) return undefined;
    await this.#readFrom(source, this.folder, new Set());
    const changed = Object.entries(this.texts).filter(([path, text]) => before[path] !== text);
    return changed.length === 0 ? undefined : Object.fromEntries(changed);
  }

  /** The files that `source` reaches, by path. */
  reachedFrom(
    source: string,
    folder: string = this.folder,
    found: Map<string, string> = new Map(),
  ) {
    for (const specifier of fileImports(source)) {
      const path = this.find(specifier, folder);
      const text = path === undefined ? undefined : this.texts[path];
      if (path === undefined || text === undefined || found.has(path)) continue;
      found.set(path, text);
      this.reachedFrom(text, folderOf(path), found);
    }
    return found;
  }

  /** The file, among those that were read, that an import means. */
  find(specifier: string, folder: string): string | undefined {
    return pathsOf(specifier, folder).find((path) => this.texts[path] !== undefined);
  }

  async #readFrom(source: string, folder: string, seen: Set<string>): Promise<void> {
    for (const specifier of fileImports(source)) {
      const path = await this.#readFirst(pathsOf(specifier, folder));
      if (path === undefined || seen.has(path)) continue;
      seen.add(path);
      await this.#readFrom(this.texts[path] ?? "", folderOf(path), seen);
    }
  }

  async #readFirst(paths: readonly string[]): Promise<string | undefined> {
    for (const path of paths) {
      if (/\.\w+$/.test(path) && (await this.#read(path))) return path;
    }
    return undefined;
  }

  /** False if there is no such file; whatever was known of it is forgotten. */
  async #read(path: string): Promise<boolean> {
    const text = await this.#textOf(path);
    if (text !== this.texts[path]) this.texts = { ...this.texts, [path]: text };
    return text !== undefined;
  }

  async #textOf(path: string): Promise<string | undefined> {
    try {
      const options = { type: "file", format: "text", content: true };
      const { content } = await this.#contents.get(`${this.#drive}${path.slice(1)}`, options);
      return typeof content === "string" ? content : JSON.stringify(content);
    } catch {
      return undefined;
    }
  }
}

const fromFile = /(?:\bfrom|\bimport\s*\(?)\s*(["'])(\.{1,2}\/[^"'\n]+)\1/g;
const importsFiles = new RegExp(fromFile.source);

function fileImports(source: string): string[] {
  return Array.from(source.matchAll(fromFile), ([, , specifier]) => specifier);
}
