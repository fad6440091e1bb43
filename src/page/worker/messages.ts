/** What the page and the worker that runs its cells say to each other. */
import type { CompiledCell } from "../../cells/compiled.ts";
import type { ErrorReport, Output } from "../../kernel/outputs.ts";

/** From the page. */
export type WorkerOrder =
  | {
      readonly type: "run";
      /** Names this execution in the worker's messages. */
      readonly run: number;
      /** The number that the reader sees: In[3]. */
      readonly number: number;
      readonly source: string;
      readonly compiled: CompiledCell;
    }
  /** Ends the running cell where it waits. A cell that does not wait has to be ended from outside. */
  | { readonly type: "interrupt" }
  /** What `mnist()` gives: the page's own part of it (`packMnist`), or the original files by name. */
  | { readonly type: "subset"; readonly bytes: Uint8Array }
  | { readonly type: "files"; readonly files: MnistFiles };

/** MNIST's four original files. */
export type MnistFiles = Readonly<Record<string, Uint8Array>>;

/** From the worker. */
export type WorkerMessage =
  | { readonly type: "ready" }
  | { readonly type: "outputs"; readonly run: number; readonly outputs: readonly Output[] }
  /** A check of an exercise was shown; `right` if it was passed. */
  | { readonly type: "verdict"; readonly run: number; readonly right: boolean }
  | { readonly type: "done"; readonly run: number; readonly error?: ErrorReport | undefined };
