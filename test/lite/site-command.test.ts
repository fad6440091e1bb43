import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { chainrule } from "../lab/program.ts";
import { notebookOf } from "../lab/running-lab.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-site-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("chainrule site --lab DIR makes a lab of a folder, without what is hidden or installed, and without itself", async () => {
  for (const name of ["lib", ".keys", "node_modules/some"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, "mine.ipynb"), JSON.stringify(notebookOf({ source: "1 + 1" })));
  for (const name of ["lib/a.ts", ".keys/secret", "node_modules/some/index.js"]) {
    writeFileSync(join(folder, name), "export const a = 1;");
  }
  const out = join(folder, "out");
  for (const _ of ["the first time", "again, over it"]) {
    const { code, stdout, stderr } = await chainrule("site", "--lab", folder, "-o", out);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.trim()).toBe(`wrote ${join(out, "lab", "index.html")}`);
  }
  const lab = join(out, "lab");
  const listing = JSON.parse(readFileSync(join(lab, "api", "contents", "all.json"), "utf8"));
  expect(listing.content.map(({ name }: { name: string }) => name).sort()).toEqual([
    "lib",
    "mine.ipynb",
  ]);
  expect(existsSync(join(lab, "files", "lib", "a.ts"))).toBe(true);
  const { "jupyter-config-data": settings } = JSON.parse(
    readFileSync(join(lab, "jupyter-lite.json"), "utf8"),
  );
  expect(settings.defaultKernelName).toBe("chainrule");
  const extensions = settings.federated_extensions.map(({ name }: { name: string }) => name);
  expect(extensions).toEqual(["chainrule-lite", "chainrule-plotly"]);
});

test("a folder that is not there is told in a sentence", async () => {
  const { code, stderr } = await chainrule("site", "--lab", join(folder, "nowhere"));
  expect(code).toBe(1);
  expect(stderr).toBe(
    `chainrule: ${join(folder, "nowhere")} is not there; make this folder first\n`,
  );
});
