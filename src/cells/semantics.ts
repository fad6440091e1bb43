/** What the type checker says about a cell, in words that fit a notebook. */
import ts from "typescript";
import { type CellDiagnostic, cellDiagnostic } from "./diagnostic.ts";
import type { NameKind } from "./known-name.ts";
import type { CellMemory } from "./memory.ts";
import { installAdvice } from "./missing-package.ts";

/** Said about packages and files that come without types, which a notebook may use. */
const untypedModule = 7016;

/** TypeScript's own words for an assignment to a name that an earlier cell declared so. */
const assignments: Partial<Record<NameKind, { readonly code: number; readonly is: string }>> = {
  constant: { code: 2588, is: "a constant" },
  function: { code: 2630, is: "a function" },
  class: { code: 2629, is: "a class" },
  enum: { code: 2628, is: "an enum" },
  namespace: { code: 2631, is: "a namespace" },
};

/** Type errors inside the cell's own text, which starts at `offset` of the open file. */
export function semanticDiagnostics(
  program: ts.Program,
  path: string,
  source: string,
  offset: number,
  memory: CellMemory,
  installs: boolean,
): CellDiagnostic[] {
  const file = program.getSourceFile(path) as ts.SourceFile;
  return program
    .getSemanticDiagnostics(file)
    .filter(({ code, start = 0 }) => {
      const inside = start >= offset && start <= offset + source.length;
      return inside && code !== untypedModule;
    })
    .map((found) => {
      const { start = 0, length = 0 } = found;
      const { code, message: told } = describe(found, memory);
      const message = installs ? told + installAdvice(code, told) : told;
      const category = found.category === ts.DiagnosticCategory.Error ? "error" : "warning";
      const place = { start: start - offset, length };
      return cellDiagnostic(source, { code, message, category, syntax: false, ...place });
    });
}

/** Text of TypeScript's without the names of our own files. */
export function withoutCellFiles(text: string): string {
  return text.replaceAll(/(?:typeof )?import\("[^"]*__cell(?:_\w+)?"\)\.?/g, "");
}

function describe(found: ts.Diagnostic, memory: CellMemory): { code: number; message: string } {
  const message = withoutCellFiles(ts.flattenDiagnosticMessageText(found.messageText, "\n"));
  const name = /^Cannot assign to '(.+)' because it is an import\.$/.exec(message)?.[1];
  const kind = name === undefined ? undefined : memory.kindOf(name);
  const assignment = kind === undefined ? undefined : assignments[kind];
  if (assignment === undefined) return { code: found.code, message };
  return {
    code: assignment.code,
    message: `Cannot assign to '${name}' because it is ${assignment.is}.`,
  };
}
