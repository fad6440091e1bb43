import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LabPage, openLab } from "./lab-page.ts";
import { LiteClient, ofType } from "./lite-client.ts";
import { serveLab } from "./served-lab.ts";

const served = serveLab();

describe("a lab that shares memory with its workers, by its own service worker", () => {
  let lab: LabPage;
  let kernel: LiteClient;

  beforeAll(async () => {
    lab = await openLab(served.browser, served.address);
    kernel = await LiteClient.start(lab.page);
  });
  afterAll(() => lab?.close());

  test("is cross-origin isolated, on a server that sets no header", async () => {
    expect(await lab.page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(lab.complaints).toEqual([]);
  });

  test("prompt() asks the person and waits for the answer", async () => {
    const ran = await kernel.execute('[prompt("name?"), prompt("more?", "nothing")]', {
      answers: ["zoë 🙂"],
      allow_stdin: true,
    });
    expect(ofType(ran, "execute_result")[0].data["text/plain"]).toBe("[ 'zoë 🙂', 'nothing' ]");
  });

  test("prompt() fails in a sentence where nobody can be asked", async () => {
    const { reply } = await kernel.execute('prompt("name?")', { allow_stdin: false });
    expect(reply.evalue).toBe("prompt: there is nobody to ask");
  });

  test("a training takes several threads", async () => {
    const ran =
      await kernel.execute(`import { dense, map, network, relu, seeded, softmax, train, zeros } from "chainrule";
const random = seeded(7);
const X = map(zeros(3200, 784), () => random.next());
const Y = map(zeros(3200, 10), () => 0);
for (let r = 0; r < 3200; r++) Y.data[r * 10 + (r % 10)] = 1;
const layers = [dense(300, { activation: relu }), dense(10, { activation: softmax })];
const net = network({ inputs: 784, layers, random: seeded(3) });
const history = await train(net, { X, Y }, { epochs: 1, threads: 2 });
\`\${history.engine} \${history.threads}\``);
    expect(ofType(ran, "execute_result")[0].data["text/plain"]).toBe("'simd 2'");
  });
});

test("a lab without shared memory says so when a cell asks, and trains on one thread", async () => {
  const context = await served.browser.newContext({ serviceWorkers: "block" });
  const lab = await openLab(served.browser, served.address, undefined, context);
  const kernel = await LiteClient.start(lab.page);
  expect(await lab.page.evaluate(() => crossOriginIsolated)).toBe(false);
  const { reply } = await kernel.execute('prompt("name?")', { allow_stdin: true });
  expect(reply.evalue).toContain("prompt: this browser lets a cell wait for no answer");
  const ran = await kernel.execute(`import { dense, network, train, matrix } from "chainrule";
const xor = { X: matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), Y: matrix([[0], [1], [1], [0]]) };
const history = await train(network({ inputs: 2, layers: [dense(4), dense(1)] }), xor, { epochs: 3 });
history.threads`);
  expect(ofType(ran, "execute_result")[0].data["text/plain"]).toBe("1");
  await lab.close();
});
