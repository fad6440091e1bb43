import { expect, test } from "vitest";
import { StreamJoiner } from "../../src/jupyter/streams.ts";
import type { Output } from "../../src/run/outputs.ts";

const text = (piece: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  output_type: "stream",
  name,
  text: piece,
});

test("StreamJoiner joins pieces of one stream, keeps the order of streams and of other outputs", async () => {
  const sent: Output[] = [];
  const joiner = new StreamJoiner((output) => void sent.push(output));
  const cleared: Output = { output_type: "clear_output", wait: false };
  const outputs = [text("a"), text("b"), text("c", "stderr"), text("d"), cleared, text("e")];
  for (const output of outputs) await joiner.put(output);
  await joiner.flush();
  expect(sent).toEqual([text("ab"), text("c", "stderr"), text("d"), cleared, text("e")]);
});

test("StreamJoiner sends what waits without being asked", async () => {
  const sent = new Promise<Output>((resolve) => {
    void new StreamJoiner(resolve).put(text("alone"));
  });
  expect(await sent).toEqual(text("alone"));
});

test("StreamJoiner holds the writer back while a large piece is being sent", async () => {
  let release: () => void = () => {};
  const sending = new Promise<void>((resolve) => {
    release = resolve;
  });
  const joiner = new StreamJoiner(() => sending);
  expect(joiner.put(text("small"))).toBeUndefined();
  const held = joiner.put(text("x".repeat(300_000)));
  expect(held).toBeInstanceOf(Promise);
  release();
  await held;
});
