/** What the type checker says about a cell, in words that fit a notebook. */
import ts from "typescript";
import { followableAdvice } from "./advice.ts";
import { alike } from "./alike.ts";
import { type CellDiagnostic, cellDiagnostic } from "./diagnostic.ts";
import type { NameKind } from "./known-name.ts";
import type { CellMemory } from "./memory.ts";
import { packageAdvice } from "./missing-package.ts";
import { declaredNames } from "./names.ts";
import type { CellService } from "./service.ts";
import { partByStrictness } from "./strictness.ts";

/**
 * Said about packages and files that come without types, which a notebook may use; and about declarations
 * of modules that are not there, which no module may hold, though every cell is one.
 */
const pardoned = new Set([7016, 2664, 2665]);
const usedBeforeAssigned = 2454;
const notFound = 2307;

/** TypeScript's own words for an assignment to a name that an earlier cell declared so. */
const assignments: Partial<Record<NameKind, { readonly code: number; readonly is: string }>> = {
  constant: { code: 2588, is: "a constant" },
  function: { code: 2630, is: "a function" },
  class: { code: 2629, is: "a class" },
  enum: { code: 2628, is: "an enum" },
  namespace: { code: 2631, is: "a namespace" },
};

/** An open cell, and how its mistakes are to be told. */
export interface OpenedCell {
  readonly source: string;
  /** Where the source starts in the open file. */
  readonly offset: number;
  /** Whether what only strictness objects to is an error. */
  readonly strict: boolean;
  /** Whether the host knows `%npm install`; a text is said in its place. */
  readonly installs: boolean | string;
}

/** Type errors inside the cell's own text, and warnings where only strictness objects. */
export function semanticDiagnostics(
  cells: CellService,
  memory: CellMemory,
  cell: OpenedCell,
): CellDiagnostic[] {
  const program = cells.program();
  const file = program.getSourceFile(cells.path) as ts.SourceFile;
  const own = (found: readonly ts.Diagnostic[]) =>
    found.filter((one) => isInside(one, cell) && !isPardoned(one, file));
  const found = own(program.getSemanticDiagnostics(file));
  const shown = (category: CellDiagnostic["category"]) => (one: ts.Diagnostic) =>
    shownDiagnostic(one, category, memory, cell);
  if (cell.strict || found.length === 0) return found.map(shown("error"));
  const { errors, warnings } = partByStrictness(found, own(cells.looseMistakes()), cell.source);
  return [...errors.map(shown("error")), ...warnings.map(shown("warning"))];
}

function isInside({ start = 0 }: ts.Diagnostic, { source, offset }: OpenedCell): boolean {
  return start >= offset && start <= offset + source.length;
}

/** What says nothing about a notebook. */
function isPardoned({ code, start = 0, length = 0 }: ts.Diagnostic, file: ts.SourceFile): boolean {
  if (pardoned.has(code)) return true;
  const text = file.text.slice(start, start + length);
  if (code === notFound && /^["']data:/.test(text)) return true;
  // A later cell may give the variable its value.
  return code === usedBeforeAssigned && isTopLevelVariable(file, text);
}

function isTopLevelVariable(file: ts.SourceFile, name: string): boolean {
  return declaredNames(file).some((one) => one.name === name);
}

function shownDiagnostic(
  found: ts.Diagnostic,
  category: CellDiagnostic["category"],
  memory: CellMemory,
  { source, offset, installs }: OpenedCell,
): CellDiagnostic {
  const { start = 0, length = 0 } = found;
  const { code, message: told } = describe(found, memory);
  const message = followableAdvice(told) + packageAdvice(code, told, installs);
  const place = { start: start - offset, length };
  return cellDiagnostic(source, { code, message, category, syntax: false, ...place });
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
  if (assignment === undefined)
    return { code: found.code, message: withLike(message, found, memory) };
  return {
    code: assignment.code,
    message: `Cannot assign to '${name}' because it is ${assignment.is}.`,
  };
}

/** "Cannot find name 'unti'." with the name that was meant. */
function withLike(message: string, { file }: ts.Diagnostic, memory: CellMemory): string {
  const name = /^Cannot find name '(.+)'\.$/.exec(message)?.[1];
  if (name === undefined) return message;
  const here = file === undefined ? [] : declaredNames(file).map((one) => one.name);
  const like = alike(name, [...here, ...memory.names()]);
  return like === undefined ? message : `${message} Did you mean '${like}'?`;
}
