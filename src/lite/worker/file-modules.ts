/** Files of the notebook's folder that cells import: CommonJS modules, loaded once each. */
import { runScript } from "../../page/worker/evaluate.ts";
import { folderOf, pathsOf } from "../file-paths.ts";
import type { FileScript } from "./messages.ts";

interface LoadedModule {
  exports: unknown;
}

/** What a module's script gives. */
type ModuleBody = (
  exports: unknown,
  require: (name: string) => unknown,
  module: LoadedModule,
) => void;

const bodySymbol = Symbol.for("chainrule.lite.module");

/** Said of what is neither a file nor in the lab. */
export function notHere(specifier: string): TypeError {
  return new TypeError(
    `import: ${JSON.stringify(specifier)} is not here: this lab has "chainrule" and the files beside the notebook, and no packages of npm`,
  );
}

/** The modules of one worker. */
export class FileModules {
  /** What is no file, by its name. */
  readonly #others: Readonly<Record<string, unknown>>;
  readonly #scripts = new Map<string, FileScript>();
  #loaded = new Map<string, LoadedModule>();
  #folder = "/";

  constructor(others: Readonly<Record<string, unknown>>) {
    this.#others = others;
  }

  /** Cells' imports start in this folder. */
  enter(folder: string): void {
    this.#folder = folder;
  }

  /** Takes files; if one of them has changed, all are loaded anew, as any may have taken values from it. */
  provide(scripts: Readonly<Record<string, FileScript>>): void {
    for (const [path, script] of Object.entries(scripts)) {
      const known = this.#scripts.get(path);
      if (known !== undefined && known.code !== script.code) this.#loaded = new Map();
      this.#scripts.set(path, script);
    }
  }

  /** The module that an import in a cell means. */
  load(specifier: string): unknown {
    return seen(this.#require(specifier, this.#folder));
  }

  #require(specifier: string, folder: string): unknown {
    if (!specifier.startsWith(".")) return this.#other(specifier);
    const path = this.#find(specifier, folder);
    if (path === undefined) {
      throw new Error(`import: ${specifier} is not there; the folder is ${folder}`);
    }
    const known = this.#loaded.get(path);
    if (known !== undefined) return known.exports; // in a ring perhaps not yet whole, as in Node
    const module: LoadedModule = { exports: {} };
    this.#loaded.set(path, module);
    try {
      this.#run(path, module);
    } catch (error) {
      this.#loaded.delete(path);
      throw error;
    }
    return module.exports;
  }

  #run(path: string, module: LoadedModule): void {
    const { code, source } = this.#scripts.get(path) as FileScript;
    if (path.endsWith(".json")) {
      module.exports = { __esModule: true, default: JSON.parse(code) };
      return;
    }
    const place = `globalThis[Symbol.for("${String(bodySymbol.description)}")]`;
    const map = inlineMap(code);
    runScript(
      `${place} = function (exports, require, module) {${code}\n}`,
      map && { label: path.slice(1), map, source },
    );
    const body = (globalThis as unknown as Record<symbol, ModuleBody>)[bodySymbol];
    body(module.exports, (name) => this.#require(name, folderOf(path)), module);
  }

  #other(name: string): unknown {
    if (Object.hasOwn(this.#others, name)) return this.#others[name];
    throw notHere(name);
  }

  #find(specifier: string, folder: string): string | undefined {
    return pathsOf(specifier, folder).find((path) => this.#scripts.has(path));
  }
}

/** A module as a cell sees it: an object with names. */
function seen(exports: unknown): unknown {
  return typeof exports === "object" && exports !== null ? exports : { default: exports };
}

/** The source map that the compiler has put at the end. */
function inlineMap(code: string) {
  const base64 = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(code)?.[1];
  if (base64 === undefined) return undefined;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}
