import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { compileCell } from "../../src/cells/compile.ts";
import { assetsFolder } from "../../src/notebook/assets-folder.ts";
import { decodeBase85 } from "../../src/notebook/html/base85.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { parseWorkerMessage, type WorkerMessage } from "../../src/page/worker/messages.ts";
import { listedCells } from "../run/cells.ts";
import { expectListed } from "../run/expect-listed.ts";
import { type OpenPage, openFromDisk, startBrowser } from "./browser.ts";

let browser: Browser;
let opened: OpenPage;
let runs = 0;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
  opened = await openFromDisk(browser, "<title>a worker</title>");
  const packed = await readFile(join(assetsFolder(), "worker.txt"), "utf8");
  await opened.page.evaluate((script) => {
    const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    Object.assign(globalThis, { worker: new Worker(url) });
  }, gunzipSync(decodeBase85(packed)).toString());
});
afterAll(async () => {
  await opened?.close();
  await browser?.close();
});

/** Has the page's worker run a cell; all that it says, to the end. */
async function run(source: string): Promise<WorkerMessage[]> {
  const number = ++runs;
  const compiled = compileCell(source, { fileName: `cell-${number}.ts`, importer: true });
  const rest = { source, compiled, refused: [], progress: [] };
  const posted = await opened.page.evaluate(
    (order) =>
      new Promise<{ type: string }[]>((resolve) => {
        const { worker } = globalThis as unknown as { worker: Worker };
        const said: { type: string }[] = [];
        worker.onmessage = ({ data }) => {
          said.push(data);
          if (data.type === "done") resolve(said);
        };
        worker.onerror = ({ message }) => resolve([...said, { type: `died: ${message}` }]);
        worker.postMessage(order);
      }),
    { type: "run", run: number, number, ...rest },
  );
  return posted.flatMap((message) => parseWorkerMessage(message) ?? []);
}

describe("in a page's worker", () => {
  test.each(listedCells.map((cell) => [cell.title, cell] as const))("%s", async (_, cell) => {
    const said = await run(cell.source);
    const outputs = said.flatMap((one) => (one.type === "outputs" ? one.outputs : []));
    const end = said.at(-1);
    if (end?.type !== "done") throw new Error("the worker ended with the cell");
    expectListed(cell, outputs, end.error);
  });
});
