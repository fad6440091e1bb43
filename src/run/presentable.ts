/** Outputs as notebook files take them, whatever a cell's value says that it looks like. */
import type { MimeBundle } from "../display/bundle.ts";
import { toBase64 } from "./base64.ts";
import type { Output } from "./outputs.ts";

/** An output, and before it a word about what of its bundle cannot be shown. */
export function presentable(output: Output): readonly Output[] {
  if (!("data" in output)) return [output];
  const { data, words } = presentableBundle(output.data);
  if (words.length === 0) return [{ ...output, data }];
  const told: Output = { output_type: "stream", name: "stderr", text: `${words.join("\n")}\n` };
  return Object.keys(data).length === 0 ? [told] : [told, { ...output, data }];
}

/** Texts, and JSON where the type says so. */
function presentableBundle(bundle: MimeBundle): { data: MimeBundle; words: string[] } {
  if (!isBundle(bundle)) return { data: {}, words: [leftOut("the bundle", bundle, NEEDED)] };
  const words: string[] = [];
  const data: Record<string, unknown> = {};
  for (const [type, content] of Object.entries(bundle)) {
    const shown = presentableContent(type, content);
    const needed = isJson(type) ? "JSON" : "a text or bytes (a Uint8Array)";
    if (shown === undefined) words.push(leftOut(type, content, needed));
    else data[type] = shown;
  }
  return { data, words };
}

/** Clients that know the format well (nbclient) end a whole run over anything else. */
function presentableContent(type: string, content: unknown): unknown {
  if (typeof content === "string") return content;
  if (content instanceof Uint8Array) return isText(type) ? utf8(content) : toBase64(content);
  if (content instanceof ArrayBuffer) return presentableContent(type, new Uint8Array(content));
  if (isJson(type)) return typeof content === "function" ? undefined : content;
  if (Array.isArray(content) && content.every((line) => typeof line === "string")) {
    return content.join(""); // as a notebook file has it
  }
  if (typeof content === "object" || typeof content === "function") return undefined;
  return content === undefined ? undefined : String(content);
}

const NEEDED = 'an object such as { "text/html": "<b>1</b>" }';

/** Whether `value` may be read as a bundle at all. */
export function isBundle(value: unknown): value is MimeBundle {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function leftOut(what: string, content: unknown, needed: string): string {
  return `display: ${what} is ${kindOf(content)}, needed is ${needed}; it was left out`;
}

function kindOf(content: unknown): string {
  if (content === null || content === undefined) return String(content);
  if (Array.isArray(content)) return "a list";
  return typeof content === "object" ? "an object" : `a ${typeof content}`;
}

function isJson(type: string): boolean {
  return /^application\/(?:.*\+)?json$/.test(type);
}

function isText(type: string): boolean {
  return /^text\/|\+xml$|[/+]json$/.test(type);
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
