/** When a local module has changed: a version made of its text and of all that it imports. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";

const ENDINGS = [".ts", ".tsx", ".mts", ".js", ".mjs", "/index.ts", "/index.js"];

/**
 * A short text that changes when the file at `url` changes, or a local file that it imports,
 * directly or not.
 */
export async function versionOf(url: string): Promise<string> {
  const hash = createHash("sha256");
  const seen = new Set<string>();
  const waiting = [new URL(url).href];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const text = await readFile(new URL(next), "utf8");
    hash.update(`${next}\n${text}\n`);
    waiting.push(...(await localImports(text, next)));
  }
  return hash.digest("hex").slice(0, 12);
}

/** What `specifier`, a path, may stand for: itself, the `.ts` beside a `.js`, or with an ending. */
export function variantsOf(specifier: string): string[] {
  const asTypeScript = specifier.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  const variants = [specifier, asTypeScript, ...ENDINGS.map((ending) => specifier + ending)];
  return Array.from(new Set(variants));
}

/** Loaded at the first use: most notebooks never import a local file. */
async function localImports(text: string, from: string): Promise<string[]> {
  const { importsOf } = await import("../../cells/transpile.ts");
  const paths = importsOf(text).filter((specifier) => /^\.{1,2}\//.test(specifier));
  const found = await Promise.all(paths.map((path) => existingVariant(path, from)));
  return found.filter((url) => url !== undefined);
}

async function existingVariant(path: string, from: string): Promise<string | undefined> {
  for (const variant of variantsOf(path)) {
    const url = new URL(variant, from);
    if (await isFile(url)) return url.href;
  }
  return undefined; // the import itself will fail, in words of its own
}

async function isFile(url: URL): Promise<boolean> {
  try {
    return (await stat(url)).isFile();
  } catch {
    return false;
  }
}
