/**
 * Long text on its way through the kernel. The runner has made it JSON and Jupyter wants it so: read
 * and written anew, five megabytes would cost 20 ms.
 */
import type { Output, StreamOutput } from "../run/outputs.ts";

const json = Symbol("the text as JSON");

/** A stream output that carries its text as JSON in UTF-8; `text` is read from that when asked for. */
export interface LongText extends StreamOutput {
  readonly [json]: Uint8Array;
}

/** The output whose text has this JSON. */
export function longText(name: StreamOutput["name"], text: Uint8Array): LongText {
  return {
    output_type: "stream",
    name,
    get text(): string {
      return JSON.parse(new TextDecoder().decode(text)) as string;
    },
    [json]: text,
  };
}

export function isLongText(output: Output): output is LongText {
  return json in output;
}

/** The JSON of a `stream` message's content. */
export function contentOf(output: LongText): Uint8Array {
  const text = output[json];
  const open = encoder.encode(`{"name":"${output.name}","text":`);
  const content = new Uint8Array(open.length + text.length + 1);
  content.set(open);
  content.set(text, open.length);
  content[content.length - 1] = "}".charCodeAt(0);
  return content;
}

const encoder = new TextEncoder();
