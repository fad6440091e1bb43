/** What a handler is, and what of the kernel it sees. */
import type { Session } from "../../run/session.ts";
import type { Comms } from "../comms.ts";
import type { History } from "../history.ts";
import type { Content, EncodedContent, MessageExtra, Request } from "../message.ts";
import type { Stdin } from "../stdin.ts";

/** The kernel, as handlers see it. */
export interface HandlerKernel {
  readonly session: Session;
  /** What it says of itself: the content of kernel_info_reply. */
  readonly info: Content;
  readonly stdin: Stdin;
  readonly history: History;
  readonly comms: Comms;
  /** Tells every client; resolves when the message is on its way. */
  publish(
    type: string,
    content: Content | EncodedContent,
    parent?: Request,
    extra?: MessageExtra,
  ): Promise<void>;
  /** Closes the kernel once the request under way has its reply. */
  closeAfterReply(): void;
}

/** Answers a request with the content of its reply; `undefined` where the protocol has no reply. */
export type Handler = (
  kernel: HandlerKernel,
  request: Request,
) => Content | undefined | Promise<Content | undefined>;
