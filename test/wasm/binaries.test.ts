import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import * as dense from "../../src/wasm/binaries.ts";
import { compileBinaries, generateTables } from "../../src/wasm/compile.mjs";
import * as convolution from "../../src/wasm/convolution-binaries.ts";

test("the assembly's constants and fields are those of operations.ts and fields.ts", async () => {
  const kept = await readFile(
    new URL("../../src/wasm/assembly/generated.ts", import.meta.url),
    "utf8",
  );
  // If this fails: node src/wasm/compile.mjs
  expect(kept.replaceAll("\r\n", "\n")).toBe(await generateTables());
});

test.each([
  ["binaries.ts", false],
  ["convolution-binaries.ts", true],
])("%s is what comes of the source in assembly/", async (name, convolutions) => {
  const kept = await readFile(new URL(`../../src/wasm/${name}`, import.meta.url), "utf8");
  // If this fails: node src/wasm/compile.mjs
  expect(kept.replaceAll("\r\n", "\n") === (await compileBinaries(convolutions))).toBe(true);
});

test.each([dense, convolution])("both binaries together are smaller than 60 kB", (binaries) => {
  expect(binaries.plainBytes + binaries.relaxedBytes).toBeLessThan(60_000);
});

test("what an application takes of it, network and train, is at most 32 kB compressed", async () => {
  const contents = `export { network } from "./engine/network.ts"; export { train } from "./train.ts";`;
  const resolveDir = fileURLToPath(new URL("../../src", import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: "ts" },
    ...{ bundle: true, minify: true, format: "esm", platform: "browser", write: false },
  });
  expect(gzipSync(outputFiles[0].contents, { level: 9 }).length).toBeLessThan(32_000);
});
