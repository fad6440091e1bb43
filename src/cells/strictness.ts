/** How strictly a cell is checked, and what is only a warning where that is not strict. */
import type ts from "typescript";
import { bindErrorsOf, type Inner, type InnerChecker } from "./inner.ts";

/** Not at all; what only strictness objects to is a warning; or it stops the cell. */
export type Strictness = "off" | "loose" | "strict";

export const strictnesses: readonly Strictness[] = ["off", "loose", "strict"];

/**
 * A second checker over a program's files, with other options. The files are read and bound once;
 * what a checker finds out it keeps for itself.
 */
export class LooseChecker {
  private readonly checker: InnerChecker;

  constructor(program: ts.Program, options: ts.CompilerOptions, inner: Inner) {
    const loose: ts.Program = Object.create(program, {
      getCompilerOptions: { value: () => options },
    });
    this.checker = inner.createTypeChecker(loose);
  }

  /** What is wrong with a file even without strictness; comments such as `@ts-expect-error` are not heard. */
  mistakes(file: ts.SourceFile): readonly ts.Diagnostic[] {
    return [...bindErrorsOf(file), ...this.checker.getDiagnostics(file)];
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
