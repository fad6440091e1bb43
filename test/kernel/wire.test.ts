import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Author, type Message } from "../../src/jupyter/message.ts";
import { Wire, WireError } from "../../src/kernel/wire.ts";

const wire = new Wire("key");
const message: Message = new Author().write("status", { execution_state: "idle" });
const text = (frame: Uint8Array): string => Buffer.from(frame).toString("utf8");

describe("Wire.encode", () => {
  test("puts addresses, delimiter, signature and four JSON texts, in this order", () => {
    const frames = wire.encode(message, [Buffer.from("someone")]);
    expect(frames.slice(0, 2).map(text)).toEqual(["someone", "<IDS|MSG>"]);
    expect(JSON.parse(text(frames[3])).msg_type).toBe("status");
    expect(frames.slice(4, 7).map(text)).toEqual(["{}", "{}", '{"execution_state":"idle"}']);
  });

  test("signs the four texts with HMAC-SHA256 of the key", () => {
    const [, signature, ...parts] = wire.encode(message);
    const oracle = createHmac("sha256", "key").update(Buffer.concat(parts)).digest("hex");
    expect(text(signature)).toBe(oracle);
  });
});

describe("Wire.decode", () => {
  test("gives back what encode was given, buffers and addresses included", () => {
    const sent = { ...message, buffers: [Buffer.from([1, 2, 255])] };
    const back = wire.decode(wire.encode(sent, [Buffer.from("a"), Buffer.from("b")]));
    expect(back).toEqual({ ...sent, identities: [Buffer.from("a"), Buffer.from("b")] });
  });

  test("accepts any signature where there is no key", () => {
    const frames = new Wire("").encode(message);
    frames[1] = Buffer.from("whatever");
    expect(new Wire("").decode(frames).header.msg_type).toBe("status");
  });

  const frames = wire.encode(message);
  const json = (value: string): Uint8Array[] => {
    const parts = [Buffer.from(value), ...frames.slice(3)];
    const signature = createHmac("sha256", "key").update(Buffer.concat(parts)).digest("hex");
    return [frames[0], Buffer.from(signature), ...parts];
  };
  test.each<[string, Uint8Array[], RegExp]>([
    ["no frames", [], /no delimiter in 0 frames/],
    ["no delimiter", frames.slice(1), /no delimiter in 5 frames/],
    ["too few frames", frames.slice(0, 4), /3 frames after the delimiter; 5 are needed/],
    ["a foreign signature", new Wire("other").encode(message), /wrong signature/],
    ["a changed text", [...frames.slice(0, 5), Buffer.from('{"x":1}')], /wrong signature/],
    ["broken JSON", json("{"), /broken JSON/],
    ["JSON that is no object", json("[]"), /no object/],
    ["a header without a type", json('{"msg_id":"1"}'), /no msg_type/],
  ])("refuses %s", (_, bad, says) => {
    expect(() => wire.decode(bad)).toThrow(WireError);
    expect(() => wire.decode(bad)).toThrow(says);
  });
});
