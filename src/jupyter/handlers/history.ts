/** history_request: what was run before, by the last cells, a session's lines, or a pattern. */
import type { HistoryEntry } from "../history.ts";
import type { Content, Request } from "../message.ts";
import type { HandlerKernel } from "./handler.ts";

/** Inputs, and with `output` the texts of their values beside them. */
export function history(kernel: HandlerKernel, request: Request): Content {
  const withOutput = request.content.output === true;
  const entries = find(kernel, request.content).map(({ session, line, input, output }) => [
    session,
    line,
    withOutput ? [input, output] : input,
  ]);
  return { status: "ok", history: entries };
}

function find({ history }: HandlerKernel, content: Content): HistoryEntry[] {
  const { hist_access_type, pattern = "*", unique = false } = content;
  const n = wholeNumber(content.n);
  switch (hist_access_type) {
    case "tail":
      return history.tail(n ?? 10);
    case "range": {
      const start = wholeNumber(content.start) ?? 0;
      return history.range(wholeNumber(content.session) ?? 0, start, wholeNumber(content.stop));
    }
    case "search":
      return history.search(String(pattern), n, unique === true);
    default:
      throw new RangeError(
        `history_request: hist_access_type is ${JSON.stringify(hist_access_type)}; it must be tail, range or search`,
      );
  }
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) ? value : undefined;
}
