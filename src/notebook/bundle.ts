/** Bundles what runs in a browser: an exported page, or JupyterLite. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type OutputFile, type Plugin, type StdinOptions } from "esbuild";
import { packageFolder } from "./assets-folder.ts";
import { slimMessages } from "./slim-messages.ts";
import { memberNames, slimTypescript, typescriptNames } from "./slim-typescript.ts";

/** One of the files in src, or a text, with all that it imports, minified; `types` become `pageTypes`. */
export async function bundle(
  source: string | { readonly stdin: StdinOptions },
  { types, plugin = slimmer, define = {} }: BundleNeeds = {},
): Promise<Bundle> {
  const result = await build({
    metafile: true,
    ...(typeof source === "string"
      ? { entryPoints: [join(packageFolder(), "src", source)] }
      : source),
    bundle: true,
    define: { ...define },
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none", // all of them stand in the page: html/licences.ts
    // Behind conditions that are false in a page.
    external: ["node:*", ...typescriptAsksFor],
    plugins: [plugin],
    banner: types === undefined ? {} : { js: `const pageTypes = ${JSON.stringify(types)};` },
    logLevel: "error",
    write: false,
  });
  const [{ inputs }] = Object.values(result.metafile?.outputs ?? {});
  // Of others only what types need was read, and nothing is left.
  const files = Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0);
  return { script: (result.outputFiles as OutputFile[])[0].text, files };
}

/** What a bundle may need. */
export interface BundleNeeds {
  readonly types?: Readonly<Record<string, string>>;
  readonly plugin?: Plugin;
  /** Names that the build knows, as JavaScript. */
  readonly define?: Readonly<Record<string, string>>;
}

/** A bundled script, and the files that it was made of. */
export interface Bundle {
  readonly script: string;
  readonly files: readonly string[];
}

/** Takes from TypeScript what src/cells uses. */
const slimmer: Plugin = {
  name: "slim-typescript",
  setup(builder) {
    builder.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, async ({ path }) => {
      const cells = join(packageFolder(), "src", "cells");
      const files = (await readdir(cells)).filter((name) => name.endsWith(".ts"));
      const sources = await Promise.all(files.map((name) => readFile(join(cells, name), "utf8")));
      const contents = slimTypescript(
        await readFile(path, "utf8"),
        typescriptNames(sources),
        memberNames(sources),
      );
      return { contents: await slimMessages(contents), loader: "js" };
    });
  },
};

/** Modules of Node that TypeScript looks for, and does without in a page. */
const typescriptAsksFor = "fs path os crypto inspector perf_hooks source-map-support".split(" ");
