/** What later cells may still use of a cell that was refused: its imports and its types. */
import ts from "typescript";
import type { CellDiagnostic } from "./diagnostic.ts";
import { parseCell } from "./parse.ts";

/**
 * The cell with spaces in place of all but the imports and types that are right, so that one slip is
 * not told again in every later cell; `undefined` if there are none.
 */
export function keptPart(source: string, errors: readonly CellDiagnostic[]): string | undefined {
  const { file } = parseCell(source);
  const isRight = (statement: ts.Statement) =>
    errors.every(({ start }) => start < statement.getStart(file) || start >= statement.end);
  const kept = file.statements.filter((one) => isKept(one) && isRight(one));
  if (kept.length === 0) return undefined;
  let text = "";
  for (const statement of kept) {
    const start = statement.getStart(file);
    text += source.slice(text.length, start).replaceAll(/[^\r\n]/g, " ");
    text += source.slice(start, statement.end);
  }
  return text;
}

function isKept(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  );
}
