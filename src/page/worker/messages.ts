/** What the page and the worker that runs its cells say to each other. */
import type { CompiledCell } from "../../cells/compiled.ts";
import { parseError, parseLiveOutput } from "../../notebook/parse-output.ts";
import { isObject, type Raw } from "../../notebook/raw.ts";
import { jsonOf } from "../../run/json.ts";
import type { ErrorReport, Output } from "../../run/outputs.ts";
import type { ComputeRequest } from "../../widgets/host.ts";

/** What every worker that runs cells is told. */
export type CellOrder =
  | {
      readonly type: "run";
      /** Names this execution in the worker's messages. */
      readonly run: number;
      /** The number that the reader sees: In[3]. */
      readonly number: number;
      readonly source: string;
      readonly compiled: CellScript;
      /** Names that the cell uses, and whose latest declaration was refused. */
      readonly refused: readonly string[];
      /** The exercises that the reader has passed, in this lesson or another one. */
      readonly progress: readonly string[];
    }
  /** A slider asks for its figure. */
  | { readonly type: "compute"; readonly call: number; readonly asked: ComputeRequest }
  /** Ends the running cell where it waits. A cell that does not wait has to be ended from outside. */
  | { readonly type: "interrupt" };

/** What of a compiled cell is run. */
export type CellScript = Pick<CompiledCell, "code" | "names" | "map">;

/** From an exported page alone. */
export type PageOrder =
  /** What `mnist()` gives: the page's own part of it (`packMnist`), or the original files by name. */
  | { readonly type: "subset"; readonly bytes: Uint8Array }
  | { readonly type: "files"; readonly files: MnistFiles };

/** MNIST's four original files. */
export type MnistFiles = Readonly<Record<string, Uint8Array>>;

/** From the worker. */
export type WorkerMessage =
  | { readonly type: "ready" }
  /** The cell has let the event loop have its turn, so it will hear an interrupt at the next one. */
  | { readonly type: "waiting"; readonly run: number }
  | { readonly type: "outputs"; readonly run: number; readonly outputs: readonly Output[] }
  /** A check of an exercise was shown; `right` if it was passed. */
  | { readonly type: "verdict"; readonly run: number; readonly right: boolean }
  /** An exercise was passed: `perceptron.gates`. */
  | { readonly type: "passed"; readonly run: number; readonly exercise: string }
  /** What a slider's function gave; whoever asked reads it with care. */
  | { readonly type: "computed"; readonly call: number; readonly answer: unknown }
  | { readonly type: "done"; readonly run: number; readonly error?: ErrorReport | undefined };

/**
 * A message of the worker, in which a stranger's cells run and may post what they like; `undefined` if
 * it is none. It is read as a notebook is, so that what reaches the page has the shape it should.
 */
export function parseWorkerMessage(posted: unknown): WorkerMessage | undefined {
  const raw = asJson(posted);
  if (!isObject(raw)) return undefined;
  if (raw.type === "ready") return { type: "ready" };
  const { run, call, answer } = raw;
  if (raw.type === "computed" && typeof call === "number")
    return { type: "computed", call, answer };
  return typeof run === "number" ? parseOf(run, raw) : undefined;
}

function parseOf(run: number, raw: Raw): WorkerMessage | undefined {
  const { type, outputs, right, exercise, error } = raw;
  switch (type) {
    case "outputs": {
      const list = Array.isArray(outputs) ? outputs : [];
      return { type, run, outputs: list.flatMap((output) => parseLiveOutput(output) ?? []) };
    }
    case "waiting":
      return { type, run };
    case "verdict":
      return { type, run, right: right === true };
    case "passed":
      return isExerciseName(exercise) ? { type, run, exercise } : undefined;
    case "done":
      return { type, run, ...(error !== undefined && { error: parseEnd(error) }) };
    default:
      return undefined;
  }
}

/** Short, since the page keeps it. */
function isExerciseName(name: unknown): name is string {
  return typeof name === "string" && /^\w{1,50}\.\w{1,50}$/.test(name);
}

function parseEnd(error: unknown): ErrorReport {
  const isCalm = isObject(error) && error.calm === true;
  return { ...parseError(error), ...(isCalm && { calm: true }) };
}

/** What a page shows is JSON; a message may hold rings, large integers and more that is none. */
function asJson(posted: unknown): unknown {
  try {
    return JSON.parse(jsonOf(posted));
  } catch {
    return undefined;
  }
}
