import { afterAll, expect, test } from "vitest";
import { Client } from "./client.ts";

const clients: Client[] = [];
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
});

test("twenty kernels at once start, answer, and keep their variables apart", async () => {
  const started = await Promise.all(Array.from({ length: 20 }, () => Client.start()));
  clients.push(...started);
  const results = await Promise.all(
    started.map(async (client, i) => {
      await client.execute(`const mine = ${i};`);
      const { messages } = await client.execute("mine * 2");
      return messages.find(({ type }) => type === "execute_result")?.content.data["text/plain"];
    }),
  );
  expect(results).toEqual(started.map((_, i) => String(2 * i)));
}, 280_000);
