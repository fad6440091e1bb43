/** `npm start` after everything is installed and built: JupyterLab at the first lesson. */
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { prepareLab } from "./jupyter-files.ts";
import { type LabServer, startServer } from "./server.ts";
import { startOnFreePort } from "./start-server.ts";

/** What `chainrule lab` was asked for. */
export interface LabOptions {
  /** The clone. */
  readonly root: string;
  /** The interpreter of .venv. */
  readonly python: string;
  /** Open the browser. */
  readonly open: boolean;
  /** The port that must be free; the next free one if left out. */
  readonly port?: number;
}

/** Opens JupyterLab and stays until it ends; Ctrl-C ends it with its kernels. */
export async function runLab(options: LabOptions): Promise<number> {
  const { root, python, open } = options;
  await prepareLab(root, dirname(dirname(python)));
  const notebook = await firstNotebook(root);
  const ending = endAtSignal();
  const start = (port: number): LabServer => {
    const server = startServer({ root, python, port, notebook, open });
    ending.server = server;
    if (ending.told.aborted) void server.stop(); // told between two tries
    return server;
  };
  const server = await startOnFreePort(start, ending.told, options.port);
  if (!ending.told.aborted) {
    console.log(`JupyterLab runs at\n\n  ${server.address}\n\nCtrl-C ends it.`);
  }
  return await server.ended;
}

async function firstNotebook(root: string): Promise<string | undefined> {
  const names = await readdir(join(root, "notebooks")).catch(() => []);
  const [first] = names.filter((name) => name.endsWith(".ipynb")).sort();
  return first === undefined ? undefined : `notebooks/${first}`;
}

/** Ends the server when this program is told to end; `told` is aborted then. */
function endAtSignal(): { readonly told: AbortSignal; server?: LabServer } {
  const told = new AbortController();
  const ending: { readonly told: AbortSignal; server?: LabServer } = { told: told.signal };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (told.signal.aborted) return;
      told.abort();
      console.log("\nEnding JupyterLab and its kernels ...");
      void ending.server?.stop(); // runLab waits for server.ended
    });
  }
  return ending;
}
