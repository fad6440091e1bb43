/** What a session asks of whatever runs compiled cells: a process, or a page's worker. */
import type { CompiledCell } from "../cells/compiled.ts";
import type { CommMessage } from "./comm-message.ts";
import type { ErrorReport, Output } from "./outputs.ts";

/** A compiled cell with the names it goes by. */
export interface PlacedCell extends Pick<CompiledCell, "code" | "map" | "names"> {
  /** The script's address, in the notebook's folder: relative imports start there. */
  readonly fileName: string;
  /** Names the execution; its outputs and its end carry the same number. */
  readonly cell: number;
  /** The number the reader sees: In[3]. */
  readonly number: number;
  /** The cell as it was written, for excerpts. */
  readonly source: string;
  /** Names that the cell uses, and whose latest declaration was refused. */
  readonly refused: readonly string[];
}

/** Where a cell's outputs and questions go. */
export interface CellClient {
  /** Awaited: a slow taker slows the cell down. */
  onOutput?(output: Output): void | Promise<void>;
  /** Takes what the cell says through comms; without it nobody listens. */
  onComm?(message: CommMessage): void | Promise<void>;
  /** Answers the cell's `prompt()`; without it `prompt()` throws. */
  input?(prompt: string): Promise<string>;
}

/** Runs one cell at a time. */
export interface CellRunner {
  /** Makes it ready before it is needed. */
  start(): void;
  /** Runs one cell; resolves with its error, if it had one. */
  run(cell: PlacedCell, client: CellClient): Promise<ErrorReport | undefined>;
  /** Stops the running cell; resolves when it is closed. */
  interrupt(): Promise<void>;
  /** The front end speaks to a cell's comm. */
  comm(message: CommMessage): void;
  /** Ends it, with all variables; a running cell ends with an error. */
  stop(): Promise<void>;
}
