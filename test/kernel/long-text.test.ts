import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "./client.ts";

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.close());

/** Stands for all that JSON, UTF-8 and UTF-16 treat each in a way of its own. */
const LINE = 'ab"\\\n\u0001é→🙂\ud800\u2028';

test.each([
  ["plain letters", "x"],
  ["signs that JSON escapes, all planes of Unicode and half a character", LINE],
])(
  "text of five megabytes arrives as it was written, but for half a character: %s",
  async (_, line) => {
    const count = Math.ceil(5e6 / line.length);
    const { messages } = await client.execute(
      `process.stdout.write("before\\n");
     process.stdout.write(${JSON.stringify(line)}.repeat(${count}));
     process.stderr.write("after");`,
    );
    const streams = messages.filter(({ type }) => type === "stream");
    const text = (name: string): string =>
      streams.map(({ content }) => (content.name === name ? content.text : "")).join("");
    expect(text("stdout") === `before\n${line.repeat(count).replaceAll("\ud800", "\ufffd")}`).toBe(
      true,
    );
    expect(text("stderr")).toBe("after");
    expect(streams.at(-1)?.content).toEqual({ name: "stderr", text: "after" });
  },
);
