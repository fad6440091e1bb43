/** The kernel of one notebook in JupyterLite: the kernel's own handlers, with messages that JupyterLite carries. */
import { Comms } from "../jupyter/comms.ts";
import { Dispatcher } from "../jupyter/dispatcher.ts";
import type { HandlerKernel } from "../jupyter/handlers/handler.ts";
import { handlers } from "../jupyter/handlers/table.ts";
import type { History } from "../jupyter/history.ts";
import {
  Author,
  type Content,
  type EncodedContent,
  type MessageExtra,
  type Request,
} from "../jupyter/message.ts";
import { Stdin } from "../jupyter/stdin.ts";
import type { CellRunner } from "../run/cell-runner.ts";
import { errorReport } from "../run/outputs.ts";
import { Session } from "../run/session.ts";
import { browserHistory } from "./history.ts";
import { info } from "./info.ts";
import type { KernelOptions, LabMessage, OwnSignal, SignalClass } from "./jupyterlite.ts";
import type { LiteLanguage } from "./language.ts";

/** What the lab brings to each kernel. */
export interface LiteKernelParts {
  readonly options: KernelOptions;
  readonly language: LiteLanguage;
  readonly Signal: SignalClass;
  openRunner(onLost: () => void): CellRunner;
}

/** One running kernel, as JupyterLite wants it. */
export class LiteKernel implements HandlerKernel {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly ready: Promise<void> = Promise.resolve();
  readonly disposed: OwnSignal;
  isDisposed = false;
  readonly session: Session;
  readonly info: Content = info;
  readonly stdin: Stdin;
  readonly comms: Comms;
  readonly history: History = browserHistory();
  readonly #send: KernelOptions["sendMessage"];
  readonly #author = new Author();
  readonly #dispatcher: Dispatcher;
  /** Of the client that spoke last: messages that belong to no request go there. */
  #client = "";

  constructor({ options, language, openRunner, Signal }: LiteKernelParts) {
    this.id = options.id;
    this.name = options.name;
    this.location = options.location;
    this.disposed = new Signal(this);
    this.#send = (message) => options.sendMessage(message);
    this.comms = new Comms((...message) => this.publish(...message));
    this.stdin = new Stdin(async (content, request) =>
      this.#say("stdin", "input_request", content, request),
    );
    this.session = new Session({
      language,
      openRunner,
      fileNameOf: (cell) => `cell-${cell}.ts`,
      install: async () => errorReport("NpmError", noNpm),
      onLost: () => this.comms.closeAll(),
    });
    const log = (text: string, error?: unknown): void => console.warn(`chainrule: ${text}`, error);
    this.#dispatcher = new Dispatcher(this, { handlers, log });
  }

  /** At once: JupyterLite gives the next message when this one is settled, and completion must not wait for a cell. */
  async handleMessage(message: LabMessage): Promise<void> {
    const request = requestOf(message);
    this.#client = request.header.session;
    if (request.header.msg_type === "input_reply") this.stdin.answer(request);
    else
      this.#dispatcher.take(request, async (type, content) =>
        this.#say(message.channel, type, content, request),
      );
  }

  async publish(
    type: string,
    content: Content | EncodedContent,
    parent?: Request,
    extra?: MessageExtra,
  ): Promise<void> {
    this.#say("iopub", type, content, parent, extra);
  }

  /** JupyterLite ends its kernels itself. */
  closeAfterReply(): void {
    this.dispose();
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    void this.session.close();
    this.disposed.emit(undefined);
  }

  #say(
    channel: LabMessage["channel"],
    type: string,
    content: Content | EncodedContent,
    parent?: Request,
    extra?: MessageExtra,
  ): void {
    if (this.isDisposed) return;
    const { header, ...rest } = this.#author.write(type, content, parent?.header, extra);
    // By the session JupyterLite finds the client.
    const session = parent?.header.session ?? this.#client;
    this.#send({ ...rest, header: { ...header, session }, channel });
  }
}

const noNpm =
  "this lab runs in the browser, where npm is not: cells have chainrule and the files beside the notebook";

function requestOf({
  header,
  parent_header,
  metadata,
  content,
  buffers = [],
}: LabMessage): Request {
  return {
    header: header as unknown as Request["header"],
    parent_header: parent_header as Request["parent_header"],
    metadata: metadata as Content,
    content: content as Content,
    buffers: buffers.map(bytesOf),
    identities: [],
  };
}

function bytesOf(buffer: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
