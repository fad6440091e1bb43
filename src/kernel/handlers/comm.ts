/** Comms: open-ended talks between kernel and front end, such as widgets. */
import type { Content, Request } from "../message.ts";
import type { HandlerKernel } from "./handler.ts";

/** comm_info_request: the comms that are open. */
export function commInfo(): Content {
  return { status: "ok", comms: {} };
}

/** comm_open for a target that nobody offers: closed at once, as the protocol asks. */
export async function commOpen(kernel: HandlerKernel, request: Request): Promise<undefined> {
  const { comm_id } = request.content;
  await kernel.publish("comm_close", { comm_id, data: {} }, request);
}

/** comm_msg to a comm that is not open: nothing to do. */
export function commMessage(): undefined {}

/** comm_close of a comm that is not open: nothing to do. */
export function commClose(): undefined {}
