/** `npm start` after everything is installed and built: JupyterLab at the first lesson. */
import { type LabServer, startServer } from "./server.ts";
import { startOnFreePort } from "./start-server.ts";
import type { Workplace } from "./workplace.ts";

/** What `chainrule lab` was asked for. */
export interface LabOptions {
  readonly workplace: Workplace;
  /** The interpreter of the environment that `prepareLab` made ready. */
  readonly python: string;
  /** Open the browser. */
  readonly open: boolean;
  /** The port that must be free; the next free one if left out. */
  readonly port?: number;
}

/** Opens JupyterLab and stays until it ends; Ctrl-C ends it with its kernels. */
export async function runLab(options: LabOptions): Promise<number> {
  const { workplace, python, open } = options;
  const ending = endAtSignal();
  const start = (port: number): LabServer => {
    const server = startServer({ workplace, python, port, open });
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
