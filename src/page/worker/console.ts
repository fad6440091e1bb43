/** The console of cells in a page: what is printed becomes a stream output of the running cell. */
import { printed } from "./inspect.ts";

/** Takes a piece of printed text. */
export type Print = (name: "stdout" | "stderr", text: string) => void;

/** Replaces the worker's console by one that prints below the cell; returns how a cell's end closes its groups. */
export function installConsole(print: Print): () => void {
  const state: ConsoleState = { indent: "", counts: new Map(), times: new Map() };
  const write = (name: "stdout" | "stderr", values: readonly unknown[]): void => {
    const text = `${printed(values)}\n`;
    print(name, state.indent === "" ? text : text.replace(/^(?=.)/gm, state.indent));
  };
  const log = (...values: unknown[]): void => write("stdout", values);
  const error = (...values: unknown[]): void => write("stderr", values);
  const own = {
    log,
    info: log,
    debug: log,
    dir: (value: unknown) => log(value),
    error,
    warn: error,
  };
  const others = { ...groups(state, log), ...counters(state, log), ...timers(state, log) };
  const assert = (right: unknown, ...values: unknown[]): void => {
    if (!right) error("Assertion failed", ...values);
  };
  globalThis.console = {
    ...globalThis.console,
    ...own,
    ...others,
    assert,
    trace: error,
    table: log,
  };
  return () => {
    state.indent = "";
  };
}

interface ConsoleState {
  indent: string;
  readonly counts: Map<string, number>;
  readonly times: Map<string, number>;
}

type Log = (...values: unknown[]) => void;

function groups(state: ConsoleState, log: Log) {
  const group = (...values: unknown[]): void => {
    if (values.length > 0) log(...values);
    state.indent += "  ";
  };
  const groupEnd = (): void => {
    state.indent = state.indent.slice(2);
  };
  return { group, groupCollapsed: group, groupEnd };
}

function counters({ counts }: ConsoleState, log: Log) {
  const count = (label = "default"): void => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    log(`${label}: ${counts.get(label)}`);
  };
  return { count, countReset: (label = "default") => void counts.delete(label) };
}

function timers({ times }: ConsoleState, log: Log) {
  const elapsed = (label: string): string =>
    `${label}: ${(performance.now() - (times.get(label) ?? Number.NaN)).toFixed(1)}ms`;
  return {
    time: (label = "default") => void times.set(label, performance.now()),
    timeLog: (label = "default", ...values: unknown[]) => log(elapsed(label), ...values),
    timeEnd: (label = "default") => {
      log(elapsed(label));
      times.delete(label);
    },
  };
}
