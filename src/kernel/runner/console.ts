/** `console`, `process.stdout` and `process.stderr` of cells. */
import { Console } from "node:console";
import { CellStream } from "./cell-stream.ts";
import { put } from "./reports.ts";

const stdout = new CellStream("stdout");
const stderr = new CellStream("stderr");

/** Makes the process's standard streams and the global console those of the running cell. */
export function installConsole(): void {
  Object.defineProperty(process, "stdout", { value: stdout, configurable: true });
  Object.defineProperty(process, "stderr", { value: stderr, configurable: true });
  // Not the built-in console: with an inspector connected that one keeps every argument alive.
  // ignoreErrors false: no listener is added and removed around each write.
  const console = new Console({ stdout, stderr, ignoreErrors: false, colorMode: false });
  console.clear = () => put({ output_type: "clear_output", wait: false });
  countGroups(console);
  globalThis.console = console;
}

/** How many of `console.group` are open. */
let groups = 0;
let endGroup: () => void = () => {};

function countGroups(console: Console): void {
  const { group, groupEnd } = console;
  const open = (...values: unknown[]): void => {
    groups++;
    group(...values);
  };
  endGroup = groupEnd;
  const close = (): void => {
    groups = Math.max(0, groups - 1);
    groupEnd();
  };
  Object.assign(console, { group: open, groupCollapsed: open, groupEnd: close });
}

/** At a cell's end: one that threw in a group would leave all that is printed later indented. */
export function settleConsole(): void {
  for (; groups > 0; groups--) endGroup();
  stdout.flush();
  stderr.flush();
}
