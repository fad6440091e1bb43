/** kernel_info_request: versions and language; the first thing that every client asks. */
import type { Content } from "../message.ts";
import type { HandlerKernel } from "./handler.ts";

export function kernelInfo({ session, info }: HandlerKernel): Content {
  session.warmUp(); // a client is there: the first cell should not have to wait
  return info;
}
