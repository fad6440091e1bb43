/** A kernel's whole vocabulary: message type to handler, on shell and control alike. */
import { commClose, commInfo, commMessage, commOpen } from "./comm.ts";
import { interrupt, shutdown } from "./control.ts";
import { execute } from "./execute.ts";
import type { Handler } from "./handler.ts";
import { history } from "./history.ts";
import { kernelInfo } from "./info.ts";
import { complete, inspect, isComplete } from "./language.ts";

export const handlers: Readonly<Record<string, Handler>> = {
  kernel_info_request: kernelInfo,
  execute_request: execute,
  complete_request: complete,
  inspect_request: inspect,
  is_complete_request: isComplete,
  history_request: history,
  comm_info_request: commInfo,
  comm_open: commOpen,
  comm_msg: commMessage,
  comm_close: commClose,
  interrupt_request: interrupt,
  shutdown_request: shutdown,
};
