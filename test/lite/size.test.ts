import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { root } from "../project/modules.ts";

test("our parts of the lab are at most 1.2 MB as a server sends them, without Plotly", async () => {
  let bytes = 0;
  for (const room of ["lite", "renderer"]) {
    const folder = join(root, "dist", room, "static");
    for (const name of await readdir(folder)) {
      if (!name.endsWith(".js") || name.startsWith("plotly")) continue;
      bytes += gzipSync(await readFile(join(folder, name)), { level: 9 }).length;
    }
  }
  expect(bytes).toBeLessThan(1_200_000);
  expect(bytes).toBeGreaterThan(1_000_000); // nothing was forgotten
});
