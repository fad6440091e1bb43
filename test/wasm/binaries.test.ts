import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { plainBinary, relaxedBinary } from "../../src/wasm/binaries.ts";
import { compileBinaries, generateTables } from "../../src/wasm/compile.mjs";

test("the assembly's constants and fields are those of operations.ts and fields.ts", async () => {
  const kept = await readFile(
    new URL("../../src/wasm/assembly/generated.ts", import.meta.url),
    "utf8",
  );
  // If this fails: node src/wasm/compile.mjs
  expect(kept.replaceAll("\r\n", "\n")).toBe(await generateTables());
});

test("the binaries are those of the source in assembly/", async () => {
  const kept = await readFile(new URL("../../src/wasm/binaries.ts", import.meta.url), "utf8");
  // If this fails: node src/wasm/compile.mjs
  expect(kept.replaceAll("\r\n", "\n") === (await compileBinaries())).toBe(true);
});

test("both binaries together are smaller than 60 kB", () => {
  const bytes = (plainBinary.length + relaxedBinary.length) * 0.75;
  expect(bytes).toBeLessThan(60_000);
});
