import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seeded } from "../../src/engine/random.ts";
import { Client } from "./client.ts";
import { silentSubscriber } from "./raw-subscriber.ts";

let client: Client;
beforeEach(async () => {
  client = await Client.start();
});
afterEach(() => client.close());

const random = seeded(4);

/** Random bytes from somebody who has no key. */
async function shout(port: number, length: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {}); // the kernel may hang up
  await once(socket, "connect");
  socket.resume();
  socket.end(Buffer.from(Array.from({ length }, () => random.integer(256))));
  setTimeout(() => socket.destroy(), 300); // it may not be answered at all
  await new Promise((resolve) => socket.once("close", resolve));
}

describe("random bytes from a stranger", () => {
  test("leave every channel going: heartbeat, cells, control and broadcasts", async () => {
    for (const port of Object.values(client.ports)) {
      for (const length of [1, 10, 64, 4000, 4000, 4000, 100_000]) await shout(port, length);
    }
    for (let beat = 0; beat < 5; beat++) {
      await client.heartbeat.send(`ping ${beat}`);
      expect(String((await client.heartbeat.receive())[0])).toBe(`ping ${beat}`);
    }
    const { reply, messages } = await client.execute("console.log(6 * 7)");
    expect(reply.content.status).toBe("ok");
    expect(messages.map(({ type }) => type)).toContain("stream");
    expect((await client.ask("kernel_info_request", {}, "control")).content.status).toBe("ok");
  });
});

describe.skipIf(process.platform !== "linux")("a subscriber that does not read", () => {
  /** Megabytes of the kernel process. */
  const memory = (): number => {
    const status = readFileSync(`/proc/${client.process.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000;
  };

  test("costs a bounded memory, and nobody else loses an output", {
    timeout: 120_000,
  }, async () => {
    await client.execute('import { show } from "chainrule"; show(1)');
    const silent = await silentSubscriber(client.ports.iopub);
    await client.until((m) => m.type === "iopub_welcome" && m !== client.received[0]);
    const before = memory();
    const shows = 3000;
    const { messages } = await client.execute(
      `for (let i = 0; i < ${shows}; i++) show({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": String(i).padEnd(100_000) }) });`,
    );
    const texts = messages.filter(({ type }) => type === "display_data");
    expect(texts.map(({ content }) => Number(content.data["text/plain"]))).toEqual([
      ...Array(shows).keys(),
    ]);
    expect(memory() - before).toBeLessThan(250);
    expect(client.log.match(/does not read/g)?.length ?? 0).toBeLessThanOrEqual(1);
    silent.destroy();
    expect((await client.execute("1")).reply.content.status).toBe("ok");
  });
});
