/** What a cell puts out: the shapes of a notebook file (nbformat 4.5), plus the three live ones. */
import { emphasize } from "../cells/excerpt.ts";
import type { MimeBundle } from "../display/bundle.ts";
import type { DisplayOptions } from "../display/host.ts";

/** Text on standard output or standard error, in the pieces in which it came. */
export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

/** Something shown; with `transient.display_id` it can be replaced later. */
export interface DisplayOutput {
  readonly output_type: "display_data";
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly transient?: { readonly display_id: string };
}

/** The value of the cell's last expression. */
export interface ResultOutput {
  readonly output_type: "execute_result";
  readonly execution_count: number;
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Why a cell stopped; the lines of `traceback` carry ANSI colours. */
export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** Live: replaces every output that carries this display id. */
export interface UpdateOutput {
  readonly output_type: "update_display_data";
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly transient: { readonly display_id: string };
}

/** Live: removes the cell's outputs, with `wait` only once the next one comes. */
export interface ClearOutput {
  readonly output_type: "clear_output";
  readonly wait: boolean;
}

export type Output =
  | StreamOutput
  | DisplayOutput
  | ResultOutput
  | ErrorOutput
  | UpdateOutput
  | ClearOutput;

/** An error without its place in a notebook. */
export interface ErrorReport extends Pick<ErrorOutput, "ename" | "evalue" | "traceback"> {
  /** Whether somebody wanted this end: it still ends a run of all cells, but is shown as a sentence. */
  readonly calm?: boolean;
}

/** The output that `show` asks for; one with an `id` can be replaced later. */
export function displayOutput(
  data: MimeBundle,
  { id, update = false }: DisplayOptions = {},
): Output {
  if (id === undefined) return { output_type: "display_data", data, metadata: {} };
  const output_type = update ? "update_display_data" : "display_data";
  return { output_type, data, metadata: {}, transient: { display_id: id } };
}

/** How the end of a cell is shown. */
export function endOutput({ calm = false, ...error }: ErrorReport): Output {
  if (!calm) return { output_type: "error", ...error };
  return { output_type: "display_data", data: { "text/plain": error.evalue }, metadata: {} };
}

/** The first line of a traceback: the error's name and its message. */
export function errorTitle(ename: string, evalue: string): string {
  const name = emphasize(ename, true);
  return evalue === "" ? name : `${name}: ${evalue}`;
}

/** An error that has no place in the cell's text; `more` are further lines. */
export function errorReport(ename: string, evalue: string, ...more: string[]): ErrorReport {
  return { ename, evalue, traceback: [errorTitle(ename, evalue), ...more] };
}

/** An end that somebody wanted, in one sentence. */
export function calmReport(ename: string, sentence: string): ErrorReport {
  return { ename, evalue: sentence, traceback: [], calm: true };
}

/** The sentence of an error of the library's that says that somebody stopped its work. */
export function stoppedSentence(thrown: Error): string | undefined {
  const sentence = (thrown as { [stoppedSymbol]?: unknown })[stoppedSymbol];
  return typeof sentence === "string" ? sentence : undefined;
}

/** The contract with `training/stopped.ts`, from which nothing is imported here. */
const stoppedSymbol = Symbol.for("chainrule.stopped");
