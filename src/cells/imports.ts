/** What a text imports, and lines that bring the same modules into a program. */
import ts from "typescript";

/** Every name in quotes that the text imports in some way, types included. */
export function importsOf(source: string): string[] {
  if (!/\b(?:import|from|require)\b/.test(source)) return [];
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Imports for nothing but that a program holds the modules. */
export function importLines(names: Iterable<string>): string {
  return [...names].map((name) => `import ${JSON.stringify(name)};\n`).join("");
}
