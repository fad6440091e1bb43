/** Names whose latest cell did not run, as whatever runs cells tells it. */

const refusedSymbol: unique symbol = Symbol.for("chainrule.refused") as never;

/**
 * Names in the running cell that an earlier cell was to declare, but that cell was refused for an
 * error of syntax or type: their values are older than the learner thinks.
 */
export function refusedNames(): readonly string[] {
  return (globalThis as { [refusedSymbol]?: readonly string[] })[refusedSymbol] ?? [];
}
