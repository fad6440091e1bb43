/** The kernel: five channels, a session, and a table of handlers between them. */
import { rmSync } from "node:fs";
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
import { BroadcastChannel } from "./broadcast.ts";
import { type Frames, HeartbeatChannel, RequestChannel } from "./channel.ts";
import {
  type ChannelName,
  type Connection,
  channelAddress,
  type Ports,
  socketFiles,
  warningsAbout,
  withSockets,
} from "./connection.ts";
import { fileHistory } from "./history.ts";
import { connect, info } from "./info.ts";
import { log } from "./log.ts";
import { Session } from "./session.ts";
import { Wire, WireError } from "./wire.ts";

/** What listens: all channels alike. */
interface Channel {
  bind(address: string): Promise<string>;
}

/** One running kernel. */
export class Kernel implements HandlerKernel {
  readonly session: Session;
  readonly info: Content = info;
  #connection: Connection;
  readonly stdin: Stdin;
  readonly comms: Comms;
  readonly history: History = fileHistory();
  readonly #dispatcher: Dispatcher;
  readonly #wire: Wire;
  readonly #author = new Author();
  readonly #shell = new RequestChannel();
  readonly #control = new RequestChannel();
  readonly #input = new RequestChannel();
  readonly #iopub = new BroadcastChannel();
  readonly #heartbeat = new HeartbeatChannel();
  #ending = false;
  #closing = false;
  #closed: (() => void) | undefined;

  /** Its cells run in `directory`. */
  constructor(connection: Connection, directory: string) {
    this.#connection = withSockets(connection);
    this.comms = new Comms((...message) => this.publish(...message));
    this.session = new Session({
      directory,
      onLost: () => this.comms.closeAll(),
      onComm: (message) => this.comms.say(message, undefined),
    });
    this.#wire = new Wire(connection.key);
    this.stdin = new Stdin((content, request) => {
      const message = this.#author.write("input_request", content, request.header);
      return this.#input.send(this.#wire.encode(message, request.identities));
    });
    this.#dispatcher = new Dispatcher(this, {
      handlers: { ...handlers, connect_request: () => connect(this.#connection) },
      log,
      onIdle: () => {
        if (this.#ending) void this.close(); // never rejects
      },
    });
  }

  /** Where it listens. */
  get connection(): Connection {
    return this.#connection;
  }

  /** Binds the channels, tells by `onBound` where it listens, and answers until `close`. */
  async run(onBound: (ports: Ports) => void = () => {}): Promise<void> {
    for (const warning of warningsAbout(this.#connection)) log(warning);
    const [hb_port, iopub_port, control_port, stdin_port, shell_port] = await Promise.all([
      this.#bind(this.#heartbeat, "hb"),
      this.#bind(this.#iopub, "iopub"),
      this.#bind(this.#control, "control"),
      this.#bind(this.#input, "stdin"),
      this.#bind(this.#shell, "shell"),
    ]);
    const ports = { hb_port, iopub_port, control_port, stdin_port, shell_port };
    this.#connection = { ...this.#connection, ...ports };
    onBound(ports);
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
    void this.#iopub.subscriptions((topic) => this.#greet(topic));
    void this.#control.receive((frames) => this.#receive(frames, this.#control));
    void this.#input.receive((frames) => this.#receiveInput(frames));
    void this.#shell.receive((frames) => this.#receive(frames, this.#shell));
    // No "starting" status: it could overtake the welcome, which is to be a client's first message.
    await closed;
  }

  /** Ends the session and the channels, once everything queued has been sent. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.session.close();
    this.#heartbeat.close();
    const channels = [this.#shell, this.#control, this.#input, this.#iopub];
    await Promise.all(channels.map((channel) => channel.close()));
    for (const file of socketFiles(this.#connection)) rmSync(file, { force: true });
    this.#closed?.();
  }

  /** Listens on one channel; its port, or its socket's number. */
  async #bind(channel: Channel, name: ChannelName): Promise<number> {
    const address = await channel.bind(channelAddress(this.#connection, name));
    return Number(/\d+$/.exec(address)?.[0]);
  }

  /** Closes the kernel once the request under way has its reply. */
  closeAfterReply(): void {
    this.#ending = true;
  }

  /** Tells every client; resolves when the message is on its way. */
  publish(
    type: string,
    content: Content | EncodedContent,
    parent?: Request,
    extra?: MessageExtra,
  ): Promise<void> {
    const message = this.#author.write(type, content, parent?.header, extra);
    return this.#iopub.send(this.#wire.encode(message, [Buffer.from(`kernel.${type}`)]));
  }

  /** A client that has just subscribed learns that from now on it hears everything (JEP 65). */
  #greet(topic: Uint8Array): void {
    const subscription = Buffer.from(topic).toString("utf8");
    const message = this.#author.write("iopub_welcome", { subscription });
    void this.#iopub.send(this.#wire.encode(message, [topic])); // a send never rejects
  }

  #decode(frames: Frames): Request | undefined {
    try {
      return this.#wire.decode(frames);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      log(`message dropped: ${error.message}`);
      return undefined;
    }
  }

  #receiveInput(frames: Frames): void {
    const reply = this.#decode(frames);
    if (reply?.header.msg_type === "input_reply") this.stdin.answer(reply);
  }

  #receive(frames: Frames, channel: RequestChannel): void {
    const request = this.#decode(frames);
    if (request === undefined) return;
    this.#dispatcher.take(request, (type, content) => {
      const message = this.#author.write(type, content, request.header);
      return channel.send(this.#wire.encode(message, request.identities));
    });
  }
}
