import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** The library's part that `code` uses, bundled for a page. */
async function bundled(code: string) {
  const result = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    external: ["node:*"],
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const [{ inputs }] = Object.values(result.metafile.outputs);
  const files = Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0);
  return { script: result.outputFiles[0].text, files };
}

test("a program that reads no CSV holds no parser", async () => {
  const uses = (names: string) =>
    bundled(`import { ${names} } from "../../src/index.ts"; console.log(${names});`);
  const parser = (file: string) => file.includes("papaparse");
  expect((await uses("network, train, gates, split")).files.filter(parser)).toEqual([]);
  expect((await uses("parseCsv")).files.filter(parser)).toHaveLength(1);
});

test("a page, where Node is not, reads a table from its text, and says that it has no files", async () => {
  const { script } = await bundled(`
    import { csvDataset, parseCsv, readCsv } from "../../src/index.ts";
    const table = parseCsv('a,kind\\n1,"x"\\n2,y');
    const { X, labels } = csvDataset(table, { target: "kind" });
    said.push([...X.data, ...labels]);
    end(readCsv("a.csv").catch((error) => said.push(error.message)));
  `);
  const said: unknown[] = [];
  let done: Promise<unknown> | undefined;
  const end = (promise: Promise<unknown>) => {
    done = promise;
  };
  runInContext(script, createContext({ said, end }));
  await done;
  expect(said).toEqual([
    [1, 2, 0, 1],
    "readCsv: a.csv cannot be read, for a page has no files; hand over its text (parseCsv) or its bytes (read)",
  ]);
});
