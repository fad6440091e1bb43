import { describe, expect, test } from "vitest";
import { cell, idle, outputs, pageOf, pageWork, runAll, runCell, write } from "./working.ts";

const work = pageWork();

describe("cells of a page", () => {
  test("that never end are stopped, the page lives, and the next cell runs", () =>
    work(pageOf("while (true) {}", "1 + 1"), async (page) => {
      await cell(page, 1).hover();
      await page.getByRole("button", { name: "Run cell 1" }).click();
      await cell(page, 1).locator(".outputs").waitFor({ state: "attached" });
      await page.locator("#page-stop").click();
      await idle(page);
      expect((await outputs(page))[0]).toContain("variables are gone");
      await runCell(page, 2);
      expect((await outputs(page))[1]).toBe("2");
    }));

  test("that wait are stopped with their variables kept, and nothing of them prints later", () =>
    work(
      pageOf(
        "let ticks = 0;",
        "for (;;) { ticks++; await new Promise((resolve) => setTimeout(resolve, 1)); }",
        "const seen = ticks;\nawait new Promise((resolve) => setTimeout(resolve, 30));\n[ticks > 1, ticks === seen]",
      ),
      async (page) => {
        await runCell(page, 1);
        await cell(page, 2).hover();
        await page.getByRole("button", { name: "Run cell 2" }).click();
        await cell(page, 2).locator(".outputs").waitFor({ state: "attached" });
        await page.locator("#page-stop").click();
        await idle(page);
        expect((await outputs(page))[1]).toContain("variables keep the values they had");
        // Whatever the page still had in mind for the stopped cell is over by now.
        await page.waitForTimeout(2500);
        await runCell(page, 3);
        expect((await outputs(page))[2]).toBe("[ true, true ]");
      },
    ));

  test.each([
    ["fast", '"simd"'],
    ["reference", '"reference"'],
  ])(
    "that train, with the %s engine, keep what was learnt, and say so in one sentence",
    (_, engine) =>
      work(
        pageOf(
          `import { dense, gatherRows, liveTraining, map, network, relu, seeded, softmax, train, zeros } from "chainrule";
const random = seeded(7);
const X = map(zeros(3200, 100), () => (random.next() < 0.2 ? random.next() : 0));
const Y = map(zeros(3200, 10), () => 0);
for (let r = 0; r < 3200; r++) Y.data[r * 10 + (r % 10)] = 1;
const layers = [dense(30, { activation: relu }), dense(10, { activation: softmax })];
const net = network({ inputs: 100, layers, random: seeded(3) });`,
          `await train(net, { X, Y }, { epochs: 1e6, engine: ${engine}, ...liveTraining() });`,
          `const same = network({ inputs: 100, layers, random: seeded(3) });
async function learn(epochs: number, batches: number): Promise<boolean> {
  const shuffling = seeded(1);
  const order = new Uint32Array(3200).map((_, i) => i);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffling.shuffle(order);
    const rows = order.slice(0, epoch < epochs ? 3200 : batches * 32);
    const part = { X: gatherRows(X, rows), Y: gatherRows(Y, rows) };
    if (rows.length > 0) await train(same, part, { engine: ${engine}, shuffle: false });
  }
  return net.save() === same.save();
}`,
          "await learn(1, 0)",
        ),
        async (page) => {
          await runCell(page, 1);
          await cell(page, 2).hover();
          await page.getByRole("button", { name: "Run cell 2" }).click();
          await cell(page, 2)
            .locator(".outputs")
            .getByText("left")
            .first()
            .waitFor({ state: "attached" });
          await page.locator("#page-stop").click();
          await idle(page);
          const told = (await outputs(page))[1];
          expect(told).toMatch(/stopped (in|after) epoch .*; the weights are kept$/);
          expect(told).toMatch(/, stopped after \d/);
          expect(await cell(page, 2).locator(".outputs .error").count()).toBe(0);
          const [, word, epoch, batch = "0"] =
            /stopped (in|after) epoch ([\d,]+) of [\d,]*\d(?:, batch ([\d,]+) of)?/.exec(told) ??
            [];
          const epochs = Number(epoch.replaceAll(",", "")) + (word === "after" ? 1 : 0);
          await page.waitForTimeout(2500); // seconds later all is still there
          await runCell(page, 3);
          await write(page, 4, `await learn(${epochs}, ${batch.replaceAll(",", "")})`);
          await runCell(page, 4);
          expect((await outputs(page))[3]).toBe("true");
        },
      ),
  );

  test.each([
    [
      "large arrays",
      "const hoard: number[][] = [];\nfor (;;) hoard.push(new Array(1e6).fill(1.5));",
    ],
    ["one array", "const hoard: object[] = [];\nfor (;;) hoard.push({ a: 1 });"],
    ["numbers", "const hoard: Float64Array[] = [];\nfor (;;) hoard.push(new Float64Array(1e7));"],
    ["a text", 'let hoard = "x";\nfor (;;) hoard += hoard;'],
  ])("that fill the memory with %s end with an error, and the page lives", (_name, hoard) =>
    work(pageOf(hoard, "1"), async (page) => {
      await runAll(page);
      expect((await outputs(page))[0]).toMatch(/RangeError/);
      await runCell(page, 2);
      expect((await outputs(page))[1]).toBe("1");
    }),
  );

  test("that use much memory, but hold little of it, go on", () =>
    work(
      pageOf(
        "let sum = 0;\nfor (let i = 0; i < 400; i++) sum += new Float64Array(1e6).length;\nsum",
      ),
      async (page) => {
        await runAll(page);
        expect((await outputs(page))[0]).toBe("400000000");
      },
    ));

  test("that print without end are cut, and can be stopped", () =>
    work(pageOf('for (;;) console.log("again and again");'), async (page) => {
      await cell(page, 1).hover();
      await page.getByRole("button", { name: "Run cell 1" }).click();
      await page.getByText("the page shows no more of it").waitFor();
      await page.locator("#page-stop").click();
      await idle(page);
      expect((await outputs(page))[0]).toContain("Interrupted");
    }));
});
