import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFromDisk, startBrowser } from "../page/browser.ts";

/** Trains a network on points that a plane splits, and leaves what came of it in `result`. */
const program = `
  import { dense, Matrix, network, relu, seeded, softmax, train } from "./src/index.ts";
  const random = seeded(1);
  const X = new Matrix(400, 60, Float32Array.from({ length: 24000 }, () => random.normal()));
  const Y = new Matrix(400, 3, new Float32Array(1200));
  for (let r = 0; r < 400; r++) Y.data[3 * r + (X.at(r, 0) > 0 ? 1 : X.at(r, 1) > 0 ? 2 : 0)] = 1;
  const layers = [dense(64, { activation: relu }), dense(3, { activation: softmax })];
  globalThis.result = (async () => {
    const net = network({ inputs: 60, layers, random: seeded(2) });
    const options = { epochs: 20, learningRate: 0.1, threads: 2 };
    const { engine, threads, loss } = await train(net, { X, Y }, options);
    return { engine, threads, loss: loss.at(-1) };
  })();`;

let browser: Browser;
let script: string;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: "ts" },
    ...{ bundle: true, write: false, minify: true, format: "iife", platform: "browser" },
    ...{ conditions: ["chainrule-source"], external: ["node:*"] },
  });
  script = outputFiles[0].text;
  browser = await startBrowser();
});

afterAll(() => browser?.close());

test("a page opened from a file trains with the fast engine, on its only thread", async () => {
  const { page, complaints, close } = await openFromDisk(browser, `<script>${script}</script>`);
  const result = await page.evaluate("globalThis.result");
  expect(result).toMatchObject({ engine: "simd", threads: 1 });
  expect((result as { loss: number }).loss).toBeLessThan(0.3);
  expect(complaints).toEqual([]);
  await close();
});

test("a worker of a page that may share memory trains on two threads", async () => {
  const headers = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  };
  const server = createServer(({ url }, response) => {
    const isScript = url === "/worker.js";
    const type = isScript ? "text/javascript" : "text/html";
    response.writeHead(200, { ...headers, "Content-Type": type });
    response.end(isScript ? `${script}; result.then(postMessage)` : "<!doctype html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const result = await page.evaluate(`new Promise((resolve, reject) => {
    const worker = new Worker("/worker.js");
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  })`);
  expect(result).toMatchObject({ engine: "simd", threads: 2 });
  await page.close();
  await new Promise((resolve) => server.close(resolve));
});
