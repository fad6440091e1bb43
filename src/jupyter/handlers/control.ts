/** Stopping a cell, stopping the kernel. */
import type { Content, Request } from "../message.ts";
import type { HandlerKernel } from "./handler.ts";

/** interrupt_request: answered at once; the cell's own reply tells when it is closed. */
export function interrupt({ session }: HandlerKernel): Content {
  void session.interrupt(); // never rejects
  return { status: "ok" };
}

/** shutdown_request: the reply goes out, then the process ends; a restart is the client's to do. */
export async function shutdown(kernel: HandlerKernel, request: Request): Promise<Content> {
  const reply = { status: "ok", restart: request.content.restart === true };
  await kernel.publish("shutdown_reply", reply, request);
  kernel.closeAfterReply();
  return reply;
}
