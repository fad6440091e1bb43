import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { EndMarks } from "../../src/kernel/end-marks.ts";
import { endMark } from "../../src/kernel/runner/orders.ts";

/** Feeds both streams in pieces of `size` bytes and returns what was passed on. */
async function pass(text: string, size: number): Promise<{ passed: string; marks: EndMarks }> {
  let passed = "";
  const marks = new EndMarks("token", (name, piece) => {
    if (name === "stdout") passed += piece;
  });
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const reading = [marks.read("stdout", streams.stdout), marks.read("stderr", streams.stderr)];
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size)
    streams.stdout.write(bytes.subarray(at, at + size));
  streams.stderr.write(endMark("token", 7));
  streams.stdout.end();
  streams.stderr.end();
  await Promise.all(reading);
  return { passed, marks };
}

const text = `é\u0000 a${endMark("token", 6)}b\n\u0000to${endMark("token", 7)}🙂\u0000`;

test.each([1, 2, 5, 1000])("EndMarks: takes its marks out of pieces of %i bytes", async (size) => {
  expect((await pass(text, size)).passed).toBe("é\u0000 ab\n\u0000to🙂\u0000");
});

test("EndMarks.reached resolves when both streams have passed the mark, and not before", async () => {
  const marks = new EndMarks("token", () => {});
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  void marks.read("stdout", streams.stdout);
  void marks.read("stderr", streams.stderr);
  let reached = false;
  const done = marks.reached(3).then(() => {
    reached = true;
  });
  streams.stdout.write(endMark("token", 3));
  await new Promise((resolve) => setImmediate(resolve));
  expect(reached).toBe(false);
  streams.stderr.write(endMark("token", 3));
  await done;
});

test("EndMarks.reached resolves when the streams have ended without a mark", async () => {
  const { marks } = await pass("x", 1);
  await marks.reached(1000);
});
