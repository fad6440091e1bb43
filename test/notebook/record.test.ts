import { expect, test } from "vitest";
import type { Output } from "../../src/notebook/notebook.ts";
import { OutputRecorder } from "../../src/notebook/record.ts";
import type { Output as LiveOutput } from "../../src/run/outputs.ts";

const out = (text: string): LiveOutput => ({ output_type: "stream", name: "stdout", text });
const err = (text: string): LiveOutput => ({ output_type: "stream", name: "stderr", text });
const clear = (wait: boolean): LiveOutput => ({ output_type: "clear_output", wait });
const shown = (text: string, id?: string): LiveOutput => ({
  output_type: "display_data",
  data: { "text/plain": text },
  metadata: {},
  ...(id !== undefined && { transient: { display_id: id } }),
});
const update = (text: string, id: string): LiveOutput => ({
  output_type: "update_display_data",
  data: { "text/plain": text },
  metadata: {},
  transient: { display_id: id },
});

/** Each output as one word. */
const words = (outputs: readonly Output[]): string[] =>
  outputs.map((output) => {
    if (output.output_type === "stream") return `${output.name}:${output.text}`;
    return "data" in output ? `data:${output.data["text/plain"]}` : output.ename;
  });

function record(...outputs: LiveOutput[]): string[] {
  const cell = new OutputRecorder().startCell();
  for (const output of outputs) cell.take(output);
  return words(cell.list());
}

test("neighbouring pieces of one stream are joined, others keep their order", () => {
  expect(record(out("a"), out("b"), err("c"), out("d"), shown("e"), out("f"))).toEqual([
    "stdout:ab",
    "stderr:c",
    "stdout:d",
    "data:e",
    "stdout:f",
  ]);
});

test("an update replaces the output in place and leaves no trace of its id", () => {
  const cell = new OutputRecorder().startCell();
  for (const output of [shown("1", "curve"), out("x"), update("2", "curve")]) cell.take(output);
  expect(cell.list()[0]).toEqual({
    output_type: "display_data",
    data: { "text/plain": "2" },
    metadata: {},
  });
  expect(words(cell.list())).toEqual(["data:2", "stdout:x"]);
});

test("an update reaches an output of an earlier cell", () => {
  const recorder = new OutputRecorder();
  const first = recorder.startCell();
  const second = recorder.startCell();
  first.take(shown("1", "curve"));
  second.take(update("2", "curve"));
  expect(words(first.list())).toEqual(["data:2"]);
  expect(second.list()).toEqual([]);
});

test("a clear empties at once, or with wait when the next output comes", () => {
  expect(record(out("a"), clear(false))).toEqual([]);
  expect(record(out("a"), clear(true))).toEqual(["stdout:a"]);
  expect(record(out("a"), clear(true), out("b"), out("c"))).toEqual(["stdout:bc"]);
});
