/** Runs a notebook from top to bottom, without Jupyter and without Python. */
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Session } from "../kernel/session.ts";
import type { ExecuteReply } from "../run/session.ts";
import { languageOf } from "./language.ts";
import { type Cell, type CodeCell, cellTags, formatNotebook, type Notebook } from "./notebook.ts";
import { parseNotebook } from "./parse.ts";
import { type CellOutputs, OutputRecorder } from "./record.ts";
import { checkSavable, saveWhole } from "./save.ts";

/** How a notebook is run. */
export interface RunOptions {
  /** Default: a session of its own in the notebook's folder, closed at the end. */
  readonly session?: Session;
  /** Go on after a cell that fails; default false. A cell tagged `raises-exception` may always fail. */
  readonly allowErrors?: boolean;
  /** Where `runNotebook` saves the notebook with its outputs; default: its own file; `null`: nowhere. */
  readonly output?: string | null;
  /** Called before each code cell. */
  onCell?(cell: CodeCell, position: number, count: number): void;
}

/** What became of a run. */
export interface NotebookRun {
  /** The notebook with the outputs of this run; a cell that was not reached has none. */
  readonly notebook: Notebook;
  /** The first cell that failed, if one did that may not. */
  readonly failure?: CellFailure;
}

/** A cell that failed. */
export interface CellFailure {
  readonly cell: CodeCell;
  /** Position among the code cells, from 1. */
  readonly position: number;
  readonly ename: string;
  readonly evalue: string;
}

/**
 * Runs the notebook in the file `path` and saves it with its outputs, also after a failure.
 *
 * @throws SyntaxError if the file is no notebook, TypeError if it is one of another language, Error if it
 * may not be written; no cell has run then.
 */
export async function runNotebook(path: string, options: RunOptions = {}): Promise<NotebookRun> {
  const notebook = parseNotebook(await readFile(path, "utf8"), path);
  const language = languageOf(notebook);
  if (language !== "" && language !== "typescript") {
    throw new TypeError(`${path}: this is a ${language} notebook; only TypeScript can be run here`);
  }
  const { output = path } = options;
  if (output !== null) await checkSavable(output);
  const session = options.session ?? new Session({ directory: dirname(resolve(path)) });
  try {
    const run = await executeNotebook(notebook, session, options);
    if (output !== null) await saveWhole(output, formatNotebook(run.notebook), { like: path });
    return run;
  } finally {
    if (options.session === undefined) await session.close();
  }
}

/** Runs a notebook's cells in `session`; nothing is saved. */
export async function executeNotebook(
  notebook: Notebook,
  session: Session,
  options: RunOptions = {},
): Promise<NotebookRun> {
  const recorder = new OutputRecorder();
  const results = new Map<Cell, Result>();
  const programs = notebook.cells.filter(isProgram);
  let failure: CellFailure | undefined;
  for (const [index, cell] of programs.entries()) {
    options.onCell?.(cell, index + 1, programs.length);
    const outputs = recorder.startCell();
    const onOutput = outputs.take.bind(outputs);
    const reply = await session.execute(cell.source, { onOutput });
    results.set(cell, { outputs, reply });
    if (reply.status === "ok" || mayFail(cell, options)) continue;
    const { ename, evalue } = reply;
    failure = { cell, position: index + 1, ename, evalue };
    break;
  }
  const cells = notebook.cells.map((cell) => withResult(cell, results.get(cell)));
  return { notebook: { ...notebook, cells }, ...(failure && { failure }) };
}

interface Result {
  readonly outputs: CellOutputs;
  readonly reply: ExecuteReply;
}

function isProgram(cell: Cell): cell is CodeCell {
  return cell.cell_type === "code" && !cellTags(cell).includes("skip-execution");
}

function mayFail(cell: Cell, { allowErrors = false }: RunOptions): boolean {
  return allowErrors || cellTags(cell).includes("raises-exception");
}

function withResult(cell: Cell, result: Result | undefined): Cell {
  if (cell.cell_type !== "code") return cell;
  if (result === undefined) return { ...cell, outputs: [], execution_count: null };
  const { outputs, reply } = result;
  return { ...cell, outputs: outputs.list(), execution_count: reply.executionCount };
}
