/** The plug-in that makes choices of the questions in notebooks of this kernel. */
import questionCss from "../../page/style/question.css";
import { KeptAnswers } from "./kept-answers.ts";
import type { Contents, LabNotebookPanel, NotebookTracker } from "./lab-notebook.ts";
import { NotebookQuestions } from "./notebook-questions.ts";
import { rememberNotebook } from "./open-notebooks.ts";

interface Application {
  readonly serviceManager: { readonly contents: Contents };
}

/** The plug-in, from the token of JupyterLab's `INotebookTracker`. */
export function questionsPlugin(tracker: unknown): object {
  return {
    id: "chainrule-plotly:questions",
    description: "Asks the questions of a lesson before it shows what answers them.",
    autoStart: true,
    requires: [tracker],
    activate({ serviceManager }: Application, notebooks: NotebookTracker) {
      styleQuestions();
      const watched = (panel: LabNotebookPanel) => void watch(panel, serviceManager.contents);
      notebooks.forEach(watched);
      notebooks.widgetAdded.connect((_sender, panel) => watched(panel));
    },
  };
}

async function watch(panel: LabNotebookPanel, contents: Contents): Promise<void> {
  const { content, context, disposed } = panel;
  let isOpen = true;
  disposed.connect(() => {
    isOpen = false;
  });
  await context.ready;
  if (!isOurs(context.model.getMetadata("kernelspec"))) return;
  const answers = await KeptAnswers.of(contents, context.path);
  if (!isOpen) return;
  rememberNotebook(panel, answers);
  const questions = new NotebookQuestions(content, answers);
  disposed.connect(() => questions.dispose());
}

/** Another kernel's notebooks are left as they are. */
function isOurs(kernelspec: unknown): boolean {
  return (kernelspec as { name?: unknown } | undefined)?.name === "chainrule";
}

/** The looks of an exported page, in the colours of JupyterLab's theme. */
function styleQuestions(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.jp-Notebook {
    .question, .covered {
      --line: var(--jp-border-color1);
      --sheet: var(--jp-layout-color1);
      --quiet: var(--jp-ui-font-color2);
      --link: var(--jp-brand-color1);
      --sans: var(--jp-ui-font-family);
    }
    ${questionCss}
    .question button {
      padding: 0.3rem 0.8rem;
      border: 1px solid var(--jp-border-color1);
      border-radius: 0.3rem;
      background: var(--jp-layout-color2);
      color: var(--jp-ui-font-color1);
      font: 0.9rem / 1.4 var(--sans);
      cursor: pointer;
      &:disabled { color: var(--jp-ui-font-color2); cursor: default; }
    }
    .covered {
      display: none;
      margin: 0.5rem 0 0.5rem calc(var(--jp-cell-prompt-width) + var(--jp-cell-padding));
    }
    .chainrule-covered:has(.jp-OutputArea-child) {
      > .jp-Cell-outputWrapper { display: none; }
      > .covered { display: block; }
    }
  }
  [data-jp-theme-light="true"] .question { color-scheme: light; }
  [data-jp-theme-light="false"] .question { color-scheme: dark; }`);
  document.adoptedStyleSheets.push(sheet);
}
