/** What may be written at a place in a cell. */
import ts from "typescript";
import { withoutCellFiles } from "./semantics.ts";
import type { CellService } from "./service.ts";

/** Proposals for one place. Offsets are UTF-16 units of the cell's text. */
export interface CellCompletions {
  readonly matches: readonly CellCompletion[];
  /** The text from `start` to `end` is replaced by the chosen match. */
  readonly start: number;
  readonly end: number;
}

/** One proposal. */
export interface CellCompletion {
  /** What is put in place of `start` to `end`. */
  readonly text: string;
  /** TypeScript's kind: "method", "property", "const", "class", "module", "keyword", ... */
  readonly kind: string;
  /** Its type, as "(a: Matrix): Matrix" or "number[]"; left out for keywords, paths and late proposals. */
  readonly signature?: string;
  readonly deprecated: boolean;
}

/** Types are written out for so many proposals; a list of all globals would take too long. */
const describedMatches = 30;

interface Span {
  readonly start: number;
  readonly length: number;
}

/** Proposals at `at` of the open cell, best first; none inside a comment or a number. */
export function completionsAt(cells: CellService, at: number): CellCompletions {
  const found = cells.service.getCompletionsAtPosition(cells.path, at, {
    includeCompletionsWithInsertText: true,
    includeSymbol: true,
  });
  const text = cells.openText;
  const word = found?.optionalReplacementSpan ?? wordBefore(text, at);
  const entries = (found?.entries ?? []).filter((entry) => isMatch(entry, text, at, word));
  const start = Math.min(word.start, ...entries.map((entry) => spanOf(entry, word).start));
  const describe = describer(cells);
  const matches = entries.map((entry, index) => ({
    text: text.slice(start, spanOf(entry, word).start) + (entry.insertText ?? entry.name),
    kind: entry.kind,
    deprecated: entry.kindModifiers?.includes("deprecated") ?? false,
    ...(index < describedMatches ? describe(entry.symbol) : {}),
  }));
  const end = word.start + word.length;
  return { matches: distinct(matches), start, end: Math.max(end, start) };
}

/** What has been typed of the word must start the proposal, upper or lower case. */
function isMatch(entry: ts.CompletionEntry, text: string, at: number, word: Span): boolean {
  if (/^__(?:cell|chainrule)/.test(entry.name)) return false;
  const { start } = entry.insertText === undefined ? spanOf(entry, word) : word;
  const typed = text.slice(start, at).toLowerCase();
  return entry.name.toLowerCase().startsWith(typed) || entry.name.toLowerCase() === `#${typed}`;
}

function spanOf(entry: ts.CompletionEntry, word: Span): Span {
  return entry.replacementSpan ?? word;
}

function wordBefore(text: string, at: number): Span {
  const word =
    /[\p{ID_Continue}$\u200c\u200d]*$/u.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? "";
  return { start: at - word.length, length: word.length };
}

type Description = Partial<Pick<CellCompletion, "kind" | "signature">>;

/** What the symbol behind a proposal is; an imported name is what it was imported as. */
function describer(cells: CellService): (symbol: ts.Symbol | undefined) => Description {
  const program = cells.program();
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(cells.path) as ts.SourceFile;
  return (symbol) => {
    if (symbol === undefined) return {};
    const imported = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const meant = imported ? checker.getAliasedSymbol(symbol) : symbol;
    const kind = imported ? { kind: kindOf(meant) } : {};
    if (!(meant.flags & ts.SymbolFlags.Value)) return kind;
    const type = checker.getTypeOfSymbolAtLocation(meant, file);
    return { ...kind, signature: withoutCellFiles(typeText(checker, type, file)) };
  };
}

/** "(x: number): number (+1 overload)" for what can be called, else the type. */
function typeText(checker: ts.TypeChecker, type: ts.Type, file: ts.SourceFile): string {
  const [first, ...others] = type.getCallSignatures();
  if (first === undefined) return checker.typeToString(type, file);
  const more = others.length === 1 ? " (+1 overload)" : ` (+${others.length} overloads)`;
  return checker.signatureToString(first, file) + (others.length === 0 ? "" : more);
}

function kindOf({ flags, valueDeclaration }: ts.Symbol): string {
  const named = kinds.find(([flag]) => flags & flag)?.[1];
  if (named !== undefined || valueDeclaration === undefined) return named ?? "alias";
  return ts.getCombinedNodeFlags(valueDeclaration) & ts.NodeFlags.Const ? "const" : "let";
}

const kinds: readonly [ts.SymbolFlags, string][] = [
  [ts.SymbolFlags.Function, "function"],
  [ts.SymbolFlags.Class, "class"],
  [ts.SymbolFlags.Enum, "enum"],
  [ts.SymbolFlags.Interface, "interface"],
  [ts.SymbolFlags.TypeAlias, "type"],
  [ts.SymbolFlags.Module, "module"],
];

function distinct(matches: readonly CellCompletion[]): CellCompletion[] {
  return [...new Map(matches.toReversed().map((match) => [match.text, match])).values()].reverse();
}
