/** Whether a text can run as it is, needs more lines, or cannot be mended by more text. */
import ts from "typescript";
import { codeOf } from "./magics.ts";
import { parseCell } from "./parse.ts";

/** Jupyter's three answers. `indent` is what the next line should start with; "" unless incomplete. */
export interface Completeness {
  readonly status: "complete" | "incomplete" | "invalid";
  readonly indent: string;
}

/** Tells whether pressing Enter should run the text. */
export function isComplete(text: string): Completeness {
  const source = codeOf(text);
  const { file, errors } = parseCell(source);
  const end = source.trimEnd().length;
  if (errors.some((error) => !isMendable(error, end))) return { status: "invalid", indent: "" };
  const open = errors.length > 0 || endsInHeadOnly(file);
  if (!open) return { status: "complete", indent: "" };
  return { status: "incomplete", indent: nextIndent(source) };
}

/** A string or a regular expression ends with its line; all else that is open may go on. */
const endWithLine = new Set([1002, 1161]);

/** An error where the text ends is mended by more text; one before it is not. */
function isMendable({ code, start = 0 }: ts.Diagnostic, end: number): boolean {
  return !endWithLine.has(code) && start >= end;
}

/** `function f()` parses, as an overload, yet something must follow. */
function endsInHeadOnly(file: ts.SourceFile): boolean {
  const last = file.statements.at(-1);
  if (last === undefined || !ts.isFunctionDeclaration(last) || last.body !== undefined)
    return false;
  return !last.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

/** Two spaces deeper than the line that holds the innermost open bracket. */
function nextIndent(source: string): string {
  const open: number[] = [];
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, undefined, source);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.TemplateHead || token === ts.SyntaxKind.TemplateTail) return "";
    if (token === ts.SyntaxKind.NoSubstitutionTemplateLiteral && scanner.isUnterminated())
      return "";
    if (openers.has(token)) open.push(scanner.getTokenStart());
    if (closers.has(token)) open.pop();
  }
  const innermost = open.at(-1) ?? source.trimEnd().length;
  const line = source.slice(source.lastIndexOf("\n", innermost - 1) + 1);
  return `${/^[ \t]*/.exec(line)?.[0] ?? ""}  `;
}

const openers = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.OpenBraceToken,
  ts.SyntaxKind.OpenBracketToken,
  ts.SyntaxKind.OpenParenToken,
]);

const closers = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.CloseBraceToken,
  ts.SyntaxKind.CloseBracketToken,
  ts.SyntaxKind.CloseParenToken,
]);
