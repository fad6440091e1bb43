/** execute_request: a cell's run as Jupyter messages. */
import type { Content, Request } from "../message.ts";
import type { Output } from "../outputs.ts";
import { StreamJoiner } from "../streams.ts";
import type { HandlerKernel } from "./handler.ts";

interface Asked {
  readonly code: string;
  readonly silent: boolean;
  readonly store_history: boolean;
  readonly allow_stdin: boolean;
}

/** Runs the cell; every message about it is sent before the reply. */
export async function execute(kernel: HandlerKernel, request: Request): Promise<Content> {
  const { code, silent, store_history, allow_stdin } = parseAsked(request.content);
  const joiner = new StreamJoiner((output) => publishOutput(kernel, request, output));
  const reply = await kernel.session.execute(code, {
    storeHistory: store_history,
    onStart: (execution_count) =>
      silent ? undefined : kernel.publish("execute_input", { code, execution_count }, request),
    onOutput: (output) => (silent ? undefined : joiner.put(output)),
    ...(allow_stdin && {
      input: (prompt: string, password: boolean) => kernel.stdin.ask(request, prompt, password),
    }),
  });
  await joiner.flush();
  const { status, executionCount: execution_count } = reply;
  if (status === "ok") return { status, execution_count, user_expressions: {}, payload: [] };
  const { ename, evalue, traceback } = reply;
  return { status, execution_count, ename, evalue, traceback, user_expressions: {}, payload: [] };
}

function parseAsked(content: Content): Asked {
  const { code = "", silent = false, store_history = true, allow_stdin = false } = content;
  return {
    code: String(code),
    silent: silent === true,
    store_history: store_history === true && silent !== true,
    allow_stdin: allow_stdin === true,
  };
}

function publishOutput(kernel: HandlerKernel, request: Request, output: Output): Promise<void> {
  const { output_type, ...content } = output;
  const transient = output_type === "display_data" ? { transient: {} } : {};
  return kernel.publish(output_type, { ...transient, ...content }, request);
}
