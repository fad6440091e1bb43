/** docs/examples: lessons to read on the web, held to what their cells show. `-u` writes them anew. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Session } from "../../src/kernel/session.ts";
import { readLesson } from "../../src/notebook/build.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { executeNotebook } from "../../src/notebook/run.ts";
import { root } from "../project/modules.ts";
import { renderedLesson } from "./rendered.ts";

const folder = join(root, "docs", "examples");

/** Short lessons with figures of different kinds: planes, curves, a graph. */
const rendered = ["02-xor", "07-chain-rule"];

test.for(rendered)("docs/examples/%s.md is what the lesson's cells show", async (name) => {
  const lesson = await readLesson(join(root, "lessons", `${name}.ts`));
  const session = new Session({ directory: join(root, "notebooks") });
  try {
    const { notebook, failure } = await executeNotebook(notebookFromLesson(lesson, name), session);
    expect(failure).toBeUndefined();
    const files = renderedLesson(name, notebook);
    for (const [path, text] of Object.entries(files)) {
      await expect(text, path).toMatchFileSnapshot(join(folder, path));
    }
    const pictures = Object.keys(files).filter((path) => path.startsWith(`${name}/`));
    expect(readdirSync(join(folder, name)).sort()).toEqual(
      pictures.map((path) => path.slice(name.length + 1)).sort(),
    );
  } finally {
    await session.close();
  }
});
