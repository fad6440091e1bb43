import { expect, test } from "vitest";
import { encodeFrame, type Frame, FrameReader } from "../../../src/kernel/runner/frames.ts";

const messages = [{ a: 1 }, { text: "🙂 é" }, {}, { long: "x".repeat(5000) }];
const bytes = Buffer.concat([
  ...messages.map((message) => encodeFrame(message)),
  encodeFrame({ beside: 1 }, Buffer.from([0, 255, 8])),
]);

test.each([1, 2, 3, 7, 4096, bytes.length])("FrameReader: chunks of %i bytes", (size) => {
  const reader = new FrameReader();
  const read: Frame[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    read.push(...reader.push(bytes.subarray(at, at + size)));
  }
  expect(read.map(({ message }) => message)).toEqual([...messages, { beside: 1 }]);
  expect(read.map(({ attached }) => [...attached])).toEqual([[], [], [], [], [0, 255, 8]]);
});

test("FrameReader refuses an absurd length instead of waiting for it", () => {
  const reader = new FrameReader();
  expect(() => reader.push(Buffer.from([255, 255, 255, 255, 0, 0, 0, 0, 1]))).toThrow(
    /out of step/,
  );
});
