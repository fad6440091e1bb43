/** execute_request: a cell's run as Jupyter messages. */

import type { ErrorReport, Output } from "../../run/outputs.ts";
import { nextTurn } from "../../run/turn.ts";
import { contentOf, isLongText } from "../long-text.ts";
import type { Content, Request } from "../message.ts";
import { StreamJoiner } from "../streams.ts";
import type { HandlerKernel } from "./handler.ts";

interface Asked {
  readonly code: string;
  readonly silent: boolean;
  readonly store_history: boolean;
  readonly allow_stdin: boolean;
  readonly user_expressions: Readonly<Record<string, unknown>>;
}

/** Runs the cell; every message about it is sent before the reply. */
export async function execute(kernel: HandlerKernel, request: Request): Promise<Content> {
  const { code, silent, store_history, allow_stdin, user_expressions } = asked(request.content);
  const joiner = new StreamJoiner((output) => publishOutput(kernel, request, output));
  let value: string | null = null;
  const reply = await kernel.session.execute(code, {
    storeHistory: store_history,
    onStart: (execution_count) =>
      silent ? undefined : kernel.publish("execute_input", { code, execution_count }, request),
    onOutput: (output) => {
      value = resultText(output) ?? value;
      return silent ? undefined : joiner.put(output);
    },
    onComm: (message) => kernel.comms.say(message, request),
    ...(allow_stdin && {
      input: async (prompt: string) => {
        await joiner.flush(); // the question stands below what was printed before it
        return kernel.stdin.ask(request, prompt);
      },
    }),
  });
  await joiner.flush();
  const { status, executionCount: execution_count } = reply;
  // A turn later: the reply need not wait for the disk, and no request comes in between.
  if (store_history) void nextTurn().then(() => kernel.history.add(execution_count, code, value));
  if (status === "error") return { status, execution_count, ...errorContent(reply) };
  const evaluated = await evaluateAll(kernel, user_expressions);
  const payload = reply.pages.map((data) => ({ source: "page", data, start: 0 }));
  return { status, execution_count, user_expressions: evaluated, payload };
}

/** The request's fields, with the protocol's defaults. */
function asked(content: Content): Asked {
  const { code = "", silent, store_history, allow_stdin, user_expressions } = content;
  return {
    code: String(code),
    silent: silent === true,
    store_history: store_history !== false && silent !== true,
    allow_stdin: allow_stdin === true,
    user_expressions: isRecord(user_expressions) ? user_expressions : {},
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function publishOutput(kernel: HandlerKernel, request: Request, output: Output): Promise<void> {
  if (isLongText(output)) return kernel.publish("stream", contentOf(output), request);
  const { output_type, ...content } = output;
  const transient = output_type === "display_data" ? { transient: {} } : {};
  return kernel.publish(output_type, { ...transient, ...content }, request);
}

function resultText(output: Output): string | undefined {
  if (output.output_type !== "execute_result") return undefined;
  return String(output.data["text/plain"]);
}

function errorContent({ ename, evalue, traceback }: ErrorReport): Content {
  return { ename, evalue, traceback, user_expressions: {}, payload: [] };
}

/** Expressions whose values the client wants with the reply, each by itself. */
async function evaluateAll(
  kernel: HandlerKernel,
  expressions: Asked["user_expressions"],
): Promise<Content> {
  const values: Record<string, Content> = {};
  for (const [name, expression] of Object.entries(expressions)) {
    values[name] = await evaluate(kernel, String(expression));
  }
  return values;
}

async function evaluate(kernel: HandlerKernel, expression: string): Promise<Content> {
  let data: Content = {};
  const reply = await kernel.session.execute(`(${expression}\n)`, {
    storeHistory: false,
    onOutput: (output) => {
      if (output.output_type === "execute_result") data = output.data;
    },
  });
  if (reply.status === "ok") return { status: "ok", data, metadata: {} };
  const { ename, evalue, traceback } = reply;
  return { status: "error", ename, evalue, traceback };
}
