import { beforeAll, describe, expect, test } from "vitest";
import { slowType } from "../run/slow-type.ts";
import { type LabPage, openLab } from "./lab-page.ts";
import { type Executed, LiteClient, ofType, printed } from "./lite-client.ts";
import { serveLab } from "./served-lab.ts";

const served = serveLab();
let lab: LabPage;
let kernel: LiteClient;

beforeAll(async () => {
  lab = await openLab(served.browser, served.address);
  kernel = await LiteClient.start(lab.page);
  await kernel.execute("let steps = 0; let kept = 42;");
});

/** Cells that wait, as the kernel's tests have them. */
const waiting: Readonly<Record<string, string>> = {
  "a loop of awaits on timers":
    'for (;;) { await new Promise((r) => setTimeout(r, 1)); console.log("tick"); }',
  "timers that start timers":
    "await new Promise(() => { const again = () => { console.log(steps++); setTimeout(again, 1); }; again(); });",
  "an interval": "setInterval(() => console.log(steps++), 1); await new Promise(() => {});",
  "a promise that never settles": "await new Promise(() => {});",
  "a helper that awaits":
    "async function wait(): Promise<void> { for (;;) await new Promise((r) => setTimeout(r, 1)); }\nawait wait();",
};

/** Cells that never wait. */
const endless: Readonly<Record<string, string>> = {
  "a loop that computes": "for (;;) steps++;",
  "a loop of microtasks": "for (;;) { await null; steps++; }",
  "a loop that catches everything": "for (;;) { try { steps++; } catch {} }",
  "a computing loop in a timer":
    "setTimeout(() => { for (;;) steps++; }, 0); await new Promise(() => {});",
};

describe("the stop button of the lab", () => {
  test.each(Object.keys(waiting))(
    "stops %s and keeps variables, and nothing prints later",
    async (name) => {
      const ran = await stop(waiting[name]);
      expect(ran.reply).toMatchObject({ status: "error", ename: "Interrupted" });
      expect(ran.reply.evalue).toContain("variables keep the values they had");
      const after = await kernel.execute("await new Promise((r) => setTimeout(r, 50)); kept");
      expect(printed(after)).toBe("");
      expect(ofType(after, "execute_result")[0].data["text/plain"]).toBe("42");
    },
  );

  test.each(Object.keys(endless))(
    "ends %s together with its variables, says so, and the next cell runs",
    async (name) => {
      await kernel.execute("let steps = 0; let kept = 42;");
      const ran = await stop(endless[name]);
      expect(ran.reply.evalue).toContain("variables are gone, run the cells above again");
      const after = await kernel.execute("kept");
      expect(after.reply.evalue).toContain("kept");
      const fresh = await kernel.execute("const fresh = 7;\nfresh");
      expect(ofType(fresh, "execute_result")[0].data["text/plain"]).toBe("7");
    },
  );

  test("reaches a cell that is made ready, where the browser's storage is slow", async () => {
    await lab.page.evaluate(() => {
      const { contents } = (globalThis as unknown as LabWindow).jupyterapp.serviceManager;
      const get = contents.get.bind(contents);
      contents.get = async (...asked) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        contents.get = get;
        return await get(...asked);
      };
    });
    const source = "await new Promise(() => {});";
    const ran = await kernel.execute(source, { stopAt: "execute_input", stopAfter: 250 });
    expect(ran.reply.ename).toBe("Interrupted");
  });

  test("keeps what a training has learnt, and says where it stood in one sentence", async () => {
    await kernel.execute(`import { dense, map, network, relu, seeded, softmax, train, zeros } from "chainrule";
const random = seeded(7);
const X = map(zeros(3200, 100), () => (random.next() < 0.2 ? random.next() : 0));
const Y = map(zeros(3200, 10), () => 0);
for (let r = 0; r < 3200; r++) Y.data[r * 10 + (r % 10)] = 1;
const layers = [dense(30, { activation: relu }), dense(10, { activation: softmax })];
const net = network({ inputs: 100, layers, random: seeded(3) });
const first = net.save();`);
    const ran = await kernel.execute(
      'setTimeout(() => console.log("now"), 500);\nawait train(net, { X, Y }, { epochs: 1e6 });',
      { stopAt: "stream now" },
    );
    expect(ran.reply.evalue).toMatch(/^stopped (in|after) epoch .*; the weights are kept$/);
    expect(ofType(ran, "error")).toEqual([]);
    const kept = await kernel.execute("net.save() !== first");
    expect(ofType(kept, "execute_result")[0].data["text/plain"]).toBe("true");
  });

  test("ends a check of TypeScript that takes minutes", async () => {
    const ran = await kernel.execute(slowType, { stopAt: "execute_input" });
    expect(ran.reply.ename).toBe("Interrupted");
    const after = await kernel.execute("1 + 1");
    expect(ofType(after, "execute_result")[0].data["text/plain"]).toBe("2");
  });
});

describe("while a cell runs", () => {
  test("completion and inspection are answered", async () => {
    await kernel.execute("let kept = 42; const list = [1, 2];");
    const running = kernel.execute("await new Promise((r) => setTimeout(r, 60_000));");
    const { matches } = await kernel.ask("requestComplete", { code: "list.len", cursor_pos: 8 });
    expect(matches).toContain("length");
    const asked = { code: "kept", cursor_pos: 2, detail_level: 0 };
    expect((await kernel.ask("requestInspect", asked)).found).toBe(true);
    await kernel.interrupt();
    expect((await running).reply.ename).toBe("Interrupted");
  });
});

test("a restart forgets all and counts from 1 again", async () => {
  await kernel.execute("const old = 1;");
  await kernel.restart();
  const { reply } = await kernel.execute("old");
  expect(reply.evalue).toContain("Cannot find name 'old'");
  expect(reply.execution_count).toBe(1);
});

/** At the head of a cell that never waits: what it prints is sent with the next output some time later. */
const sayNow =
  'console.log("now");\nfor (const since = performance.now(); performance.now() - since < 100; );\nconsole.log("now");\n';

/** Runs a cell and stops it at the output "now". */
function stop(source: string): Promise<Executed> {
  return kernel.execute(sayNow + source, { stopAt: "stream now" });
}

interface LabWindow {
  readonly jupyterapp: {
    readonly serviceManager: { contents: { get(...asked: unknown[]): Promise<unknown> } };
  };
}
