/** Runs compiled cells as classic scripts in the worker's own global scope. */
import type { CellResult } from "../../cells/compiled.ts";
import type { FrameSource } from "../../cells/frames.ts";
import { Scope } from "../../run/scope.ts";
import type { CellScript } from "./messages.ts";

/** A script that ran, as a stack names it. */
export interface KnownScript extends FrameSource {
  /** The learner's text. */
  readonly source: string;
}

const scope = new Scope((script) => runScript(script));
const scripts = new Map<string, KnownScript>();
const resultSymbol = Symbol.for("chainrule.page.result");

/**
 * Runs a cell; gives its result, or a promise of it.
 *
 * As a script at a `blob:` address and not by `eval`: only so do `let`s last and shadow the
 * worker's own names, as they do in the kernel, and only so can the page's policy forbid `eval`.
 */
export function evaluate(
  { code, names, map }: CellScript,
  label: string,
  source: string,
): CellResult | Promise<CellResult> {
  scope.declare(names);
  // On the wrapper's line, which maps to nothing of the learner's.
  const script = `globalThis[globalThis.Symbol.for("chainrule.page.result")] = ${code}`;
  runScript(script, { label, map, source });
  return (globalThis as unknown as Record<symbol, CellResult | Promise<CellResult>>)[resultSymbol];
}

/** The cell whose script a stack names by `file`. */
export function findScript(file: string): KnownScript | undefined {
  return scripts.get(file);
}

declare function importScripts(url: string): void;

/** Runs a classic script; one that is `known` is found again in stacks. */
export function runScript(code: string, known?: KnownScript): void {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  if (known !== undefined) scripts.set(url, known);
  try {
    importScripts(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
