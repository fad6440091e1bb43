/** Which lessons' exercises a notebook's page carries. */
import { lessons } from "../../../lessons/index.ts";

/**
 * The groups that cells name, in the course's order: `xor` for `exercises.xor.count`. Where `exercises` is used in
 * another way (`const { xor } = exercises`), each group whose name stands in a cell.
 */
export function exerciseGroups(sources: readonly string[]): string[] {
  const text = sources.map(withoutImport).join("\n");
  if (!/\bexercises\b/.test(text)) return [];
  const isWhole = /\bexercises\b(?!\s*\.\s*\w)/.test(text);
  const before = isWhole ? "" : "\\bexercises\\s*\\.\\s*";
  const groups = lessons.map(({ group }) => group).filter((group) => group !== "");
  return groups.filter((group) => new RegExp(`${before}\\b${group}\\b`).test(text));
}

/** An import says nothing of groups, unless it gives `exercises` another name. */
function withoutImport(source: string): string {
  return source.replace(/\bimport\s*\{[^}]*\}/g, (list) =>
    /\bexercises\s+as\b/.test(list) ? list : "",
  );
}
