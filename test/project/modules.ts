/** The project's modules and what each imports, as the compiler reads it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The project's folder. */
export const root: string = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

export interface Module {
  /** Path from the project's folder, with slashes: `src/engine/matrix.ts`. */
  readonly path: string;
  readonly source: string;
  /** Paths of the project's own modules that it imports. */
  readonly inside: readonly string[];
  /** Packages and Node modules that it imports: `zeromq`, `node:fs`. */
  readonly outside: readonly string[];
}

/** Every TypeScript module in these folders of the project. */
export function readModules(...folders: string[]): Module[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .map((path) => parseModule(path, readFileSync(join(root, path), "utf8"))),
  );
}

/** What a module of this source imports: statically, dynamically, or for its types. */
export function parseModule(path: string, source: string): Module {
  const names = ts.preProcessFile(source, true, true).importedFiles.map((file) => file.fileName);
  const own = (name: string): boolean => name.startsWith(".");
  const fromRoot = (name: string): string => posix.join(posix.dirname(path), name);
  return {
    path,
    source,
    inside: names.filter(own).map(fromRoot),
    outside: names.filter((name) => !own(name)),
  };
}

/** The modules that `start` reaches, itself first. */
export function reachedFrom(start: string, modules: readonly Module[]): Module[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const reached = new Set<Module>();
  const visit = (path: string): void => {
    const module = byPath.get(path);
    if (!module || reached.has(module)) return;
    reached.add(module);
    for (const next of module.inside) visit(next);
  };
  visit(start);
  return [...reached];
}

/** A circle of imports, first module again at its end; `undefined` if there is none. */
export function findCycle(modules: readonly Module[]): string[] | undefined {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const walk = (path: string, above: readonly string[]): string[] | undefined => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of byPath.get(path)?.inside ?? []) {
      const cycle = walk(next, [...above, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of modules) {
    const cycle = walk(path, []);
    if (cycle) return cycle;
  }
  return undefined;
}
