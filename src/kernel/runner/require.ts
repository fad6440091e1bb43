/** `require` for cells: from the notebook's folder, then from chainrule's; of TypeScript files, too. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Gives the `require` of a cell by its file; `own` is where chainrule's packages are looked for. */
export function installTypeScriptRequire(own: string): (fileName: string) => NodeJS.Require {
  const fallback = createRequire(own);
  fallback.extensions[".ts"] ??= compileTypeScript;
  fallback.extensions[".cts"] ??= compileTypeScript;
  return (fileName) => {
    const require = createRequire(fileName);
    const orFallback = (name: string): unknown => {
      try {
        return require(name);
      } catch (error) {
        if (!isMissing(error, name)) throw error;
        if (hasOwn(fallback, name)) return fallback(name);
        throw error;
      }
    };
    return Object.assign(orFallback, require);
  };
}

function isMissing(error: unknown, name: string): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "MODULE_NOT_FOUND" && message.startsWith(`Cannot find module '${name}'`);
}

function hasOwn(require: NodeJS.Require, name: string): boolean {
  if (/^[./]/.test(name)) return false;
  try {
    return require.resolve(name) !== "";
  } catch {
    return false;
  }
}

/** Loaded at the first use: TypeScript takes its time. */
function compileTypeScript(module: NodeJS.Module, path: string): void {
  const { transpileCommonJs } = createRequire(import.meta.url)("../../cells/transpile.js");
  const compiled = transpileCommonJs(readFileSync(path, "utf8"), path);
  (module as unknown as { _compile(code: string, path: string): void })._compile(compiled, path);
}
