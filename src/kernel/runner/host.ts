/** The place in which cells run, as the library sees it (`show`, `showLive`, a training's signal). */
import { type CellHost, installHost, type LastWords } from "../../display/host.ts";
import { displayOutput } from "../../run/outputs.ts";
import { shownText } from "../../run/value.ts";
import { currentCell } from "./cell.ts";
import { notePassed, passedExercises } from "./progress.ts";
import { put, signals, uninterrupted } from "./reports.ts";
import { ASKED, beginWork, endWork } from "./signals.ts";
import { within } from "./time-limit.ts";
import { tools } from "./tools.ts";

/** Offers the library a host whose outputs go to the cell that is asking. */
export function installCellHost(): void {
  installHost(host);
}

const idle = new AbortController().signal;

const host: CellHost = {
  display: (bundle, options) => put(displayOutput(bundle, options)),
  clearOutput(wait = false): void {
    put({ output_type: "clear_output", wait });
  },
  textOf: (value) => shownText(value, tools.inspect),
  passed: notePassed,
  progress: passedExercises,
  get signal(): AbortSignal {
    return currentCell()?.signal ?? idle;
  },
  isAsked: () => Atomics.load(signals, ASKED) === 1,
  beginWork: () => beginWork(signals),
  endWork: () => endWork(signals),
  whole: uninterrupted,
  within,
  onStop(leave: () => LastWords): () => void {
    return currentCell()?.onStop(leave) ?? (() => {});
  },
};
