/**
 * What the cell compiler hands to a host, and what the host owes a compiled cell.
 *
 * A host (the kernel's runner, a page's worker) runs a cell in three steps:
 *
 * 1. it declares each of `names` that no earlier cell declared, with a script of its own:
 *    `let a, b;` (or `var a, b;`), so that a cell's `const process = ...` shadows the global and
 *    never overwrites it;
 * 2. it runs `code` as a classic script in the same global scope, under the cell's file name;
 * 3. it reads the script's completion value, a `CellResult`, or a promise of one if `async`.
 */

/** A cell, ready to run. */
export interface CompiledCell {
  /** A classic script. */
  readonly code: string;
  /** Source map (version 3) from `code` to the cell's text, whose name in it is the file name. */
  readonly map: SourceMap;
  /** Every value the cell declares at its top level, each once, in the order of the text. */
  readonly names: readonly string[];
  /** True if the script's value is a promise: the cell awaits, or imports. */
  readonly async: boolean;
}

/** `undefined` if the cell does not end in an expression. A promise in `value` stays a promise. */
export type CellResult = { readonly value: unknown } | undefined;

/** The part of a version 3 source map that readers need. */
export interface SourceMap {
  readonly version: 3;
  readonly sources: string[];
  readonly sourcesContent: string[];
  readonly names: string[];
  readonly mappings: string;
}

/**
 * What a host installs at `globalThis[Symbol.for("chainrule.checkpoint")]`: every `await e` in a cell becomes
 * `await checkpoint(e)`. It returns a promise that settles as `e` does, but never once the cell was
 * interrupted. Looked up when a cell starts; without one, cells await as usual.
 */
export type Checkpoint = <T>(awaited: T) => PromiseLike<Awaited<T>>;

/**
 * What a host in Node installs at `globalThis[Symbol.for("chainrule.modules")]`: how cells see the modules that
 * they import. Without it they see what `import()` gives.
 */
export interface CellModules {
  /** Takes what `import()` gave. */
  opened(module: Promise<object>): Promise<object>;
  /** The same for a module that is there. */
  seen(module: object): object;
  /**
   * Gives an object with those names, or throws a `SyntaxError` for one that the module does not export. Those
   * of `spare` may be missing.
   */
  named(
    module: object,
    specifier: string,
    names: readonly string[],
    spare?: readonly string[],
  ): object;
  /** The `require` of a cell, by its file. */
  requireFor(fileName: string): (name: string) => unknown;
  /** The address of what `specifier` means in a cell. */
  resolve(specifier: string, fileName: string): string;
}

/**
 * What a host may install at `globalThis[Symbol.for("chainrule.import")]`: with `CompileOptions.importer`, a
 * cell's imports, static and dynamic, call it in place of `import()`.
 */
export type Importer = (specifier: string, options?: ImportCallOptions) => Promise<unknown>;
