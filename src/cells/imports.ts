/** What a text imports. */
import ts from "typescript";

/** Every name in quotes that the text imports in some way, types included. */
export function importsOf(source: string): string[] {
  if (!/\b(?:import|from|require)\b/.test(source)) return [];
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
}
