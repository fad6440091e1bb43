/** The course in JupyterLab: a card in the launcher, a panel, buttons above each lesson, its contents beside it. */
import type { Contents, LabNotebookPanel, NotebookTracker } from "../lab-notebook.ts";
import { keepUnchanged } from "../unchanged.ts";
import type { Widget, WidgetClass } from "../widget.ts";
import { type Application as Restorable, type StateDb, showContentsOnce } from "./contents-once.ts";
import css from "./course.css";
import icon from "./course.svg";
import { type CoursePanel, coursePanelClass } from "./course-panel.ts";
import { placeOf } from "./lesson.ts";
import { addLessonBar } from "./lesson-bar.ts";

interface Application extends Restorable {
  readonly commands: {
    addCommand(id: string, options: object): unknown;
    execute(id: string, args: object): Promise<unknown>;
  };
  readonly shell: Restorable["shell"] & { add(widget: Widget, area: string): void };
  readonly serviceManager: { readonly contents: Contents };
}

interface Launcher {
  add(card: object): unknown;
}

const command = "chainrule:course";

/** The command that opens the panel. */
export function coursePlugin(Base: WidgetClass): object {
  return {
    id: "chainrule-plotly:course",
    description: "Shows all lessons, and how far the learner is.",
    autoStart: true,
    activate(app: Application) {
      styleCourse();
      const { contents } = app.serviceManager;
      const Panel = coursePanelClass(Base, contents, (path) => void open(app, path));
      let panel: CoursePanel | undefined;
      app.commands.addCommand(command, {
        label: "Course",
        caption: "All lessons of chainrule, and how far you are",
        icon: "ui-components:notebook", // the launcher puts it beside the row's name
        execute: async ({ cwd = "" }: { readonly cwd?: string }) => {
          if (panel === undefined || panel.isDisposed) panel = new Panel();
          panel.near = cwd === "" || cwd.endsWith("/") ? cwd : `${cwd}/`;
          await panel.refresh();
          if (!panel.isAttached) app.shell.add(panel, "main");
          if (!panel.isAttached) app.shell.add(panel, "right"); // Notebook 7 shows one thing at a time
          app.shell.activateById(panel.id);
        },
      });
    },
  };
}

/** The card; before the kernels, which stand in the same row. */
export function courseCardPlugin(launcher: unknown): object {
  return {
    id: "chainrule-plotly:course-card",
    description: "Puts the course into the launcher.",
    autoStart: true,
    optional: [launcher], // Notebook 7 shares its name, and has none
    activate(_app: Application, cards: Launcher | null) {
      cards?.add({ command, category: "Notebook", rank: -1, kernelIconUrl: icon });
    },
  };
}

/** What a lesson has around it when it is open; `state` is left out where JupyterLab keeps none. */
export function lessonPlugin(Base: WidgetClass, tracker: unknown, state: unknown): object {
  return {
    id: "chainrule-plotly:lesson",
    description: "Leads from lesson to lesson, and shows the contents of the first.",
    autoStart: true,
    requires: [tracker],
    optional: state === undefined ? [] : [state],
    activate(app: Application, notebooks: NotebookTracker, memory?: StateDb | null) {
      const watched = (panel: LabNotebookPanel) =>
        void watch(panel, app, Base, memory ?? undefined);
      notebooks.forEach(watched);
      notebooks.widgetAdded.connect((_sender, panel) => {
        void panel.context.ready.then(() => {
          if (isOurs(panel)) keepUnchanged(panel.context.model);
        });
        watched(panel);
      });
    },
  };
}

function isOurs({ context }: LabNotebookPanel): boolean {
  const kernelspec = context.model.getMetadata("kernelspec") as { name?: unknown } | undefined;
  return kernelspec?.name === "chainrule";
}

async function watch(
  panel: LabNotebookPanel,
  app: Application,
  Base: WidgetClass,
  memory: StateDb | undefined,
): Promise<void> {
  await panel.context.ready;
  const place = placeOf(panel);
  if (place === undefined) return;
  addLessonBar(panel, place, Base, {
    open: (path) => void open(app, path),
    openCourse: (cwd) => void app.commands.execute(command, { cwd }),
  });
  if (memory !== undefined) await showContentsOnce(app, memory);
}

/** JupyterLab itself says what is wrong with a notebook that does not open. */
function open({ commands }: Application, path: string): Promise<unknown> {
  return commands.execute("docmanager:open", { path });
}

function styleCourse(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
