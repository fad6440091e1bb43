/**
 * A Jupyter client for tests, written from the messaging protocol and not from the kernel's code:
 * it starts the built kernel as a client would and speaks real ZeroMQ.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Dealer, Request as HeartbeatSocket, Subscriber } from "zeromq";
import { chainruleKernelspec } from "../../src/lab/kernelspecs.ts";

/** One message as it came. */
export interface Received {
  readonly channel: "shell" | "control" | "stdin" | "iopub";
  readonly topic: string;
  readonly type: string;
  readonly header: Record<string, string>;
  readonly parent: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect in it
  readonly content: any;
  readonly metadata: Record<string, unknown>;
  readonly buffers: readonly Buffer[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const DELIMITER = "<IDS|MSG>";
const none = { shell: 0, iopub: 0, stdin: 0, control: 0, hb: 0 };
/** Beyond the time that vitest gives a test, unless the test asks for more. */
const DEADLINE_MS = 240_000;

/** A started kernel and its client. */
export class Client {
  readonly key: string = randomUUID();
  readonly session: string = randomUUID();
  readonly received: Received[] = [];
  readonly process: ChildProcess;
  readonly shell: Dealer = new Dealer({ routingId: this.session, linger: 0 });
  readonly control: Dealer = new Dealer({ routingId: this.session, linger: 0 });
  readonly stdin: Dealer = new Dealer({ routingId: this.session, linger: 0 });
  readonly iopub: Subscriber = new Subscriber({ linger: 0 });
  readonly heartbeat: HeartbeatSocket = new HeartbeatSocket({ linger: 0 });
  /** Where the kernel listens. */
  ports: Readonly<Record<"shell" | "iopub" | "stdin" | "control" | "hb", number>> = none;
  /** What the kernel process wrote to its standard error: its log. */
  log = "";
  readonly #folder: string;
  #wake: () => void = () => {};

  private constructor(folder: string, directory: string, environment: NodeJS.ProcessEnv) {
    this.#folder = folder;
    const { argv, env } = chainruleKernelspec(root);
    const [program, ...words] = argv.map((word) =>
      word.replace("{connection_file}", join(folder, "connection.json")),
    );
    this.process = spawn(program, words, {
      cwd: directory,
      env: { ...process.env, ...env, ...environment, CHAINRULE_HISTORY: join(folder, "history") },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.process.stderr?.on("data", (chunk) => {
      this.log += String(chunk);
      this.#wake();
    });
  }

  /** Starts a kernel that works in `directory` and waits until its broadcasts are heard. */
  static async start(
    directory: string = process.cwd(),
    environment: NodeJS.ProcessEnv = {},
  ): Promise<Client> {
    const folder = mkdtempSync(join(tmpdir(), "chainrule-kernel-"));
    const ports = await freePorts(5);
    const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports;
    const client = new Client(folder, directory, environment);
    const connection = {
      transport: "tcp",
      ip: "127.0.0.1",
      key: client.key,
      signature_scheme: "hmac-sha256",
    };
    const file = { ...connection, shell_port, iopub_port, stdin_port, control_port, hb_port };
    writeFileSync(join(folder, "connection.json"), JSON.stringify(file));
    client.ports = {
      shell: shell_port,
      iopub: iopub_port,
      stdin: stdin_port,
      control: control_port,
      hb: hb_port,
    };
    client.#connect(ports);
    await client.until((m) => m.type === "iopub_welcome");
    return client;
  }

  #connect([shell, iopub, stdin, control, heartbeat]: number[]): void {
    this.shell.connect(`tcp://127.0.0.1:${shell}`);
    this.iopub.connect(`tcp://127.0.0.1:${iopub}`);
    this.stdin.connect(`tcp://127.0.0.1:${stdin}`);
    this.control.connect(`tcp://127.0.0.1:${control}`);
    this.heartbeat.connect(`tcp://127.0.0.1:${heartbeat}`);
    this.iopub.subscribe();
    for (const channel of ["shell", "control", "stdin", "iopub"] as const) void this.#read(channel);
  }

  async #read(channel: Received["channel"]): Promise<void> {
    for await (const frames of this[channel]) {
      this.received.push(this.#parse(channel, frames));
      this.#wake();
    }
  }

  #parse(channel: Received["channel"], frames: Buffer[]): Received {
    const at = frames.findIndex((frame) => frame.toString() === DELIMITER);
    const [signature, ...parts] = frames.slice(at + 1);
    if (signature.toString() !== this.sign(parts.slice(0, 4))) throw new Error("bad signature");
    const [header, parent, metadata, content] = parts
      .slice(0, 4)
      .map((part) => JSON.parse(part.toString()));
    const topic = at > 0 ? frames[0].toString() : "";
    const type = header.msg_type;
    const buffers = parts.slice(4);
    return { channel, topic, type, header, parent, content, metadata, buffers };
  }

  sign(parts: readonly Buffer[]): string {
    const hmac = createHmac("sha256", this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }

  /** The frames of a message, and its id. */
  frames(type: string, content: unknown): { id: string; frames: Buffer[] } {
    const id = randomUUID();
    const date = new Date().toISOString();
    const header = {
      msg_id: id,
      session: this.session,
      username: "test",
      date,
      msg_type: type,
      version: "5.3",
    };
    const parts = [header, {}, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
    return { id, frames: [Buffer.from(DELIMITER), Buffer.from(this.sign(parts)), ...parts] };
  }

  /** Sends a request and returns its id. */
  async send(
    type: string,
    content: unknown,
    channel: "shell" | "control" | "stdin" = "shell",
  ): Promise<string> {
    const { id, frames } = this.frames(type, content);
    await this[channel].send(frames);
    return id;
  }

  /** Sends a request and waits for its reply and the end of its broadcasts. */
  async ask(
    type: string,
    content: unknown = {},
    channel: "shell" | "control" = "shell",
  ): Promise<Received> {
    return this.reply(await this.send(type, content, channel));
  }

  /** The reply to request `id`, once its `idle` has been heard too. */
  async reply(id: string): Promise<Received> {
    await this.until((m) => m.parent.msg_id === id && m.content.execution_state === "idle");
    return this.until(
      (m) => m.parent.msg_id === id && m.type.endsWith("_reply") && m.channel !== "iopub",
    );
  }

  /** Runs a cell. */
  async execute(
    code: string,
    options: object = {},
  ): Promise<{ reply: Received; messages: Received[] }> {
    const content = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    };
    const reply = await this.ask("execute_request", { ...content, ...options });
    return { reply, messages: this.about(reply.parent.msg_id) };
  }

  /** Everything broadcast about request `id`, in order. */
  about(id: string): Received[] {
    return this.received.filter((m) => m.channel === "iopub" && m.parent.msg_id === id);
  }

  /** Resolves with the first message, past or coming, that satisfies `test`. */
  async until(test: (message: Received) => boolean): Promise<Received> {
    const end = performance.now() + DEADLINE_MS;
    for (;;) {
      const found = this.received.find(test);
      if (found !== undefined) return found;
      if (performance.now() > end) throw new Error(`no such message came; log: ${this.log}`);
      await this.#next();
    }
  }

  /** Resolves when the kernel has logged something that matches. */
  async logged(pattern: RegExp): Promise<void> {
    const end = performance.now() + DEADLINE_MS;
    while (!pattern.test(this.log)) {
      if (performance.now() > end) throw new Error(`not logged: ${pattern}; log: ${this.log}`);
      await this.#next();
    }
  }

  /** Resolves at the next message or log line, and once a second for the deadline's sake. */
  #next(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 1000);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends kernel and client. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill("SIGKILL");
      await ended;
    }
    for (const socket of [this.shell, this.control, this.stdin, this.iopub, this.heartbeat])
      socket.close();
    rmSync(this.#folder, { recursive: true });
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(
    servers.map((server) => new Promise((resolve) => server.once("listening", resolve))),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
