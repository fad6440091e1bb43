/** `console`, `process.stdout` and `process.stderr` of cells. */
import { createConsole } from "../../run/console.ts";
import { CellStream } from "./cell-stream.ts";
import { put } from "./reports.ts";
import { tools } from "./tools.ts";

const streams = { stdout: new CellStream("stdout"), stderr: new CellStream("stderr") };
const printer = createConsole({
  tools,
  print: (name, text) => void streams[name].write(text),
  clear: () => put({ output_type: "clear_output", wait: false }),
});

/** Makes the process's standard streams and the global console those of the running cell. */
export function installConsole(): void {
  for (const [name, value] of Object.entries(streams)) {
    Object.defineProperty(process, name, { value, configurable: true });
  }
  globalThis.console = { ...globalThis.console, ...printer.methods };
}

/** At a cell's end. */
export function settleConsole(): void {
  printer.settle();
  streams.stdout.flush();
  streams.stderr.flush();
}
