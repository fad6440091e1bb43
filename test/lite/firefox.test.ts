import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalServer } from "../local-server.ts";
import { Firefox, type FirefoxPage } from "../page/firefox.ts";
import { labFolder } from "./built-lab.ts";
import { serve } from "./static-server.ts";

let firefox: Firefox;
let server: LocalServer;

beforeAll(async () => {
  firefox = await Firefox.start();
  server = await serve(labFolder);
});
afterAll(async () => {
  await firefox?.stop();
  await server?.close();
});

test("the lab runs lesson 01 in Firefox, to its end, and asks nobody else", {
  timeout: 240_000,
}, async () => {
  const page = await firefox.visit(`${server.address}/lab/index.html?path=01-perceptron.ipynb`);
  await until(page, "'jupyterapp' in window && document.querySelector('.jp-Notebook') !== null");
  const context = "jupyterapp.shell.currentWidget.context";
  await until(page, `${context}.sessionContext.session?.kernel?.status === 'idle'`);
  await page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells').then(() => 'done')");
  const cells = `${context}.model.toJSON().cells.filter((cell) => cell.cell_type === 'code')`;
  const count = Number(await page.evaluate(`${cells}.length`));
  expect(count).toBeGreaterThan(10);
  const ran = `${cells}.filter((cell) => cell.execution_count !== null).length`;
  expect(await page.evaluate(ran)).toBe(count);
  const failed = `${cells}.filter((cell) => cell.outputs.some((one) => one.output_type === 'error')).length`;
  expect(await page.evaluate(failed)).toBe(0);
  expect(page.complaints().filter((one) => one.startsWith("request"))).toEqual([]);
});

async function until(page: FirefoxPage, condition: string): Promise<void> {
  // The page is loaded a second time when its service worker is there: then a script has no place to run.
  const holds = () => page.evaluate(condition).catch(() => false);
  await expect.poll(holds, { timeout: 120_000 }).toBe(true);
}
