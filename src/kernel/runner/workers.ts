/** `new Worker("./w.ts")` in a cell: a thread that can load TypeScript, as the cell itself can. */
import { syncBuiltinESMExports } from "node:module";
import workers from "node:worker_threads";

const isTypeScript = /\.[cm]?tsx?$/;

/** From now on a worker's file may be TypeScript. */
export function installWorkers(): void {
  const Plain = workers.Worker;
  class Worker extends Plain {
    constructor(file: string | URL, options: workers.WorkerOptions = {}) {
      super(file, isTypeScript.test(String(file)) ? withLoader(options) : options);
    }
  }
  Object.assign(workers, { Worker });
  syncBuiltinESMExports();
}

function withLoader(options: workers.WorkerOptions): workers.WorkerOptions {
  const loader = new URL("./worker-loader.js", import.meta.url).href;
  return { ...options, execArgv: [...(options.execArgv ?? []), "--import", loader] };
}
