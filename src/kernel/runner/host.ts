/** The place in which cells run, as the library sees it (`show`, `showLive`, a training's signal). */
import type { MimeBundle } from "../../display/bundle.ts";
import {
  type CellHost,
  type DisplayOptions,
  installHost,
  type LastWords,
} from "../../display/host.ts";
import { currentCell } from "./cell.ts";
import { notePassed, passedExercises } from "./progress.ts";
import { put, signals, uninterrupted } from "./reports.ts";
import { ASKED, beginWork, endWork } from "./signals.ts";

/** Offers the library a host whose outputs go to the cell that is asking. */
export function installCellHost(): void {
  installHost(host);
}

const idle = new AbortController().signal;

const host: CellHost = {
  display(bundle: MimeBundle, options: DisplayOptions = {}): void {
    const { id, update = false } = options;
    if (id === undefined) put({ output_type: "display_data", data: bundle, metadata: {} });
    else {
      const transient = { display_id: id };
      const output_type = update ? "update_display_data" : "display_data";
      put({ output_type, data: bundle, metadata: {}, transient });
    }
  },
  clearOutput(wait = false): void {
    put({ output_type: "clear_output", wait });
  },
  passed: notePassed,
  progress: passedExercises,
  get signal(): AbortSignal {
    return currentCell()?.signal ?? idle;
  },
  isAsked: () => Atomics.load(signals, ASKED) === 1,
  beginWork: () => beginWork(signals),
  endWork: () => endWork(signals),
  whole: uninterrupted,
  onStop(leave: () => LastWords): () => void {
    return currentCell()?.onStop(leave) ?? (() => {});
  },
};
