import { expect, test } from "vitest";
import { encodeFrame, FrameReader } from "../../../src/kernel/runner/frames.ts";

const messages = [{ a: 1 }, { text: "🙂 é" }, {}, { long: "x".repeat(5000) }];
const bytes = Buffer.concat(messages.map(encodeFrame));

test.each([1, 2, 3, 7, 4096, bytes.length])("FrameReader: chunks of %i bytes", (size) => {
  const reader = new FrameReader();
  const read: unknown[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    read.push(...reader.push(bytes.subarray(at, at + size)));
  }
  expect(read).toEqual(messages);
});

test("FrameReader refuses an absurd length instead of waiting for it", () => {
  const reader = new FrameReader();
  expect(() => reader.push(Buffer.from([255, 255, 255, 255, 1]))).toThrow(/out of step/);
});
