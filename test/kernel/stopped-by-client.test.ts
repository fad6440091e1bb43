import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "./client.ts";

let client: Client;
beforeAll(async () => {
  client = await Client.start();
  const { reply } = await client.execute(`
    import { dense, map, network, relu, seeded, softmax, train, zeros } from "chainrule";
    const random = seeded(7);
    const X = map(zeros(6400, 100), () => (random.next() < 0.2 ? random.next() : 0));
    const Y = zeros(6400, 10);
    for (let r = 0; r < 6400; r++) Y.data[r * 10 + (r % 10)] = 1;
    const layers = [dense(40, { activation: relu }), dense(10, { activation: softmax })];
    const makeNet = () => network({ inputs: 100, layers, random: seeded(3) });
    let net = makeNet();
    let batches = 0;`);
  expect(reply.content.status).toBe("ok");
});
afterAll(() => client.close());

const training = `batches = 0; net = makeNet();
await train(net, { X, Y }, {
  epochs: 1e6,
  onBatch: () => { if (++batches === 300) console.log("under way"); },
});`;

/** The weights of as many batches, learnt again. */
const comparison = `const same = makeNet(), enough = new AbortController();
let done = 0;
await train(same, { X, Y }, {
  epochs: 1e6, signal: enough.signal, onBatch: () => { if (++done === batches) enough.abort(); },
}).catch(() => {});
// A stop may fall between an epoch's last batch and its line in the history.
const whole = [Math.floor(batches / 200), Math.ceil(batches / 200) - 1];
[batches >= 300, net.save() === same.save(), whole.includes(net.history?.epochs ?? -1)]`;

const stops: Readonly<Record<string, () => unknown>> = {
  "an interrupt_request": () => client.send("interrupt_request", {}, "control"),
  ...(process.platform !== "win32" && { SIGINT: () => client.process.kill("SIGINT") }),
};

test.each(Object.entries(stops))(
  "%s stops a training with one sentence, keeps what was learnt, and ends a run of all cells",
  async (_, stop) => {
    const id = await client.send("execute_request", { code: training, stop_on_error: true });
    const below = await client.send("execute_request", { code: "'below'", stop_on_error: true });
    await client.until((m) => m.parent.msg_id === id && m.type === "stream");
    await stop();
    const { content } = await client.reply(id);
    expect(content).toMatchObject({ status: "error", ename: "Interrupted", traceback: [] });
    expect(content.evalue).toMatch(/^stopped (in|after) epoch .*; the weights are kept$/);
    expect((await client.reply(below)).content.status).toBe("aborted");
    const shown = client.about(id).filter(({ type }) => /display_data|error/.test(type));
    expect(shown.map(({ content }) => content.data)).toEqual([{ "text/plain": content.evalue }]);
    const { reply, messages } = await client.execute(comparison);
    expect(reply.content.status).toBe("ok");
    const result = messages.find(({ type }) => type === "execute_result");
    expect(result?.content.data["text/plain"]).toBe("[ true, true, true ]");
  },
);
