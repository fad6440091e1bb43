/** Questions about a cell's text, answered while another cell runs. */
import type { Content, Request } from "../message.ts";
import { toPoints, toUnits } from "../offset.ts";
import type { HandlerKernel } from "./handler.ts";

/** complete_request: what may be written at the cursor. */
export async function complete({ session }: HandlerKernel, request: Request): Promise<Content> {
  const { code, offset } = cursor(request.content);
  const { matches, start, end } = await session.complete(code, offset);
  const place = { start: toPoints(code, start), end: toPoints(code, end) };
  return {
    status: "ok",
    matches: matches.map(({ text }) => text),
    cursor_start: place.start,
    cursor_end: place.end,
    metadata: {
      _jupyter_types_experimental: matches.map(({ text, kind, signature }) => ({
        ...place,
        text,
        type: kind,
        ...(signature !== undefined && { signature }),
      })),
    },
  };
}

/** inspect_request: the type and documentation of the name, or of the call, at the cursor. */
export async function inspect({ session }: HandlerKernel, request: Request): Promise<Content> {
  const { code, offset } = cursor(request.content);
  const found = await session.inspect(code, offset);
  if (found === undefined) return { status: "ok", found: false, data: {}, metadata: {} };
  const data = { "text/plain": found.text, "text/markdown": found.markdown };
  return { status: "ok", found: true, data, metadata: {} };
}

/** is_complete_request: whether a console should run the text or ask for another line. */
export async function isComplete({ session }: HandlerKernel, request: Request): Promise<Content> {
  const { status, indent } = await session.isComplete(String(request.content.code ?? ""));
  return status === "incomplete" ? { status, indent } : { status };
}

/** The text, and the cursor in UTF-16 units; without one it is at the end. */
function cursor(content: Content): { code: string; offset: number } {
  const code = String(content.code ?? "");
  const { cursor_pos } = content;
  const offset = typeof cursor_pos === "number" ? toUnits(code, cursor_pos) : code.length;
  return { code, offset };
}
