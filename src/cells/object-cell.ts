/** A cell, or its last lines, that is an object's text: `{ a: 1, b: 2 }` means the object, as in Node's own prompt. */
import ts from "typescript";
import { parseCell } from "./parse.ts";

/** A cell's text as it is read. */
export interface ReadCell {
  readonly text: string;
  /** The place in the learner's text of a place in this one. */
  place(offset: number): number;
}

/** So many lines that begin with a brace are tried. */
const MOST_STARTS = 20;

/** Puts such an object into brackets; any other text stays as it is. */
export function readCell(source: string): ReadCell {
  const start = /\}\s*$/.test(source) ? startOfObject(source) : undefined;
  if (start === undefined) return { text: source, place: (offset) => offset };
  // With a semicolon, for `f` in the line above would be called.
  const opening = source.slice(0, start).trim() === "" ? "(" : ";(";
  const end = source.trimEnd().length;
  const text = `${source.slice(0, start)}${opening}${source.slice(start, end)})`;
  return { text, place: (offset) => (offset > start ? offset - opening.length : offset) };
}

function startOfObject(source: string): number | undefined {
  if (parseCell(source).errors.some(({ code }) => code === 0)) return undefined; // nested too deeply
  const starts = [...source.matchAll(/^[ \t]*\{/gm)].map(
    ({ index, 0: line }) => index + line.length - 1,
  );
  const tried = starts.slice(-MOST_STARTS).reverse();
  return tried.find((start) => isObject(source.slice(start)) && beginsStatement(source, start));
}

function isObject(text: string): boolean {
  const { file, errors } = parseCell(`(${text}\n)`);
  const [statement, ...more] = file.statements;
  if (errors.length > 0 || more.length > 0 || !ts.isExpressionStatement(statement)) return false;
  const { expression } = statement;
  return (
    ts.isParenthesizedExpression(expression) && ts.isObjectLiteralExpression(expression.expression)
  );
}

/** Whether a statement of its own begins at `start`, and not the body of the last one. */
function beginsStatement(source: string, start: number): boolean {
  const { file: before, errors } = parseCell(source.slice(0, start));
  return errors.length === 0 && parseCell(source).file.statements.length > before.statements.length;
}
