/** A client of the kernel in the lab: JupyterLab's own, which speaks to it as the notebook does. */
import type { Page } from "playwright-core";
import type { KernelMessage } from "./lab-page.ts";

/** What an execution gave. */
export interface Executed {
  /** The content of execute_reply. */
  readonly reply: KernelMessage["content"];
  /** What came on iopub, in order. */
  readonly messages: readonly KernelMessage[];
  /** Milliseconds from the request to the reply. */
  readonly time: number;
  /** Milliseconds from the interrupt to the reply; `null` if there was none. */
  readonly stopTime: number | null;
}

/** What is asked beside the code: fields of the request, and these. */
interface Wishes {
  /** Given to the code's questions, in order. */
  readonly answers?: readonly string[];
  /** Interrupt when a message's type and text hold this. */
  readonly stopAt?: string;
  /** So many milliseconds later; at once if left out. */
  readonly stopAfter?: number;
  readonly [field: string]: unknown;
}

/** The parts of JupyterLab's kernel connection that are used; it stands in the page. */
interface Connection {
  readonly id: string;
  readonly info: Promise<unknown>;
  requestExecute(content: object): Future;
  interrupt(): Promise<void>;
  restart(): Promise<void>;
  shutdown(): Promise<void>;
  readonly status: string;
  [request: string]: unknown;
}
interface Future {
  readonly done: Promise<{ readonly content: unknown }>;
  onIOPub: (message: KernelMessage) => void;
  onStdin: (message: KernelMessage) => void;
  sendInputReply(content: object, header: object): void;
}

interface LabWindow {
  jupyterapp: {
    serviceManager: { kernels: { startNew(model: object): Promise<Connection> } };
  };
  kernels: Map<string, Connection>;
}

/** One kernel and its client. */
export class LiteClient {
  readonly #page: Page;
  readonly #id: string;

  private constructor(page: Page, id: string) {
    this.#page = page;
    this.#id = id;
  }

  /** Starts a kernel. */
  static async start(page: Page): Promise<LiteClient> {
    const id = await page.evaluate(async () => {
      const lab = globalThis as unknown as LabWindow;
      lab.kernels ??= new Map();
      const connection = await lab.jupyterapp.serviceManager.kernels.startNew({
        name: "chainrule",
      });
      await connection.info; // it is connected
      lab.kernels.set(connection.id, connection);
      return connection.id;
    });
    return new LiteClient(page, id);
  }

  /** Runs code. */
  execute(
    code: string,
    { answers = [], stopAt = "", stopAfter = 0, ...options }: Wishes = {},
  ): Promise<Executed> {
    return this.#page.evaluate(
      async ([id, code, options, answers, stopAt, stopAfter]) => {
        const kernel = (globalThis as unknown as LabWindow).kernels.get(id) as Connection;
        const left = [...answers];
        const messages: KernelMessage[] = [];
        const start = performance.now();
        let stopped = Number.NaN;
        const future = kernel.requestExecute({ code, stop_on_error: true, ...options });
        future.onIOPub = (message) => {
          const { header, content } = message;
          messages.push({ ...message, header, content });
          const told = `${header.msg_type} ${content.text ?? ""}`;
          if (stopAt === "" || !told.includes(stopAt) || stopped > 0) return;
          stopped = performance.now();
          const stop = () => void kernel.interrupt(); // the reply tells when it is closed
          if (stopAfter > 0) setTimeout(stop, stopAfter);
          else stop();
        };
        future.onStdin = (message) => {
          const value = left.shift() ?? "";
          future.sendInputReply({ value, status: "ok" }, message.header);
        };
        const { content } = await future.done;
        const end = performance.now();
        const times = { time: end - start, stopTime: end - stopped };
        return JSON.parse(JSON.stringify({ reply: content, messages, ...times }));
      },
      [this.#id, code, options, answers, stopAt, stopAfter] as const,
    );
  }

  /** Calls one of the connection's requests, such as `requestComplete`; the content of the reply. */
  ask(request: string, ...values: object[]): Promise<KernelMessage["content"]> {
    return this.#page.evaluate(
      async ([id, request, values]) => {
        const kernel = (globalThis as unknown as LabWindow).kernels.get(id) as Connection;
        const call = kernel[request] as (...values: object[]) => Promise<{ content: unknown }>;
        const { content } = await call.apply(kernel, values);
        return JSON.parse(JSON.stringify(content));
      },
      [this.#id, request, values] as const,
    );
  }

  /** Opens a comm, says something, and gives the first answer; `"closed"` if the kernel ends the talk. */
  talk(target: string, data: object): Promise<unknown> {
    return this.#page.evaluate(
      async ([id, target, data]) => {
        const kernel = (globalThis as unknown as LabWindow).kernels.get(id) as Connection;
        const comm = (kernel.createComm as (target: string) => CommConnection)(target);
        return await new Promise((resolve) => {
          comm.onMsg = (message) => resolve(message.content.data);
          comm.onClose = () => resolve("closed");
          comm.open({});
          comm.send(data);
        });
      },
      [this.#id, target, data] as const,
    );
  }

  async interrupt(): Promise<void> {
    await this.#call("interrupt");
  }

  async restart(): Promise<void> {
    await this.#call("restart");
  }

  async shutdown(): Promise<void> {
    await this.#call("shutdown");
  }

  #call(method: "interrupt" | "restart" | "shutdown"): Promise<void> {
    return this.#page.evaluate(
      async ([id, method]) => {
        await (globalThis as unknown as LabWindow).kernels.get(id)?.[method]();
      },
      [this.#id, method] as const,
    );
  }
}

interface CommConnection {
  open(data: object): unknown;
  send(data: object): unknown;
  onMsg: (message: { content: { data: unknown } }) => void;
  onClose: () => void;
}

/** The messages of a type. */
export function ofType({ messages }: Executed, type: string): KernelMessage["content"][] {
  return messages.filter(({ header }) => header.msg_type === type).map(({ content }) => content);
}

/** What was printed. */
export function printed(executed: Executed): string {
  return ofType(executed, "stream")
    .map(({ text }) => text)
    .join("");
}
