/** The declarations against which cells are checked in a page, which has no files. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix, relative, sep } from "node:path";
import { webAssemblyTypes, webLibrary } from "../cells/web-assembly.ts";

/**
 * Virtual files, path to text: TypeScript's library for ES2023 in one, the globals of a page's
 * worker in the place of Node's types, and chainrule's own declarations from `dist`.
 */
export async function pageTypes(packageFolder: string): Promise<Record<string, string>> {
  const globals = join(packageFolder, "src", "page", "language", "globals.d.ts");
  return {
    "/lib/lib.es2023.d.ts": await library(),
    "/node_modules/@types/node/package.json": '{"name":"@types/node","types":"index.d.ts"}',
    "/node_modules/@types/node/index.d.ts": await readFile(globals, "utf8"),
    "/node_modules/chainrule/package.json":
      '{"name":"chainrule","type":"module","types":"./dist/src/index.d.ts"}',
    ...(await declarations(packageFolder)),
  };
}

/** lib.es2023.d.ts and all that it refers to, without comments: they are two thirds of it. */
async function library(): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve("typescript"));
  const texts = new Map<string, string>();
  const add = async (name: string): Promise<void> => {
    if (texts.has(name)) return;
    texts.set(name, "");
    const text = await readFile(join(folder, `lib.${name}.d.ts`), "utf8");
    for (const [, below] of text.matchAll(/^\/\/\/ <reference lib="(.+)" \/>/gm)) await add(below);
    texts.set(name, text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, ""));
  };
  await add("es2023");
  texts.set(webLibrary, webAssemblyTypes(await readFile(join(folder, webLibrary), "utf8")));
  return [...texts.values()].join("\n").replace(/\s*\n\s*/g, "\n");
}

/** The public declarations and every one that they import, under their paths in the package. */
async function declarations(packageFolder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const add = async (path: string): Promise<void> => {
    const name = relative(packageFolder, path).split(sep).join("/");
    const key = posix.join("/node_modules/chainrule", name);
    if (Object.hasOwn(found, key)) return;
    const text = (await readFile(path, "utf8")).replace(/^\/\/# sourceMappingURL.*$/m, "");
    found[key] = text;
    for (const [, specifier] of text.matchAll(/(?:from|import\() ?"(\.[^"]+)\.ts"/g)) {
      await add(join(dirname(path), `${specifier}.d.ts`));
    }
  };
  await add(join(packageFolder, "dist", "src", "index.d.ts"));
  return found;
}
