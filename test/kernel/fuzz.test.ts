import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Random, seeded } from "../../src/engine/random.ts";
import { Client } from "./client.ts";

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.close());

const random: Random = seeded(20_26);
const pick = <T>(choices: readonly T[]): T => choices[random.integer(choices.length)];
const bytes = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => random.integer(256)));

/** Values that no field expects. */
const oddities: unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  "",
  "x",
  "🙂",
  [],
  [[]],
  {},
  { a: { b: [null] } },
  "\u0000",
  "-".repeat(5000),
];
const types = [
  "kernel_info_request",
  "connect_request",
  "complete_request",
  "inspect_request",
  "is_complete_request",
  "history_request",
  "comm_info_request",
  "comm_open",
  "comm_msg",
  "comm_close",
  "interrupt_request",
  "input_reply",
  "constructor",
  "__proto__",
  "toString",
  "status",
  "",
];
const fields = [
  "code",
  "cursor_pos",
  "detail_level",
  "hist_access_type",
  "session",
  "start",
  "stop",
  "n",
  "pattern",
  "unique",
  "output",
  "raw",
  "comm_id",
  "target_name",
  "data",
  "value",
  "status",
];

/** A message that is signed as it should be, whatever is in it. */
function signed(parts: readonly unknown[], raw = false): Buffer[] {
  const texts = parts.map((part) => Buffer.from(raw ? String(part) : JSON.stringify(part)));
  return [Buffer.from("<IDS|MSG>"), Buffer.from(client.sign(texts)), ...texts];
}

const kinds: readonly (() => Buffer[])[] = [
  /** Noise. */
  () => Array.from({ length: 1 + random.integer(9) }, () => bytes(random.integer(60))),
  /** A good message with one byte changed. */
  () => {
    const { frames } = client.frames("kernel_info_request", {});
    const frame = frames[1 + random.integer(frames.length - 1)];
    if (frame.length > 0) frame[random.integer(frame.length)] ^= 1 + random.integer(255);
    return frames;
  },
  /** A good message that stops too early. */
  () => client.frames("kernel_info_request", {}).frames.slice(0, random.integer(6)),
  /** Signed, but not JSON, or not objects. */
  () =>
    signed(
      Array.from({ length: 4 }, () => pick(["{", "[]", "null", "1", '"a"', "{}", "{]", ""])),
      true,
    ),
  /** Signed, with a header that lacks things or has odd ones. */
  () => signed([{ [pick(["msg_id", "msg_type", "session"])]: pick(oddities) }, {}, {}, {}]),
  /** A known or unknown type with fields nobody would send. */
  () => {
    const content = Object.fromEntries(
      Array.from({ length: 3 }, () => [pick(fields), pick(oddities)]),
    );
    return client.frames(pick(types), content).frames;
  },
];

describe("10,000 bad messages", () => {
  test("on shell, control and stdin stop nothing: the same kernel answers afterwards", async () => {
    await client.execute("let kept = 'kept';");
    const { pid } = client.process;
    for (let i = 0; i < 10_000; i++) {
      const channel = pick(["shell", "shell", "control", "stdin"] as const);
      const frames = pick(kinds)();
      await client[channel].send(frames.length > 0 ? frames : [Buffer.alloc(0)]);
      if (i % 500 === 0) await client.ask("kernel_info_request");
    }
    expect((await client.ask("kernel_info_request")).content.status).toBe("ok");
    const { messages } = await client.execute("kept");
    expect(messages[2].content.data).toEqual({ "text/plain": "'kept'" });
    expect(client.process.pid).toBe(pid);
    expect(client.process.exitCode).toBe(null);
    expect(client.log).toMatch(/message dropped/);
    expect(client.log).not.toMatch(/an error nobody caught|a rejection nobody caught/);
  }, 300_000);

  test("of absurd size or length are dropped as well", async () => {
    await client.shell.send([Buffer.alloc(64 * 1024 * 1024, 65)]);
    await client.shell.send(Array.from({ length: 5000 }, () => Buffer.from("x")));
    await client.shell.send(signed([{ msg_id: "x", msg_type: "y".repeat(1_000_000) }, {}, {}, {}]));
    expect((await client.ask("kernel_info_request")).content.status).toBe("ok");
    expect(client.log.length).toBeLessThan(5_000_000);
  });

  test("that ask to execute what is no code are answered with an error", async () => {
    for (const code of [null, 5, {}, [], "\u0000", "%", "%%", "?", "let a = {".repeat(500)]) {
      const { reply } = await client.execute(code as string, { user_expressions: pick(oddities) });
      expect(["ok", "error"]).toContain(reply.content.status);
    }
    expect((await client.execute("1 + 1")).reply.content.status).toBe("ok");
  });
});
