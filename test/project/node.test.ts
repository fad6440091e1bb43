import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { root } from "./modules.ts";

/** Plain JavaScript, as an old Node must be able to read it. */
const checker = pathToFileURL(join(root, "src/lab/setup/node.mjs")).href;

test("the command runs on the Nodes that package.json names, and on no other", async () => {
  const { isFit } = (await import(checker)) as { isFit(version: string): boolean };
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(engines.node).toBe("^20.19.0 || ^22.12.0 || >=24.0.0");
  const fit = ["20.19.0", "20.20.2", "22.12.0", "22.23.5", "24.0.2", "26.12.1", "27.0.0"];
  const unfit = ["18.20.0", "20.18.3", "21.7.3", "22.0.0", "22.11.0", "23.9.0"];
  expect([...fit, ...unfit].filter(isFit)).toEqual(fit);
});
