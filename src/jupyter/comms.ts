/** The comms that are open, and what cells say through them as messages. */
import { fromBase64 } from "../run/base64.ts";
import type { CommMessage } from "../run/comm-message.ts";
import type { Content, MessageExtra, Request } from "./message.ts";

type Publish = (
  type: string,
  content: Content,
  parent: Request | undefined,
  extra: MessageExtra,
) => Promise<void>;

/** One kernel's comms. */
export class Comms {
  /** Target names by comm id. */
  readonly open: Map<string, string> = new Map();
  readonly #publish: Publish;

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  /** Broadcasts what the cell of `parent` says. */
  say(message: CommMessage, parent: Request | undefined): Promise<void> {
    this.note(message);
    const { action, id, target, data, metadata, buffers } = message;
    const name = action === "open" ? { target_name: target } : {};
    const extra = { metadata, buffers: buffers.map(fromBase64) };
    return this.#publish(`comm_${action}`, { comm_id: id, ...name, data }, parent, extra);
  }

  /** Tells the front end that all comms have ended: the process that held them is gone. */
  closeAll(): void {
    for (const comm_id of this.open.keys()) {
      void this.#publish("comm_close", { comm_id, data: {} }, undefined, {}); // never rejects
    }
    this.open.clear();
  }

  /** Keeps count of which comms are open, whoever opened or closed them. */
  note({ action, id, target = "" }: CommMessage): void {
    if (action === "open") this.open.set(id, target);
    if (action === "close") this.open.delete(id);
  }
}
