/** How strictly a cell is checked, and what is only a warning where that is not strict. */
import ts from "typescript";

/** Not at all; what only strictness objects to is a warning; or it stops the cell. */
export type Strictness = "off" | "loose" | "strict";

export const strictnesses: readonly Strictness[] = ["off", "loose", "strict"];

/** Not in TypeScript's public types, though the language service asks for one in the same way. */
interface Internals {
  createTypeChecker(program: ts.Program): Checker;
}
type Checker = ts.TypeChecker & { getDiagnostics(file: ts.SourceFile): ts.Diagnostic[] };

/**
 * A second checker over a program's files, with other options. The files are read and bound once;
 * what a checker finds out it keeps for itself.
 */
export class LooseChecker {
  private readonly checker: Checker;

  constructor(program: ts.Program, options: ts.CompilerOptions) {
    const loose: ts.Program = Object.create(program, {
      getCompilerOptions: { value: () => options },
    });
    this.checker = (ts as unknown as Internals).createTypeChecker(loose);
  }

  /** What is wrong with a file even without strictness; comments such as `@ts-expect-error` are not heard. */
  mistakes(file: ts.SourceFile): readonly ts.Diagnostic[] {
    const { bindDiagnostics } = file as unknown as { bindDiagnostics: readonly ts.Diagnostic[] };
    return [...bindDiagnostics, ...this.checker.getDiagnostics(file)];
  }
}

/** Parts what strictness alone objects to from what is wrong in any case. */
export function partByStrictness(
  strict: readonly ts.Diagnostic[],
  loose: readonly ts.Diagnostic[],
  text: string,
): { readonly errors: readonly ts.Diagnostic[]; readonly warnings: readonly ts.Diagnostic[] } {
  const [strictStarts, looseStarts] = [startsOf(strict), startsOf(loose)];
  // A place that such a comment covers is in neither list; it cannot be told from one that strictness moved.
  const commented = text.includes("@ts-");
  const heard = (found: ts.Diagnostic) => !commented || strictStarts.has(found.start);
  return {
    errors: loose.filter(heard),
    warnings: strict.filter(({ start }) => !looseStarts.has(start)),
  };
}

function startsOf(found: readonly ts.Diagnostic[]): ReadonlySet<number | undefined> {
  return new Set(found.map(({ start }) => start));
}
