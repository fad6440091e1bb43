/** What the lab and its worker that runs cells say to each other, beside what every such worker does. */
import { isObject, type Raw } from "../../notebook/raw.ts";
import type { CommMessage } from "../../run/comm-message.ts";
import { jsonOf } from "../../run/json.ts";

/** To the worker. */
export type LiteOrder =
  /** The first one: where it is, and what it shares with the lab. */
  | {
      readonly type: "start";
      /** Of the notebook, as the language names it. */
      readonly folder: string;
      /** The folder of MNIST's files. */
      readonly mnist: string;
      /** Where answers to `prompt` come; none where no memory is shared. */
      readonly answers: SharedArrayBuffer | undefined;
    }
  /** Files of the notebook's folder as scripts, by path; those that changed are loaded anew. */
  | { readonly type: "modules"; readonly modules: Readonly<Record<string, FileScript>> }
  /** The front end speaks to a cell's comm. */
  | { readonly type: "comm"; readonly message: CommMessage };

/** A file that cells import. */
export interface FileScript {
  /** A CommonJS module; JSON as it is. */
  readonly code: string;
  /** As it was written, for excerpts. */
  readonly source: string;
}

/** From the worker. */
export type LiteMessage =
  | { readonly type: "comm"; readonly message: CommMessage }
  /** A cell asks the person at the notebook, and waits. */
  | { readonly type: "question"; readonly prompt: string }
  /** How far the files of MNIST have come. */
  | { readonly type: "loading"; readonly loaded: number; readonly total: number };

/** A message of the worker, in which cells run and may post what they like; `undefined` if it is none of these. */
export function parseLiteMessage(posted: unknown): LiteMessage | undefined {
  const raw = asJson(posted);
  if (!isObject(raw)) return undefined;
  const { type, message, prompt, loaded, total } = raw;
  if (type === "comm" && isObject(message)) return { type, message: parseComm(message) };
  if (type === "question") return { type, prompt: String(prompt ?? "") };
  if (type === "loading") return { type, loaded: Number(loaded), total: Number(total) };
  return undefined;
}

function parseComm({ action, id, target, data, metadata, buffers }: Raw): CommMessage {
  return {
    action: action === "open" || action === "close" ? action : "msg",
    id: String(id),
    ...(typeof target === "string" && { target }),
    data: data ?? {},
    metadata: isObject(metadata) ? metadata : {},
    buffers: Array.isArray(buffers) ? buffers.map(String) : [],
  };
}

function asJson(posted: unknown): unknown {
  try {
    return JSON.parse(jsonOf(posted));
  } catch {
    return undefined;
  }
}
