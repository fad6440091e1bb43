/** The lab of all lessons, built once for all tests of it (vitest.config.ts), and again when what it is made of has changed. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildLabSite } from "../../src/lab/lab-site.ts";
import { strictProject } from "../../src/notebook/strict-folder.ts";
import { python } from "../kernel/python.ts";
import { notebookOf } from "../lab/running-lab.ts";
import { root } from "../project/modules.ts";

/** Where it lies. */
export const labFolder = join(root, "dist", "test-lab-site");

/** The cells of notebooks beside the lessons. */
const notebooks: Readonly<Record<string, readonly string[]>> = {
  "two-cells.ipynb": ["const first = 1;", "first + 1"],
  "slider.ipynb": ['import { slider } from "chainrule";\nslider(0, 1, (x) => "x is " + x)'],
  "pause.ipynb": [
    `import { dense, gates, liveTraining, network, sigmoid, train } from "chainrule";
const data = gates.xor;
const net = network({ inputs: 2, layers: [dense(4), dense(1, { activation: sigmoid })] });
await train(net, data, { epochs: 10_000_000, batchSize: 1, ...liveTraining({ net, data }) });`,
  ],
};

/** Builds it. */
export async function setup(): Promise<void> {
  const built = ["lite", "plotly-renderer", "notebooks"].map((step) => `dist/.${step}.stamp`);
  const own = ["built-lab.ts", "files/greeting.ts", "files/parts/signs.ts"];
  const stamp = stampOf([...built, ...own.map((name) => `test/lite/${name}`)]);
  if (readText(`${labFolder}.stamp`) === stamp) return;
  const lessons = await mkdtemp(join(tmpdir(), "chainrule-lessons-"));
  await cp(join(root, "dist", "notebooks"), lessons, { recursive: true });
  await writeFile(join(lessons, "tsconfig.json"), strictProject);
  await cp(join(root, "test", "lite", "files"), lessons, { recursive: true });
  for (const [name, sources] of Object.entries(notebooks)) {
    const notebook = notebookOf(...sources.map((source) => ({ source })));
    await writeFile(join(lessons, name), JSON.stringify(notebook));
  }
  await mkdir(labFolder, { recursive: true });
  await buildLabSite({ root, python: python(), contents: [lessons], out: labFolder });
  await rm(lessons, { recursive: true });
  await writeFile(`${labFolder}.stamp`, stamp);
}

function stampOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readText(join(root, file)) ?? "");
  return hash.digest("hex");
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
