/** history_request: what was run before. */
import type { Content } from "../message.ts";

/** Nothing is kept yet beyond the notebook itself. */
export function history(): Content {
  return { status: "ok", history: [] };
}
