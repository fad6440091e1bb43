/**
 * Loads what Node itself would load in the middle of a cell. An interrupt that cuts off one of Node's
 * own modules leaves it half loaded for the life of the process, and every later cell without it.
 */
import { isBuiltin } from "node:module";

/** Loads the built-in modules that `code` imports, and the late globals that it names. */
export function preload(code: string): void {
  for (const [, name] of code.matchAll(/\b(?:import|require)\(\s*["']([^"']+)["']/g)) {
    if (isBuiltin(name)) process.getBuiltinModule(name);
  }
  const words = new Set(code.match(/\b[A-Za-z]\w*/g));
  for (const word of words) touch(word);
  if (words.has("fetch")) touch("Headers"); // it stands in the same module as fetch itself
}

/** Some globals, such as `crypto`, are getters that load their module at the first look. */
function touch(name: string): void {
  Object.getOwnPropertyDescriptor(globalThis, name)?.get?.call(globalThis);
}
