/** The one parser of outputs: those of a notebook file, and those that a page's worker posts. */
import type { Output as LiveOutput } from "../run/outputs.ts";
import type { ErrorOutput, MimeData, Output, StreamOutput } from "./notebook.ts";
import { asCount, asObject, asText, isObject, type Raw } from "./raw.ts";

/** An output of a notebook file; `undefined` for one of an unknown kind. */
export function parseOutput(raw: unknown): Output | undefined {
  if (!isObject(raw)) return undefined;
  switch (raw.output_type) {
    case "display_data":
      return { output_type: "display_data", ...parseShown(raw) };
    case "execute_result": {
      const execution_count = asCount(raw.execution_count);
      return { output_type: "execute_result", ...parseShown(raw), execution_count };
    }
    default:
      return parseTextOutput(raw);
  }
}

/** An output as it is made, with the kinds that only live ones have; `undefined` if it is none. */
export function parseLiveOutput(raw: unknown): LiveOutput | undefined {
  if (!isObject(raw)) return undefined;
  const { display_id } = asObject(raw.transient);
  const transient = typeof display_id === "string" ? { display_id } : undefined;
  switch (raw.output_type) {
    case "clear_output":
      return { output_type: "clear_output", wait: raw.wait === true };
    case "update_display_data":
      return transient && { output_type: "update_display_data", ...parseShown(raw), transient };
    case "display_data":
      return { output_type: "display_data", ...parseShown(raw), ...(transient && { transient }) };
    case "execute_result": {
      const execution_count = asCount(raw.execution_count) ?? 0;
      return { output_type: "execute_result", ...parseShown(raw), execution_count };
    }
    default:
      return parseTextOutput(raw);
  }
}

function parseTextOutput(raw: Raw): StreamOutput | ErrorOutput | undefined {
  if (raw.output_type === "error") return { output_type: "error", ...parseError(raw) };
  if (raw.output_type !== "stream") return undefined;
  return { output_type: "stream", name: streamName(raw.name), text: asText(raw.text) };
}

/** Name, message and traceback of an error. */
export function parseError(raw: unknown): {
  ename: string;
  evalue: string;
  traceback: string[];
} {
  const { ename, evalue, traceback } = asObject(raw);
  const lines = Array.isArray(traceback) ? traceback.map(asText) : [];
  return { ename: asText(ename), evalue: asText(evalue), traceback: lines };
}

/** Texts by MIME type as strings, JSON types as they are. */
export function parseMimeData(raw: unknown): MimeData {
  const entries = Object.entries(asObject(raw)).map(([type, value]) => {
    const isLines = Array.isArray(value) && !/json$/.test(type);
    return [type, isLines ? asText(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

function streamName(raw: unknown): "stdout" | "stderr" {
  return raw === "stderr" ? "stderr" : "stdout";
}

function parseShown(raw: Raw): {
  data: MimeData;
  metadata: Readonly<Record<string, unknown>>;
} {
  return { data: parseMimeData(raw.data), metadata: asObject(raw.metadata) };
}
