/**
 * "Chainrule page" in File > Save and Export Notebook As. JupyterLab (4.6) makes its own word from
 * the exporter's name, "Chainrule", and does not ask nbconvert for the friendly one.
 */

/** The few parts of JupyterLab that the plug-in meets. */
interface Application {
  readonly serviceManager: { readonly nbconvert: { getExportFormats(force: boolean): unknown } };
}
interface Item {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly submenu: Menu | null;
}
interface Menu {
  readonly id: string;
  readonly items: readonly Item[];
  removeItem(item: Item): void;
  insertItem(index: number, item: Pick<Item, "command" | "args">): void;
}
interface MainMenu {
  readonly fileMenu: Menu;
}
interface Tracker {
  readonly widgetAdded: { connect(slot: () => void): void };
}

/** The plug-in, from the tokens of JupyterLab's `IMainMenu` and `INotebookTracker`. */
export function exportLabelPlugin(mainMenu: unknown, tracker: unknown): object {
  return {
    id: "chainrule-plotly:export-label",
    description: "Names nbconvert's exporter of chainrule in the File menu.",
    autoStart: true,
    requires: [mainMenu, tracker],
    activate({ serviceManager }: Application, { fileMenu }: MainMenu, notebooks: Tracker) {
      notebooks.widgetAdded.connect(async () => {
        await serviceManager.nbconvert.getExportFormats(false);
        // JupyterLab fills its menu when the same answer has come.
        setTimeout(() => rename(fileMenu), 0);
      });
    },
  };
}

function rename(fileMenu: Menu): void {
  const menus = fileMenu.items.flatMap(({ submenu }) => submenu ?? []);
  const formats = menus.find(({ id }) => id === "jp-mainmenu-file-notebookexport");
  const item = formats?.items.find(({ args }) => args.format === "chainrule");
  if (formats === undefined || item === undefined || item.args.label === label) return;
  formats.removeItem(item);
  formats.insertItem(0, { command: item.command, args: { ...item.args, label } });
}

const label = "Chainrule page";
