/**
 * Long text on its way through the kernel. The runner has made it JSON and Jupyter wants it so: read
 * and written anew, five megabytes would cost 20 ms.
 */
import type { Output, StreamOutput } from "../run/outputs.ts";

const json = Symbol("the text as JSON");

/** A stream output that carries its text as JSON in UTF-8; `text` is read from that when asked for. */
export interface LongText extends StreamOutput {
  readonly [json]: Buffer;
}

/** The output whose text has this JSON. */
export function longText(name: StreamOutput["name"], text: Buffer): LongText {
  return {
    output_type: "stream",
    name,
    get text(): string {
      return JSON.parse(text.toString("utf8")) as string;
    },
    [json]: text,
  };
}

export function isLongText(output: Output): output is LongText {
  return json in output;
}

/** The JSON of a `stream` message's content. */
export function contentOf(output: LongText): Uint8Array {
  return Buffer.concat([Buffer.from(`{"name":"${output.name}","text":`), output[json], CLOSE]);
}

const CLOSE = Buffer.from("}");
