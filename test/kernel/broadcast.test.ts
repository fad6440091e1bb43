import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Subscriber } from "zeromq";
import { BroadcastChannel } from "../../src/kernel/broadcast.ts";
import { silentSubscriber } from "./raw-subscriber.ts";

let port: number;
let channel: BroadcastChannel;
let reader: Subscriber;
const said: string[] = [];

beforeEach(async () => {
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  port = await freePort();
  channel = new BroadcastChannel();
  await channel.bind(`tcp://127.0.0.1:${port}`);
  reader = new Subscriber({ linger: 0 });
  const subscribed = subscriptions(2);
  reader.connect(`tcp://127.0.0.1:${port}`);
  reader.subscribe();
  await silentSubscriber(port);
  await subscribed;
});

afterEach(async () => {
  await channel.close();
  reader.close();
  vi.restoreAllMocks();
});

test("a client that does not read is told of once, and the others get every message in order", {
  timeout: 60_000,
}, async () => {
  const count = 400;
  const heard = read(count);
  const sent = Array.from({ length: count }, (_, index) =>
    channel.send([Buffer.from(String(index)), Buffer.alloc(100_000)]),
  );
  await Promise.all(sent);
  expect(await heard).toEqual(Array.from({ length: count }, (_, index) => String(index)));
  expect(said.filter((text) => text.includes("does not read"))).toHaveLength(1);
});

async function read(count: number): Promise<string[]> {
  const topics: string[] = [];
  while (topics.length < count) topics.push(String((await reader.receive())[0]));
  return topics;
}

/** Resolves when so many have subscribed. */
function subscriptions(count: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    void channel.subscriptions(() => {
      if (++seen === count) resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
