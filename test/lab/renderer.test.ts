import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../src/lab/root.ts";
import { runNode } from "./program.ts";

test("the renderer passes the type checker with the browser's types", async () => {
  const tsc = "node_modules/typescript/bin/tsc";
  expect(await runNode([tsc, "-p", "src/lab/renderer", "--noEmit"])).toMatchObject({
    code: 0,
    stdout: "",
  });
});

test("the part that every page loads is small; Plotly waits for the first figure", () => {
  const built = join(projectRoot(), "dist", "renderer", "static");
  expect(statSync(join(built, "remoteEntry.js")).size).toBeLessThan(36_000);
  expect(statSync(join(built, "plotly.js")).size).toBeGreaterThan(1_000_000);
});
