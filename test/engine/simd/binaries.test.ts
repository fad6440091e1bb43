import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { plainBinary, relaxedBinary } from "../../../src/engine/simd/binaries.ts";
import { compileBinaries } from "../../../src/engine/simd/compile.mjs";

test("the binaries are those of the source in assembly/", async () => {
  const kept = await readFile(
    new URL("../../../src/engine/simd/binaries.ts", import.meta.url),
    "utf8",
  );
  // If this fails: node src/engine/simd/compile.mjs
  expect(kept.replaceAll("\r\n", "\n") === (await compileBinaries())).toBe(true);
});

test("both binaries together are smaller than 60 kB", () => {
  const bytes = (plainBinary.length + relaxedBinary.length) * 0.75;
  expect(bytes).toBeLessThan(60_000);
});
