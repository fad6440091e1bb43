/** Questions about a cell's text, answered while another cell runs. */
import type { CallParameter, CellCall } from "../../cells/call.ts";
import { type InspectionTag, markedTags, parameterTag, plainTags } from "../../cells/tags.ts";
import type { Content, Request } from "../message.ts";
import { toPoints, toUnits } from "../offset.ts";
import type { HandlerKernel } from "./handler.ts";

interface Described {
  readonly text: string;
  readonly markdown: string;
}

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

/**
 * inspect_request: inside a call's parentheses its signature with the current argument, then type
 * and documentation of the name at the cursor. Right behind the opening parenthesis both are about the
 * function, and its documentation is told once.
 */
export async function inspect({ session }: HandlerKernel, request: Request): Promise<Content> {
  const { code, offset } = cursor(request.content);
  const [call, name] = await Promise.all([
    session.signature(code, offset),
    session.inspect(code, offset),
  ]);
  const isSame = code[offset - 1] === "(" && name && name.start + name.length === offset - 1;
  const around = call && describeCall(call, isSame ? name.tags : []);
  const parts = [around, isSame && around ? undefined : name].filter((part) => part !== undefined);
  if (parts.length === 0) return { status: "ok", found: false, data: {}, metadata: {} };
  const data = {
    "text/plain": parts.map(({ text }) => text).join("\n\n"),
    "text/markdown": parts.map(({ markdown }) => markdown).join("\n\n---\n\n"),
  };
  return { status: "ok", found: true, data, metadata: {} };
}

/** The overload that fits best, and the argument that is being written; then what else `all` its tags say. */
function describeCall(
  { signatures, active, argument }: CellCall,
  all: readonly InspectionTag[] = [],
): Described {
  const { label, documentation, parameters } = signatures[active];
  const others = signatures.length > 1 ? `${active + 1} of ${signatures.length} forms` : "";
  const current = parameters[Math.min(argument, parameters.length - 1)];
  const about = current && `argument ${argument + 1}: ${describe(current)}`;
  const tags = all.filter(({ name, text }) => name !== "param" || !isAbout(text, current));
  const text = [label, about, documentation, plainTags(tags), others].filter(Boolean).join("\n\n");
  const code = `\`\`\`typescript\n${label}\n\`\`\``;
  const marked =
    current && `**argument ${argument + 1}**: \`${current.label}\` ${current.documentation}`;
  const markdown = [code, marked, documentation, markedTags(tags), others]
    .filter(Boolean)
    .join("\n\n");
  return { text, markdown };
}

function isAbout(text: string, parameter: CallParameter | undefined): boolean {
  return parameter?.label.match(/^\w+/)?.[0] === parameterTag(text).parameter;
}

function describe({ label, documentation }: { label: string; documentation: string }): string {
  return documentation === "" ? label : `${label} - ${documentation}`;
}

/** is_complete_request: whether a console should run the text or ask for another line. */
export async function isComplete({ session }: HandlerKernel, request: Request): Promise<Content> {
  const found = await session.isComplete(String(request.content.code ?? ""));
  return found.status === "incomplete" ? { ...found } : { status: found.status };
}

/** The text, and the cursor in UTF-16 units; without one it is at the end. */
function cursor(content: Content): { code: string; offset: number } {
  const code = String(content.code ?? "");
  const { cursor_pos } = content;
  const offset = typeof cursor_pos === "number" ? toUnits(code, cursor_pos) : code.length;
  return { code, offset };
}
