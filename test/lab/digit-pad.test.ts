import { afterAll, beforeAll, expect, test } from "vitest";
import { mnist } from "../../src/data/mnist.ts";
import { take } from "../../src/data/subset.ts";
import { displaySymbol } from "../../src/display/bundle.ts";
import { softmax } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { Matrix } from "../../src/engine/matrix.ts";
import { type Network, network } from "../../src/engine/network.ts";
import { train } from "../../src/train.ts";
import { digitPad } from "../../src/widgets/digit-pad/bundle.ts";
import { drawSeven, outputsShown, pixelsOf } from "../page/drawing.ts";
import { foreignHosts, type LabPage, notebookOf, RunningLab } from "./running-lab.ts";

let lab: RunningLab;
let net: Network;

beforeAll(async () => {
  const { training } = await mnist();
  net = network({ inputs: 784, layers: [dense(10, { activation: softmax })] });
  await train(net, take(training, 10_000), { epochs: 1, learningRate: 0.2 });
  lab = await RunningLab.start();
}, 180_000);
afterAll(() => lab?.stop());

/** A notebook that nobody trusts, with a pad that was saved in it. */
async function openPad(name: string): Promise<LabPage> {
  const data = digitPad(net)[displaySymbol]();
  const outputs = [{ output_type: "display_data", metadata: {}, data }];
  return await lab.open(name, notebookOf({ source: "digitPad(net)", outputs }, { source: "1" }));
}

test("a pad saved in an untrusted notebook answers the mouse as the network does", async () => {
  const { page, requests } = await openPad("pad-mouse.ipynb");
  const pad = page.locator(".chainrule-widget");
  await drawSeven(pad, page);
  await pad.getByText("It reads a 7").waitFor();
  const image = new Matrix(1, 784, Float64Array.from(await pixelsOf(pad.locator(".seen"))));
  const expected = net.predict(image).toArray()[0];
  for (const [digit, output] of (await outputsShown(pad)).entries()) {
    expect(output).toBeCloseTo(expected[digit], 5);
  }
  expect(foreignHosts(requests)).toEqual([]);
});

test("its keys draw; JupyterLab's shortcuts do not take them", async () => {
  const { page } = await openPad("pad-keys.ipynb");
  const pad = page.locator(".chainrule-widget");
  await pad.locator(".sheet").focus();
  await page.keyboard.press("Space");
  for (let i = 0; i < 16; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await pad.getByText("It reads a 1").waitFor();
  expect(await pad.locator(".sheet").evaluate((node) => node.matches(":focus"))).toBe(true);
  await page.keyboard.press("Delete");
  expect(await outputsShown(pad)).toEqual([]);
  expect(await page.locator(".jp-Notebook .jp-Cell").count()).toBe(2);
});
