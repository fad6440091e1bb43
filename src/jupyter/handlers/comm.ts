/** Comms: talks between cells and front end, such as widgets. The kernel only passes them on. */
import { toBase64 } from "../../run/base64.ts";
import type { CommMessage } from "../../run/comm-message.ts";
import type { Content, Request } from "../message.ts";
import type { HandlerKernel } from "./handler.ts";

/** comm_info_request: the comms that are open, all or those of one target. */
export function commInfo({ comms }: HandlerKernel, request: Request): Content {
  const wanted = request.content.target_name;
  const open = Array.from(comms.open).filter(([, target]) => !wanted || target === wanted);
  return {
    status: "ok",
    comms: Object.fromEntries(open.map(([id, target_name]) => [id, { target_name }])),
  };
}

/** comm_open: a cell may have offered the target; if not, the runner closes it again. */
export function commOpen(kernel: HandlerKernel, request: Request): undefined {
  passOn(kernel, request, "open");
}

/** comm_msg: for the cell that holds the comm. */
export function commMessage(kernel: HandlerKernel, request: Request): undefined {
  passOn(kernel, request, "msg");
}

/** comm_close: the front end has ended the talk. */
export function commClose(kernel: HandlerKernel, request: Request): undefined {
  passOn(kernel, request, "close");
}

function passOn(kernel: HandlerKernel, request: Request, action: CommMessage["action"]): void {
  const { comm_id, target_name, data = {} } = request.content;
  const { metadata, buffers } = request;
  const target = typeof target_name === "string" ? target_name : undefined;
  const texts = buffers.map(toBase64);
  const id = String(comm_id);
  const message = { action, id, target, data, metadata, buffers: texts };
  kernel.comms.note(message);
  kernel.session.comm(message);
}
