/** The notebooks of our kernel that are open, by what is drawn: renderers know no more than their own element. */
import type { KeptAnswers } from "./kept-answers.ts";
import type { LabKernel, LabNotebookPanel } from "./lab-notebook.ts";

interface OpenNotebook {
  readonly panel: LabNotebookPanel;
  readonly answers: KeptAnswers;
}

const notebooks = new WeakMap<Element, OpenNotebook>();

/** Takes a notebook that was opened, with its reader's answers; widgets that are drawn already are told. */
export function rememberNotebook(panel: LabNotebookPanel, answers: KeptAnswers): void {
  const { node } = panel.content;
  const tell = (event: string) => {
    for (const widget of node.querySelectorAll(".chainrule-widget > div")) {
      widget.dispatchEvent(new Event(event));
    }
  };
  notebooks.set(node, { panel, answers });
  tell("progress");
  tell("kernel");
  panel.context.sessionContext.kernelChanged.connect(() => tell("kernel"));
}

/** The answers of the notebook in which an element stands; `undefined` in a notebook of another kernel. */
export function answersAround(element: Element): KeptAnswers | undefined {
  return notebookAround(element)?.answers;
}

/** The kernel of the notebook in which an element stands, if one runs. */
export function kernelAround(element: Element): LabKernel | undefined {
  return notebookAround(element)?.panel.context.sessionContext.session?.kernel ?? undefined;
}

function notebookAround(element: Element): OpenNotebook | undefined {
  const notebook = element.closest(".jp-Notebook");
  return notebook === null ? undefined : notebooks.get(notebook);
}
