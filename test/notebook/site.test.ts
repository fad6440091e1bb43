import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { buildSite, type SiteOptions } from "../../src/notebook/site.ts";

let folder: string;
let lessons: string;
let site: string;

beforeAll(buildPageAssets);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-site-"));
  lessons = join(folder, "lessons");
  site = join(folder, "site");
  await cp(new URL("../fixtures/two-lessons", import.meta.url), lessons, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

const build = (onCell?: SiteOptions["onCell"]): Promise<string[]> =>
  buildSite({ lessons, site, directory: folder, onCell });

test("every lesson is run and becomes a page with its neighbours; the index names them", async () => {
  const told: string[] = [];
  const written = await build((at) => told.push(Object.values(at).join(" ")));
  expect([told[0], told.at(-1)]).toEqual(["01-one 1 2 1 1", "02-two 2 2 1 1"]);
  expect(written.map((path) => path.slice(site.length + 1))).toEqual([
    "index.html",
    "01-one.html",
    "02-two.html",
  ]);
  const [index, one, two] = await Promise.all(written.map((path) => readFile(path, "utf8")));
  expect(index).toMatch(/<a href="01-one.html">01 One<\/a>[\s\S]*You can count\./);
  expect(index).toMatch(/<dt>Time<\/dt><dd><p>about 5 minutes<\/p>/);
  expect(one).toContain('<a rel="next" href="02-two.html">');
  expect(one).not.toContain('rel="prev"');
  expect(two).toContain('<a rel="prev" href="01-one.html">');
  expect(one).toContain('<pre class="value">2</pre>');
});

test("where a lab lies beside the pages, each leads to its notebook in it, and the index to all", async () => {
  const lab = "lab/lab/index.html";
  const written = await buildSite({ lessons, site, directory: folder, lab });
  const [index, one] = await Promise.all(written.map((path) => readFile(path, "utf8")));
  expect(index).toContain(`<a href="${lab}">Open the lab</a>`);
  expect(one).toContain(`<a href="${lab}?path=01-one.ipynb">Open in the lab</a>`);
});

test("a lesson that fails is named with its cell, and nothing is written", async () => {
  const path = join(lessons, "02-two.ts");
  await writeFile(path, (await readFile(path, "utf8")).replace("2 + 2", "missing"));
  await expect(build()).rejects.toThrow(/02-two\.ts, cell "sum" failed/);
  await expect(readdir(site)).rejects.toThrow("ENOENT");
});
