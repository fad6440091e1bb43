/** Requests on their way through a kernel: busy, the handler's reply, idle; cells one after the other. */
import { ExecuteQueue } from "./execute-queue.ts";
import type { Handler, HandlerKernel } from "./handlers/handler.ts";
import type { Content, Request } from "./message.ts";

/** More of a message type is not worth a log's room. */
const LONGEST_TYPE = 100;

/** What a kernel brings. */
export interface DispatcherHost {
  /** Message type to handler. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Takes note of what is wrong with a request. */
  log(text: string, error?: unknown): void;
  /** Called when a request has its reply and the kernel is idle. */
  onIdle?(): void;
}

/** Carries a reply to whoever asked. */
export type Reply = (type: string, content: Content) => Promise<void>;

/** Gives each request to its handler. */
export class Dispatcher {
  readonly #kernel: HandlerKernel;
  readonly #host: DispatcherHost;
  /** Execute requests wait here; everything else is answered while a cell runs. */
  readonly #executions = new ExecuteQueue();

  constructor(kernel: HandlerKernel, host: DispatcherHost) {
    this.#kernel = kernel;
    this.#host = host;
  }

  /** Takes a request; `reply` carries the answer. */
  take(request: Request, reply: Reply): void {
    const type = request.header.msg_type;
    const run = (): Promise<boolean> => this.#answer(request, reply);
    const abort = (): Promise<void> => this.#abort(request, reply);
    if (type === "execute_request") this.#executions.add({ run, abort });
    else if (Object.hasOwn(this.#host.handlers, type))
      void run(); // never rejects
    else this.#host.log(`unknown message type ${JSON.stringify(type).slice(0, LONGEST_TYPE)}`);
  }

  /** Busy, the reply, idle. Whether the requests behind this one may run. */
  async #answer(request: Request, reply: Reply): Promise<boolean> {
    void this.#status("busy", request); // sends never reject, and leave in order
    const content = await this.#handle(request);
    if (content !== undefined) void reply(replyTo(request), content);
    await this.#status("idle", request);
    this.#host.onIdle?.();
    return content?.status !== "error" || request.content.stop_on_error === false;
  }

  async #handle(request: Request): Promise<Content | undefined> {
    try {
      return await this.#host.handlers[request.header.msg_type](this.#kernel, request);
    } catch (error) {
      this.#host.log(`${request.header.msg_type} failed`, error);
      const { name, message } = error as Error;
      return { status: "error", ename: name, evalue: message, traceback: [] };
    }
  }

  async #abort(request: Request, reply: Reply): Promise<void> {
    await this.#status("busy", request);
    const execution_count = this.#kernel.session.executionCount;
    await reply(replyTo(request), { status: "aborted", execution_count });
    await this.#status("idle", request);
  }

  #status(execution_state: "busy" | "idle", request: Request): Promise<void> {
    return this.#kernel.publish("status", { execution_state }, request);
  }
}

function replyTo({ header }: Request): string {
  return header.msg_type.replace(/_request$/, "_reply");
}
