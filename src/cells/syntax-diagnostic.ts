/** A parser's mistakes as a cell's own. */
import ts from "typescript";
import { type CellDiagnostic, cellDiagnostic } from "./diagnostic.ts";

/** A parse error of TypeScript's as a cell's own. */
export function syntaxDiagnostic(source: string, found: ts.Diagnostic): CellDiagnostic {
  return cellDiagnostic(source, {
    code: found.code,
    message: ts.flattenDiagnosticMessageText(found.messageText, "\n"),
    category: "error",
    syntax: true,
    start: found.start ?? 0,
    length: found.length ?? 0,
  });
}
