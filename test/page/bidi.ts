/** A browser driven over WebDriver BiDi (W3C), which Firefox speaks by itself. */
import { once } from "node:events";
import { WebSocket } from "ws";

/** Something the browser told without being asked. */
export interface BidiEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a script gave, as BiDi writes it. */
interface RemoteValue {
  readonly type: string;
  readonly value?: unknown;
}

interface Waiting {
  resolve(result: Record<string, unknown>): void;
  reject(error: Error): void;
}

/** One session. */
export class Bidi {
  /** Everything that was told, in order. */
  readonly events: BidiEvent[] = [];
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #id = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.#take(JSON.parse(String(data))));
    socket.on("close", () => this.#lose());
  }

  /** Connects to `address` (`ws://127.0.0.1:PORT`) and starts a session. */
  static async connect(address: string): Promise<Bidi> {
    const socket = new WebSocket(`${address}/session`);
    await once(socket, "open");
    const bidi = new Bidi(socket);
    await bidi.send("session.new", { capabilities: {} });
    return bidi;
  }

  /** Sends a command and waits for its answer. */
  send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** The value (text, number, boolean or nothing) of an expression in a tab. */
  async evaluate(context: string, expression: string): Promise<unknown> {
    const answer = await this.send("script.evaluate", {
      expression,
      target: { context },
      awaitPromise: true,
    });
    const { type, result } = answer as { type: string; result: RemoteValue };
    if (type !== "success") throw new Error(`${expression}: ${JSON.stringify(answer)}`);
    return result.value;
  }

  close(): void {
    this.#socket.close();
  }

  #take(message: { id?: number; type: string } & Record<string, unknown>): void {
    if (message.type === "event") {
      this.events.push(message as unknown as BidiEvent);
      return;
    }
    const waiting = this.#waiting.get(message.id ?? 0);
    this.#waiting.delete(message.id ?? 0);
    if (message.type === "success") waiting?.resolve(message.result as Record<string, unknown>);
    else waiting?.reject(new Error(`${message.error}: ${message.message}`));
  }

  #lose(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error("the browser went away"));
  }
}
