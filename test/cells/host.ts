/**
 * A host as the kernel's runner is one, small enough for tests: it checks, compiles and runs cells one
 * after the other, in a global scope of its own.
 */
import { inspect } from "node:util";
import { constants, createContext, Script } from "node:vm";
import { compileCell } from "../../src/cells/compile.ts";
import type { CellResult, CompiledCell } from "../../src/cells/compiled.ts";

/** Node gives these to its main context only. */
const giveDisposal =
  'Symbol.dispose ??= Symbol("Symbol.dispose"); Symbol.asyncDispose ??= Symbol("Symbol.asyncDispose");';

/** How the host declares a cell's names: both forms must work. */
export type Declaring = "let" | "var";

/** Runs compiled cells in a fresh context, or, if `main`, in this process's own global scope. */
export class CellHost {
  readonly context: object;
  readonly #main: boolean;
  readonly #importer: boolean;
  readonly compiled: CompiledCell[] = [];
  readonly #folder: string;
  readonly #declaring: Declaring;
  readonly #declared = new Set<string>();

  constructor({
    declaring = "let" as Declaring,
    folder = import.meta.dirname,
    globals = {},
    main = false,
    importer = false,
  } = {}) {
    this.#importer = importer;
    this.#main = main;
    this.#declaring = declaring;
    this.#folder = folder;
    this.context = createContext({ console, setTimeout, setImmediate, process, ...globals });
    this.#script(giveDisposal, "disposal.js");
  }

  /** The cell's result as the runner gets it. */
  async run(source: string): Promise<CellResult> {
    const fileName = `${this.#folder}/cell-${this.compiled.length + 1}.ts`;
    const cell = compileCell(source, { fileName, importer: this.#importer });
    this.compiled.push(cell);
    const fresh = cell.names.filter((name) => !this.#declared.has(name));
    for (const name of fresh) this.#declared.add(name);
    if (fresh.length > 0) this.#script(`${this.#declaring} ${fresh.join(", ")};`, "names.js");
    const outcome = this.#script(cell.code, fileName);
    if (cell.async !== inspect(outcome).startsWith("Promise")) {
      throw new Error(`async is ${cell.async} and the script gave ${inspect(outcome)}`);
    }
    return (await outcome) as CellResult;
  }

  /** Runs all cells; the last one's value as Node would print it, "no value" if it has none. */
  async show(cells: readonly string[]): Promise<string> {
    let result: CellResult;
    for (const source of cells) result = await this.run(source);
    return result === undefined ? "no value" : inspect(result.value);
  }

  #script(code: string, filename: string): unknown {
    const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    const script = new Script(code, { filename, importModuleDynamically });
    return this.#main ? script.runInThisContext() : script.runInContext(this.context);
  }
}
