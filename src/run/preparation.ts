/** From a cell's text to what a host runs: checked and compiled, or refused with a report. */
import { type CompileOptions, compileCell } from "../cells/compile.ts";
import type { CompiledCell } from "../cells/compiled.ts";
import { type CellDiagnostic, CellSyntaxError } from "../cells/diagnostic.ts";
import { keptPart } from "../cells/kept.ts";
import type { CellLanguage } from "../cells/language.ts";
import { intendedNames } from "../cells/names.ts";
import type { Prepared } from "../cells/questions.ts";
import type { Strictness } from "../cells/strictness.ts";
import { refusalReport, warningText } from "./mistakes.ts";
import type { ErrorReport } from "./outputs.ts";

/** How a cell is prepared. */
export interface PreparationOptions extends CompileOptions {
  /** The number the reader sees: In[3]. */
  readonly number: number;
  /** How strictly it is checked; as the notebook's folder says if left out. */
  readonly strictness?: Strictness;
}

/** A prepared cell, and the text of which the language is to know once it runs. */
export interface Preparation {
  readonly prepared: Prepared<ErrorReport>;
  readonly remember: string | undefined;
}

/** Checks and compiles a cell; of one that is refused its imports and types are prepared. */
export function prepareCell(
  language: CellLanguage,
  source: string,
  options: PreparationOptions,
): Preparation {
  const found = mistakesOf(language, source, options.strictness);
  const errors = found.filter(({ category }) => category === "error");
  if (errors.length > 0) return refused(language, source, errors, options);
  try {
    const compiled = compileCell(source, { ...options, ...facts(language, source) });
    return { prepared: { compiled, warnings: warningText(found) }, remember: source };
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return refused(language, source, error.diagnostics, options);
  }
}

function mistakesOf(
  language: CellLanguage,
  source: string,
  strictness: Strictness | undefined,
): readonly CellDiagnostic[] {
  if (strictness === "off") return [];
  return language.check(source, strictness && strictness === "strict");
}

function refused(
  language: CellLanguage,
  source: string,
  errors: readonly CellDiagnostic[],
  options: PreparationOptions,
): Preparation {
  const error = refusalReport(errors, source, options.number);
  const remember = keptPart(source, errors);
  const kept = remember === undefined ? undefined : compiledPart(language, remember, options);
  const names = intendedNames(source).filter((name) => !kept?.names.includes(name));
  return { prepared: { error, names, kept }, remember };
}

/** What the compiler cannot see in the text. */
function facts(
  language: CellLanguage,
  source: string,
): Pick<CompileOptions, "imported" | "writing"> {
  return { imported: language.importedTypes(source), writing: language.writing };
}

/** What is kept may still be wrong in a way that only the whole cell shows. */
function compiledPart(
  language: CellLanguage,
  text: string,
  options: PreparationOptions,
): CompiledCell | undefined {
  try {
    const part = compileCell(text, { ...options, ...facts(language, text) });
    return part.names.length > 0 ? part : undefined;
  } catch {
    return undefined;
  }
}
