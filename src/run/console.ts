/**
 * The console of cells: it prints what Node's prints, on any host. Node's own needs streams, and is not
 * in a page.
 */
import { durationText } from "./duration.ts";
import { frameText } from "./frame.ts";
import { textTable } from "./text-table.ts";
import type { InspectOptions, Tools } from "./tools.ts";

/** Where a console prints. */
export interface ConsolePlace {
  readonly tools: Tools;
  print(name: "stdout" | "stderr", text: string): void;
  /** Removes the cell's outputs. */
  clear(): void;
}

/** A console for cells. */
export interface CellConsole {
  /** Every method can be taken off it. */
  readonly methods: object;
  /** At a cell's end: one that threw in a group would leave all that is printed later indented. */
  settle(): void;
}

type Print = (...values: unknown[]) => void;

interface Printer {
  readonly place: ConsolePlace;
  readonly log: Print;
  readonly warn: Print;
  indent: string;
}

/** Makes a console that prints at `place`. */
export function createConsole(place: ConsolePlace): CellConsole {
  const print = (name: "stdout" | "stderr") => {
    return (...values: unknown[]) => write(printer, name, place.tools.format(...values));
  };
  const printer: Printer = { place, log: print("stdout"), warn: print("stderr"), indent: "" };
  const { log, warn } = printer;
  const methods = {
    ...{ log, info: log, debug: log, dirxml: log, warn, error: warn },
    ...values(printer),
    ...groups(printer),
    ...counters(printer),
    ...timers(printer),
    clear: () => place.clear(),
  };
  const settle = (): void => {
    printer.indent = "";
  };
  return { methods, settle };
}

function write({ place, indent }: Printer, name: "stdout" | "stderr", text: string): void {
  const shown = indent === "" ? text : `${indent}${text.replaceAll("\n", `\n${indent}`)}`;
  place.print(name, `${shown}\n`);
}

function values(printer: Printer) {
  const { inspect, format, frames } = printer.place.tools;
  const { log, warn } = printer;
  return {
    dir: (value: unknown, options?: InspectOptions) =>
      write(printer, "stdout", inspect(value, { customInspect: false, ...options })),
    table: (value: unknown, properties?: readonly string[]) => {
      const isTable = typeof value === "object" && value !== null;
      log(isTable ? textTable(value, inspect, properties) : value);
    },
    assert: (right: unknown, ...said: unknown[]) => {
      const [first, ...rest] = said;
      if (right) return;
      if (typeof first === "string") warn(`Assertion failed: ${first}`, ...rest);
      else warn("Assertion failed", ...said);
    },
    trace: (...said: unknown[]) => {
      const title = said.length === 0 ? "Trace" : `Trace: ${format(...said)}`;
      const lines = frames(new Error()).map((frame) => `    at ${frameText(frame)}`);
      write(printer, "stderr", [title, ...lines].join("\n"));
    },
  };
}

function groups(printer: Printer) {
  const group = (...titles: unknown[]): void => {
    if (titles.length > 0) printer.log(...titles);
    printer.indent += "  ";
  };
  const groupEnd = (): void => {
    printer.indent = printer.indent.slice(2);
  };
  return { group, groupCollapsed: group, groupEnd };
}

function counters({ log, warn }: Printer) {
  const counts = new Map<string, number>();
  const count = (label: unknown = "default"): void => {
    const number = (counts.get(`${label}`) ?? 0) + 1;
    counts.set(`${label}`, number);
    log(`${label}: ${number}`);
  };
  const countReset = (label: unknown = "default"): void => {
    if (!counts.delete(`${label}`)) warn(`Warning: Count for '${label}' does not exist`);
  };
  return { count, countReset };
}

function timers({ log, warn }: Printer) {
  const starts = new Map<string, number>();
  const elapsed = (method: string, label: string): string | undefined => {
    const start = starts.get(label);
    if (start === undefined) warn(`Warning: No such label '${label}' for console.${method}()`);
    return start === undefined ? undefined : durationText(performance.now() - start);
  };
  return {
    time: (label: unknown = "default") => {
      const known = starts.has(`${label}`);
      if (known) warn(`Warning: Label '${label}' already exists for console.time()`);
      else starts.set(`${label}`, performance.now());
    },
    timeLog: (label: unknown = "default", ...said: unknown[]) => {
      const text = elapsed("timeLog", `${label}`);
      if (text !== undefined) log("%s: %s", `${label}`, text, ...said);
    },
    timeEnd: (label: unknown = "default") => {
      const text = elapsed("timeEnd", `${label}`);
      if (text !== undefined) log("%s: %s", `${label}`, text);
      starts.delete(`${label}`);
    },
  };
}
