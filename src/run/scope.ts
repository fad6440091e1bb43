/** The names that cells have declared in one global scope. */

/**
 * Declares names at script level before a cell assigns to them: they shadow globals such as `process`
 * instead of overwriting them, and are as fast as any variable.
 */
export class Scope {
  readonly #declared = new Set<string>();
  readonly #run: (script: string) => void;

  /** `run` runs a classic script in the cells' global scope. */
  constructor(run: (script: string) => void) {
    this.#run = run;
  }

  /** Declares those of `names` that no earlier cell has declared. */
  declare(names: readonly string[]): void {
    const fresh = names.filter((name) => !this.#declared.has(name));
    if (fresh.length === 0) return;
    this.#run(`let ${fresh.join(", ")};`);
    for (const name of fresh) this.#declared.add(name);
  }
}
