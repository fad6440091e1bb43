/**
 * The one door to ZeroMQ. zeromq.js lets only one `send` be under way and drops none only if each is
 * awaited: a channel queues them, so the rest of the kernel sends when it likes.
 */
import { Reply, Router, XPublisher } from "zeromq";
import { log } from "./log.ts";

/** Frames as they come from and go to a socket. */
export type Frames = readonly Uint8Array[];

/** How long a closed socket still tries to deliver, in milliseconds. */
const LINGER_MS = 1000;
/** No limit: a slow reader must not make ZeroMQ throw messages away. */
const UNLIMITED = 0;

type Sending = Pick<Router | XPublisher, "send" | "close">;

/** A socket whose sends leave in order, one at a time. */
class SendQueue {
  readonly #socket: Sending;
  #last: Promise<void> = Promise.resolve();

  constructor(socket: Sending) {
    this.#socket = socket;
  }

  /** Resolves when the frames were handed to ZeroMQ. A client that has gone is no error. */
  send(frames: Frames): Promise<void> {
    this.#last = this.#last.then(() => this.#socket.send(frames as Buffer[])).catch(() => {});
    return this.#last;
  }

  /** Resolves when everything queued so far was handed over. */
  drained(): Promise<void> {
    return this.#last;
  }
}

/** A channel of requests and replies: shell, control, stdin. */
export class RequestChannel {
  readonly #socket = new Router({ linger: LINGER_MS, sendHighWaterMark: UNLIMITED });
  readonly #queue = new SendQueue(this.#socket);

  bind(address: string): Promise<void> {
    return this.#socket.bind(address);
  }

  /** Hands every message to `take` until the channel is closed, whatever `take` makes of it. */
  async receive(take: (frames: Frames) => void): Promise<void> {
    for await (const frames of this.#socket) {
      try {
        take(frames);
      } catch (error) {
        log("a message could not be taken", error);
      }
    }
  }

  send(frames: Frames): Promise<void> {
    return this.#queue.send(frames);
  }

  async close(): Promise<void> {
    await this.#queue.drained();
    this.#socket.close();
  }
}

/** The channel on which every client hears what the kernel does. */
export class BroadcastChannel {
  readonly #socket = new XPublisher({ linger: LINGER_MS, sendHighWaterMark: UNLIMITED });
  readonly #queue = new SendQueue(this.#socket);

  async bind(address: string): Promise<void> {
    this.#socket.verbosity = "allSubs"; // each new client is greeted, not only the first
    await this.#socket.bind(address);
  }

  /** Calls `greet` with the topic of each subscription until the channel is closed. */
  async subscriptions(greet: (topic: Uint8Array) => void): Promise<void> {
    for await (const [frame] of this.#socket) {
      if (frame?.[0] === 1) greet(frame.subarray(1));
    }
  }

  send(frames: Frames): Promise<void> {
    return this.#queue.send(frames);
  }

  async close(): Promise<void> {
    await this.#queue.drained();
    this.#socket.close();
  }
}

/** Sends every message back: how clients know that the kernel is alive. */
export class HeartbeatChannel {
  readonly #socket = new Reply({ linger: 0 });

  async bind(address: string): Promise<void> {
    await this.#socket.bind(address);
    void this.#beat(); // ends when the socket is closed
  }

  close(): void {
    this.#socket.close();
  }

  async #beat(): Promise<void> {
    for await (const frames of this.#socket) await this.#socket.send(frames);
  }
}
