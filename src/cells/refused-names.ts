/** Names whose latest cell may not run: their values, if any, are older than the learner thinks. */
export class RefusedNames {
  readonly #names = new Set<string>();

  /** A cell that declares these names was refused. */
  refuse(names: readonly string[]): void {
    for (const name of names) this.#names.add(name);
  }

  /** A cell that declares these names runs. */
  accept(names: readonly string[]): void {
    for (const name of names) this.#names.delete(name);
  }

  /** Those that a cell's text mentions. */
  mentionedIn(source: string): string[] {
    const words = new Set(source.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
    return [...this.#names].filter((name) => words.has(name));
  }

  /** Nothing was refused: every variable is gone. */
  clear(): void {
    this.#names.clear();
  }
}
