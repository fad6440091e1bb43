/** The cells' side of comms. */
import { guarded } from "../../page/worker/cell-worker.ts";
import { CommTalks } from "../../run/comm-talks.ts";
import { jsonOf } from "../../run/json.ts";
import type { LiteMessage } from "./messages.ts";

const post = postMessage.bind(globalThis);

/** The talks of this worker. */
export const talks: CommTalks<undefined> = new CommTalks({
  current: () => undefined,
  within: (_, work) => guarded(work),
  // What has no JSON is an error of the cell's, as it is in the kernel.
  say: (message) => post(JSON.parse(jsonOf({ type: "comm", message } satisfies LiteMessage))),
});
