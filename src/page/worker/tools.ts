/** What this host brings to values, printed text and failures: Node's `inspect`, and stacks that were read. */
import { format, inspect } from "node-inspect-extracted";
import { mapFrames } from "../../cells/frames.ts";
import type { Tools } from "../../run/tools.ts";
import { findScript } from "./evaluate.ts";

export const tools: Tools = {
  inspect,
  format: (...values) => format(...(values as [unknown])),
  frames: (error) =>
    mapFrames(error.stack ?? "", findScript).map(({ label, file, functionName, line, column }) => {
      const source = findScript(file)?.source;
      return { place: label, line, column, name: functionName, source };
    }),
};
