/** What a session asks of whatever holds TypeScript, in a thread or worker of its own. */
import type { CellCall } from "../cells/call.ts";
import type { CellCompletions } from "../cells/completion.ts";
import type { CellInspection } from "../cells/inspection.ts";
import type { Completeness } from "../cells/is-complete.ts";
import type { MagicCell } from "../cells/magics.ts";
import type { Prepared } from "../cells/questions.ts";
import type { ErrorReport } from "./outputs.ts";
import type { PreparationOptions } from "./preparation.ts";

/** A cell's magic lines and the code that is left, or what is wrong with them. */
export type ReadMagics =
  | (MagicCell & { readonly error?: undefined })
  | { readonly error: ErrorReport };

/** What it can be asked. Offsets are UTF-16 units of the cell's text. */
export interface LanguageMethods {
  readMagics(source: string, number: number): ReadMagics;
  prepare(source: string, options: PreparationOptions): Prepared<ErrorReport>;
  complete(source: string, offset: number): CellCompletions;
  inspect(source: string, offset: number): CellInspection | undefined;
  signature(source: string, offset: number): CellCall | undefined;
  isComplete(source: string): Completeness;
  magicHelp(): string;
  /** What to say of a refused cell whose missing name another cell of the notebook declares. */
  notRun(source: string, mistake: ErrorReport): ErrorReport | undefined;
  forget(): void;
  refresh(): void;
  warmUp(): void;
}

/** The session's side of it. */
export interface LanguageClient {
  /** Starts it before it is needed. */
  warmUp(): void;
  /** Asks, in order; rejects if the language service itself failed. */
  call<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]>>;
  /** As `call`, for somebody who writes: `undefined` if a check keeps it busy for too long. */
  callSoon<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]> | undefined>;
  /** Ends the check that is under way. */
  stop(): Promise<void>;
  /** Ends it; calls under way reject. */
  close(): Promise<void>;
}
