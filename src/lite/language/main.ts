/** The worker that holds TypeScript for a notebook in JupyterLite; it knows cells as the kernel does. */
import { memoryFiles } from "../../cells/files.ts";
import { CellLanguage } from "../../cells/language.ts";
import type { Question } from "../../cells/questions.ts";
import { transpileCommonJs } from "../../cells/transpile.ts";
import { answerTo } from "../../run/calls.ts";
import { LanguageDesk } from "../../run/language-desk.ts";
import type { LanguageMethods } from "../../run/language-methods.ts";
import { notRunAmong } from "../../run/not-run.ts";
import type { ChangedTexts, LanguageStart, LiteMethods, NotebookCells, Texts } from "./messages.ts";

/** Put in by the build: TypeScript's library, chainrule's types and a page's globals, by path. */
declare const pageTypes: Record<string, string>;

/** What the worker that runs cells adds. */
const globals = `
/** Asks the person at the notebook and waits; an empty answer gives \`preset\`, or "". */
declare function prompt(message?: string, preset?: string): string;
`;

type Message = Question<LiteMethods> | LanguageStart | ChangedTexts | NotebookCells;

let desk: LanguageDesk | undefined;
/** The texts of the notebook's cells, when they were last needed. */
let cells: readonly string[] = [];

addEventListener("message", ({ data }: MessageEvent<Message>) => {
  if ("folder" in data) desk = openDesk(data);
  else if ("texts" in data) take(data.texts);
  else if ("cells" in data) cells = data.cells;
  else if (data.method === "transpile") postMessage(answerTo({ transpile }, data as never));
  else desk?.take(data as Question<LanguageMethods>);
});

function openDesk({ folder, texts, kept }: LanguageStart): LanguageDesk {
  take(texts);
  const files = memoryFiles(pageTypes);
  const language = new CellLanguage({
    ...{ folder, packageFolder: "/", files, globals, kept },
    installs:
      "This lab runs in the browser: it has chainrule and the files beside the notebook, and no packages of npm.",
  });
  return new LanguageDesk(language, {
    post: (message) => postMessage(message),
    log: (text, error) => console.warn(`chainrule: ${text}`, error),
    notRun: (source, mistake) => notRunAmong(() => cells, source, mistake),
    importer: true,
  });
}

function take(texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    if (text === undefined) delete pageTypes[path];
    else pageTypes[path] = text;
  }
}

function transpile(source: string, fileName: string): string {
  return transpileCommonJs(source, fileName);
}
