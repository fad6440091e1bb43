/**
 * Messages as ZeroMQ frames: addresses, a delimiter, a signature, four JSON texts (header, parent
 * header, metadata, content), then raw buffers.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Content, Header, Message, Request } from "../jupyter/message.ts";
import { jsonOf } from "../run/json.ts";

const DELIMITER = Buffer.from("<IDS|MSG>");
const PARTS = 4;

/** Frames that are no message: told in the log, never answered, never fatal. */
export class WireError extends Error {}

/** Turns messages into frames and back, signed with the connection's key. */
export class Wire {
  readonly #key: string;

  /** With an empty key nothing is signed and every signature is accepted. */
  constructor(key: string) {
    this.#key = key;
  }

  /** The frames of `message`, with `identities` (or an iopub topic) in front. */
  encode(message: Message, identities: readonly Uint8Array[] = []): Uint8Array[] {
    const { header, parent_header, metadata, content, buffers } = message;
    const parts = [header, parent_header, metadata, content].map(encodePart);
    const signature = Buffer.from(this.#sign(parts), "ascii");
    return [...identities, DELIMITER, signature, ...parts, ...buffers];
  }

  /** @throws WireError if the frames are no message, or are not signed with our key */
  decode(frames: readonly Uint8Array[]): Request {
    const at = frames.findIndex((frame) => DELIMITER.equals(frame));
    if (at < 0) throw new WireError(`no delimiter in ${frames.length} frames`);
    const [signature, ...rest] = frames.slice(at + 1);
    if (rest.length < PARTS) {
      throw new WireError(`${frames.length - at - 1} frames after the delimiter; 5 are needed`);
    }
    const parts = rest.slice(0, PARTS);
    this.#verify(signature, parts);
    const [header, parent, metadata, content] = parts.map(parseObject);
    return {
      identities: frames.slice(0, at),
      header: checkedHeader(header),
      parent_header: parent as Message["parent_header"],
      metadata,
      content,
      buffers: rest.slice(PARTS),
    };
  }

  #sign(parts: readonly Uint8Array[]): string {
    if (this.#key === "") return "";
    const hmac = createHmac("sha256", this.#key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }

  #verify(signature: Uint8Array, parts: readonly Uint8Array[]): void {
    if (this.#key === "") return;
    const expected = Buffer.from(this.#sign(parts), "ascii");
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      throw new WireError("wrong signature");
    }
  }
}

function encodePart(part: object): Uint8Array {
  return part instanceof Uint8Array ? part : Buffer.from(jsonOf(part), "utf8");
}

function parseObject(frame: Uint8Array): Content {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(frame).toString("utf8"));
  } catch (error) {
    throw new WireError(`broken JSON: ${(error as Error).message}`);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new WireError("a part of the message is JSON, but no object");
  }
  return value as Content;
}

function checkedHeader(header: Content): Header {
  if (typeof header.msg_type !== "string" || typeof header.msg_id !== "string") {
    throw new WireError("the header has no msg_type or no msg_id");
  }
  return header as unknown as Header;
}
