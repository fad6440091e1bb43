/** The editor of a page's cells: CodeMirror with TypeScript, its mistakes, completions and types. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, forceLinting, linter, lintKeymap } from "@codemirror/lint";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { CellDiagnostic } from "../../cells/diagnostic.ts";
import type { CreateEditor, Editor, EditorOptions } from "./contract.ts";
import { typeTip } from "./type-tip.ts";

(globalThis as { chainruleEditor?: CreateEditor }).chainruleEditor = createEditor;

function createEditor(options: EditorOptions): Editor {
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
  });
  return {
    focus: () => view.focus(),
    setText: (text) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    recheck: () => forceLinting(view),
  };
}

function extensions(options: EditorOptions): Extension {
  return [
    runKeys(options),
    history(),
    javascript({ typescript: true }),
    // The same classes as in the exported code, so that nothing changes its look.
    syntaxHighlighting(classHighlighter),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    linter(async (view) => (await options.check(textOf(view))).map(diagnosticOf), { delay: 400 }),
    autocompletion({ override: [(context) => completions(options, context)] }),
    hoverTooltip((view, position) => tooltip(options, view, position)),
    // Tab is left to the page: the keyboard must get out of an editor as it came in.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap]),
    keymap.of([...historyKeymap, ...defaultKeymap]),
    leaveKey(options),
    EditorState.tabSize.of(2),
    // Without a tabindex an editor that scrolls sideways counts as out of the keyboard's reach.
    EditorView.contentAttributes.of({ "aria-label": options.label, tabindex: "0" }),
    EditorView.updateListener.of(({ docChanged, view }) => {
      if (docChanged) options.onChange(textOf(view));
    }),
  ];
}

function runKeys({ onRun }: EditorOptions): Extension {
  const run = (goOn: boolean) => () => {
    onRun(goOn);
    return true;
  };
  return Prec.highest(
    keymap.of([
      { key: "Shift-Enter", run: run(true) },
      { key: "Mod-Enter", run: run(false) },
    ]),
  );
}

/** After all others: Escape first closes what hangs over the text. */
function leaveKey({ onLeave }: EditorOptions): Extension {
  const run = (): boolean => {
    onLeave();
    return true;
  };
  return Prec.lowest(keymap.of([{ key: "Escape", run }]));
}

function textOf(view: EditorView): string {
  return view.state.doc.toString();
}

function diagnosticOf({ start, length, category, message, code }: CellDiagnostic): Diagnostic {
  return { from: start, to: start + length, severity: category, message: `${message} (TS${code})` };
}

async function completions(
  { complete }: EditorOptions,
  context: CompletionContext,
): Promise<CompletionResult | null> {
  if (context.matchBefore(/[\w$.]$/) === null && !context.explicit) return null;
  const found = await complete(context.state.doc.toString(), context.pos);
  if (found === undefined || found.matches.length === 0 || context.aborted) return null;
  const options = found.matches.map(({ text, kind, signature }): Completion => {
    return { label: text, type: iconOf(kind), ...(signature && { detail: signature }) };
  });
  return { from: found.start, to: found.end, options, validFor: /^[\w$]*$/ };
}

/** CodeMirror's name for a kind of TypeScript's. */
function iconOf(kind: string): string {
  const icons: Readonly<Record<string, string>> = {
    const: "constant",
    let: "variable",
    var: "variable",
    alias: "variable",
    getter: "property",
    setter: "property",
    primitive: "type",
  };
  return icons[kind] ?? kind.split(" ").at(-1) ?? "text";
}

async function tooltip({ inspect }: EditorOptions, view: EditorView, position: number) {
  const found = await inspect(textOf(view), position);
  if (found === undefined) return null;
  const create = () => ({ dom: typeTip(found) });
  return { pos: found.start, end: found.start + found.length, create };
}
