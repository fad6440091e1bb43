/** The outputs of a cell that runs in the page, drawn as they come. */

import { type OutputTools, renderOutput } from "../notebook/html/output.ts";
import type { Output } from "../notebook/notebook.ts";
import type { CellOutputs, OutputRecorder } from "../notebook/record.ts";
import type { Output as LiveOutput } from "../run/outputs.ts";
import { keptForms } from "../widgets/kept.ts";
import { dropPlots, redrawPlot, watchPlot } from "./plots.ts";
import { sanitizeHtml } from "./sanitize.ts";
import { watchWidget } from "./widgets.ts";

const tools: OutputTools = { sanitizeHtml };

/** Draws one cell's outputs into an element. */
export class OutputArea {
  readonly #element: HTMLElement;
  readonly #recorded: CellOutputs;
  /** What each child of the element shows (`keyOf`). */
  #drawn: unknown[] = [];

  /** Empties the element. */
  constructor(element: HTMLElement, recorder: OutputRecorder) {
    this.#element = element;
    this.#recorded = recorder.startCell();
    dropPlots(element);
    element.replaceChildren();
  }

  /** Takes outputs; `draw` shows them. */
  take(outputs: readonly LiveOutput[]): void {
    for (const output of outputs) this.#recorded.take(output);
  }

  /** Draws what has changed, also by an update that came from another cell. */
  draw(): void {
    const wanted = this.list();
    for (const [index, output] of wanted.entries()) {
      if (this.#drawn[index] !== keyOf(output)) this.#drawAt(index, output);
    }
    for (const child of [...this.#element.children].slice(wanted.length)) remove(child);
    this.#drawn = wanted.map(keyOf);
  }

  /** The outputs as a notebook keeps them. */
  list(): Output[] {
    return this.#recorded.list();
  }

  #drawAt(index: number, output: Output): void {
    const child = this.#element.children[index];
    const template = document.createElement("template");
    template.innerHTML = `${renderOutput(output, tools)}` || "<div></div>";
    const drawn = template.content.firstElementChild as HTMLElement;
    if (child === undefined) this.#element.append(drawn);
    else if (isPlot(child) && isPlot(drawn)) {
      child.querySelector(".still")?.replaceWith(drawn.querySelector(".still") as Element);
      child.querySelector("script")?.replaceWith(drawn.querySelector("script") as Element);
      redrawPlot(child);
      return;
    } else {
      dropPlots(child);
      child.replaceWith(drawn);
    }
    if (drawn.matches(".widget") && "data" in output) {
      const { data } = output;
      // Into the same object: the output is the same, and a notebook that is saved has it as it stands.
      watchWidget(drawn, (...kept) => Object.assign(data, keptForms(data, ...kept)));
    }
    if (isPlot(drawn)) watchPlot(drawn);
  }
}

/** Two outputs look the same if their keys are the same. An update puts new data into an output. */
function keyOf(output: Output): unknown {
  if (output.output_type === "stream") return `${output.name} ${output.text}`;
  return "data" in output ? output.data : output;
}

function isPlot(element: Element): element is HTMLElement {
  return element.classList.contains("plot");
}

function remove(child: Element): void {
  dropPlots(child);
  child.remove();
}
