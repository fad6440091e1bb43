import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalServer } from "../local-server.ts";
import { startBrowser } from "../page/browser.ts";
import { labFolder } from "./built-lab.ts";
import { type LabPage, openLab } from "./lab-page.ts";
import { type Executed, LiteClient, ofType } from "./lite-client.ts";
import { serve } from "./static-server.ts";

let browser: Browser;
let server: LocalServer;
let lab: LabPage;

beforeAll(async () => {
  browser = await startBrowser();
  server = await serve(labFolder);
  lab = await openLab(browser, server.address);
});
afterAll(async () => {
  expect(lab?.complaints).toEqual([]);
  await browser?.close();
  await server?.close();
});

const load = `import { mnist } from "chainrule";
const { training, test: rest } = await mnist();
\`\${training.X.shape} \${rest.X.shape} \${training.labels.slice(0, 5).join()}\``;
const whole = "'60000x784 10000x784 5,0,4,1,9'";

const fetched = (): number => server.hits.filter((path) => path.includes("/mnist/")).length;
const shown = (ran: Executed): string => ofType(ran, "execute_result")[0]?.data["text/plain"];

/** Loads MNIST in a kernel of its own. */
async function loadIn(kernel: Promise<LiteClient>): Promise<Executed> {
  return await (await kernel).execute(load);
}

test("mnist() has all 70,000 images, says how far it is, and fetches its four files once", async () => {
  expect(shown(await loadIn(LiteClient.start(lab.page)))).toBe(whole);
  expect(fetched()).toBe(4);
  await lab.page.getByText(/MNIST: 11\.\d of 11\.\d MB/).waitFor();
  expect(shown(await loadIn(LiteClient.start(lab.page)))).toBe(whole);
  expect(fetched()).toBe(4);
});

test("a file that the browser has kept badly is refused by its sum, and fetched anew at the next try", async () => {
  await lab.page.evaluate(async () => {
    const cache = await caches.open("chainrule-mnist-1");
    const [key] = (await cache.keys()).filter(({ url }) => url.includes("train-labels"));
    const kept = await cache.match(key);
    const plain = kept?.body?.pipeThrough(new DecompressionStream("gzip"));
    const bytes = new Uint8Array(await new Response(plain).arrayBuffer());
    bytes[100] = (bytes[100] + 1) % 10;
    await cache.put(key, new Response(bytes));
  });
  const kernel = LiteClient.start(lab.page);
  const { reply } = await loadIn(kernel);
  expect(reply.evalue).toContain("mnist: train-labels-idx1-ubyte was altered");
  expect(shown(await loadIn(kernel))).toBe(whole);
});
