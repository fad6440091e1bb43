/** TypeScript's messages: two thousand, of which a page's code names four fifths. */
import { build } from "esbuild";

/** A slim typescript.js (`slim-typescript`) with the messages alone that what is left of it names. */
export async function slimMessages(source: string): Promise<string> {
  const named = new Set(
    Array.from((await withoutRest(source)).matchAll(/\bDiagnostics\.(\w+)/g), ([, name]) => name),
  );
  return source.replace(/^ {2}(\w+): diag\(.*\),?\n/gm, (line, name) =>
    named.has(name) ? line : "",
  );
}

/** What a bundler leaves of a module when nothing else uses it. */
async function withoutRest(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, loader: "js" },
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    write: false,
  });
  return outputFiles[0].text;
}
