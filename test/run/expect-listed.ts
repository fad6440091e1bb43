/** Whether a cell put out what the list says, on whatever host it ran. */
import { expect } from "vitest";
import type { ErrorReport, Output } from "../../src/run/outputs.ts";
import type { ListedCell } from "./cells.ts";

/**
 * Demands that a cell put out what the list says.
 *
 * @param outputs without the output that shows `error`
 */
export function expectListed(
  cell: ListedCell,
  outputs: readonly Output[],
  error: ErrorReport | undefined,
): void {
  const { title: _, source: __, ...listed } = cell;
  const lines = told(error);
  const isWhole = listed.error === undefined || listed.error.includes("\n");
  expect({ ...shownBy(outputs), error: isWhole ? lines : lines.split("\n", 1)[0] }).toEqual({
    ...{ stdout: "", stderr: "", value: undefined, shown: [], strays: [], error: "" },
    ...listed,
  });
}

function shownBy(outputs: readonly Output[]) {
  const text = (name: string) =>
    outputs.map((one) => (one.output_type === "stream" && one.name === name ? one.text : ""));
  const bundles = (type: Output["output_type"]) =>
    outputs.flatMap((one) => ("data" in one && one.output_type === type ? [one.data] : []));
  return {
    stdout: text("stdout").join(""),
    stderr: numberless(text("stderr").join("")),
    value: bundles("execute_result")[0],
    shown: bundles("display_data"),
    strays: outputs.flatMap((one) => (one.output_type === "error" ? [one.evalue] : [])),
  };
}

function told(error: ErrorReport | undefined): string {
  const text = error?.traceback.join("\n") ?? "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours begin with
  return numberless(text.replace(/\u001b\[[0-9;]*m/g, ""));
}

function numberless(text: string): string {
  return text.replace(/In\[\d+\]/g, "In[n]");
}
