/** `npm start` after everything is installed and built: JupyterLab at the first lesson. */
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { prepareLab } from "./jupyter-files.ts";
import { choosePort } from "./port.ts";
import { type LabServer, startServer } from "./server.ts";

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
  const port = await choosePort(options.port);
  await prepareLab(root, dirname(dirname(python)));
  const notebook = await firstNotebook(root);
  const server = startServer({ root, python, port, notebook, open });
  const interrupted = endAtSignal(server);
  try {
    await server.ready;
    console.log(`JupyterLab runs at\n\n  ${server.address}\n\nCtrl-C ends it.`);
  } catch (error) {
    if (!interrupted.aborted) throw error;
  }
  return await server.ended;
}

async function firstNotebook(root: string): Promise<string | undefined> {
  const names = await readdir(join(root, "notebooks")).catch(() => []);
  const [first] = names.filter((name) => name.endsWith(".ipynb")).sort();
  return first === undefined ? undefined : `notebooks/${first}`;
}

/** Ends the server when this program is told to end; the result tells whether it was. */
function endAtSignal(server: LabServer): AbortSignal {
  const told = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (told.signal.aborted) return;
      told.abort();
      console.log("\nEnding JupyterLab and its kernels ...");
      void server.stop(); // runLab waits for server.ended
    });
  }
  return told.signal;
}
